/** A file of a code package: its name in the package, with `/`, and its content. */
export interface CodeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
