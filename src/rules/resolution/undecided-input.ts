import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project, TRAIN, TRAIN_CONTRACT, TRAIN_SPEC } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const files = {
  ...TRAIN,
  'specs/train.spec.yaml': TRAIN_SPEC.replace(
    '  table: { dependency_type: training_data }\n',
    '  table: { dependency_type: training_data }\n  weights: { dependency_type: config_file, required: false }\n',
  ),
  'contracts/train.contract.yaml': TRAIN_CONTRACT.replace(' }', ', weights: /opt/ml/input/data/weights }'),
  'specs/weigh.spec.yaml': PREPARE_SPEC.replace('Prepare', 'Weigh')
    .replace('contract: prepare', 'contract: weigh')
    .replaceAll('table', 'weights')
    .replace('output_type: processing_output', 'output_type: config_file'),
  'contracts/weigh.contract.yaml': PREPARE_CONTRACT.replace('table', 'weights'),
};

const steps = (inputs: string) => `
  steps:
    prepare: { type: Prepare }
    weigh_old: { type: Weigh }
    weigh_new: { type: Weigh }
    train: { type: Train${inputs} }
`;

export const undecidedInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES308',
  name: 'undecided-input',
  severity: 'info',
  what: 'For every optional input of a step that states no needs, one output of the pipeline fits best, or none fits.',
  why: 'Where two fit equally well the input stays open, and the step runs without the data.',
  fix: 'Say under "inputs" which output is meant, or under "needs" which steps the step needs.',
  invalid: project({ manifest: steps('') }, files),
  valid: project({ manifest: steps(', needs: [prepare, weigh_new]') }, files),
  check({ graph, wiring }, report) {
    for (const { step, dependency, candidates } of wiring.undecided) {
      const job = graph.steps.get(step);
      const isGivenOtherwise =
        dependency.request_path !== undefined || (job?.kind === 'job' && job.config.has(dependency.name));
      const names = candidates.map((candidate) => `${candidate.step}.${candidate.output.name}`);
      if (!isGivenOtherwise) {
        report(keyOf(locationOf(graph.manifest.source, 'steps', step)), {
          message: `The optional input "${dependency.name}" of step "${step}" stays open: ${listed(names)} fit equally well.`,
          help: `Write the one that is meant on "${step}", for instance: inputs: { ${dependency.name}: ${names[0] ?? ''} }; or say with "needs: []" that none is.`,
        });
      }
    }
  },
};
