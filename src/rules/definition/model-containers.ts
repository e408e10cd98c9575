import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { sentence, stepNoun } from './words.js';

const container = { Image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1' };
const example = (members: { readonly PrimaryContainer?: typeof container }) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'model',
        Type: 'Model',
        Arguments: {
          ExecutionRoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
          Containers: [container, container],
          ...members,
        },
      },
    ]),
  );

/**
 * SageMaker Developer Guide, page inference-pipelines: Containers is set instead of PrimaryContainer. That neither of
 * them is given, another rule says.
 */
export const modelContainers: DefinitionRule = {
  scope: 'definition',
  code: 'SMP567',
  name: 'model-containers',
  severity: 'error',
  what: 'A model has one primary container or a list of containers, not both.',
  why: 'SageMaker refuses the request when the step runs.',
  fix: 'Remove "PrimaryContainer", and put it first in "Containers" if it is meant to run.',
  invalid: example({ PrimaryContainer: container }),
  valid: example({}),
  check({ steps }, report) {
    for (const step of steps) {
      const primary = memberOf(step.value, 'Arguments', 'PrimaryContainer');
      const containers = memberOf(step.value, 'Arguments', 'Containers');
      if (step.type === 'Model' && primary !== undefined && containers !== undefined) {
        report(
          pointerTo(step.pointer, 'Arguments', 'PrimaryContainer'),
          {
            message: sentence(`${stepNoun(step)} has both "PrimaryContainer" and "Containers".`),
            help: 'Remove one of the two.',
            related: [
              { message: 'The other one.', pointer: pointerTo(step.pointer, 'Arguments', 'Containers') },
            ],
          },
          'key',
        );
      }
    }
  },
};
