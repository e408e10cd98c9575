import type { DrawingFormat } from '../drawing/formats.js';
import type { Library } from '../registry/registry.js';
import type { FormatChoice } from './formats.js';

/** What `main` needs beside the arguments and streams. */
export interface MainSetting {
  readonly version: string;
  /** The address of the program's page. */
  readonly homepage?: string | undefined;
  /** Folder of the package, absolute: its schemas and scripts are copied into new projects. */
  readonly folder: string;
  /** Called once, when a command needs the library. */
  readonly library: () => Library;
}

/** Options of the commands that print in colour. */
export interface ColourOptions {
  readonly color: 'auto' | 'always' | 'never';
}

/** Options of the commands that check something. */
export interface CheckOptions extends ColourOptions {
  readonly format: readonly FormatChoice[];
  readonly env?: string;
  readonly region?: string;
  /** A file of known problems; false for none. */
  readonly baseline?: string | false;
  /** Whether what feeds the inputs must be as the locks say. */
  readonly locked?: boolean;
}

/** Options of `pipectl lock`. */
export interface LockOptions extends CheckOptions {
  /** Whether it is only looked whether the locks are as they would be written. */
  readonly check?: boolean;
  readonly dryRun?: boolean | undefined;
}

/** Options of `pipectl explain`. */
export interface ExplainOptions extends ColourOptions {
  readonly format: 'pretty' | 'markdown' | 'json';
  readonly env?: string;
  readonly region?: string;
}

/** Options of `pipectl graph`. */
export interface GraphOptions extends ColourOptions {
  readonly format: DrawingFormat;
  readonly output?: string;
  readonly env?: string;
  readonly region?: string;
}

/** Options of the commands that check files and do nothing else. */
export interface RunOptions extends CheckOptions {
  /** Where all that is found is to be written as known; true for the usual file. */
  readonly writeBaseline?: string | true;
  /** Whether warnings and infos are problems too. */
  readonly strict?: boolean;
  /** Only what has to do with changes since the last commit. */
  readonly changed?: boolean;
  /** The same since the last commit in common with another one. */
  readonly since?: string;
  /** The same for what will be committed. */
  readonly staged?: boolean;
  /** Whether what can be mended is mended. */
  readonly fix?: boolean;
  /** Whether mends are only shown. */
  readonly dryRun?: boolean;
}
