import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { diskFiles } from '../../src/source/files.js';
import type { Library } from '../../src/registry/registry.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';
import { REPOSITORY, shippedLibrary } from '../support/run.js';
import type { Tree } from './mutant.js';

/** A project whose mutants are made, and the library beside it. */
export interface Project {
  readonly name: string;
  readonly tree: Tree;
  readonly library: () => Library;
}

const OF_A_PROJECT = /\.(?:py|yaml|txt|sh)$/;

/** The library with its scripts and the examples, as a project of its own. Scripts that only endpoints run have no contract. */
export const LIBRARY: Project = {
  name: 'library',
  tree: {
    'pipectl.yaml': '{}\n',
    ...treeOf(REPOSITORY, ['specs', 'contracts', 'scripts'], (file) => !/_inference\.py$/.test(file)),
    ...treeOf(REPOSITORY, ['manifests/fraud-xgboost', 'manifests/text-pytorch', 'manifests/batch-scoring']),
  },
  library: () => EMPTY_LIBRARY,
};

/** Projects with scripts in other styles, on the shipped library. */
export const OTHERS: readonly Project[] = [
  'abalone',
  'own-step-types',
  'scripts-in-disguise',
  'code-of-its-own',
].map((name) => ({
  name,
  tree: treeOf(join(REPOSITORY, 'test/fixtures/ok', name), ['.']),
  library: shippedLibrary,
}));

/** The library's scripts where a library that is read from the disk says that they are. */
export const LIBRARY_SCRIPTS: Tree = Object.fromEntries(
  Object.entries(treeOf(REPOSITORY, ['scripts', 'runtime'])).map(([file, text]) => [
    join(REPOSITORY, file),
    text,
  ]),
);

function treeOf(root: string, folders: readonly string[], isOf = (file: string) => file !== ''): Tree {
  const files = folders.flatMap((folder) => diskFiles.list(join(root, folder)));
  return Object.fromEntries(
    files
      .filter((file) => OF_A_PROJECT.test(file) && isOf(file))
      .map((file) => [relative(root, file), readFileSync(file, 'utf8')]),
  );
}
