import { join, relative } from 'node:path';
import { jobScripts } from '../builders/code.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import { jobsOf, type PipelineGraph } from '../graph/model.js';
import { isInside } from '../project/project.js';
import type { RegisteredContract, RegisteredSpec, Registry } from '../registry/registry.js';
import type { Wire, Wiring } from '../resolver/wiring.js';
import { runsScript } from '../rules/alignment/agreement.js';
import type { ScriptContext, ScriptJob, ScriptRule } from '../rules/rule.js';
import { checkScript } from '../rules/run.js';
import type { ScriptFacts } from '../scripts/facts.js';
import type { Files } from '../source/files.js';
import { keyOf, locationOf, spanOf, type Location } from '../source/location.js';
import { PATH_OUTSIDE_PROJECT } from '../source/problems.js';
import { installedBy } from './requirements.js';

/** Gives what is known of a script in a folder (both absolute). */
export type ScriptReader = (entryPoint: string, folder: string) => Promise<ScriptFacts>;

/** A reader that reads each script once, and loads the parser for the first one. */
export function scriptReader(files: Files): ScriptReader {
  const known = new Map<string, Promise<ScriptFacts>>();
  const read: ScriptReader = async (entryPoint, folder) => {
    const { loadPythonParser, readScript } = await import('./script-parser.js');
    return readScript(files, await loadPythonParser(), entryPoint, folder);
  };
  return (entryPoint, folder) => {
    const key = JSON.stringify([entryPoint, folder]);
    const facts = known.get(key) ?? read(entryPoint, folder);
    known.set(key, facts);
    return facts;
  };
}

/** What scripts are looked for in: the project's contracts, and the steps of a pipeline where there is one. */
export interface ScriptScope {
  readonly files: Files;
  /** The project's root. */
  readonly root: string;
  readonly registry: Registry;
  readonly pipeline?: { readonly graph: PipelineGraph; readonly wiring: Wiring };
}

/** What the rules say of scripts. */
export interface ScriptCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the scripts and modules read. */
  readonly filesRead: readonly string[];
}

/**
 * Checks the scripts of the project, each once for each contract that it is held against: those that the project's
 * contracts name, and those that the steps of a pipeline run. The library's scripts under the library's contracts are
 * left out: the tests of the library prove them.
 */
export async function checkScripts(
  rules: readonly ScriptRule[],
  scope: ScriptScope,
  read: ScriptReader = scriptReader(scope.files),
): Promise<ScriptCheck> {
  const diagnostics: Diagnostic[] = [];
  const filesRead = new Set<string>();
  for (const script of scriptsOf(scope)) {
    if (leadsOut(scope, script.path)) {
      diagnostics.push(outside(scope.root, script));
      continue;
    }
    const facts = await read(script.path, script.folder);
    facts.files.forEach((file) => filesRead.add(file));
    if (facts.diagnostics.length > 0) {
      diagnostics.push(...facts.diagnostics.map((diagnostic) => withNamer(diagnostic, script.namer)));
    } else if (script.specs.size === 0 || [...script.specs].some(runsScript)) {
      diagnostics.push(...checkScript(rules, contextOf(scope, script, facts)));
    }
  }
  return { diagnostics, filesRead: [...filesRead] };
}

/** A script with all that is held against it. */
interface FoundScript {
  readonly path: string;
  readonly folder: string;
  /** What names it: the contract, or the config of a step. */
  readonly namer: Location;
  readonly contract?: RegisteredContract;
  readonly specs: Set<RegisteredSpec>;
  readonly jobs: ScriptJob[];
}

function scriptsOf(scope: ScriptScope): readonly FoundScript[] {
  const found = new Map<string, FoundScript>();
  const add = (script: Omit<FoundScript, 'specs' | 'jobs'>): FoundScript => {
    const key = JSON.stringify([script.path, script.folder, script.contract?.document.source.file ?? '']);
    const entry = found.get(key) ?? { ...script, specs: new Set(), jobs: [] };
    found.set(key, entry);
    return entry;
  };
  for (const { namedBy, ...script } of contractScripts(scope)) {
    const { specs } = add(script);
    namedBy.forEach((spec) => specs.add(spec));
  }
  for (const { used, ...script } of stepScripts(scope)) {
    const { specs, jobs } = add(script);
    specs.add(used.job.spec);
    jobs.push(used);
  }
  return [...found.values()];
}

/** The scripts of the project's contracts, in the folders where these look for them. */
function contractScripts({ files, registry }: ScriptScope) {
  const { contracts, specs, broken } = registry;
  return [...contracts].flatMap(([name, contract]) => {
    const { entry_point: entryPoint, script_location: location } = contract.document.value;
    const folder = contract.scriptFolders.find((each) => files.kind(join(each, entryPoint)) === 'file');
    if (contract.origin === 'library' || location === 'image' || folder === undefined || broken.has(name)) {
      return [];
    }
    const namedBy = [...specs.values()].filter(
      ({ document }) => document.value.contract === name && !broken.has(document.value.step_type),
    );
    const namer = locationOf(contract.document.source, 'entry_point');
    return [{ path: join(folder, entryPoint), folder, contract, namer, namedBy }].filter(isPython);
  });
}

/** The scripts of a pipeline's steps, without the library's own under the library's contracts. */
function stepScripts({ files, pipeline }: ScriptScope) {
  if (pipeline === undefined) {
    return [];
  }
  const { graph, wiring } = pipeline;
  return jobsOf(graph).flatMap((step) => {
    const wires = wiring.wires.get(step.name) ?? new Map<string, Wire>();
    return jobScripts(files, step)
      .filter(({ path }) => step.configComplete && !isShipped(step.contract, path))
      .filter(isPython)
      .map(({ job, path, folder, whole }) => ({
        path,
        folder,
        namer: job.config.get('entry_point')?.traced.at ?? keyOf(job.at),
        ...(job.contract === undefined ? {} : { contract: job.contract }),
        used: { job, whole, wires },
      }));
  });
}

function isPython({ path }: { readonly path: string }): boolean {
  return path.endsWith('.py');
}

/** Whether a script and its contract are both the library's. */
function isShipped(contract: RegisteredContract | undefined, path: string): boolean {
  return contract?.origin === 'library' && contract.scriptFolders.some((folder) => isInside(folder, path));
}

function contextOf(
  { files, pipeline }: ScriptScope,
  { contract, specs, jobs, folder }: FoundScript,
  facts: ScriptFacts,
): ScriptContext {
  const installed = jobs.length === 0 ? undefined : installedBy(files, folder, jobs);
  return {
    facts,
    ...(contract === undefined ? {} : { contract }),
    specs: [...specs],
    jobs,
    ...(installed === undefined ? {} : { installed }),
    parameters: pipeline?.graph.manifest.value.parameters,
  };
}

/** Whether a path of the project is a symbolic link to a file elsewhere, whose lines are nobody's business. */
function leadsOut({ files, root }: ScriptScope, path: string): boolean {
  return isInside(root, path) && !isInside(files.realPath(root), files.realPath(path));
}

function outside(root: string, { path, namer }: FoundScript): Diagnostic {
  return diagnose(PATH_OUTSIDE_PROJECT, spanOf(namer), {
    message: `The script "${relative(root, path)}" is a symbolic link that leads out of the project.`,
    help: `The project is the folder "${root}". ${PATH_OUTSIDE_PROJECT.fix}`,
  });
}

/** A problem of a script's text, with the place that makes it a script of the project. */
function withNamer(diagnostic: Diagnostic, namer: Location): Diagnostic {
  const related = { message: 'The script is named here.', span: spanOf(namer) };
  return { ...diagnostic, related: [...diagnostic.related, related] };
}
