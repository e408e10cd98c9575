import { didYouMean } from '../diagnostics/suggest.js';
import { kindFacts, kindList, libraryType, STEP_KINDS, type StepKind } from './kinds.js';
import { camelCase } from './names.js';
import { findDuplicate } from './parsed.js';

/** What `pipectl new step` is asked for, as the command line has it. */
export interface StepRequest {
  readonly stepType: string;
  /** Undefined if it was not said. */
  readonly kind: string | undefined;
  readonly description?: string | undefined;
  /** `NAME` or `NAME:TYPE`. Undefined: those of the kind. */
  readonly inputs?: readonly string[] | undefined;
  readonly outputs?: readonly string[] | undefined;
  /** `VAR`, required, or `VAR=default`. */
  readonly variables?: readonly string[] | undefined;
  /** `name`, required, or `name=default`. */
  readonly arguments?: readonly string[] | undefined;
  readonly jobTypes?: readonly string[] | undefined;
  readonly framework?: string | undefined;
  readonly frameworkVersion?: string | undefined;
}

/** A step type's name here: as in specs/spec.schema.json, and in CamelCase. */
const STEP_TYPE = /^[A-Z][A-Za-z0-9]{0,63}$/;

/** The kinds with a line each, for messages. */
const KINDS = `Kinds:\n${kindList().trimEnd()}`;

/** Types of steps that manifests have of themselves. */
const OF_MANIFESTS = ['Condition', 'Fail'];

/** What is wrong with the name of a step type; undefined if nothing is. */
export function problemOfName(stepType: string): string | undefined {
  if (OF_MANIFESTS.includes(stepType)) {
    return `"${stepType}" needs another name: every manifest has steps of this type.`;
  }
  if (STEP_TYPE.test(stepType)) {
    return undefined;
  }
  const meant = camelCase(stepType);
  const suggestion = STEP_TYPE.test(meant) && meant !== stepType ? ` Did you mean "${meant}"?` : '';
  return `"${stepType}" is no name of a step type: it must be in CamelCase, of at most 64 letters and digits.${suggestion}`;
}

/** What is wrong with a kind that is none. */
export function problemOfKind(stepType: string, kind: string | undefined): string {
  if (kind === undefined) {
    return `The kind of "${stepType}" is not said: pass --kind KIND.\n${KINDS}`;
  }
  const type = libraryType(kind);
  return type === undefined
    ? `There is no kind "${kind}" of step.${didYouMean(kind, Object.keys(STEP_KINDS))}\n${KINDS}`
    : `No step type needs to be written for ${type} steps: use the library's "${type}" in a manifest, and say the rest in its config.`;
}

/** What is wrong with options that a kind has no use for, or that are no names; undefined if nothing is. */
export function problemOfOptions(kind: StepKind, request: StepRequest): string | undefined {
  const { script } = kindFacts(kind);
  if (script !== 'job' && request.arguments !== undefined) {
    return `A ${kind} step runs no script with arguments: leave --argument out.`;
  }
  if (script === 'none' && request.variables !== undefined) {
    return `A ${kind} step runs no script of the project: leave --env out.`;
  }
  if (!usesFramework(kind) && (request.framework ?? request.frameworkVersion) !== undefined) {
    return `A ${kind} step has no image of its own: leave --framework out.`;
  }
  const { jobTypes = [], description } = request;
  const odd = jobTypes.find((name) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name));
  if (odd !== undefined) {
    return `"${odd}" is no job type: it must be letters, digits, hyphens and underscores, a letter first.`;
  }
  const twice = findDuplicate(jobTypes);
  if (twice !== undefined) {
    return `The job type "${twice}" is given twice.`;
  }
  return description !== undefined && (description.trim() === '' || /\p{Cc}/u.test(description))
    ? 'The description must be one line of text.'
    : undefined;
}

/** Whether steps of a kind run a SageMaker image of a framework. */
export function usesFramework(kind: StepKind): boolean {
  return kindFacts(kind).script !== 'none' || kind === 'register-model';
}
