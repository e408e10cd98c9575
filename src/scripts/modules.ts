import { basename, dirname, join } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Files } from '../source/files.js';
import { MAX_PYTHON_BYTES, type PythonParser } from '../source/python.js';
import { FILE_NOT_FOUND, FILE_TOO_LARGE, NOT_A_FILE } from '../source/problems.js';
import { indexModule } from './evaluate/index-module.js';
import type { ImportSite, ProgramModule } from './evaluate/program.js';

/** More modules than these are an application, whose parts are not all the script's. */
const MAX_MODULES = 200;

/** The modules of a script that could be read: the entry point first, then as they are imported. */
export interface LoadedModules {
  readonly modules: readonly ProgramModule[];
  /** Absolute paths of the files that were looked at, also those that cannot be parsed. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there are more modules than are read. */
  readonly isCutOff: boolean;
}

/** A module that is imported: its file and its dotted name. */
interface Found {
  readonly file: string;
  readonly name: string;
}

/** Reads a script and the modules of its source folder that it imports, each once. Nothing outside the folder is read. */
export function loadModules(
  files: Files,
  parse: PythonParser,
  entryPoint: string,
  sourceFolder: string | undefined,
): LoadedModules {
  const modules: ProgramModule[] = [];
  const read: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const byFile = new Map<string, ProgramModule | undefined>();
  const find = finder(files, entryPoint, sourceFolder);
  const load = ({ file, name }: Found, isEntry: boolean): ProgramModule | undefined => {
    const real = files.realPath(file);
    if (byFile.has(real)) {
      return byFile.get(real);
    }
    byFile.set(real, undefined);
    read.push(file);
    const result = files.read(file, MAX_PYTHON_BYTES);
    if (result.kind !== 'ok') {
      diagnostics.push(unreadable(file, result));
      return undefined;
    }
    const parsed = parse(file, result.bytes);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.module === undefined) {
      return undefined;
    }
    const module = indexModule(name, parsed, parsed.module, isEntry);
    byFile.set(real, module);
    modules.push(module);
    return module;
  };
  load({ file: entryPoint, name: basename(entryPoint).replace(/\.py$/, '') }, true);
  // `modules` grows while it is gone through.
  for (const module of modules) {
    for (const site of module.sites.imports) {
      linkImport(module, site, find, (found) =>
        modules.length < MAX_MODULES ? load(found, false) : undefined,
      );
    }
  }
  markCertain(modules);
  return { modules, files: read, diagnostics, isCutOff: modules.length >= MAX_MODULES };
}

/** Connects an import statement with the modules that it loads. */
function linkImport(
  module: ProgramModule,
  { target, names }: ImportSite,
  find: (name: string, from: ProgramModule) => Found | undefined,
  load: (found: Found) => ProgramModule | undefined,
): void {
  const link = (name: string): ProgramModule | undefined => {
    const known = module.imported.get(name);
    const found = known === undefined ? find(name, module) : undefined;
    const loaded = known ?? (found === undefined ? undefined : load(found));
    if (loaded !== undefined) {
      module.imported.set(name, loaded);
    }
    return loaded;
  };
  const [dots = ''] = /^\.*/.exec(target) ?? [];
  const parts = target
    .slice(dots.length)
    .split('.')
    .filter((part) => part !== '');
  let outer = dots === '' ? undefined : link(dots);
  for (let length = 1; length <= parts.length; length += 1) {
    const loaded = link(dots + parts.slice(0, length).join('.'));
    if (outer !== undefined && loaded !== undefined) {
      outer.imported.set(`.${parts[length - 1] ?? ''}`, loaded);
    }
    outer = loaded;
  }
  for (const name of names) {
    if (name !== '*' && outer?.scope.names.has(name) !== true) {
      const loaded = link(target.endsWith('.') ? target + name : `${target}.${name}`);
      if (outer !== undefined && loaded !== undefined) {
        outer.imported.set(`.${name}`, loaded);
      }
    }
  }
}

/** Finds the file of a module by the name that an import gives: in the folder of the script, then in the source folder. */
function finder(
  files: Files,
  entryPoint: string,
  sourceFolder: string | undefined,
): (name: string, from: ProgramModule) => Found | undefined {
  if (sourceFolder === undefined) {
    return () => undefined;
  }
  const root = files.realPath(sourceFolder);
  const isInside = (file: string): boolean =>
    files.realPath(file).startsWith(root.endsWith('/') ? root : `${root}/`);
  const known = new Map<string, string | undefined>();
  const fileOf = (path: string): string | undefined => {
    if (!known.has(path)) {
      const candidates = [join(path, '__init__.py'), `${path}.py`];
      known.set(
        path,
        candidates.find((file) => files.kind(file) === 'file' && isInside(file)),
      );
    }
    return known.get(path);
  };
  const bases = [...new Set([dirname(entryPoint), sourceFolder])];
  return (name, from) => {
    const [dots = ''] = /^\.*/.exec(name) ?? [];
    const parts = name
      .slice(dots.length)
      .split('.')
      .filter((part) => part !== '');
    const dotted = parts.join('.');
    if (dots === '') {
      const file = bases.map((base) => fileOf(join(base, ...parts))).find((found) => found !== undefined);
      return file === undefined ? undefined : { file, name: dotted };
    }
    const above = Array.from({ length: dots.length - 1 }, () => '..');
    const file = fileOf(join(dirname(from.file.file), ...above, ...parts));
    const outer = from.name.split('.').slice(0, /__init__\.py$/.test(from.file.file) ? undefined : -1);
    const prefix = outer.slice(0, outer.length - dots.length + 1);
    return file === undefined ? undefined : { file, name: [...prefix, ...parts].join('.') };
  };
}

/** Marks the modules that are imported whenever the script runs. */
function markCertain(modules: readonly ProgramModule[]): void {
  const waiting = modules.filter(({ certain }) => certain);
  for (const module of waiting) {
    for (const { target, names, flow, scope } of module.sites.imports) {
      if (!flow.certain || scope.fn !== undefined) {
        continue;
      }
      const parts = target.replace(/^\.+/, '').split('.');
      const dots = target.slice(0, target.length - parts.join('.').length);
      const loaded = [
        ...parts.map((_, index) => dots + parts.slice(0, index + 1).join('.')),
        ...names.map((name) => (target.endsWith('.') ? target + name : `${target}.${name}`)),
        dots,
      ];
      for (const name of loaded) {
        const other = module.imported.get(name);
        if (other !== undefined && !other.certain) {
          other.certain = true;
          waiting.push(other);
        }
      }
    }
  }
}

function unreadable(file: string, result: Exclude<ReturnType<Files['read']>, { kind: 'ok' }>): Diagnostic {
  const start = { line: 1, column: 1 };
  const span = { file, start, end: start };
  const name = basename(file);
  switch (result.kind) {
    case 'absent':
      return diagnose(FILE_NOT_FOUND, span, {
        message: `The script "${name}" does not exist.`,
        help: FILE_NOT_FOUND.fix,
      });
    case 'directory':
      return diagnose(NOT_A_FILE, span, {
        message: `"${name}" is a folder, not a script.`,
        help: NOT_A_FILE.fix,
      });
    case 'too_large':
      return diagnose(FILE_TOO_LARGE, span, {
        message: `"${name}" has ${(result.size / 1024 / 1024).toFixed(1)} MB; a script of at most 5 MB is looked at.`,
        help: FILE_TOO_LARGE.fix,
      });
    case 'unreadable':
      return diagnose(NOT_A_FILE, span, {
        message: `"${name}" cannot be read: ${result.reason}.`,
        help: NOT_A_FILE.fix,
      });
  }
}
