import { posix } from 'node:path';
import type { SchemaFiles, SchemaKind } from '../project/schema-files.js';

/** A file that is to be written: its path below the project's root, with `/`, and its text. */
export interface ScaffoldFile {
  readonly path: string;
  readonly text: string;
  /** What it is, in a few words for the list of what was written. */
  readonly what: string;
  /** Whether a file that is there already serves as well, and is kept: README.md and the like. */
  readonly isOptional?: boolean;
}

/** Where the files of a step type go: folders below the project's root, with `/`, '' for the root itself. */
export interface Layout {
  readonly specs: string;
  readonly contracts: string;
  readonly scripts: string;
  readonly configs: string;
  readonly tests: string;
  /** Folder of the manifests that will use the step type: configs are named from there. */
  readonly manifests: string;
  /** Where the schemas stand, as files below the root; absent if none can be named. */
  readonly schemas?: SchemaFiles;
}

/** The first line by which editors find the schema of a YAML file; empty if there is none to name. */
export function schemaLine(layout: Pick<Layout, 'schemas'>, kind: SchemaKind, path: string): string {
  const schema = layout.schemas?.[kind];
  return schema === undefined
    ? ''
    : `# yaml-language-server: $schema=${relativePath(posix.dirname(path), schema)}\n`;
}

/** The way from a folder to a file, both below the root, beginning with a dot. */
export function relativePath(folder: string, file: string): string {
  const way = posix.relative(folder === '' ? '.' : folder, file);
  return way.startsWith('.') ? way : `./${way}`;
}
