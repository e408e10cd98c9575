import type { ScriptContract } from '../project/types.generated.js';
import { OUTPUT_FOLDERS } from '../sagemaker/training-folders.js';

/**
 * The environment variables without which a contract's script fails in a step of a SageMaker type: those of its
 * output folders for training, where the contract lists none (contract.schema.json).
 */
export function requiredVariables(contract: ScriptContract, sagemakerType: string): readonly string[] {
  const trains = sagemakerType === 'Training' || sagemakerType === 'Tuning';
  return contract.required_env_vars ?? (trains ? Object.keys(OUTPUT_FOLDERS) : []);
}
