import { memberOf } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { sentence, stepNoun } from './words.js';

const MODEL_CHECKS = ['MODEL_BIAS', 'MODEL_EXPLAINABILITY'];

const example = (checkType: string) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'bias',
        Type: 'ClarifyCheck',
        CheckType: checkType,
        Arguments: {
          AppSpecification: { ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/clarify:1.0' },
          ProcessingResources: {
            ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
          },
          RoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
        },
      },
    ]),
  );

/** SDK 2.257, workflow/clarify_check_step.py: `to_request` takes the name out of analysis_config.json and writes it here. */
export const checkWithoutModel: DefinitionRule = {
  scope: 'definition',
  code: 'SMP543',
  name: 'check-without-model',
  severity: 'error',
  what: 'A Clarify check of a model says which model.',
  why: 'SageMaker puts the name into the configuration of the analysis, which asks the model for predictions.',
  fix: 'Add "ModelName", or check DATA_BIAS.',
  invalid: example('MODEL_BIAS'),
  valid: example('DATA_BIAS'),
  check({ steps }, report) {
    for (const step of steps.filter(({ type }) => type === 'ClarifyCheck')) {
      const checkType = memberOf(step.value, 'CheckType');
      if (
        typeof checkType === 'string' &&
        MODEL_CHECKS.includes(checkType) &&
        memberOf(step.value, 'ModelName') === undefined
      ) {
        report(step.pointer, {
          message: sentence(`${stepNoun(step)} checks ${checkType}, but has no "ModelName".`),
          help: 'Add it: the name of a model in SageMaker, or a reference to the step that makes one.',
        });
      }
    }
  },
};
