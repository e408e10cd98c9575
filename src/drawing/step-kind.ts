import type { SageMakerStepType } from '../sagemaker/step-types.js';
import type { GraphNode } from './view.js';

/** What a step does, as far as drawings tell steps apart by shape or colour. */
export type StepKind =
  'data' | 'training' | 'model' | 'inference' | 'call' | 'check' | 'condition' | 'fail' | 'unknown';

const KINDS: Readonly<Record<SageMakerStepType, StepKind>> = {
  AutoML: 'training',
  BedrockCustomModel: 'training',
  BedrockCustomModelDeployment: 'model',
  BedrockModelImport: 'model',
  BedrockProvisionedModelThroughput: 'model',
  Callback: 'call',
  ClarifyCheck: 'check',
  Condition: 'condition',
  EMR: 'data',
  EMRServerless: 'data',
  Endpoint: 'model',
  EndpointConfig: 'model',
  Fail: 'fail',
  InferenceComponent: 'model',
  Lambda: 'call',
  Lineage: 'call',
  Model: 'model',
  Processing: 'data',
  QualityCheck: 'check',
  RegisterModel: 'model',
  Training: 'training',
  Transform: 'inference',
  Tuning: 'training',
};

/** What a step does; unknown if its SageMaker type is. */
export function stepKind({ sagemakerType }: GraphNode): StepKind {
  return sagemakerType === undefined ? 'unknown' : KINDS[sagemakerType];
}
