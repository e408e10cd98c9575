import type { Library } from '../registry/registry.js';

/** What `main` needs beside the arguments and streams. */
export interface MainSetting {
  readonly version: string;
  /** Called once, when a command needs the library. */
  readonly library: () => Library;
}

/** Options of the commands that print in colour. */
export interface ColourOptions {
  readonly color: 'auto' | 'always' | 'never';
}

/** Options of the commands that check something. */
export interface CheckOptions extends ColourOptions {
  readonly format: string;
  readonly env?: string;
  readonly region?: string;
}
