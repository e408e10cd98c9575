import { levelText } from './alignment-levels.js';
import type { ExampleFiles, Problem } from './diagnostic.js';
import type { Paint } from './paint.js';

/** One part of an explanation: prose or the files of an example. */
type Section =
  | { readonly title: string; readonly prose: string }
  | { readonly title: string; readonly files: ExampleFiles };

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', py: 'python', json: 'json' };

/**
 * The explanation of a problem for a terminal: code and name, what holds in a correct project, why it matters,
 * how to fix it, and the invalid example and what mends it where there are any. Ended by a line feed.
 */
export function explainProblem(problem: Problem, paint: Paint): string {
  const header = `${paint[problem.severity](`${problem.severity}[${problem.code}]`)}: ${paint.bold(problem.name)}`;
  const parts = sectionsOf(problem).map((section) => {
    const body =
      'prose' in section
        ? section.prose.split('\n').map((line) => indented(line, 2))
        : Object.entries(section.files).flatMap(([path, text]) => [
            `  ${paint.path(path)}`,
            ...exampleLines(text).map((line) => indented(line, 4)),
          ]);
    return [paint.bold(section.title), ...body].join('\n');
  });
  return `${[header, ...parts].join('\n\n')}\n`;
}

/** The documentation page of a problem in Markdown (CommonMark): the content of `explainProblem`. Ended by a line feed. */
export function problemPage(problem: Problem): string {
  const header = `# ${problem.code}: ${escaped(problem.name)}`;
  const parts = sectionsOf(problem).map((section) => {
    const body =
      'prose' in section
        ? [escaped(section.prose)]
        : Object.entries(section.files).map(([path, text]) => `\`${path}\`\n\n${fenced(path, text)}`);
    return [`## ${section.title}`, ...body].join('\n\n');
  });
  return `${[header, `Severity: ${problem.severity}`, ...parts].join('\n\n')}\n`;
}

/** The same as plain data, for JSON; what a problem has no word on is absent. */
export function problemData(problem: Problem): Readonly<Record<string, unknown>> {
  const { code, name, severity, level, what, why, fix, invalid, valid } = problem;
  return { code, name, severity, level, what, why, fix, invalid, valid };
}

function sectionsOf(problem: Problem): readonly Section[] {
  return [
    { title: 'What', prose: problem.what },
    { title: 'Why', prose: problem.why },
    { title: 'Fix', prose: problem.fix },
    ...(problem.level === undefined ? [] : [{ title: 'Level', prose: levelText(problem.level) }]),
    ...(problem.invalid === undefined ? [] : [{ title: 'Invalid example', files: problem.invalid }]),
    ...(problem.valid === undefined
      ? []
      : [{ title: 'Valid example', files: changedFiles(problem.invalid ?? {}, problem.valid) }]),
  ];
}

/** The files that mending the invalid example has changed. */
function changedFiles(invalid: ExampleFiles, valid: ExampleFiles): ExampleFiles {
  return Object.fromEntries(Object.entries(valid).filter(([path, text]) => invalid[path] !== text));
}

function exampleLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function indented(line: string, columns: number): string {
  return line === '' ? '' : ' '.repeat(columns) + line;
}

/** Prose in which Markdown marks up nothing but what stands in backticks. */
function escaped(prose: string): string {
  return prose
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_~<[\]&]/g, '\\$&')))
    .join('');
}

/** A code block whose fence is longer than any run of backticks in it. */
function fenced(path: string, text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const extension = path.split('.').at(-1) ?? '';
  const language = Object.hasOwn(LANGUAGES, extension) ? (LANGUAGES[extension] ?? '') : '';
  return [fence + language, ...exampleLines(text), fence].join('\n');
}
