import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { Wire, Wiring } from '../resolver/wiring.js';
import { isPackage, type CodePackages } from './code.js';
import type { BuildInput } from './step.js';

/** A pipeline of which everything is known that its builders go by. */
export interface WiredPipeline {
  readonly graph: PipelineGraph;
  readonly wiring: Wiring;
  /** What is known of the code of each job that has some, by step name. */
  readonly code: CodePackages;
}

/** What the builder of a job goes by; rules about what it would make use it too. */
export function buildInputOf({ graph, wiring, code }: WiredPipeline, job: LinkedJob): BuildInput {
  const found = code.get(job.name);
  return {
    pipelineName: graph.manifest.value.name,
    job,
    wires: wiring.wires.get(job.name) ?? new Map<string, Wire>(),
    ...(isPackage(found) ? { code: found } : {}),
    packages: code,
    graph,
  };
}
