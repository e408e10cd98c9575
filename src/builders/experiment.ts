import type { EffectiveConfig } from '../project/config.js';
import { structure, type Members } from './structure.js';
import { valueAt } from './values.js';

/**
 * ExperimentConfig of a job; undefined if the config says nothing of it. In a pipeline it has the display name only
 * (SDK 2.257, workflow/steps.py `_trim_experiment_config`).
 */
export function experimentConfig(config: EffectiveConfig): Members | undefined {
  return structure({ TrialComponentDisplayName: valueAt(config, 'trial_component_display_name') });
}
