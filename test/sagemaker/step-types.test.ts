import { stepProperties } from '../../src/sagemaker/property-shapes.js';
import { findShape, structureShape } from '../../src/sagemaker/service-model.js';
import { isSageMakerStepType, SAGEMAKER_STEP_TYPES, stepTypeFacts } from '../../src/sagemaker/step-types.js';

describe('step types', () => {
  it('are the 23 of the two SDKs, each once', () => {
    expect(SAGEMAKER_STEP_TYPES).toHaveLength(23);
    expect([...SAGEMAKER_STEP_TYPES]).toEqual([...new Set(SAGEMAKER_STEP_TYPES)].sort());
  });

  it('are told from other texts', () => {
    expect(
      ['Processing', 'EMRServerless', 'processing', 'Step', '', 'toString'].map(isSageMakerStepType),
    ).toEqual([true, true, false, false, false, false]);
  });

  it('that take a cache', () => {
    expect(SAGEMAKER_STEP_TYPES.filter((type) => stepTypeFacts(type).caches)).toEqual([
      'AutoML',
      'Callback',
      'ClarifyCheck',
      'EMR',
      'EMRServerless',
      'Endpoint',
      'EndpointConfig',
      'Lambda',
      'Processing',
      'QualityCheck',
      'Training',
      'Transform',
      'Tuning',
    ]);
  });

  it('that are retried', () => {
    const withRetries = (support: string): string[] =>
      SAGEMAKER_STEP_TYPES.filter((type) => stepTypeFacts(type).retries === support);
    expect(withRetries('job')).toEqual([
      'AutoML',
      'EndpointConfig',
      'Processing',
      'Training',
      'Transform',
      'Tuning',
    ]);
    expect(withRetries('step')).toEqual(['EMR', 'EMRServerless', 'Model', 'RegisterModel']);
  });

  it('have request and response shapes that the service model has', () => {
    const missing = SAGEMAKER_STEP_TYPES.flatMap((type) => {
      const { request, members, responses } = stepTypeFacts(type);
      return [request, members, ...responses].filter(
        (name) => name !== undefined && findShape(name)?.type !== 'structure',
      );
    });
    expect(missing).toEqual([]);
  });

  it('that take free arguments are those that only hand them on, or hold steps', () => {
    expect(SAGEMAKER_STEP_TYPES.filter((type) => stepTypeFacts(type).request === undefined)).toEqual([
      'Callback',
      'Condition',
      'Fail',
      'Lambda',
    ]);
  });

  it('have shapes for the keys of their own', () => {
    const keys = SAGEMAKER_STEP_TYPES.flatMap((type) => {
      const { members, extraKeys } = stepTypeFacts(type);
      return members === undefined
        ? []
        : [[type, [...structureShape(members).members.keys()].join() === extraKeys.join()]];
    });
    expect(keys).toEqual([
      ['Callback', true],
      ['ClarifyCheck', true],
      ['Lambda', true],
      ['QualityCheck', true],
    ]);
  });

  it('have alternatives that their arguments take', () => {
    const taken = SAGEMAKER_STEP_TYPES.flatMap((type) => {
      const { request, alternatives } = stepTypeFacts(type);
      return alternatives.map(({ path, oneOf, onlyBeside }) => {
        const keys = path === '' ? [] : path.split('.');
        const place = keys.reduce(
          (shape, key) => structureShape(shape).members.get(key) ?? '',
          request ?? '',
        );
        const { members } = structureShape(place);
        return [
          type,
          path,
          [...oneOf, ...Object.entries(onlyBeside).flat()].every((name) => members.has(name)),
        ];
      });
    });
    expect(taken).toEqual([
      ['BedrockCustomModel', '', true],
      ['EMR', '', true],
      ['EMR', 'ClusterConfig.Instances', true],
      ['EMRServerless', '', true],
      ['InferenceComponent', '', true],
    ]);
  });

  it('have a generated name that their request has', () => {
    const names = SAGEMAKER_STEP_TYPES.flatMap((type) => {
      const { request, generatedName } = stepTypeFacts(type);
      if (generatedName === undefined) return [];
      return [[type, request !== undefined && structureShape(request).members.has(generatedName)]];
    });
    expect(names).toEqual([
      ['AutoML', true],
      ['ClarifyCheck', true],
      ['Model', true],
      ['Processing', true],
      ['QualityCheck', true],
      ['RegisterModel', true],
      ['Training', true],
      ['Transform', true],
      ['Tuning', true],
    ]);
  });

  it('say what may not be in their arguments', () => {
    expect(stepTypeFacts('Training').forbidden.map(({ path }) => path)).toEqual([
      'ExperimentConfig.ExperimentName',
      'ExperimentConfig.RunName',
      'ExperimentConfig.TrialName',
      'HyperParameters.sagemaker_job_name',
    ]);
    expect(stepTypeFacts('EndpointConfig').forbidden).toEqual([
      { path: 'DataCaptureConfig', reason: 'is not supported in a pipeline' },
      { path: 'ExplainerConfig', reason: 'is not supported in a pipeline' },
    ]);
    expect(stepTypeFacts('AutoML').fixedValues).toEqual({ 'AutoMLJobConfig.Mode': 'ENSEMBLING' });
  });

  it('leave nothing but the display name of an experiment', () => {
    const forbidden = new Set(stepTypeFacts('Processing').forbidden.map(({ path }) => path));
    const members = [...structureShape('ExperimentConfig').members.keys()];
    expect(members.filter((member) => !forbidden.has(`ExperimentConfig.${member}`))).toEqual([
      'TrialComponentDisplayName',
    ]);
  });
});

describe('the properties of a step type', () => {
  it('are none for Fail, and some for every other', () => {
    expect(SAGEMAKER_STEP_TYPES.filter((type) => stepProperties(type).members.size === 0)).toEqual(['Fail']);
  });

  it('of Tuning come from both of its responses', () => {
    const members = [...stepProperties('Tuning').members.keys()];
    expect(members).toEqual(expect.arrayContaining(['BestTrainingJob', 'TrainingJobSummaries']));
  });

  it('are sorted', () => {
    const members = [...stepProperties('BedrockCustomModelDeployment').members.keys()];
    expect(members).toEqual([
      'CreatedAt',
      'CustomModelDeploymentArn',
      'Description',
      'FailureMessage',
      'LastUpdatedAt',
      'ModelArn',
      'ModelDeploymentArn',
      'ModelDeploymentName',
      'Status',
      'Tags',
      'UpdateDetails',
    ]);
  });
});
