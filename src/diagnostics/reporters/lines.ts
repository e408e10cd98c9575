import { linesOf } from '../code-frame.js';

/** The lines of a file by its absolute path; undefined when there is no such text. */
export type LinesOfFile = (file: string) => readonly string[] | undefined;

/** Splits each file once, however many problems it has. */
export function linesByFile(textOf: (file: string) => string | undefined): LinesOfFile {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const text = textOf(file);
      known.set(file, text === undefined ? undefined : linesOf(text));
    }
    return known.get(file);
  };
}
