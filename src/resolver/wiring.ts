import type { DependencyPort, OutputPort } from '../registry/ports.js';
import type { Location } from '../source/location.js';
import type { Traced } from '../source/traced.js';

/** One part of a score. The points of all factors add up to the score. */
export interface Factor {
  readonly name:
    'dependency_type' | 'data_type' | 'name' | 'compatible_source' | 'keywords' | 'job_type' | 'line';
  /** Hundredths of the score. */
  readonly points: number;
  /** Why so many, for people: a phrase without a full stop. */
  readonly reason: string;
}

/** An output that may feed a dependency. */
export interface Candidate {
  readonly step: string;
  readonly output: OutputPort;
  /** 0 to 1. */
  readonly score: number;
  readonly factors: readonly Factor[];
}

/** A candidate that was not chosen, and why: a phrase without a full stop. */
export interface Rejection extends Candidate {
  readonly reason: string;
}

/** What feeds a dependency. */
export type WireSource =
  | { readonly kind: 'output'; readonly step: string; readonly output: OutputPort }
  | { readonly kind: 'value'; readonly value: Traced };

/** The resolver's answer for one dependency. */
export interface Wire {
  readonly dependency: DependencyPort;
  readonly source: WireSource;
  /** explicit: the manifest says so. resolved: the resolver chose it. */
  readonly chosen: 'explicit' | 'resolved';
  /** 0 to 1; 1 for an explicit wire. */
  readonly score: number;
  readonly factors: readonly Factor[];
  /** The explicit input, or the need that brought the producer in. */
  readonly at: Location;
}

/** A required dependency that nothing feeds. */
export interface UnmetInput {
  readonly step: string;
  readonly dependency: DependencyPort;
  /** Ranked, best first. */
  readonly rejected: readonly Rejection[];
}

/** A dependency that two outputs fit so nearly as well that choosing would be guessing. */
export interface AmbiguousInput {
  readonly step: string;
  readonly dependency: DependencyPort;
  /** Ranked, best first; at least two. */
  readonly candidates: readonly Candidate[];
}

/** An explicit input that names something that does not exist. */
export interface BadInput {
  readonly step: string;
  readonly name: string;
  readonly at: Location;
  readonly problem:
    | { readonly kind: 'dependency'; readonly options: readonly string[] }
    | {
        readonly kind: 'step';
        readonly producer: string;
        readonly output: string;
        readonly options: readonly string[];
      }
    | {
        readonly kind: 'output';
        readonly producer: string;
        readonly output: string;
        readonly options: readonly string[];
      }
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'type';
        readonly producer: string;
        readonly output: OutputPort;
        readonly dependency: DependencyPort;
      };
}

/** Which output feeds which dependency, and what could not be decided. */
export interface Wiring {
  /** By consumer step, then by dependency name; dependencies in the order of their specification. */
  readonly wires: ReadonlyMap<string, ReadonlyMap<string, Wire>>;
  readonly unmet: readonly UnmetInput[];
  readonly ambiguous: readonly AmbiguousInput[];
  /** Optional dependencies of steps without stated needs that stay open because several outputs fit. */
  readonly undecided: readonly AmbiguousInput[];
  readonly bad: readonly BadInput[];
}
