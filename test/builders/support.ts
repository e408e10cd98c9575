import { buildDefinition } from '../../src/builders/build.js';
import { packageCode, type CodePackages } from '../../src/builders/code.js';
import { settle, type Draft } from '../../src/builders/draft.js';
import { jobsOf, type LinkedJob, type PipelineGraph } from '../../src/graph/model.js';
import { findOutput } from '../../src/registry/ports.js';
import type { Wire, Wiring } from '../../src/resolver/wiring.js';
import type { Json } from '../../src/source/traced.js';
import { memoryFiles } from '../support/memory-files.js';
import { linkedPipeline } from '../support/pipeline.js';

/** Files of a test project: paths and texts. */
export type TestFiles = Readonly<Record<string, string>>;

/** A test project as far as building goes. */
export interface Built {
  readonly graph: PipelineGraph;
  readonly code: CodePackages;
  readonly definition: Json;
  readonly draft: Draft;
}

/** Builds a project in memory. Its wires are those that the manifest writes under `inputs`: nothing is resolved. */
export async function build(files: TestFiles): Promise<Built> {
  const graph = await linkedPipeline(files);
  const code = packageCode(memoryFiles(files), graph);
  const draft = buildDefinition(graph, explicitWiring(graph), code);
  return { graph, code, definition: settle(draft), draft };
}

/** The built step of a name, wherever it stands. */
export async function builtStep(files: TestFiles, name: string): Promise<Json> {
  const { definition } = await build(files);
  const found = stepsIn(definition).find((step) => step['Name'] === name);
  if (found === undefined) {
    throw new Error(`The definition has no step "${name}".`);
  }
  return found;
}

/** The S3 URI of the code of a step. */
export function codeUri({ code }: Built, step: string): string {
  const found = code.get(step);
  if (found === undefined || !('uri' in found)) {
    throw new Error(`The step "${step}" has no code.`);
  }
  return found.uri;
}

/** The job of a name. */
export function jobOf(graph: PipelineGraph, name: string): LinkedJob {
  const job = graph.steps.get(name);
  if (job?.kind !== 'job') {
    throw new Error(`The pipeline has no job "${name}".`);
  }
  return job;
}

function stepsIn(value: Json): readonly Readonly<Record<string, Json>>[] {
  if (Array.isArray(value)) {
    return value.flatMap(stepsIn);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.values(value).flatMap(stepsIn);
  return 'Type' in value && 'Arguments' in value ? [{ ...value }, ...below] : below;
}

function explicitWiring(graph: PipelineGraph): Wiring {
  const wires = jobsOf(graph).map((job): [string, ReadonlyMap<string, Wire>] => [
    job.name,
    new Map(explicitWires(graph, job)),
  ]);
  return { wires: new Map(wires), unmet: [], ambiguous: [], undecided: [], bad: [] };
}

function explicitWires(graph: PipelineGraph, job: LinkedJob): readonly [string, Wire][] {
  return [...job.ports.dependencies].flatMap(([name, dependency]): [string, Wire][] => {
    const input = job.inputs.get(name);
    if (input === undefined) {
      return [];
    }
    const common = { dependency, chosen: 'explicit', score: 1, factors: [], at: input.at } as const;
    if (input.kind === 'value') {
      return [[name, { ...common, source: { kind: 'value', value: input.value } }]];
    }
    const output = findOutput(jobOf(graph, input.step).ports, input.output);
    return output === undefined
      ? []
      : [[name, { ...common, source: { kind: 'output', step: input.step, output } }]];
  });
}
