import { expressionsIn } from '../../graph/references.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { partsOf } from '../../builders/job-parts.js';
import { mapAt, valueAt } from '../../builders/values.js';
import { isTracedList, isTracedMap, type Traced } from '../../source/traced.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';

const steps = (hyperparameter: string) =>
  project(
    {
      manifest: `
      parameters: { depth: { type: Integer, default: 6 } }
      steps:
        prepare: { type: Prepare }
        train:
          type: Train
          needs: [prepare]
          config: { hyperparameters: { ${hyperparameter} } }
      `,
    },
    TRAIN,
  );

/**
 * SageMaker puts a pipeline variable in place of a whole value only (sagemaker-python-sdk 2.257, workflow/entities.py):
 * a hyperparameter that is a list or map, and an environment variable that is a map, travel as JSON text, and so do a
 * version's model card and the inputs of its model.
 */
export const variableInStructure: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP514',
  name: 'variable-in-structure',
  severity: 'error',
  what: 'No pipeline variable stands inside a list or map that travels as one text.',
  why: 'Hyperparameters, environment variables and model cards are texts: a list or map is written as JSON when the pipeline is compiled, before the variable has a value.',
  fix: 'Give the variable a hyperparameter or environment variable of its own.',
  invalid: steps('depths: [4, "${params.depth}"]'),
  valid: steps('depth: "${params.depth}"'),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      for (const { name, carrier, value } of structures(job)) {
        for (const { at } of expressionsIn(value)) {
          report(at, {
            message: `A pipeline variable stands inside the ${carrier} "${name}" of step "${job.name}", which travels as one JSON text.`,
            help:
              carrier === 'config key'
                ? 'Write the value itself, or all of the JSON as one text with the variable in it.'
                : `Write the value itself, or give the variable a ${carrier} of its own.`,
          });
        }
      }
    }
  },
};

interface Structure {
  readonly name: string;
  readonly carrier: 'hyperparameter' | 'environment variable' | 'config key';
  readonly value: Traced;
}

function structures(job: LinkedJob): readonly Structure[] {
  const spec = job.spec.document.value;
  const given =
    spec.sagemaker_step_type === 'Training' || spec.sagemaker_step_type === 'Tuning'
      ? [...mapAt(job.config, 'hyperparameters')].map(([name, value]): Structure => ({
          name,
          carrier: 'hyperparameter',
          value,
        }))
      : [];
  const own = Object.entries(spec.config?.properties ?? {}).flatMap(([key, property]): Structure[] => {
    const value = valueAt(job.config, key);
    if (value === undefined || property.argument !== undefined) {
      return [];
    }
    return property.env === undefined
      ? [{ name: property.hyperparameter ?? key, carrier: 'hyperparameter', value }]
      : [{ name: property.env, carrier: 'environment variable', value }];
  });
  return [...given, ...own, ...jsonTexts(job)].filter(
    ({ carrier, value: { value } }) =>
      isTracedMap(value) || (isTracedList(value) && carrier === 'hyperparameter'),
  );
}

/** What a version is told as JSON text (SDK 2.257, model.py `register`, model_card.py `ModelPackageModelCard`). */
function jsonTexts(job: LinkedJob): readonly Structure[] {
  if (job.spec.document.value.sagemaker_step_type !== 'RegisterModel') {
    return [];
  }
  const inputs = partsOf(job).map((part) => valueAt(part.job.config, 'data_input_configuration'));
  const content = mapAt(job.config, 'model_card').get('model_card_content');
  return [
    ...[...new Set(inputs)].map((value) => ({ name: 'data_input_configuration', value })),
    { name: 'model_card_content', value: content },
  ].flatMap(({ name, value }): Structure[] =>
    value === undefined ? [] : [{ name, carrier: 'config key', value }],
  );
}
