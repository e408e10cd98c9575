import type { LinkedJob } from '../graph/model.js';
import type { DataType, DependencyType } from '../project/types.generated.js';
import { outputValue } from '../registry/ports.js';
import type { Wire } from '../resolver/wiring.js';
import { join } from '../sagemaker/expression.js';
import { locationOf } from '../source/location.js';
import { Traced, type ValueType } from '../source/traced.js';
import { datasetDefinition } from './datasets.js';
import type { Draft } from './draft.js';
import type { BuildInput } from './step.js';
import { entriesOf, mapAt } from './values.js';

/** What a wire carries: the property of the producer, or the value that the manifest gives. */
export function wireValue(wire: Wire): Traced {
  const { source, at } = wire;
  if (source.kind === 'value') {
    return source.value;
  }
  const { step, output } = source;
  return new Traced({ expression: outputValue(step, output), type: typeOfData(output.data_type) }, at);
}

/**
 * The one object that a wire leads to, for members that take no prefix: the output's property and its `file_name`,
 * joined at run time; just the property, or the value given, if the output names no file.
 */
export function objectValue(wire: Wire): Traced {
  const { source, at } = wire;
  return source.kind === 'output' && source.output.file_name !== undefined
    ? inFolder(wire, new Traced(source.output.file_name, at))
    : wireValue(wire);
}

/** A file in the folder that a wire leads to. */
export function inFolder(wire: Wire, file: Traced): Traced {
  const { source, at } = wire;
  if (source.kind === 'value' || typeof file.value !== 'string') {
    return wireValue(wire);
  }
  const folder = outputValue(source.step, source.output);
  return new Traced({ expression: join('/', [folder, file.value]), type: 'String' }, at);
}

/** The first wire into a dependency of a type, in the order of the specification. */
export function wireInto(input: BuildInput, type: DependencyType): Wire | undefined {
  return [...input.wires.values()].find(({ dependency }) => dependency.dependency_type === type);
}

/**
 * The wired inputs of a Processing step that the contract has a path for: whole prefixes, copied to every instance
 * before the script starts, unless `input_options` says otherwise; the result of a query goes to the wired prefix first
 * (SDK 2.257, processing.py `ProcessingInput`).
 */
export function processingInputs(input: BuildInput): readonly Draft[] {
  return [...input.wires.values()].flatMap((wire): readonly Draft[] => {
    const { name, at } = wire.dependency;
    const path = inputPath(input.job, name);
    if (path === undefined) {
      return [];
    }
    const options = inputOptions(input.job, name);
    const inputName = new Traced(name, at);
    const dataset = datasetDefinition(options, wireValue(wire), path);
    return [
      dataset === undefined
        ? processingInput(inputName, wireValue(wire), path, s3InputOptions(options))
        : { InputName: inputName, AppManaged: false, DatasetDefinition: dataset },
    ];
  });
}

/** Members of an S3Input that a config may set. */
type S3InputOptions = Partial<
  Record<'S3DataType' | 'S3InputMode' | 'S3DataDistributionType' | 'S3CompressionType', Traced | undefined>
>;

/** The members of an S3Input that an input's options set. */
export function s3InputOptions(options: ReadonlyMap<string, Traced>): S3InputOptions {
  return {
    S3DataType: options.get('s3_data_type'),
    S3InputMode: options.get('s3_input_mode'),
    S3DataDistributionType: options.get('s3_data_distribution_type'),
    S3CompressionType: options.get('compression_type'),
  };
}

/** One entry of ProcessingInputs. */
export function processingInput(
  name: Draft,
  uri: Draft,
  localPath: Draft,
  options: S3InputOptions = {},
): Draft {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: uri,
      LocalPath: localPath,
      S3DataType: options.S3DataType ?? 'S3Prefix',
      S3InputMode: options.S3InputMode ?? 'File',
      S3DataDistributionType: options.S3DataDistributionType ?? 'FullyReplicated',
      S3CompressionType: options.S3CompressionType ?? 'None',
    },
  };
}

/** How the config says that one input is read. */
export function inputOptions(job: LinkedJob, dependency: string): ReadonlyMap<string, Traced> {
  return entriesOf(mapAt(job.config, 'input_options').get(dependency));
}

/** Where the contract says that an input is found in the container; undefined if it does not say. */
export function inputPath(job: LinkedJob, dependency: string): Traced | undefined {
  const contract = job.contract?.document;
  const path = contract?.value.expected_input_paths?.[dependency];
  return contract === undefined || path === undefined
    ? undefined
    : new Traced(path, locationOf(contract.source, 'expected_input_paths', dependency));
}

function typeOfData(type: DataType): ValueType {
  return type === 'S3Uri' ? 'String' : type;
}
