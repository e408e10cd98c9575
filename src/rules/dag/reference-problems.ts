import type { ReferenceProblem } from '../../graph/references.js';
import type { Finding, PipelineContext, Report } from '../rule.js';

/**
 * Reports the ${...} of one kind that could not be resolved, each place once: a value of the pipeline's config is
 * resolved again for every step that takes it.
 */
export function reportReferences(
  { graph }: PipelineContext,
  kind: ReferenceProblem['kind'],
  report: Report,
  finding: (problem: ReferenceProblem) => Finding,
): void {
  const seen = new Set<string>();
  for (const problem of graph.referenceProblems) {
    const { at, text, name } = problem;
    const place = JSON.stringify([at.source.file, at.path, text, name]);
    if (problem.kind === kind && !seen.has(place)) {
      seen.add(place);
      report(at, finding(problem));
    }
  }
}
