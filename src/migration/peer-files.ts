import { diagnose, type Diagnostic, type DiagnosticText, type Problem } from '../diagnostics/diagnostic.js';
import { spanOf, type Location } from '../source/location.js';
import type { Traced } from '../source/traced.js';

/** A file of the peer's that was read: its name for people and its value, of which every part knows its place. */
export interface PeerFile {
  readonly name: string;
  readonly root: Traced;
}

/** The interface of a step type, as the peer describes it. */
export interface PeerInterface {
  readonly stepType: string;
  /** As registry.sagemaker_step_type says. */
  readonly sagemakerType: string;
  readonly root: Traced;
}

/** Reports a problem at a place. */
export type Report = (problem: Problem, at: Location, text: DiagnosticText) => void;

/** A list of diagnostics, and what adds to it. */
export function reporter(): { readonly found: Diagnostic[]; readonly report: Report } {
  const found: Diagnostic[] = [];
  return {
    found,
    report: (problem, at, text) => {
      found.push(diagnose(problem, spanOf(at), { help: problem.fix, ...text }));
    },
  };
}
