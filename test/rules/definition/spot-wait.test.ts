import { spotWait } from '../../../src/rules/definition/spot-wait.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('spot-wait', () => {
  const spot = (StoppingCondition: Json) => ({ EnableManagedSpotTraining: true, StoppingCondition });

  it('reports a wait that is shorter than the run, and none', () => {
    expect(
      findIn(
        spotWait,
        definitionOf([
          training(spot({ MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: 3600 })),
          training(spot({ MaxRuntimeInSeconds: 7200 })),
          training({ EnableManagedSpotTraining: true, StoppingCondition: undefined }),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/StoppingCondition/MaxWaitTimeInSeconds',
        message:
          'Step "train" waits 3600 seconds for its job, less than "MaxRuntimeInSeconds", which is 7200.',
        help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
        related: [
          {
            message: 'How long the job may run.',
            pointer: '/Steps/0/Arguments/StoppingCondition/MaxRuntimeInSeconds',
          },
        ],
      },
      {
        at: '/Steps/1/Arguments/EnableManagedSpotTraining (key)',
        message: 'Step "train" runs on spot instances, but nothing says how long to wait for it.',
        help: 'Add "MaxWaitTimeInSeconds" to "StoppingCondition", at least 7200.',
      },
      {
        at: '/Steps/2/Arguments/EnableManagedSpotTraining (key)',
        message: 'Step "train" runs on spot instances, but nothing says how long to wait for it.',
        help: 'Add "MaxWaitTimeInSeconds" to "StoppingCondition".',
      },
    ]);
  });

  it('looks into the jobs of a tuning job', () => {
    expect(
      findIn(
        spotWait,
        definitionOf([
          {
            Name: 'tune',
            Type: 'Tuning',
            Arguments: {
              TrainingJobDefinition: spot({ MaxRuntimeInSeconds: 2, MaxWaitTimeInSeconds: 1 }),
              TrainingJobDefinitions: [spot({})],
            },
          },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/TrainingJobDefinition/StoppingCondition/MaxWaitTimeInSeconds',
        message: 'Step "tune" waits 1 seconds for its job, less than "MaxRuntimeInSeconds", which is 2.',
        help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
        related: [
          {
            message: 'How long the job may run.',
            pointer: '/Steps/0/Arguments/TrainingJobDefinition/StoppingCondition/MaxRuntimeInSeconds',
          },
        ],
      },
      {
        at: '/Steps/0/Arguments/TrainingJobDefinitions/0/EnableManagedSpotTraining (key)',
        message: 'Step "tune" runs on spot instances, but nothing says how long to wait for it.',
        help: 'Add "MaxWaitTimeInSeconds" to "StoppingCondition".',
      },
    ]);
  });

  it('accepts an equal wait, jobs without spot instances, and variables', () => {
    expect(
      findIn(
        spotWait,
        definitionOf([
          training(spot({ MaxRuntimeInSeconds: 5, MaxWaitTimeInSeconds: 5 })),
          training(),
          training({ EnableManagedSpotTraining: false }),
          training(spot({ MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: { Get: 'Parameters.Wait' } })),
        ]),
      ),
    ).toEqual([]);
  });
});
