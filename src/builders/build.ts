import { buildAutoML } from './auto-ml.js';
import { buildBedrockCustomModelDeployment } from './bedrock-custom-model-deployment.js';
import { buildBedrockCustomModel } from './bedrock-custom-model.js';
import { buildBedrockModelImport } from './bedrock-model-import.js';
import { buildBedrockProvisionedModelThroughput } from './bedrock-provisioned-model-throughput.js';
import { buildInputOf } from './build-input.js';
import { buildCallback } from './callback.js';
import { compareNames } from '../graph/dag.js';
import type { LinkedStep, PipelineGraph } from '../graph/model.js';
import type { StepSpec } from '../project/types.generated.js';
import type { Wiring } from '../resolver/wiring.js';
import { child, keyOf, locationOf } from '../source/location.js';
import { trace, Traced } from '../source/traced.js';
import type { CodePackages } from './code.js';
import { buildClarifyCheck } from './clarify-check.js';
import { buildCondition } from './condition.js';
import { dependsOnOf } from './depends-on.js';
import type { Draft } from './draft.js';
import { buildEmrServerless } from './emr-serverless.js';
import { buildEmr } from './emr.js';
import { buildEndpointConfig } from './endpoint-config.js';
import { buildEndpoint } from './endpoint.js';
import { buildFail } from './fail.js';
import { buildInferenceComponent } from './inference-component.js';
import { buildLambda } from './lambda.js';
import { buildLineage } from './lineage.js';
import { buildModel } from './model.js';
import { buildNotebookJob } from './notebook-job.js';
import { cacheConfig, propertyFiles, retryPolicies } from './policies.js';
import { buildProcessing } from './processing.js';
import { buildQualityCheck } from './quality-check.js';
import { buildRaw } from './raw.js';
import { buildRegisterModel } from './register-model.js';
import type { Builder } from './step.js';
import { buildTraining } from './training.js';
import { buildTransform } from './transform.js';
import { buildTuning } from './tuning.js';

/** Version of the definition format that SageMaker knows (SDK 2.257, workflow/pipeline.py `_DEFAULT_DEFINITION_CFG`, `version`). */
const DEFINITION_VERSION = '2020-12-01';

const BUILDERS: Readonly<Record<StepSpec['sagemaker_step_type'], Builder>> = {
  Processing: buildProcessing,
  Training: buildTraining,
  Tuning: buildTuning,
  NotebookJob: buildNotebookJob,
  Transform: buildTransform,
  Model: buildModel,
  RegisterModel: buildRegisterModel,
  Lambda: buildLambda,
  Callback: buildCallback,
  Raw: buildRaw,
  EndpointConfig: buildEndpointConfig,
  Endpoint: buildEndpoint,
  InferenceComponent: buildInferenceComponent,
  BedrockCustomModel: buildBedrockCustomModel,
  BedrockCustomModelDeployment: buildBedrockCustomModelDeployment,
  BedrockModelImport: buildBedrockModelImport,
  BedrockProvisionedModelThroughput: buildBedrockProvisionedModelThroughput,
  Lineage: buildLineage,
  AutoML: buildAutoML,
  EMR: buildEmr,
  EMRServerless: buildEmrServerless,
  QualityCheck: buildQualityCheck,
  ClarifyCheck: buildClarifyCheck,
};

/**
 * The definition of a pipeline (SDK 2.257, workflow/pipeline.py `definition`): parameters sorted by name, steps in the
 * graph's order, those of a branch inside their condition; MlflowConfig as SDK 3.20 writes it (mlops/workflow/pipeline.py
 * `_convert_mlflow_config_to_request`). Members that cannot be built are left out; never throws. Without an experiment
 * in the manifest there is no PipelineExperimentConfig: SageMaker then starts none.
 */
export function buildDefinition(graph: PipelineGraph, wiring: Wiring, code: CodePackages): Draft {
  const dependsOn = dependsOnOf(graph, wiring);
  const members = membersByBranch(graph);
  const stepsIn = (place: string): readonly Draft[] => (members.get(place) ?? []).map(stepDraft);

  function stepDraft(step: LinkedStep): Draft {
    const common = (unused?: ReadonlySet<string>) => ({
      DependsOn: dependsOn(step, unused),
      DisplayName: textOf(step, 'display_name'),
      Description: textOf(step, 'description'),
    });
    const name = new Traced(step.name, keyOf(step.at));
    switch (step.kind) {
      case 'condition': {
        const body = buildCondition(step, stepsIn(`then ${step.name}`), stepsIn(`else ${step.name}`));
        return { Name: name, Type: typeOf(step, 'Condition'), Arguments: body.Arguments, ...common() };
      }
      case 'fail':
        return {
          Name: name,
          Type: typeOf(step, 'Fail'),
          Arguments: buildFail(step).Arguments,
          ...common(),
        };
      case 'opaque':
        return { Name: name, ...common() };
      case 'job': {
        const type = step.spec.document.value.sagemaker_step_type;
        const body = BUILDERS[type](buildInputOf({ graph, wiring, code }, step));
        return {
          Name: name,
          Type: body.type ?? typeOf(step, type),
          Arguments: body.Arguments,
          ...body.members,
          ...common(body.unused),
          RetryPolicies: retryPolicies(step),
          CacheConfig: cacheConfig(step),
          PropertyFiles: propertyFiles(step),
        };
      }
    }
  }

  const { experiment, mlflow } = graph.tracking;
  return {
    Version: DEFINITION_VERSION,
    Metadata: {},
    Parameters: parameters(graph),
    PipelineExperimentConfig:
      experiment === undefined
        ? undefined
        : { ExperimentName: experiment.get('name'), TrialName: experiment.get('trial') },
    MlflowConfig:
      mlflow === undefined
        ? undefined
        : {
            MlflowResourceArn: mlflow.get('resource_arn'),
            MlflowExperimentName: mlflow.get('experiment_name'),
          },
    Steps: stepsIn(TOP),
  };
}

/** The place of steps outside every branch; places in a branch are its side and its condition. */
const TOP = 'top';

function membersByBranch(graph: PipelineGraph): ReadonlyMap<string, readonly LinkedStep[]> {
  const members = new Map<string, LinkedStep[]>();
  for (const step of graph.steps.values()) {
    const branch = graph.branches.get(step.name);
    const place = branch === undefined ? TOP : `${branch.side} ${branch.condition}`;
    const steps = members.get(place) ?? [];
    steps.push(step);
    members.set(place, steps);
  }
  return members;
}

/** Parameters as SageMaker lists them (SDK 2.257, workflow/parameters.py `to_request`). */
function parameters(graph: PipelineGraph): readonly Draft[] {
  const { source, value: manifest } = graph.manifest;
  return Object.entries(manifest.parameters ?? {})
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, { type, default: fallback, enum: allowed }]) => {
      const at = locationOf(source, 'parameters', name);
      return {
        Name: new Traced(name, keyOf(at)),
        Type: new Traced(type, child(at, 'type')),
        DefaultValue: fallback === undefined ? undefined : new Traced(fallback, child(at, 'default')),
        EnumValues: allowed === undefined ? undefined : trace(allowed, child(at, 'enum')),
      };
    });
}

function typeOf(step: LinkedStep, type: string): Traced {
  return new Traced(type, child(step.at, 'type'));
}

function textOf(step: LinkedStep, key: 'display_name' | 'description'): Traced | undefined {
  const text = step.kind === 'opaque' ? undefined : step.step[key];
  return text === undefined ? undefined : new Traced(text, child(step.at, key));
}
