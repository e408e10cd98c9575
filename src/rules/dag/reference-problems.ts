import { onlySlip } from '../../diagnostics/slip.js';
import type { ReferenceProblem } from '../../graph/references.js';
import type { Mend } from '../../source/mend.js';
import { MAX_PROPOSALS } from '../fixes.js';
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
      const fix = seen.size <= MAX_PROPOSALS ? respelledReference(problem) : undefined;
      report(at, { ...finding(problem), fix });
    }
  }
}

/** Writes the name in a ${...} that the one there can be a slip of, wherever the same ${...} stands in the text. */
function respelledReference(problem: ReferenceProblem): Mend | undefined {
  const { at, text, name, options } = problem;
  const meant = onlySlip(name, options);
  const [start, end] = surroundings(problem) ?? [];
  if (meant === undefined || start === undefined || end === undefined) {
    return undefined;
  }
  const by = text.replace(`${start}${name}${end}`, () => `${start}${meant}${end}`);
  return by === text
    ? undefined
    : {
        title: `Write "${meant}" for "${name}"`,
        changes: [{ at, change: { kind: 'replace', text, by } }],
      };
}

/** What stands before and after the name in an expression of a kind. */
function surroundings({ kind, step }: ReferenceProblem): readonly [string, string] | undefined {
  switch (kind) {
    case 'parameter':
      return ['params.', ''];
    case 'execution':
      return ['execution.', ''];
    case 'experiment':
      return ['experiment.', ''];
    case 'step':
      return ['steps.', '.'];
    case 'output':
      return [`steps.${step ?? ''}.outputs.`, ''];
    case 'file':
      return [`steps.${step ?? ''}.files.`, '#'];
    default:
      return undefined;
  }
}
