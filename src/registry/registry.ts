import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../project/document.js';
import type { SchemaFinding } from '../project/schema-problems.js';
import type { ScriptContract, StepSpec } from '../project/types.generated.js';

/** library: shipped with pipectl. project: a file of the project that is being compiled. */
export type Origin = 'library' | 'project';

/** A step specification that a pipeline can use. */
export interface RegisteredSpec {
  readonly origin: Origin;
  readonly document: Document<StepSpec>;
  /** What the schemas of the step type's own config keys have against a map of them. */
  readonly ownKeyFindings: (values: unknown) => readonly SchemaFinding[];
}

/** A script contract that a pipeline can use. */
export interface RegisteredContract {
  readonly origin: Origin;
  readonly document: Document<ScriptContract>;
  /** Folders, absolute, in which its entry point is looked for. */
  readonly scriptFolders: readonly string[];
}

/** The specifications and contracts that pipectl ships. */
export interface Library {
  readonly specs: readonly RegisteredSpec[];
  readonly contracts: readonly RegisteredContract[];
  /** Absolute path of the Python module by which scripts read their contracts. */
  readonly runtimeFile: string;
}

/** Two files under one name: the second one does not count. */
export interface NameClash {
  readonly kind: 'specification' | 'contract';
  readonly name: string;
  readonly used: Document<unknown>;
  readonly other: Document<unknown>;
}

/** What one pipeline can use: the library under the project's own files. */
export interface Registry {
  /** By step type. */
  readonly specs: ReadonlyMap<string, RegisteredSpec>;
  /** By contract name: the file name without its suffix. */
  readonly contracts: ReadonlyMap<string, RegisteredContract>;
  /** Names whose files have errors: nothing is said of steps that use them. */
  readonly broken: ReadonlySet<string>;
  /** Project files that stand in for a library file of the same name. */
  readonly overrides: readonly NameClash[];
  /** Project files with a name that another project file has. */
  readonly duplicates: readonly NameClash[];
  /** The library's. */
  readonly runtimeFile: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the project's files read. */
  readonly filesRead: readonly string[];
}
