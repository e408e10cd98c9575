import { isPackage } from '../builders/code.js';
import type { BuildInput } from '../builders/step.js';
import type { LinkedJob } from '../graph/model.js';
import type { PipelineContext } from './rule.js';

/** What the builder of a job goes by, for rules about what it would make. */
export function buildInputOf({ graph, wiring, code }: PipelineContext, job: LinkedJob): BuildInput {
  const found = code.get(job.name);
  return {
    pipelineName: graph.manifest.value.name,
    job,
    wires: wiring.wires.get(job.name) ?? new Map<string, never>(),
    ...(isPackage(found) ? { code: found } : {}),
    packages: code,
    graph,
  };
}
