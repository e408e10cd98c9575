import { posix } from 'node:path';
import { isPackage } from '../../builders/code.js';
import { mapAt } from '../../builders/values.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { MAX_PROCESSING_PORTS, TRAINING_CHANNELS } from '../../sagemaker/limits.js';
import { keyOf, locationOf, type Location } from '../../source/location.js';
import { runsTraining } from '../alignment/container-paths.js';
import { project } from '../example.js';
import type { PipelineContext, PipelineRule } from '../rule.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `part${index + 1}`);

const files = (count: number) =>
  project({
    spec: `
step_type: Prepare
sagemaker_step_type: Processing
node_type: source
contract: prepare
outputs:
${names(count)
  .map(
    (name) =>
      `  ${name}: { output_type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri" }`,
  )
  .join('\n')}
`,
    contract: `
entry_point: prepare.py
script_location: image
expected_output_paths:
${names(count)
  .map((name) => `  ${name}: /opt/ml/processing/output/${name}`)
  .join('\n')}
`,
  });

export const tooManyInputs: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP510',
  name: 'too-many-inputs',
  severity: 'error',
  what: 'A Processing step has at most 10 inputs, its code among them, and 10 outputs; a Training step has at most 20 channels.',
  why: 'SageMaker rejects the definition.',
  fix: 'Split the step, or put several files into one input or output.',
  invalid: files(11),
  valid: files(10),
  check(context, report) {
    for (const job of jobsOf(context.graph)) {
      for (const { count, limit, noun, at } of countsOf(job, context)) {
        if (count > limit) {
          report(keyOf(job.at), {
            message: `Step "${job.name}" has ${count} ${noun}; SageMaker takes at most ${limit}.`,
            help: 'Split the step, or put several files into one of them.',
            related: [{ message: 'They are declared here.', at: keyOf(at) }],
          });
        }
      }
    }
  },
};

interface Count {
  readonly count: number;
  readonly limit: number;
  readonly noun: string;
  readonly at: Location;
}

function countsOf(job: LinkedJob, { wiring, code }: PipelineContext): readonly Count[] {
  const { source, value } = job.spec.document;
  const { expected_input_paths: inputs = {}, expected_output_paths: outputs = {} } =
    job.contract?.document.value ?? {};
  const paths = [...(wiring.wires.get(job.name)?.keys() ?? [])].flatMap((name) =>
    Object.hasOwn(inputs, name) ? (inputs[name] ?? []) : [],
  );
  const dependencies = locationOf(source, 'dependencies');
  if (runsTraining(value.sagemaker_step_type)) {
    const wired = paths.map((path) => posix.basename(path));
    const count = new Set([...wired, ...mapAt(job.config, 'channels').keys()]).size;
    return [{ count, limit: TRAINING_CHANNELS.max, noun: 'channels', at: dependencies }];
  }
  if (value.sagemaker_step_type !== 'Processing') {
    return [];
  }
  const produced = [...job.ports.outputs.keys()].filter((name) => Object.hasOwn(outputs, name)).length;
  const packed = code.get(job.name);
  const codeInputs = !isPackage(packed) ? 0 : packed.kind === 'archive' ? 2 : 1;
  const noun = codeInputs === 0 ? 'inputs' : `inputs, ${codeInputs} of them for its code`;
  return [
    { count: paths.length + codeInputs, limit: MAX_PROCESSING_PORTS, noun, at: dependencies },
    { count: produced, limit: MAX_PROCESSING_PORTS, noun: 'outputs', at: locationOf(source, 'outputs') },
  ];
}
