import * as limits from '../../src/sagemaker/limits.js';
import { shape, wholePattern } from '../../src/sagemaker/service-model.js';

/** The bounds that the service model states for a shape. */
function bounds(name: string): { min: number | undefined; max: number | undefined } {
  const found = shape(name);
  return 'min' in found ? { min: found.min, max: found.max } : { min: undefined, max: undefined };
}

describe('limits', () => {
  it.each<[string, limits.Range]>([
    ['PipelineName', limits.PIPELINE_NAME],
    ['PipelineParameterName', limits.PARAMETER_NAME],
    ['PipelineExecutionName', limits.EXECUTION_DISPLAY_NAME],
    ['SelectedStepList', limits.SELECTED_STEPS],
    ['IdempotencyToken', limits.CLIENT_REQUEST_TOKEN_LENGTH],
    ['InputDataConfig', limits.TRAINING_CHANNELS],
    ['ContainerArguments', limits.CONTAINER_ARGUMENTS],
    ['ProcessingInstanceCount', limits.PROCESSING_INSTANCES],
  ])('from the shape %s are those of the vendored service model', (name, { min, max }) => {
    expect({ min, max }).toEqual(bounds(name));
  });

  it.each<[string, number]>([
    ['PipelineDescription', limits.MAX_PIPELINE_DESCRIPTION_LENGTH],
    ['ParameterList', limits.MAX_PARAMETERS],
    ['String1024', limits.MAX_PARAMETER_VALUE_LENGTH],
    ['PipelineDefinition', limits.MAX_INLINE_DEFINITION_LENGTH],
    ['TagList', limits.MAX_TAGS],
    ['ProcessingInputs', limits.MAX_PROCESSING_PORTS],
    ['ProcessingOutputs', limits.MAX_PROCESSING_PORTS],
    ['ContainerArgument', limits.MAX_CONTAINER_ARGUMENT_LENGTH],
    ['HyperParameters', limits.MAX_HYPERPARAMETERS],
    ['HyperParameterValue', limits.MAX_HYPERPARAMETER_LENGTH],
    ['ProcessingEnvironmentMap', limits.MAX_PROCESSING_ENVIRONMENT],
    ['TrainingEnvironmentMap', limits.MAX_TRAINING_ENVIRONMENT],
    ['TransformEnvironmentMap', limits.MAX_TRANSFORM_ENVIRONMENT],
    ['MetricDefinitionList', limits.MAX_METRIC_DEFINITIONS],
  ])('from the shape %s have its greatest value', (name, max) => {
    expect(max).toBe(bounds(name).max);
  });

  it('give names the patterns of the service model', () => {
    const sources = ['PipelineName', 'PipelineParameterName', 'PipelineExecutionName'].map((name) => {
      const found = shape(name);
      return found.type === 'string' ? found.pattern : undefined;
    });
    const ours = [limits.PIPELINE_NAME, limits.PARAMETER_NAME, limits.EXECUTION_DISPLAY_NAME];
    expect(ours.map(({ pattern }) => pattern.source)).toEqual(sources.map((source) => `^${source}$`));
  });

  it('refuse an underscore in a pipeline name and allow it in a step name', () => {
    const names = ['fraud-xgboost', 'fraud_xgboost', 'a--b', 'a-', ''];
    expect(names.filter((name) => limits.PIPELINE_NAME.pattern.test(name))).toEqual([
      'fraud-xgboost',
      'a--b',
    ]);
    expect(['train_1', 'train 1', 'é'].filter((name) => limits.STEP_NAME.pattern.test(name))).toEqual([
      'train_1',
    ]);
  });

  it('are exceeded by a name with one character too many', () => {
    const found = shape('PipelineName');
    const pattern = found.type === 'string' ? wholePattern(found) : undefined;
    expect(pattern?.test('a'.repeat(limits.PIPELINE_NAME.max))).toBe(true);
    expect(pattern?.test('a'.repeat(limits.PIPELINE_NAME.max + 1))).toBe(false);
  });
});
