import { diagnose, type Diagnostic, type Problem, type Span } from './diagnostic.js';
import { hasFixedSeverity } from './severity.js';
import { didYouMean, suggestions } from './suggest.js';
import { INVALID_SUPPRESSION, SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION } from './suppress-problems.js';

/** A comment of a file. */
export interface FileComment {
  /** From its `#` on. */
  readonly text: string;
  /** The lines that a suppression in it is about. */
  readonly lines: readonly number[];
  /** Whether it stands before all content of the file. */
  readonly inHead: boolean;
  /** The place of a range of `text`, in UTF-16 units. */
  readonly span: (start: number, end: number) => Span;
}

/** A problem that a comment suppresses. A comment with several codes gives one for each. */
export interface Suppression {
  readonly code: string;
  /** Code or name, as the comment has it. */
  readonly word: string;
  readonly at: Span;
  readonly scope: 'file' | 'lines';
  /** What the scope `lines` is made of. */
  readonly lines: readonly number[];
}

/** What the comments of a file say of suppressing, and what is wrong with that. */
export interface FileSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a comment or a baseline can silence a problem: not where others depend on it, and not one of silencing itself. */
export function canBeSilenced(code: string): boolean {
  return !hasFixedSeverity(code) && !code.startsWith('SUP');
}

/** `pipectl-ignore`, `pipectl-ignore-file` or `pipectl: ignore`, and what follows. It may come after another tool's comment: `# noqa # pipectl-ignore …`. */
const INTRODUCTION = /#\s*pipectl(?:-|\s*:\s*)(ignore(?:-file)?)(?![\w-])/;
/** The same misspelt: something else in its place, and what may be a code or a name. */
const MISSPELT = /#\s*(pipectl(?:-|\s*:\s*|\s+)([A-Za-z][A-Za-z-]*))[\s:=([]+([\w-]+)/;
/** `[A, B] reason`. */
const IN_BRACKETS = /^\s*\[([^\]]*)\](?:\s*:)?(.*)$/s;
/** `A, B: reason`. */
const BEFORE_COLON = /^\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(.*)|)$/s;
const VERBS = ['ignore', 'ignore-file'];
/** What people write for `ignore`, out of habit. */
const OTHER_WORDS = ['ignore', 'disable', 'noqa', 'nolint', 'suppress', 'skip'];

const FORM = '# pipectl-ignore CODE: reason';

/** The suppressions in comments. `problems` is every problem that there is. */
export function readSuppressions(
  comments: readonly FileComment[],
  problems: readonly Problem[],
): FileSuppressions {
  const parts = comments.map((comment) => readComment(comment, problems));
  return {
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readComment(comment: FileComment, problems: readonly Problem[]): FileSuppressions {
  const introduction = INTRODUCTION.exec(comment.text);
  if (introduction === null) {
    return readMisspelt(comment, problems);
  }
  const [{ length }, verb] = introduction;
  const start = introduction.index + length;
  const rest = comment.text.slice(start);
  const whole = comment.span(introduction.index, comment.text.trimEnd().length);
  const form = IN_BRACKETS.exec(rest) ?? BEFORE_COLON.exec(rest);
  const words = [...(form?.[1] ?? '').matchAll(/[^\s,]+/g)];
  if (form === null || words.length === 0) {
    const hasWord = /^\s+[\w-]/.test(rest);
    return invalid(
      whole,
      hasWord
        ? 'The suppression has no colon between its codes and the reason.'
        : 'The suppression names no code.',
    );
  }
  const scope = verb === 'ignore-file' ? 'file' : 'lines';
  if (scope === 'file' && !comment.inHead) {
    return invalid(
      whole,
      'The suppression is meant for the whole file, but does not stand at its head.',
      'Move it above everything else in the file, or write pipectl-ignore for one line.',
    );
  }
  const listStart = start + rest.indexOf(form[1] ?? '');
  const parts = words.map((word) => {
    const from = listStart + word.index;
    const at = comment.span(from, from + word[0].length);
    return readWord(word[0], { at, scope, lines: comment.lines }, problems);
  });
  const reason = form[2] ?? '';
  if (!/[\p{L}\p{N}]/u.test(reason)) {
    const named = words.map(([word]) => word).join(', ');
    const missing = diagnose(SUPPRESSION_WITHOUT_REASON, whole, {
      message: `The suppression of "${named}" has no effect: it gives no reason.`,
      help: `Say why: # pipectl-${verb ?? ''} ${named}: reason`,
    });
    return { suppressions: [], diagnostics: [...parts.flatMap(({ diagnostics }) => diagnostics), missing] };
  }
  return {
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readWord(
  word: string,
  place: Pick<Suppression, 'at' | 'scope' | 'lines'>,
  problems: readonly Problem[],
): FileSuppressions {
  const problem = problems.find(({ code, name }) => code === word || name === word);
  if (problem === undefined) {
    const known = problems.map(({ code, name }) => (/^[A-Z]/.test(word) ? code : name));
    return invalid(place.at, `No rule has the code or name "${word}".${didYouMean(word, known)}`);
  }
  if (!canBeSilenced(problem.code)) {
    return problem.code.startsWith('SUP')
      ? invalid(
          place.at,
          `"${word}" is about suppressions, and cannot be suppressed itself.`,
          'Remove the comment; pipectl.yaml can set the severity.',
        )
      : invalid(
          place.at,
          `"${word}" cannot be suppressed: what depends on it cannot be checked.`,
          'Mend the problem, and remove the comment.',
        );
  }
  return { suppressions: [{ code: problem.code, word, ...place }], diagnostics: [] };
}

/** A comment that was meant to suppress: it begins with the tool's name and a word for ignoring, and names a code. */
function readMisspelt({ text, span }: FileComment, problems: readonly Problem[]): FileSuppressions {
  const found = MISSPELT.exec(text);
  const [, written = '', verb = '', word = ''] = found ?? [];
  const isVerb = OTHER_WORDS.includes(verb) || suggestions(verb, VERBS).length > 0;
  const isCode = problems.some(({ code, name }) => code === word || name === word);
  if (found === null || !isVerb || !isCode) {
    return { suppressions: [], diagnostics: [] };
  }
  const start = text.indexOf(written, found.index);
  const [meant = 'ignore'] = suggestions(verb, VERBS);
  return invalid(
    span(start, start + written.length),
    `A comment that begins with "${written}" suppresses nothing. Did you mean "pipectl-${meant}"?`,
  );
}

function invalid(at: Span, message: string, help = `Write ${FORM}`): FileSuppressions {
  return { suppressions: [], diagnostics: [diagnose(INVALID_SUPPRESSION, at, { message, help })] };
}

/**
 * The suppressions that a diagnostic falls under: those for its code at the place it is reported at, and in a Python
 * script also at a related place, since a script's author does not look into the contract.
 */
export function suppressionsOf(
  { code, span, related }: Diagnostic,
  suppressionsIn: (file: string) => readonly Suppression[],
): readonly Suppression[] {
  const inScripts = related.map((other) => other.span).filter(({ file }) => file.endsWith('.py'));
  return [...(span === undefined ? [] : [span]), ...inScripts].flatMap(({ file, start }) =>
    suppressionsIn(file).filter(
      (suppression) =>
        suppression.code === code && (suppression.scope === 'file' || suppression.lines.includes(start.line)),
    ),
  );
}

/** The diagnostic of a suppression that nothing falls under. */
export function unusedSuppression({ word, at, scope }: Suppression): Diagnostic {
  const where = scope === 'file' ? 'in this file' : 'at this line';
  return diagnose(UNUSED_SUPPRESSION, at, {
    message: `The suppression of "${word}" is not used: there is no such problem ${where}.`,
    help: 'Remove it.',
  });
}
