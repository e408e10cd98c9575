import type { CodePackages } from '../builders/code.js';
import type { Problem } from '../diagnostics/diagnostic.js';
import type { PipelineGraph } from '../graph/model.js';
import type { Registry } from '../registry/registry.js';
import type { Wiring } from '../resolver/wiring.js';
import type { DefinitionContext } from './definition/context.js';
import type { Location, PathTarget } from '../source/location.js';

/** What a rule says of one finding. */
export interface Finding {
  /** One sentence, names in double quotes. */
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly at: Location }[];
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

/** A rule about specifications and contracts, whatever pipeline uses them. */
export interface RegistryRule extends Problem {
  readonly scope: 'registry';
  readonly check: (registry: Registry, report: Report) => void;
}

export type Rule = PipelineRule | RegistryRule;

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
