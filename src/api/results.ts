import type { Json } from '../source/traced.js';
import type { PipelineDiagnostic } from './diagnostic.js';

/** How a pipeline is compiled. */
export interface CompileOptions {
  /** An environment of pipectl.yaml, whose config wins over every other. */
  readonly environment?: string | undefined;
  /** AWS region in which images are looked up; it wins over the configs. */
  readonly region?: string | undefined;
  /** What ${env.X} reads; the environment of the process if absent. */
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A pipeline definition without errors. */
export interface Compiled {
  /** Name of the pipeline in SageMaker. */
  readonly name: string;
  readonly definition: Json;
  /** Its text: what `pipectl compile` writes, byte by byte. */
  readonly json: string;
  /** Warnings and notes. */
  readonly diagnostics: readonly PipelineDiagnostic[];
}

/** How a pipeline is deployed. The region decides which images are taken, too. */
export interface DeployOptions extends CompileOptions {
  /** ARN of the role that executions of the pipeline run with. */
  readonly role: string;
  /** Only says what would change. */
  readonly dryRun?: boolean | undefined;
  /** Tags of the pipeline, over those of the manifest. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Most steps of one execution at the same time, over the manifest. */
  readonly parallelism?: number | undefined;
  /** A profile of the AWS configuration files. */
  readonly profile?: string | undefined;
  /** Endpoint of all services, such as that of an emulator. */
  readonly endpointUrl?: string | undefined;
  /** Called with what is being done, line by line. */
  readonly log?: ((text: string) => void) | undefined;
  /** Aborts the calls under way. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of a deployment. */
export interface Deployment {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'planned';
  /** The plan in words, and what was done: what the command prints. */
  readonly report: string;
}

/** One part of a score. */
export interface ScoreFactor {
  /** What it is about: types, name, declared source, keywords, job type. */
  readonly name: string;
  /** Hundredths of the score. */
  readonly points: number;
  readonly reason: string;
}

/** An output that was weighed for an input. */
export interface CandidateExplanation {
  readonly step: string;
  readonly output: string;
  /** 0 to 1; the points of the factors, in hundredths, add up to it. */
  readonly score: number;
  readonly factors: readonly ScoreFactor[];
  /** tied: it fits as well as another one. */
  readonly verdict: 'chosen' | 'tied' | 'lost';
  /** Why it lost. */
  readonly reason?: string;
}

/** What feeds an input of a step, and why. */
export interface WiringExplanation {
  readonly step: string;
  readonly input: string;
  readonly required: boolean;
  /** explicit: wired by hand. inferred: the step states no needs. open: nothing feeds it. */
  readonly outcome: 'explicit' | 'resolved' | 'inferred' | 'ambiguous' | 'open' | 'wrong';
  /** `<step>.<output>`, or the value; absent if nothing feeds it. */
  readonly source?: Json;
  /** Best first. */
  readonly candidates: readonly CandidateExplanation[];
  /** What would change it: full sentences. */
  readonly changes: readonly string[];
}
