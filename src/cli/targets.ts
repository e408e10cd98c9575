import { resolve } from 'node:path';
import { SUFFIXES } from '../project/kinds.js';
import type { Files } from '../source/files.js';
import { UsageError, type CommandIo } from './io.js';

/** The files that the paths of a command line stand for, absolute, each once. */
export interface Targets {
  readonly manifests: readonly string[];
  /** Specifications, contracts and configs that are named themselves. */
  readonly others: readonly string[];
  /** JSON files that are named themselves: pipeline definitions. */
  readonly definitions: readonly string[];
}

/** The end of a definition file's name. */
const DEFINITION_SUFFIX = '.json';

/**
 * Files as they are named, folders for the manifests below them; the working directory if nothing is named.
 * Throws a UsageError for a path that does not exist, has no known suffix, or leads to no manifest.
 */
export function findTargets(paths: readonly string[], io: CommandIo, files: Files): Targets {
  const manifests = new Set<string>();
  const others = new Set<string>();
  const definitions = new Set<string>();
  for (const argument of paths.length === 0 ? ['.'] : paths) {
    const path = resolve(io.cwd, argument);
    const kind = files.kind(path);
    if (kind === 'absent') {
      throw new UsageError(`There is no file or folder "${argument}".`);
    }
    if (kind === 'directory') {
      const below = files.list(path);
      const found = below.filter((file) => file.endsWith(SUFFIXES.manifest));
      if (found.length === 0) {
        const hint = below.some((file) => file.endsWith(DEFINITION_SUFFIX))
          ? ` Definitions (*${DEFINITION_SUFFIX}) are checked when they are named themselves.`
          : '';
        throw new UsageError(
          `There is no manifest below "${argument}": no file name ends in ${SUFFIXES.manifest}.${hint}`,
        );
      }
      found.forEach((file) => manifests.add(file));
    } else if (path.endsWith(SUFFIXES.manifest)) {
      manifests.add(path);
    } else if (Object.values(SUFFIXES).some((suffix) => path.endsWith(suffix))) {
      others.add(path);
    } else if (path.endsWith(DEFINITION_SUFFIX)) {
      definitions.add(path);
    } else {
      throw new UsageError(
        `"${argument}" is none of pipectl's files: its name ends in none of ${[...Object.values(SUFFIXES), DEFINITION_SUFFIX].join(', ')}.`,
      );
    }
  }
  return {
    manifests: [...manifests].sort(),
    others: [...others].sort(),
    definitions: [...definitions].sort(),
  };
}
