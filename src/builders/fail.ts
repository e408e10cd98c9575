import type { LinkedFail } from '../graph/model.js';
import type { StepBody } from './step.js';
import { asText } from './text.js';

/** Arguments of a Fail step: its message, as text (SDK 2.257, workflow/fail_step.py). */
export function buildFail(step: LinkedFail): StepBody {
  return { Arguments: { ErrorMessage: asText(step.message) ?? '' } };
}
