import { BASELINE, ENDPOINT_INSTANCES } from '../planner/defaults.js';
import { servingConfig } from '../planner/serving.js';
import type { CallSite } from './call-site.js';
import { PipelineError } from './errors.js';
import type { EndpointOptions } from './method-options.js';
import { isData, lastOf, nameFor, withStep, type Data, type PipelineState } from './state.js';

/**
 * Adds what serves the model: a package if there is none, the model, an endpoint configuration and the endpoint; and a
 * check that computes the statistics and constraints from which Model Monitor tells whether data drift. (SageMaker
 * Pipelines takes no DataCaptureConfig, which a monitoring schedule needs on the endpoint.)
 */
export function withEndpoint(
  state: PipelineState,
  options: EndpointOptions,
  site: CallSite | undefined,
): PipelineState {
  const packaged =
    lastOf(state, 'Package') === undefined ? withPackage(state, options.inference_code, {}, site) : state;
  const modelType = lastOf(state, 'PyTorchTraining') === undefined ? 'XGBoostModel' : 'PyTorchModel';
  const known = lastOf(packaged, modelType)?.name;
  const model = known ?? nameFor(packaged, modelType, undefined);
  const withModel = known === undefined ? withStep(packaged, modelType, { name: model }, site) : packaged;
  const config = nameFor(withModel, 'EndpointConfig', undefined);
  const endpoint = options.endpoint_name ?? state.name;
  const request = {
    EndpointConfigName: `${endpoint}-\${execution.PipelineExecutionId}`,
    ProductionVariants: [
      {
        VariantName: 'AllTraffic',
        InstanceType: options.instance_type ?? ENDPOINT_INSTANCES.InstanceType,
        InitialInstanceCount: options.instance_count ?? ENDPOINT_INSTANCES.InitialInstanceCount,
      },
    ],
  };
  const steps: readonly (readonly [string, Data])[] = [
    ['EndpointConfig', { name: config, needs: [model], config: { request } }],
    ['Endpoint', { needs: [config], config: { request: { EndpointName: endpoint } } }],
    [
      'QualityCheck',
      { name: 'baseline', inputs: { baseline_dataset: baselineOf(state, options) }, config: BASELINE },
    ],
  ];
  return steps.reduce((all, [type, step]) => withStep(all, type, step, site), withModel);
}

function baselineOf(state: PipelineState, { baseline_data: given }: EndpointOptions): string {
  const loaded = [...state.steps].find(
    ([, step]) => step['type'] === 'CradleDataLoading' && step['job_type'] === 'training',
  );
  const baseline = given ?? (loaded === undefined ? undefined : `${loaded[0]}.DATA`);
  if (baseline === undefined) {
    throw new PipelineError(
      `The pipeline "${state.name}" loads no training data to compare later requests with.`,
      [],
      {
        help: 'Give "baseline_data": <step>.<output> or an s3:// URI of CSV files with a header line.',
      },
    );
  }
  return baseline;
}

/** Adds a step that puts the inference code into the model's archive. */
export function withPackage(
  state: PipelineState,
  inferenceCode: string | undefined,
  options: Data,
  site: CallSite | undefined,
): PipelineState {
  const serves =
    lastOf(state, 'XGBoostTraining', 'XGBoostTuning') === undefined
      ? {}
      : servingConfig('Package', 'xgboost');
  const code = inferenceCode === undefined ? {} : { inference_scripts_input: inferenceCode };
  const { inputs, config, ...rest } = options;
  const wired = { ...code, ...(isData(inputs) ? inputs : {}) };
  const more = Object.keys(wired).length === 0 ? {} : { inputs: wired };
  const sources: readonly unknown[] = [serves, config].flat();
  return withStep(state, 'Package', { ...rest, ...more, config: sources }, site);
}
