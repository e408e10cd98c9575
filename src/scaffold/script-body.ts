import { processingBody } from './processing-body.js';
import type { ScriptBody, StepDesign } from './step-design.js';
import { trainingBody } from './training-body.js';

/** The body of a job's script: its own, or what scripts of its kind do at first. */
export function scriptBody(design: StepDesign): ScriptBody {
  return design.body ?? (design.kind === 'processing' ? processingBody(design) : trainingBody(design));
}
