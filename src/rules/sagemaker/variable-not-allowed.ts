import { jobsOf, type PipelineGraph } from '../../graph/model.js';
import { expressionsIn } from '../../graph/references.js';
import { builderKeys, ownKeys } from '../../project/config-keys.js';
import type { Location } from '../../source/location.js';
import { placeKey } from '../config/takers.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { constantTexts, referenceIn } from './constant-texts.js';

const manifest = (framework: string) => `
  parameters:
    team: { type: String, default: fraud }
  description: Prepares the table of the ${framework} team
  steps:
    prepare: { type: Prepare, config: { environment: { TEAM: "\${params.team}" } } }
`;

/**
 * Config keys say themselves whether a variable may stand there (`variable` in config-keys.schema.json and in
 * specifications). Names, descriptions, parameters and property files are plain texts in the definition
 * (sagemaker-python-sdk 2.257, workflow/steps.py, parameters.py and properties.py), and so are the description and the
 * tags in CreatePipeline (botocore 1.43 sagemaker 2017-07-24, CreatePipelineRequest).
 */
export const variableNotAllowed: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP501',
  name: 'variable-not-allowed',
  severity: 'error',
  what: 'A ${...} stands only where SageMaker or pipectl resolves it.',
  why: 'Elsewhere the text would be taken as it is written, or the pipeline could not be compiled.',
  fix: 'Write the value itself; in a config also ${env.<NAME>}, which is read when pipectl runs.',
  invalid: project({ manifest: manifest('${params.team}') }),
  valid: project({ manifest: manifest('fraud') }),
  check({ graph }, report) {
    for (const { key, at } of variablesInConstantKeys(graph)) {
      report(at, {
        message: `The config key "${key}" takes no pipeline variable: its value is needed when the pipeline is compiled.`,
        help: 'Write the value itself, or ${env.<NAME>}, which is read when pipectl runs.',
      });
    }
    for (const { text, what, at } of constantTexts(graph.manifest)) {
      const reference = referenceIn(text);
      if (reference !== undefined) {
        report(at, {
          message: `${what} takes no \${...}, so "${reference}" would stay as it is written.`,
          help: 'Write the text itself.',
        });
      }
    }
  },
};

function variablesInConstantKeys(
  graph: PipelineGraph,
): readonly { readonly key: string; readonly at: Location }[] {
  const found = new Map<string, { readonly key: string; readonly at: Location }>();
  for (const job of jobsOf(graph)) {
    const spec = job.spec.document.value;
    const [builders, own] = [builderKeys(spec.sagemaker_step_type), ownKeys(spec)];
    for (const [key, { traced }] of job.config) {
      if ((own.get(key) ?? builders.get(key))?.variable === false) {
        for (const { at } of expressionsIn(traced)) {
          found.set(placeKey(at), { key, at });
        }
      }
    }
  }
  return [...found.values()];
}
