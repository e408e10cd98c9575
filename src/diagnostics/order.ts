import type { Diagnostic, Position, RelatedSpan, Span } from './diagnostic.js';

/**
 * The diagnostics sorted by file, line, column, code and message, those without a span first, each problem
 * once: of several with the same code, span and message one is kept. Texts compare by UTF-16 code units. The
 * result does not depend on the order of the input, nor on the machine's language.
 */
export function arrange(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    // The second comparison settles which of several duplicates is kept.
    (left, right) => compareProblems(left, right) || compareTexts(detailsOf(left), detailsOf(right)),
  );
  return sorted.filter((diagnostic, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || compareProblems(previous, diagnostic) !== 0;
  });
}

function compareProblems(left: Diagnostic, right: Diagnostic): number {
  return (
    compareStarts(left.span, right.span) ||
    compareTexts(left.code, right.code) ||
    compareTexts(left.message, right.message) ||
    (left.span === undefined || right.span === undefined
      ? 0
      : comparePositions(left.span.end, right.span.end))
  );
}

function compareStarts(left: Span | undefined, right: Span | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return compareTexts(left.file, right.file) || comparePositions(left.start, right.start);
}

function comparePositions(left: Position, right: Position): number {
  return left.line - right.line || left.column - right.column;
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function detailsOf(diagnostic: Diagnostic): string {
  return JSON.stringify([
    diagnostic.severity,
    diagnostic.name,
    diagnostic.help ?? null,
    diagnostic.related.map(relatedDetails),
  ]);
}

function relatedDetails({ message, span }: RelatedSpan): unknown[] {
  return [message, span.file, span.start.line, span.start.column, span.end.line, span.end.column];
}
