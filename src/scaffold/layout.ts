import { posix } from 'node:path';
import { INSTALLED_SCHEMAS, PROJECT_SCHEMAS } from '../project/schema-files.js';
import type { SearchPaths } from '../project/types.generated.js';
import type { Layout } from './files.js';

/** What decides where the files of a step type go. Folders are below the project's root, with `/`, '' for the root itself. */
export interface LayoutFacts {
  /** Folder that the files' own folders stand in. */
  readonly base: string;
  /** The search folders of pipectl.yaml, where they are to be followed: the first of each kind is written to. */
  readonly search?: SearchPaths | undefined;
  /** Folder of the manifests that will use the step type. */
  readonly manifests: string;
  /** Name of the folder of tests in the base. */
  readonly tests: string;
  /** Whose schemas editors are told of: the project's own, those of an installed package, or none. */
  readonly schemas: 'project' | 'package' | 'none';
}

/** The folders of a step type's files. */
export function layoutOf({ base, search, manifests, tests, schemas }: LayoutFacts): Layout {
  const folder = (kind: 'specs' | 'contracts' | 'scripts') =>
    posix.normalize(search?.[kind]?.[0] ?? posix.join(base, kind));
  return {
    specs: folder('specs'),
    contracts: folder('contracts'),
    scripts: folder('scripts'),
    configs: posix.join(manifests, 'configs'),
    tests: posix.join(base, tests),
    manifests,
    ...(schemas === 'none' ? {} : { schemas: schemas === 'project' ? PROJECT_SCHEMAS : INSTALLED_SCHEMAS }),
  };
}
