import { basename, join, relative } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/suggest.js';
import type { Registry } from '../registry/registry.js';
import { CONTRACT_SCRIPT_NOT_FOUND } from '../rules/alignment/contract-script-not-found.js';
import { listed } from '../rules/wording.js';
import type { Files } from '../source/files.js';
import { locationOf, spanOf } from '../source/location.js';

/** The contracts of a project (root folder absolute) whose scripts no file of the project can be. */
export function missingScripts(
  files: Files,
  root: string,
  { contracts, broken }: Registry,
): readonly Diagnostic[] {
  let names: ReadonlySet<string> | undefined;
  return [...contracts].flatMap(([name, { origin, document, scriptFolders }]) => {
    const { entry_point: entryPoint, script_location: location } = document.value;
    const isFound = scriptFolders.some((folder) => files.kind(join(folder, entryPoint)) === 'file');
    if (origin === 'library' || location === 'image' || isFound || broken.has(name)) {
      return [];
    }
    const span = spanOf(locationOf(document.source, 'entry_point'));
    for (const folder of scriptFolders) {
      const reason = whyNoFile(files, join(folder, entryPoint));
      if (reason !== undefined) {
        return [
          diagnose(CONTRACT_SCRIPT_NOT_FOUND, span, {
            message: `The script "${entryPoint}" of the contract is in ${inFolders([folder])}, but ${reason}.`,
            help: 'Put the script itself there, or correct the name.',
          }),
        ];
      }
    }
    // A source_dir, which only a config names, may have it: it is in the project too.
    names ??= new Set(files.list(root).map((path) => basename(path)));
    const known = [...names].filter((each) => each.endsWith('.py'));
    return names.has(basename(entryPoint))
      ? []
      : [
          diagnose(CONTRACT_SCRIPT_NOT_FOUND, span, {
            message: `The script "${entryPoint}" of the contract does not exist in ${inFolders(scriptFolders)}, nor anywhere else in the project.${didYouMean(basename(entryPoint), known)}`,
            help: 'Correct the name, add the script, or say "script_location: image" if it is part of the image.',
          }),
        ];
  });

  function inFolders(folders: readonly string[]): string {
    return listed(folders.map((folder) => relative(root, folder) || '.'));
  }
}

/** Why what stands at a path is no file that can be read; undefined if nothing stands there. */
function whyNoFile(files: Files, path: string): string | undefined {
  const result = files.read(path, 0);
  if (result.kind === 'directory') {
    return 'it is a folder';
  }
  return result.kind === 'unreadable' ? result.reason : undefined;
}
