import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { Wire } from '../resolver/wiring.js';
import type { CodePackage, CodePackages } from './code.js';
import type { Draft } from './draft.js';

/** What a builder has to go by. Everything in it has passed the rules. */
export interface BuildInput {
  readonly pipelineName: string;
  readonly job: LinkedJob;
  /** What feeds each dependency, in the order of the specification. */
  readonly wires: ReadonlyMap<string, Wire>;
  /** The step's code, if it has any that is uploaded. */
  readonly code?: CodePackage;
  /** The code of all steps; that of a step's parts has keys of its own (job-parts.ts). */
  readonly packages: CodePackages;
  /** The pipeline that the job is part of: its parameters, and the steps that feed this one. */
  readonly graph: PipelineGraph;
}

/** The members of a SageMaker step that its type decides; the others are the same for all types. */
export interface StepBody {
  readonly Arguments: Draft;
  /** Members that stand beside Arguments in steps of this type only, such as FunctionArn. */
  readonly members?: { readonly [name: string]: Draft | undefined };
  /** The step's `Type`, where it is not the specification's SageMaker step type. */
  readonly type?: Draft;
  /** Dependencies whose wire the step does not use, since its config says already what would stand there. */
  readonly unused?: ReadonlySet<string>;
}

/** Turns a job into the body of a SageMaker step of one type. */
export type Builder = (input: BuildInput) => StepBody;
