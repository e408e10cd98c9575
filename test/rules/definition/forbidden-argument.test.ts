import { forbiddenArgument } from '../../../src/rules/definition/forbidden-argument.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('forbidden-argument', () => {
  it('reports members that pipelines take away, at their keys, and a value that has to be another', () => {
    const definition = definitionOf([
      { Name: 'endpoint', Type: 'Endpoint', Arguments: { DeploymentConfig: {} } },
      {
        Name: 'search',
        Type: 'AutoML',
        Arguments: { ModelDeployConfig: {}, AutoMLJobConfig: { Mode: 'AUTO' } },
      },
      training({ ExperimentConfig: { ExperimentName: 'a', TrialComponentDisplayName: 'b' } }),
    ]);
    expect(findIn(forbiddenArgument, definition)).toEqual([
      {
        at: '/Steps/0/Arguments/DeploymentConfig (key)',
        message: 'Step "endpoint" has the argument "DeploymentConfig", which is not supported in a pipeline.',
        help: 'Remove it.',
      },
      {
        at: '/Steps/1/Arguments/ModelDeployConfig (key)',
        message: 'Step "search" has the argument "ModelDeployConfig", which is not supported in a pipeline.',
        help: 'Remove it.',
      },
      {
        at: '/Steps/1/Arguments/AutoMLJobConfig/Mode',
        message: '"AutoMLJobConfig.Mode" of step "search" has to be "ENSEMBLING" in a pipeline.',
        help: 'Write "ENSEMBLING".',
      },
      {
        at: '/Steps/2/Arguments/ExperimentConfig/ExperimentName (key)',
        message:
          'Step "train" has the argument "ExperimentConfig.ExperimentName", which is set by the pipeline\'s own experiment configuration.',
        help: 'Remove it.',
      },
    ]);
  });

  it('leaves hyperparameters to the user, as older releases of the SDK write the name of the job', () => {
    const step = training({ HyperParameters: { sagemaker_job_name: '"job"' } });
    expect(findIn(forbiddenArgument, definitionOf([step]))).toEqual([]);
  });
});
