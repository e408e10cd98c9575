import type { CodePackages } from '../builders/code.js';
import type { Problem } from '../diagnostics/diagnostic.js';
import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { Manifest } from '../project/types.generated.js';
import type { RegisteredContract, RegisteredSpec, Registry } from '../registry/registry.js';
import type { Wire, Wiring } from '../resolver/wiring.js';
import type { ScriptFacts } from '../scripts/facts.js';
import type { DefinitionContext } from './definition/context.js';
import type { Location, PathTarget } from '../source/location.js';
import type { Mend } from '../source/mend.js';

/** What a rule says of one finding. */
export interface Finding {
  /** One sentence, names in double quotes. */
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly at: Location }[];
  /** What mends it, if that is certain to be what was meant, or certain to do no harm. */
  readonly fix?: Mend | undefined;
}

/** Called by a rule for each finding, with the place it is about. */
export type Report = (at: Location, finding: Finding) => void;

/** One pipeline, linked and resolved. */
export interface PipelineContext {
  readonly graph: PipelineGraph;
  readonly wiring: Wiring;
  /** What is known of the code of each job that has some, by step name. */
  readonly code: CodePackages;
}

/** A rule about one pipeline. State lives in the call of `check`. */
export interface PipelineRule extends Problem {
  readonly scope: 'pipeline';
  readonly check: (context: PipelineContext, report: Report) => void;
}

/** A job that runs a script. */
export interface ScriptJob {
  /** With the config that the part has, if only a part of the job runs it. */
  readonly job: LinkedJob;
  /** Whether the files beside the script are packaged with it. */
  readonly whole: boolean;
  /** What feeds the job's inputs, by dependency. */
  readonly wires: ReadonlyMap<string, Wire>;
}

/** A script of the project, or one that a contract of the project names, with what should agree with it. */
export interface ScriptContext {
  readonly facts: ScriptFacts;
  /** Absent if the steps that run it have none. */
  readonly contract?: RegisteredContract;
  /** The specifications that name the contract, or those of the steps that run the script. */
  readonly specs: readonly RegisteredSpec[];
  /** Jobs of the pipeline that is checked; none where no pipeline is. */
  readonly jobs: readonly ScriptJob[];
  /** What is installed before the script starts; absent if that cannot be told. */
  readonly installed?: readonly string[];
  /** The parameters of the pipeline that is checked. */
  readonly parameters: Manifest['parameters'];
}

/** A rule about one script and all that should agree with it. A script that cannot be parsed has none. */
export interface ScriptRule extends Problem {
  readonly scope: 'script';
  readonly check: (context: ScriptContext, report: Report) => void;
}

/** A rule about specifications and contracts, whatever pipeline uses them. */
export interface RegistryRule extends Problem {
  readonly scope: 'registry';
  readonly check: (registry: Registry, report: Report) => void;
}

export type Rule = PipelineRule | RegistryRule | ScriptRule;

/** What a rule says of one finding in a definition. */
export interface DefinitionFinding {
  /** One sentence, names in double quotes. */
  readonly message: string;
  readonly help?: string | undefined;
  /** Other places, as JSON pointers. */
  readonly related?: readonly { readonly message: string; readonly pointer: string }[];
}

/** Called by a rule about definitions for each finding, with the JSON pointer it is about; its key if `target` says so. */
export type DefinitionReport = (pointer: string, finding: DefinitionFinding, target?: PathTarget) => void;

/** A rule about one pipeline definition, built from a manifest or read from a file. */
export interface DefinitionRule extends Problem {
  readonly scope: 'definition';
  readonly check: (context: DefinitionContext, report: DefinitionReport) => void;
}
