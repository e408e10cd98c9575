import type { Diagnostic, Problem, Severity } from '../diagnostic.js';
import { problemPage } from '../explain.js';

/** SARIF 2.1.0, section 3.49: what is known of a code, whatever is wrong. */
export interface ReportingDescriptor {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: Level };
  /** What GitHub sorts and filters by. */
  readonly properties: {
    readonly tags: readonly string[];
    readonly precision: 'very-high';
    readonly 'problem.severity': string;
  };
}

/** SARIF 2.1.0, section 3.27.10. */
export type Level = 'error' | 'warning' | 'note';

/** The level of each severity. */
export const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'note' };

/** GitHub's words for the severity of rules that are not about security. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** Characters of a description that GitHub takes ("SARIF support for code scanning", reportingDescriptor object). */
const MAX_DESCRIPTION = 1024;

/** What the letters of the codes stand for. */
const AREAS: Readonly<Record<string, string>> = {
  SRC: 'source',
  SCH: 'schema',
  DAG: 'graph',
  RES: 'resolution',
  ALN: 'alignment',
  SMP: 'sagemaker',
  CFG: 'config',
  DEP: 'deploy',
  HYG: 'hygiene',
};

/** The rules of the codes that occur, sorted by code. */
export function rulesOf(
  diagnostics: readonly Diagnostic[],
  problems: readonly Problem[],
): readonly ReportingDescriptor[] {
  const known = new Map(problems.map((problem) => [problem.code, problem]));
  const occurring = new Map(
    diagnostics.map((diagnostic) => [
      diagnostic.code,
      known.get(diagnostic.code) ?? unknownProblem(diagnostic),
    ]),
  );
  return [...occurring.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map(ruleOf);
}

function ruleOf(problem: Problem): ReportingDescriptor {
  const { code, name, severity, what, why, fix } = problem;
  const area = AREAS[code.slice(0, 3)];
  return {
    id: code,
    name,
    shortDescription: { text: shortened(what) },
    fullDescription: { text: shortened(`${what} ${why}`) },
    help: { text: `${what}\n\n${why}\n\n${fix}`, markdown: problemPage(problem) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: area === undefined ? [] : [area],
      precision: 'very-high',
      'problem.severity': PROBLEM_SEVERITIES[severity],
    },
  };
}

/** What a diagnostic says of a code that is not among those known. */
function unknownProblem({ code, name, severity, message, help = message }: Diagnostic): Problem {
  return { code, name, severity, what: message, why: help, fix: help };
}

function shortened(text: string): string {
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION - 1)}…` : text;
}
