import { isPackage } from './code.js';
import { codeKeyOf, partsOf, type JobPart } from './job-parts.js';
import type { BuildInput } from './step.js';

/** A part of a job with what a builder has to go by for it. */
export interface PartInput {
  readonly part: JobPart['part'];
  readonly input: BuildInput;
}

/** What a builder has to go by for each part of a job, its own config and code; the job's own for one without parts. */
export function partInputs({ pipelineName, job, wires, graph, packages }: BuildInput): readonly PartInput[] {
  return partsOf(job).map((part) => {
    const code = packages.get(codeKeyOf(part));
    return {
      part: part.part,
      input: {
        pipelineName,
        job: part.job,
        wires,
        graph,
        packages,
        ...(isPackage(code) ? { code } : {}),
      },
    };
  });
}
