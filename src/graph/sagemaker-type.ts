import { isSageMakerStepType, type SageMakerStepType } from '../sagemaker/step-types.js';
import type { LinkedJob } from './model.js';

/**
 * The `Type` of the SageMaker step that a job becomes: its specification's, Training for a NotebookJob, or for a Raw step the one that its config
 * names; undefined if pipectl does not know that one.
 */
export function sagemakerTypeOf({ spec, config }: LinkedJob): SageMakerStepType | undefined {
  const { sagemaker_step_type: type } = spec.document.value;
  const named = type === 'Raw' ? config.get('sagemaker_type')?.traced.value : type;
  if (type === 'NotebookJob') {
    return 'Training';
  }
  return typeof named === 'string' && isSageMakerStepType(named) ? named : undefined;
}
