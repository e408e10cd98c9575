import { locationOf, type Location } from '../source/location.js';
import type { DataType, DependencyType, StepSpec } from '../project/types.generated.js';
import type { Document } from '../project/document.js';
import { join, stepProperty } from '../sagemaker/expression.js';
import type { Json } from '../source/traced.js';

/** One thing a step consumes, with the defaults of the specification format filled in. */
export interface DependencyPort {
  readonly name: string;
  readonly dependency_type: DependencyType;
  readonly required: boolean;
  readonly data_type: DataType;
  readonly compatible_sources: readonly string[];
  readonly semantic_keywords: readonly string[];
  readonly shared: boolean;
  /** Where the value goes in the step's arguments, as in `ProductionVariants[0].ModelName`. */
  readonly request_path?: string;
  readonly at: Location;
}

/** One thing a step produces, with the defaults of the specification format filled in. */
export interface OutputPort {
  readonly name: string;
  readonly output_type: DependencyType;
  readonly data_type: DataType;
  /** Path in the step's SageMaker properties, without the leading `properties.`. */
  readonly property_path: string;
  readonly file_name?: string;
  /** The file of the training job that the property names, which is the output then. */
  readonly training_job_file?: string;
  /** What the name of that training job follows in the output's URI: parts to be joined by `/`. */
  readonly output_path?: readonly Json[];
  readonly aliases: readonly string[];
  readonly semantic_keywords: readonly string[];
  readonly at: Location;
}

/** What a step type consumes and produces, by logical name. */
export interface Ports {
  readonly dependencies: ReadonlyMap<string, DependencyPort>;
  readonly outputs: ReadonlyMap<string, OutputPort>;
}

/** The ports of a specification, narrowed by one of its job types if given and known; sorted by name, so that the order of a file's keys decides nothing. */
export function portsOf(document: Document<StepSpec>, jobType: string | undefined): Ports {
  const { value: spec, source } = document;
  const variant = new Map(Object.entries(spec.job_types ?? {})).get(jobType ?? '');
  const dependencies = sorted(spec.dependencies ?? {}).map(([name, dependency]): [string, DependencyPort] => {
    const narrowed = { ...dependency, ...variant?.dependencies?.[name] };
    return [
      name,
      {
        name,
        dependency_type: dependency.dependency_type,
        required: narrowed.required ?? true,
        data_type: dependency.data_type ?? 'S3Uri',
        compatible_sources: narrowed.compatible_sources ?? [],
        semantic_keywords: narrowed.semantic_keywords ?? [],
        shared: dependency.shared ?? false,
        ...(dependency.request_path === undefined ? {} : { request_path: dependency.request_path }),
        at: locationOf(source, 'dependencies', name),
      },
    ];
  });
  const outputs = sorted(spec.outputs ?? {}).map(([name, output]): [string, OutputPort] => {
    const narrowed = { ...output, ...variant?.outputs?.[name] };
    return [
      name,
      {
        name,
        output_type: output.output_type,
        data_type: output.data_type ?? 'S3Uri',
        property_path: output.property_path.replace(/^properties\./, ''),
        ...(output.file_name === undefined ? {} : { file_name: output.file_name }),
        ...(output.training_job_file === undefined ? {} : { training_job_file: output.training_job_file }),
        aliases: narrowed.aliases ?? [],
        semantic_keywords: narrowed.semantic_keywords ?? [],
        at: locationOf(source, 'outputs', name),
      },
    ];
  });
  return { dependencies: new Map(dependencies), outputs: new Map(outputs) };
}

function sorted<T>(ports: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(ports).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The output that has a name or alias. */
export function findOutput(ports: Ports, name: string): OutputPort | undefined {
  return (
    ports.outputs.get(name) ?? [...ports.outputs.values()].find((output) => output.aliases.includes(name))
  );
}

/**
 * The value of an output at run time: its property; for the model of a training job of a tuning job
 * <output path>/<training job>/<file>, joined as the SDK does (SDK 2.257, workflow/steps.py
 * `TuningStep.get_top_model_s3_uri`). If the output path is not known, it is read from the tuning job's description.
 */
export function outputValue(step: string, output: OutputPort): Json {
  const property = stepProperty(step, output.property_path);
  if (output.training_job_file === undefined) {
    return property;
  }
  const root = output.output_path ?? [
    stepProperty(step, 'TrainingJobDefinition.OutputDataConfig.S3OutputPath'),
  ];
  return join('/', [...root, property, output.training_job_file]);
}
