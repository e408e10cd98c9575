import { dirname, join } from 'node:path';
import type { Files } from '../../source/files.js';
import type { Location } from '../../source/location.js';
import { framesOf, reachOf } from '../evaluate/callers.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import type { Call, Node } from '../evaluate/nodes.js';
import type { ProgramModule, Site } from '../evaluate/program.js';
import type { ImportUse, InstallUse, ScriptFacts, UnknownUse } from '../facts.js';
import { importingNodes, type ImportConditions } from './statements.js';
import { installsOf, mayInstall } from './installs.js';
import { RUNTIME_MODULE } from '../runtime-module.js';
import { STANDARD_LIBRARY } from './standard-library.js';
import { externalNames, textsIn } from '../evaluate/values.js';
import { placeOf } from '../tree.js';

/** What is known of the modules that a script imports and of the packages that it installs. */
export type ImportFacts = Pick<ScriptFacts, 'imports' | 'installs' | 'unknown'>;

interface Found {
  readonly imports: ImportUse[];
  readonly installs: InstallUse[];
  readonly unknown: UnknownUse[];
}

/** What a script and the modules of its source folder import and install. Modules are looked for in the folder of the entry point and in the source folder, if there is one. */
export function importFacts(
  evaluator: Evaluator,
  files: Files,
  entryPoint: string,
  sourceFolder: string | undefined,
): ImportFacts {
  const found: Found = { imports: [], installs: [], unknown: [] };
  const folders = sourceFolder === undefined ? [] : [...new Set([dirname(entryPoint), sourceFolder])];
  const known = new Map<string, boolean>();
  const isLocal = (name: string): boolean => {
    const answer = known.get(name) ?? folders.some((folder) => isModuleOf(folder, name, files));
    known.set(name, answer);
    return answer;
  };
  for (const module of evaluator.program.modules) {
    const calls = importingCalls(evaluator, module);
    for (const { node, conditions } of importingNodes(module, calls)) {
      const importOf = (name: string, isRelative: boolean, at: Location): void => {
        found.imports.push(importUse(module, name, isRelative || isLocal(topLevelOf(name)), at, conditions));
      };
      if (node.nodeType === 'Import') {
        node.names.forEach((alias) => {
          importOf(alias.name, false, placeOf(module, alias));
        });
      } else if (node.nodeType === 'ImportFrom') {
        const at = placeOf(module, fromClause(node));
        importOf(importedModule(module, node), (node.level ?? 0) > 0, at);
        if (isMissing(module, node)) {
          found.unknown.push({ kind: 'code', at, reason: 'imports a module that is not in its folder' });
        }
      } else {
        const call = calls.get(node);
        if (call !== undefined) {
          useCall(evaluator, module, call, importOf, found);
        }
      }
    }
  }
  return found;
}

function importUse(
  module: ProgramModule,
  name: string,
  isLocal: boolean,
  at: Location,
  { where, optional }: ImportConditions,
): ImportUse {
  const topLevel = topLevelOf(name);
  return {
    at,
    certainty: where === 'top' && module.certain ? 'certain' : 'possible',
    module: name,
    topLevel,
    where,
    optional,
    origin: originOf(topLevel, isLocal),
  };
}

function topLevelOf(name: string): string {
  return name.split('.')[0] ?? name;
}

/** A call, and the names in other packages of what it calls. */
interface NamedCall {
  readonly site: Site<Call>;
  readonly names: readonly string[];
}

/** The calls of a module that may import or install something. */
function importingCalls(evaluator: Evaluator, { sites }: ProgramModule): ReadonlyMap<Call, NamedCall> {
  const found = new Map<Call, NamedCall>();
  for (const site of sites.calls) {
    const names = externalNames(evaluator.evaluate(site.node.func, site.frame));
    if (imports(site.node, names) || names.some(changesPath) || mayInstall(names)) {
      found.set(site.node, { site, names });
    }
  }
  return found;
}

function imports({ func }: Call, names: readonly string[]): boolean {
  return names.includes('importlib.import_module') || (func.nodeType === 'Name' && func.id === '__import__');
}

function changesPath(name: string): boolean {
  return name.startsWith('sys.path.');
}

/** What a call imports, or has pip install. */
function useCall(
  evaluator: Evaluator,
  module: ProgramModule,
  { site, names }: NamedCall,
  importOf: (name: string, isRelative: boolean, at: Location) => void,
  { installs, unknown }: Found,
): void {
  const { node, frame } = site;
  const at = placeOf(module, node);
  const cannotTell = (reason: string): void => {
    unknown.push({ kind: 'import', at, reason });
  };
  if (imports(node, names)) {
    const [first] = node.args;
    const targets = new Set(
      framesOf(evaluator, frame).flatMap((inner) =>
        first === undefined ? [undefined] : textsIn(evaluator.evaluate(first, inner)),
      ),
    );
    for (const target of targets) {
      if (target === undefined) {
        cannotTell('imports a module whose name is computed');
      } else {
        importOf(target.replace(/^\.+/, ''), target.startsWith('.'), at);
      }
    }
  } else if (names.some(changesPath)) {
    cannotTell('changes the folders in which Python looks for modules');
  }
  const found = framesOf(evaluator, frame).map((inner) => installsOf(evaluator, node, names, inner));
  for (const requirement of new Set(found.flatMap(({ requirements }) => requirements))) {
    installs.push({ at, certainty: reachOf(evaluator, site).certain ? 'certain' : 'possible', requirement });
  }
  if (found.some(({ isComputed }) => isComputed)) {
    cannotTell('installs packages whose names are computed');
  }
}

/** Whether Python finds a module of a name in a folder. A folder of Python files without `__init__.py` counts. */
function isModuleOf(folder: string, name: string, files: Files): boolean {
  const path = join(folder, name);
  return (
    files.kind(`${path}.py`) === 'file' ||
    (files.kind(path) === 'directory' && files.list(path).some((file) => file.endsWith('.py')))
  );
}

/** Whether a relative import names a module that was not found. */
function isMissing({ imported }: ProgramModule, { level = 0, module }: Node<'ImportFrom'>): boolean {
  return level > 0 && module !== undefined && !imported.has('.'.repeat(level) + module);
}

/** The dotted name of the module that a `from` import names; relative ones are resolved against the module they stand in. */
function importedModule(module: ProgramModule, node: Node<'ImportFrom'>): string {
  const level = node.level ?? 0;
  if (level === 0) {
    return node.module ?? '';
  }
  const isPackage = /(^|[\\/])__init__\.py$/.test(module.file.file);
  const parts = module.name.split('.');
  const base = parts.slice(0, Math.max(0, parts.length - level + (isPackage ? 1 : 0)));
  const [first] = node.names;
  const named = node.module ?? (base.length === 0 ? (first?.name ?? '') : '');
  return [...base, named].filter((part) => part !== '').join('.');
}

/** The place of `from <module>`, without the names that follow. */
function fromClause(node: Node<'ImportFrom'>): Node<'ImportFrom'> {
  const length = 'from '.length + (node.level ?? 0) + new TextEncoder().encode(node.module ?? '').length;
  return { ...node, end_lineno: node.lineno, end_col_offset: node.col_offset + length };
}

function originOf(topLevel: string, isLocal: boolean): ImportUse['origin'] {
  if (topLevel === RUNTIME_MODULE) {
    return 'shipped';
  }
  return isLocal ? 'local' : STANDARD_LIBRARY.has(topLevel) ? 'standard' : 'third-party';
}
