import { dirname } from 'node:path';
import { parseDocument } from 'yaml';
import { analyseDag } from '../../../src/graph/dag.js';
import { linkPipeline } from '../../../src/graph/link.js';
import { jobsOf } from '../../../src/graph/model.js';
import { loadPipeline } from '../../../src/project/load.js';
import { searchFolders } from '../../../src/project/project.js';
import { libraryFrom, readLibraryIndex } from '../../../src/registry/library.js';
import { loadRegistry } from '../../../src/registry/load.js';
import type { Library } from '../../../src/registry/registry.js';
import { wirePipeline } from '../../../src/resolver/resolve.js';
import { diskFiles, type Files } from '../../../src/source/files.js';

/** What became of one input. */
export interface Answer {
  readonly step: string;
  readonly dependency: string;
  readonly required: boolean;
  readonly kind: 'explicit' | 'wired' | 'refused' | 'open';
  /** step.output: what feeds it, or what could not be told apart. */
  readonly outputs: readonly string[];
}

/** What the resolver made of a pipeline. */
export interface Answers {
  readonly inputs: readonly Answer[];
  /** Cycles among its steps with what feeds them. */
  readonly cycles: number;
  /** CPU time of resolving alone. */
  readonly milliseconds: number;
}

/** The shipped library of a checkout. */
export function libraryOf(root: string): Library {
  return libraryFrom(readLibraryIndex(diskFiles, root), diskFiles, root);
}

/** Files as they are, but for a few texts. */
export function filesWith(texts: ReadonlyMap<string, string>): Files {
  return {
    ...diskFiles,
    read: (path, limit) => {
      const text = texts.get(path);
      return text === undefined
        ? diskFiles.read(path, limit)
        : { kind: 'ok', bytes: new TextEncoder().encode(text) };
    },
  };
}

/** A manifest without any needs, and without the inputs that name outputs of steps. */
export function withoutNeeds(manifest: string): string {
  const document = parseDocument(manifest);
  const { steps } = document.toJS() as { steps: Record<string, { inputs?: Record<string, string> }> };
  for (const [step, { inputs = {} }] of Object.entries(steps)) {
    document.deleteIn(['steps', step, 'needs']);
    const byHand = Object.keys(inputs).filter((name) => {
      const [producer = ''] = (inputs[name] ?? '').split('.');
      return Object.hasOwn(steps, producer);
    });
    byHand.forEach((name) => document.deleteIn(['steps', step, 'inputs', name]));
    if (byHand.length > 0 && byHand.length === Object.keys(inputs).length) {
      document.deleteIn(['steps', step, 'inputs']);
    }
  }
  return document.toString();
}

/** Loads a manifest and resolves it. Throws if it cannot be read. */
export async function wire(files: Files, path: string, library: Library): Promise<Answers> {
  const loaded = loadPipeline(files, path, {});
  const registry = await loadRegistry(files, library, searchFolders(loaded.project, dirname(path)));
  const problems = [...loaded.diagnostics, ...registry.diagnostics];
  if (loaded.manifest === undefined || problems.length > 0) {
    throw new Error(`${path}: ${problems.map(({ message }) => message).join('\n')}`);
  }
  const linked = linkPipeline(loaded, loaded.manifest, registry, {});
  const start = process.cpuUsage();
  const { graph, wiring } = wirePipeline(linked);
  const { user, system } = process.cpuUsage(start);
  const refused = [...wiring.ambiguous, ...wiring.undecided];
  const inputs = jobsOf(graph).flatMap((job) =>
    [...job.ports.dependencies.values()].map((dependency): Answer => {
      const { name, required } = dependency;
      const found = wiring.wires.get(job.name)?.get(name);
      const about = { step: job.name, dependency: name, required };
      if (found !== undefined) {
        const outputs =
          found.source.kind === 'output' ? [`${found.source.step}.${found.source.output.name}`] : [];
        return { ...about, kind: found.chosen === 'explicit' ? 'explicit' : 'wired', outputs };
      }
      const tied = refused.find((input) => input.step === job.name && input.dependency === dependency);
      return tied === undefined
        ? { ...about, kind: 'open', outputs: [] }
        : {
            ...about,
            kind: 'refused',
            outputs: tied.candidates.map(({ step, output }) => `${step}.${output.name}`),
          };
    }),
  );
  const edges = [
    ...graph.edges,
    ...inputs.flatMap(({ step, kind, outputs }) =>
      kind === 'refused' ? [] : outputs.map((output) => ({ from: output.split('.')[0] ?? '', to: step })),
    ),
  ];
  const { cycles } = analyseDag([...graph.steps.keys()], edges);
  return { inputs, cycles: cycles.length, milliseconds: (user + system) / 1000 };
}
