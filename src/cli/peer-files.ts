import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { PeerFile } from '../migration/peer-files.js';
import { readYaml } from '../project/document.js';
import type { ScaffoldFile } from '../scaffold/files.js';
import { diskFiles } from '../source/files.js';
import { parseJson } from '../source/json.js';
import { locationOf, type Source } from '../source/location.js';
import { trace } from '../source/traced.js';
import { UsageError, type CommandIo } from './io.js';

/** Merged configs hold whole table schemas, and are written by a program. */
const MAX_JSON_BYTES = 50 * 1024 * 1024;
const MAX_SCRIPT_BYTES = 1024 * 1024;

/** A JSON or YAML file that an import reads, by its suffix; undefined, with the reasons among the diagnostics, if it cannot be read. */
export function readPeerFile(name: string, io: CommandIo, diagnostics: Diagnostic[]): PeerFile | undefined {
  const path = resolve(io.cwd, name);
  const kind = diskFiles.kind(path);
  if (kind !== 'file') {
    throw new UsageError(
      kind === 'absent' ? `There is no file "${name}".` : `"${name}" is a folder, not a file.`,
    );
  }
  if (/\.ya?ml$/.test(path)) {
    const { source, value, diagnostics: found } = readYaml(diskFiles, path);
    diagnostics.push(...found);
    return found.length > 0 ? undefined : { name: shown(path, io), root: trace(value, locationOf(source)) };
  }
  const result = diskFiles.read(path, MAX_JSON_BYTES);
  if (result.kind !== 'ok') {
    throw new UsageError(
      `"${name}" cannot be read: ${result.kind === 'unreadable' ? result.reason : 'it has more than 50 MB'}.`,
    );
  }
  const { text, diagnostics: found } = parseJson(path, result.bytes);
  diagnostics.push(...found);
  if (text === undefined || found.length > 0) {
    return undefined;
  }
  const source: Source = { file: path, span: (keys, target) => text.span(keys.map(String), target) };
  return { name: shown(path, io), root: trace(text.value, locationOf(source)) };
}

/** The Python files of a folder, as files of the project's scripts folder. */
export function readScripts(folder: string, io: CommandIo): readonly ScaffoldFile[] {
  const path = resolve(io.cwd, folder);
  if (diskFiles.kind(path) !== 'directory') {
    throw new UsageError(`There is no folder "${folder}".`);
  }
  return diskFiles
    .list(path)
    .filter((file) => file.endsWith('.py'))
    .map((file): ScaffoldFile => {
      const result = diskFiles.read(file, MAX_SCRIPT_BYTES);
      if (result.kind !== 'ok') {
        throw new UsageError(`The script "${shown(file, io)}" cannot be read, or has more than 1 MB.`);
      }
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.bytes);
      return { path: join('scripts', relative(path, file)).split(sep).join('/'), text, what: 'a script' };
    });
}

function shown(path: string, { cwd }: CommandIo): string {
  return relative(cwd, path).split(sep).join('/');
}
