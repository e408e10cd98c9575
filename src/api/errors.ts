import type { PipelineDiagnostic } from './diagnostic.js';

/** What can be done about an error, and further facts of it. */
export interface ErrorDetail {
  readonly help?: string | undefined;
}

/** Something is wrong with a pipeline, or with a call. All problems that were found are in `diagnostics`. */
export class PipelineError extends Error {
  static {
    // On the prototype, so that the first line of a stack has it.
    this.prototype.name = 'PipelineError';
  }

  /** What to do; the help of the first problem, if it has one. */
  readonly suggestedFix: string | undefined;

  constructor(
    /** The same as `message`, without what to do. */
    readonly problem: string,
    readonly diagnostics: readonly PipelineDiagnostic[],
    { help }: ErrorDetail = {},
  ) {
    super(help === undefined ? problem : `${problem}\n${help}`);
    this.suggestedFix = help;
  }
}

/** The input that an error is about. */
export interface InputDetail {
  readonly step: string;
  readonly input: string;
  readonly suggestedFix: string;
  readonly compatibleSources: readonly string[];
}

/** An error about an input of a step. */
class InputError extends PipelineError {
  /** The step that lacks something. */
  readonly step: string;
  /** Its input. */
  readonly input: string;
  override readonly suggestedFix: string;
  /** Step types whose outputs would feed the input. */
  readonly compatibleSources: readonly string[];

  /** `more` is added to the message. */
  constructor(problem: string, diagnostics: readonly PipelineDiagnostic[], detail: InputDetail, more = '') {
    super(problem, diagnostics, { help: `${detail.suggestedFix}${more}` });
    this.step = detail.step;
    this.input = detail.input;
    this.suggestedFix = detail.suggestedFix;
    this.compatibleSources = detail.compatibleSources;
  }
}

/** What the steps before produce is not what a step takes. */
export class IncompatibleSteps extends InputError {
  static {
    this.prototype.name = 'IncompatibleSteps';
  }
}

/** Nothing in the pipeline produces what a step needs. */
export class MissingDependency extends InputError {
  static {
    this.prototype.name = 'MissingDependency';
  }
}

/** AWS could not be reached, or did not do what was asked. */
export class DeploymentError extends PipelineError {
  static {
    this.prototype.name = 'DeploymentError';
  }
}
