import type { DependencyPort, OutputPort } from '../../src/registry/ports.js';
import { spanOf, type Location } from '../../src/source/location.js';
import type { Wiring } from '../../src/resolver/wiring.js';

/** A place for ports that no file declares. */
export const NOWHERE: Location = {
  source: {
    file: '/project/nowhere',
    span: () => ({ file: '/project/nowhere', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
  },
  path: [],
  target: 'value',
};

/** A required processing output, but for what is given. */
export function dependencyPort(name: string, parts: Partial<DependencyPort> = {}): DependencyPort {
  return {
    name,
    dependency_type: 'processing_output',
    required: true,
    data_type: 'S3Uri',
    compatible_sources: [],
    semantic_keywords: [],
    shared: false,
    at: NOWHERE,
    ...parts,
  };
}

/** A processing output, but for what is given. */
export function outputPort(name: string, parts: Partial<OutputPort> = {}): OutputPort {
  return {
    name,
    output_type: 'processing_output',
    data_type: 'S3Uri',
    property_path: `ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
    aliases: [],
    semantic_keywords: [],
    at: NOWHERE,
    ...parts,
  };
}

/** A wiring as lines: one for each wire, open, ambiguous or wrong input. */
export function wiringLines(wiring: Wiring): readonly string[] {
  const wires = [...wiring.wires].flatMap(([step, inputs]) =>
    [...inputs].map(([name, { source, chosen, score }]) => {
      const from = source.kind === 'output' ? `${source.step}.${source.output.name}` : 'a value';
      return `${step}.${name} <- ${from} (${chosen === 'explicit' ? chosen : score.toFixed(2)})`;
    }),
  );
  return [
    ...wires,
    ...wiring.unmet.map(({ step, dependency }) => `${step}.${dependency.name} is unmet`),
    ...wiring.ambiguous.map(
      ({ step, dependency, candidates }) =>
        `${step}.${dependency.name} is one of ${candidates.map((entry) => `${entry.step}.${entry.output.name}`).join(', ')}`,
    ),
    ...wiring.bad.map(({ step, name, at, problem }) => {
      const { line, column } = spanOf(at).start;
      return `${step}.${name} at ${line}:${column} has a bad ${problem.kind}`;
    }),
  ];
}

const processingOutput = (name: string, rest = ''): string =>
  `  ${name}: { output_type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri"${rest} }\n`;

/** Specifications of a small library: load, prepare, train, evaluate, package, register. */
export const SPECS: Readonly<Record<string, string>> = {
  'specs/load.spec.yaml':
    'step_type: Load\nsagemaker_step_type: Processing\nnode_type: source\noutputs:\n' +
    processingOutput('DATA', ', semantic_keywords: [data, raw]') +
    processingOutput('METADATA') +
    processingOutput('SIGNATURE') +
    'job_types: { training: {}, validation: {}, calibration: {} }\n',
  'specs/prepare.spec.yaml': `step_type: Prepare
sagemaker_step_type: Processing
node_type: internal
dependencies:
  DATA: { dependency_type: processing_output, compatible_sources: [Load], semantic_keywords: [data, raw] }
  DATA_SECONDARY: { dependency_type: processing_output, required: false, compatible_sources: [Load] }
  SIGNATURE: { dependency_type: processing_output, required: false, compatible_sources: [Load] }
outputs:
${processingOutput('processed_data', ', aliases: [training_data, input_path], semantic_keywords: [processed]')}job_types: { training: {}, validation: {}, calibration: {} }
`,
  'specs/train.spec.yaml': `step_type: Train
sagemaker_step_type: Training
node_type: internal
dependencies:
  train_data: { dependency_type: training_data, compatible_sources: [Prepare], semantic_keywords: [train, processed] }
  validation_data: { dependency_type: validation_data, required: false, compatible_sources: [Prepare] }
  config: { dependency_type: config_file, required: false }
outputs:
  model_artifacts:
    output_type: model_artifacts
    property_path: properties.ModelArtifacts.S3ModelArtifacts
    aliases: [model_input, model_data]
  training_metrics: { output_type: processing_output, property_path: properties.OutputDataConfig.S3OutputPath }
`,
  'specs/evaluate.spec.yaml': `step_type: Evaluate
sagemaker_step_type: Processing
node_type: internal
dependencies:
  model_input: { dependency_type: model_artifacts, compatible_sources: [Train] }
  processed_data: { dependency_type: processing_output, compatible_sources: [Prepare], semantic_keywords: [calibration, validation] }
outputs:
${processingOutput('eval_output')}${processingOutput('metrics_output', ', aliases: [metrics]')}`,
  'specs/package.spec.yaml': `step_type: Package
sagemaker_step_type: Processing
node_type: internal
dependencies:
  model_input: { dependency_type: model_artifacts, compatible_sources: [TrainingStep] }
outputs:
  packaged_model: { output_type: model_artifacts, property_path: "properties.ProcessingOutputConfig.Outputs['packaged_model'].S3Output.S3Uri" }
`,
  'specs/register.spec.yaml': `step_type: Register
sagemaker_step_type: RegisterModel
node_type: sink
dependencies:
  PackagedModel: { dependency_type: model_artifacts, compatible_sources: [Package] }
  model_metrics: { dependency_type: processing_output, required: false, compatible_sources: [Evaluate] }
`,
};
