import fc from 'fast-check';
import { resolvePropertyPath, type PropertyPathProblem } from '../../src/sagemaker/property-path.js';
import { stepProperties } from '../../src/sagemaker/property-shapes.js';
import { SAGEMAKER_STEP_TYPES, type SageMakerStepType } from '../../src/sagemaker/step-types.js';

/** The type a path leads to, or the problem with it. */
function typeOf(stepType: SageMakerStepType, path: string): string | PropertyPathProblem {
  const result = resolvePropertyPath(stepType, path);
  return result.ok ? `${result.type} ${result.shape}` : result.problem;
}

describe('a property path that is right', () => {
  it('of a processing output gives its type and its key', () => {
    expect(
      resolvePropertyPath('Processing', "ProcessingOutputConfig.Outputs['processed_data'].S3Output.S3Uri"),
    ).toEqual({
      ok: true,
      type: 'string',
      shape: 'S3Uri',
      keys: [
        {
          key: 'processed_data',
          offset: 32,
          collection: 'ProcessingOutputConfig.Outputs',
          collectionType: 'list',
          collectionShape: 'ProcessingOutputs',
        },
      ],
    });
  });

  it('takes a list item by name and by index, and a map entry by key', () => {
    expect(resolvePropertyPath('Training', "FinalMetricDataList['f1'].Value")).toEqual({
      ok: true,
      type: 'float',
      shape: 'Float',
      keys: [
        {
          key: 'f1',
          offset: 21,
          collection: 'FinalMetricDataList',
          collectionType: 'list',
          collectionShape: 'FinalMetricDataList',
        },
      ],
    });
    expect(resolvePropertyPath('Tuning', 'TrainingJobSummaries[0].TrainingJobName')).toEqual({
      ok: true,
      type: 'string',
      shape: 'TrainingJobName',
      keys: [
        {
          key: 0,
          offset: 21,
          collection: 'TrainingJobSummaries',
          collectionType: 'list',
          collectionShape: 'HyperParameterTrainingJobSummaries',
        },
      ],
    });
    expect(resolvePropertyPath('Training', "HyperParameters['max_depth']")).toEqual({
      ok: true,
      type: 'string',
      shape: 'HyperParameterValue',
      keys: [
        {
          key: 'max_depth',
          offset: 17,
          collection: 'HyperParameters',
          collectionType: 'map',
          collectionShape: 'HyperParameters',
        },
      ],
    });
  });

  it('may hold several keys, of which the collection is the path so far', () => {
    const result = resolvePropertyPath(
      'RegisterModel',
      "InferenceSpecification.Containers[0].Environment['A.B']",
    );
    expect(result.ok && result.keys.map(({ key, offset, collection }) => [key, offset, collection])).toEqual([
      [0, 34, 'InferenceSpecification.Containers'],
      ['A.B', 50, 'InferenceSpecification.Containers[0].Environment'],
    ]);
  });

  it.each<[SageMakerStepType, string, string]>([
    ['Processing', 'ProcessingJobName', 'string ProcessingJobName'],
    ['Processing', 'ExitMessage', 'string ExitMessage'],
    ['Training', 'ModelArtifacts.S3ModelArtifacts', 'string S3Uri'],
    ['Training', 'OutputDataConfig.S3OutputPath', 'string S3Uri'],
    ['Training', 'BillableTimeInSeconds', 'integer BillableTimeInSeconds'],
    ['Training', 'EnableNetworkIsolation', 'boolean Boolean'],
    ['Training', 'TrainingStartTime', 'timestamp Timestamp'],
    ['Tuning', 'BestTrainingJob.TrainingJobName', 'string TrainingJobName'],
    ['Transform', 'TransformOutput.S3OutputPath', 'string S3Uri'],
    ['Model', 'PrimaryContainer.ModelDataUrl', 'string Url'],
    ['RegisterModel', 'ModelPackageArn', 'string ModelPackageArn'],
    ['AutoML', 'BestCandidate.InferenceContainers[0].Image', 'string ContainerImage'],
    ['AutoML', 'BestCandidateProperties.ModelInsightsJsonReportPath', 'string pipeline:Text'],
    ['Lambda', "OutputParameters['accuracy']", 'unknown pipeline:Unknown'],
    ['Callback', "OutputParameters['token']", 'unknown pipeline:Unknown'],
    ['Condition', 'Outcome', 'string pipeline:Text'],
    ['QualityCheck', 'CalculatedBaselineStatistics', 'string pipeline:Text'],
    ['ClarifyCheck', 'CalculatedBaselineConstraints', 'string pipeline:Text'],
    ['EMR', 'ClusterId', 'string pipeline:Text'],
    ['EMR', 'Status.State', 'string emr:StepState'],
    ['EMRServerless', 'jobRun.applicationId', 'string emr-serverless:ApplicationId'],
    ['EndpointConfig', 'EndpointConfigName', 'string EndpointConfigName'],
    ['Endpoint', 'EndpointName', 'string EndpointName'],
    ['InferenceComponent', 'InferenceComponentName', 'string InferenceComponentName'],
    ['BedrockCustomModel', 'ModelArn', 'string bedrock:ModelArn'],
    ['BedrockCustomModelDeployment', 'ModelDeploymentArn', 'string pipeline:Text'],
    ['BedrockModelImport', 'ImportedModelArn', 'string bedrock:ImportedModelArn'],
    ['BedrockProvisionedModelThroughput', 'ModelUnits', 'integer bedrock:PositiveInteger'],
    ['Lineage', "ArtifactArns['model']", 'string pipeline:Text'],
  ])('of a %s step: %s', (stepType, path, expected) => {
    expect(typeOf(stepType, path)).toBe(expected);
  });

  it('may stop at a structure, a list or a map, which the caller has to refuse where one value is wanted', () => {
    expect(typeOf('Processing', "ProcessingOutputConfig.Outputs['a'].S3Output")).toBe(
      'structure ProcessingS3Output',
    );
    expect(typeOf('Processing', 'ProcessingOutputConfig.Outputs')).toBe('list ProcessingOutputs');
    expect(typeOf('Training', 'HyperParameters')).toBe('map HyperParameters');
  });
});

describe('a property path that is wrong', () => {
  it('names an unknown member, with the members there are', () => {
    expect(typeOf('Training', 'ModelArtifacts.S3ModelArtifact')).toEqual({
      kind: 'unknown-member',
      offset: 15,
      name: 'S3ModelArtifact',
      parent: 'ModelArtifacts',
      members: ['S3ModelArtifacts'],
    });
  });

  it('names an unknown member of the step itself', () => {
    expect(typeOf('ClarifyCheck', 'CalculatedBaselineStatistics')).toEqual({
      kind: 'unknown-member',
      offset: 0,
      name: 'CalculatedBaselineStatistics',
      parent: '',
      members: ['BaselineUsedForDriftCheckConstraints', 'CalculatedBaselineConstraints'],
    });
  });

  it("uses one step type's property on another", () => {
    expect(typeOf('Training', 'ProcessingJobOutput.Metrics.S3Uri')).toMatchObject({
      kind: 'unknown-member',
      offset: 0,
      name: 'ProcessingJobOutput',
      parent: '',
    });
  });

  it('names an unknown member behind a key', () => {
    expect(typeOf('Processing', "ProcessingOutputConfig.Outputs['a'].S3Outputs")).toEqual({
      kind: 'unknown-member',
      offset: 36,
      name: 'S3Outputs',
      parent: "ProcessingOutputConfig.Outputs['a']",
      members: ['AppManaged', 'FeatureStoreOutput', 'OutputName', 'S3Output'],
    });
  });

  it('uses a name that every JavaScript object has', () => {
    expect(typeOf('Condition', 'constructor')).toEqual({
      kind: 'unknown-member',
      offset: 0,
      name: 'constructor',
      parent: '',
      members: ['Outcome'],
    });
  });

  it('has a key without single quotes', () => {
    const problem = { kind: 'missing-quotes', offset: 31, key: 'train' };
    expect(typeOf('Processing', 'ProcessingOutputConfig.Outputs[train].S3Output.S3Uri')).toEqual(problem);
    expect(typeOf('Processing', 'ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri')).toEqual(problem);
  });

  it('has a key or an index on something that is no list or map', () => {
    expect(typeOf('Training', "ModelArtifacts['a']")).toEqual({
      kind: 'index-on-non-list',
      offset: 16,
      parent: 'ModelArtifacts',
      parentType: 'structure',
    });
    expect(typeOf('Training', 'TrainingJobName[0]')).toEqual({
      kind: 'index-on-non-list',
      offset: 16,
      parent: 'TrainingJobName',
      parentType: 'string',
    });
  });

  it('has a numeric index on a map', () => {
    expect(typeOf('Training', 'HyperParameters[0]')).toEqual({
      kind: 'index-on-non-list',
      offset: 16,
      parent: 'HyperParameters',
      parentType: 'map',
    });
  });

  it('has a member on a scalar, a list, a map or an output parameter', () => {
    const parents: [SageMakerStepType, string][] = [
      ['Training', 'TrainingJobName.Name'],
      ['Processing', 'ProcessingInputs.S3Input'],
      ['Training', 'HyperParameters.max_depth'],
      ['Lambda', "OutputParameters['a'].b"],
    ];
    expect(parents.map(([stepType, path]) => typeOf(stepType, path))).toEqual([
      {
        kind: 'member-on-non-structure',
        offset: 16,
        name: 'Name',
        parent: 'TrainingJobName',
        parentType: 'string',
      },
      {
        kind: 'member-on-non-structure',
        offset: 17,
        name: 'S3Input',
        parent: 'ProcessingInputs',
        parentType: 'list',
      },
      {
        kind: 'member-on-non-structure',
        offset: 16,
        name: 'max_depth',
        parent: 'HyperParameters',
        parentType: 'map',
      },
      {
        kind: 'member-on-non-structure',
        offset: 22,
        name: 'b',
        parent: "OutputParameters['a']",
        parentType: 'unknown',
      },
    ]);
  });

  it('asks a Fail step for anything', () => {
    expect(typeOf('Fail', 'ErrorMessage')).toEqual({ kind: 'no-properties', offset: 0 });
  });

  it.each<[string, PropertyPathProblem]>([
    ['', { kind: 'syntax', offset: 0, expected: 'a member name' }],
    ['.TrainingJobName', { kind: 'syntax', offset: 0, expected: 'a member name' }],
    ["['a']", { kind: 'syntax', offset: 0, expected: 'a member name' }],
    ['ModelArtifacts.', { kind: 'syntax', offset: 15, expected: 'a member name' }],
    ['ModelArtifacts..S3ModelArtifacts', { kind: 'syntax', offset: 15, expected: 'a member name' }],
    ['ModelArtifacts S3ModelArtifacts', { kind: 'syntax', offset: 14, expected: '"." or "["' }],
    ['FinalMetricDataList[', { kind: 'syntax', offset: 20, expected: 'a quoted key or an index' }],
    ['FinalMetricDataList[].Value', { kind: 'syntax', offset: 20, expected: 'a quoted key or an index' }],
    ['FinalMetricDataList[0', { kind: 'syntax', offset: 21, expected: '"]"' }],
    ["FinalMetricDataList['f1", { kind: 'syntax', offset: 23, expected: 'a closing quote' }],
    ["FinalMetricDataList['f1'.Value", { kind: 'syntax', offset: 24, expected: '"]"' }],
    ["FinalMetricDataList['f1']Value", { kind: 'syntax', offset: 25, expected: '"." or "["' }],
    ['TrainingJobName]', { kind: 'syntax', offset: 15, expected: '"." or "["' }],
  ])('is not written as a path: %s', (path, problem) => {
    expect(typeOf('Training', path)).toEqual(problem);
  });
});

describe('any text as a path', () => {
  const anyStepType = fc.constantFrom(...SAGEMAKER_STEP_TYPES);
  const anyPath = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('ModelArtifacts', 'Outputs', '.', '[', ']', "'", '"', '0', 'a', ' ', 'é😀'))
      .map((pieces) => pieces.join('')),
  );

  it('gives an answer, with every offset inside the text', () => {
    fc.assert(
      fc.property(anyStepType, anyPath, (stepType, path) => {
        const result = resolvePropertyPath(stepType, path);
        const offsets = result.ok ? result.keys.map(({ offset }) => offset) : [result.problem.offset];
        expect(offsets.filter((offset) => offset < 0 || offset > path.length)).toEqual([]);
      }),
    );
  });

  it('is right when it is built from the members a step has', () => {
    for (const stepType of SAGEMAKER_STEP_TYPES) {
      const wrong = [...stepProperties(stepType).members.keys()].filter(
        (member) => !resolvePropertyPath(stepType, member).ok,
      );
      expect(wrong).toEqual([]);
    }
  });
});
