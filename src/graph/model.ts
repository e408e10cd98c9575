import type { ConditionStep, FailStep, JobStep, Manifest } from '../project/types.generated.js';
import type { EffectiveConfig } from '../project/config.js';
import type { Document } from '../project/document.js';
import type { LoadedPipeline } from '../project/load.js';
import type { Ports } from '../registry/ports.js';
import type { RegisteredContract, RegisteredSpec, Registry } from '../registry/registry.js';
import type { Location } from '../source/location.js';
import type { Traced } from '../source/traced.js';
import type { ReferenceProblem } from './references.js';

/** A step that another one needs, with the place that says so. Only steps that exist, each once, never the step itself. */
export interface Need {
  readonly step: string;
  readonly at: Location;
  /** The dependencies for whose sake it was inferred; absent if the manifest states it. */
  readonly inferredFor?: ReadonlySet<string>;
}

interface StepBase {
  readonly name: string;
  /** The step's entry in the manifest. */
  readonly at: Location;
  readonly needs: readonly Need[];
}

/** An input that the manifest wires by hand. */
export type ExplicitInput =
  | { readonly kind: 'output'; readonly step: string; readonly output: string; readonly at: Location }
  | { readonly kind: 'value'; readonly value: Traced; readonly at: Location };

/** A property file of a step, with the place that declares it. */
export interface LinkedPropertyFile {
  readonly name: string;
  readonly output_name: string;
  readonly path: string;
  readonly at: Location;
}

/** A step bound to its specification, contract and config. */
export interface LinkedJob extends StepBase {
  readonly kind: 'job';
  readonly step: JobStep;
  readonly spec: RegisteredSpec;
  readonly ports: Ports;
  readonly contract?: RegisteredContract;
  readonly jobType?: string;
  /** Whether the manifest names a job type exactly if the step type has some, and one of them. `jobType` is absent if not. */
  readonly jobTypeFits: boolean;
  /** Values in force, their ${...} resolved. */
  readonly config: EffectiveConfig;
  /** Whether all files of the config could be read. */
  readonly configComplete: boolean;
  readonly inputs: ReadonlyMap<string, ExplicitInput>;
  readonly propertyFiles: ReadonlyMap<string, LinkedPropertyFile>;
}

/** A condition with its values resolved. */
export type LinkedConditionTerm =
  | { readonly kind: 'comparison'; readonly op: string; readonly left: Traced; readonly right: Traced }
  | { readonly kind: 'not'; readonly term: LinkedConditionTerm }
  | { readonly kind: 'any' | 'all'; readonly terms: readonly LinkedConditionTerm[] };

/** A step that chooses between two branches. */
export interface LinkedCondition extends StepBase {
  readonly kind: 'condition';
  readonly step: ConditionStep;
  readonly when: readonly LinkedConditionTerm[];
}

/** A step that ends the execution. */
export interface LinkedFail extends StepBase {
  readonly kind: 'fail';
  readonly step: FailStep;
  readonly message: Traced;
}

/** A step of which nothing more can be said: its type, specification or contract is unknown or broken. */
export interface OpaqueStep extends StepBase {
  readonly kind: 'opaque';
}

export type LinkedStep = LinkedJob | LinkedCondition | LinkedFail | OpaqueStep;

/** Why one step comes after another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `file`: it reads a JSON file in S3 to which the other one leads. */
  readonly kind: 'need' | 'reference' | 'file' | 'branch';
  readonly at: Location;
}

/** The branch of a condition that a step stands in. */
export interface Branch {
  readonly condition: string;
  readonly side: 'then' | 'else';
}

/** What a pipeline as a whole is tracked by: values of the manifest by key, their ${...} resolved; absent if there is none. */
export interface LinkedTracking {
  readonly experiment?: ReadonlyMap<string, Traced>;
  readonly mlflow?: ReadonlyMap<string, Traced>;
}

/** One pipeline, every name in it looked up. */
export interface PipelineGraph {
  readonly loaded: LoadedPipeline;
  readonly manifest: Document<Manifest>;
  readonly registry: Registry;
  /** By name, every step after those it follows; steps on a cycle last. */
  readonly steps: ReadonlyMap<string, LinkedStep>;
  readonly edges: readonly GraphEdge[];
  readonly cycles: readonly (readonly string[])[];
  readonly branches: ReadonlyMap<string, Branch>;
  readonly tracking: LinkedTracking;
  readonly referenceProblems: readonly ReferenceProblem[];
}

/** The jobs of a graph, in its order. */
export function jobsOf(graph: PipelineGraph): readonly LinkedJob[] {
  return [...graph.steps.values()].filter((step) => step.kind === 'job');
}
