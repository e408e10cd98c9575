import { join } from 'node:path';
import type { ScriptJob } from '../rules/rule.js';
import type { Files } from '../source/files.js';

/** A file of requirements is a page; a larger one is something else. */
const MAX_BYTES = 1024 * 1024;

/** Files of a package that its folder may be installed as (sagemaker-training-toolkit, entry_point.py `install`). */
const PACKAGE_FILES = ['setup.py', 'pyproject.toml'];

/**
 * The distributions that are installed from the folder of a script before it starts: those of its requirements.txt,
 * if every job packages the whole folder. Undefined if that cannot be told.
 */
export function installedBy(
  files: Files,
  folder: string,
  jobs: readonly ScriptJob[],
): readonly string[] | undefined {
  if (jobs.every(({ whole }) => !whole)) {
    return [];
  }
  if (jobs.some(({ whole }) => !whole) || PACKAGE_FILES.some((name) => exists(files, folder, name))) {
    return undefined;
  }
  if (!exists(files, folder, 'requirements.txt')) {
    return [];
  }
  const result = files.read(join(folder, 'requirements.txt'), MAX_BYTES);
  return result.kind === 'ok' ? distributionsOf(new TextDecoder('utf-8').decode(result.bytes)) : undefined;
}

/**
 * The distributions that a requirements file names (pip documentation, page requirements-file-format). Undefined if it
 * names files, addresses or other lists, of which the names are not known.
 */
export function distributionsOf(text: string): readonly string[] | undefined {
  const lines = text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  const names: string[] = [];
  for (const line of lines) {
    if (/^(-r|--requirement|-e|--editable|-f|--find-links)\b/.test(line)) {
      return undefined;
    }
    if (!line.startsWith('-')) {
      const [, name, rest = ''] = /^([A-Za-z0-9][A-Za-z0-9._-]*)(.*)$/.exec(line) ?? [];
      const isName = /^\s*($|[[<>=!~;@(])/.test(rest) && !/\.(whl|tar\.gz|zip)$/.test(name ?? '');
      if (name === undefined || !isName) {
        return undefined;
      }
      names.push(name);
    }
  }
  return names;
}

function exists(files: Files, folder: string, name: string): boolean {
  return files.kind(join(folder, name)) === 'file';
}
