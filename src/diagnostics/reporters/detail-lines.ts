import { visible } from '../cells.js';
import { linesOf } from '../code-frame.js';
import type { DiagnosticRecord } from './records.js';

/** What belongs to the message of a problem, as lines of plain text: a `note:` for each related place, then the `help:`. */
export function detailLines({ related, help }: DiagnosticRecord): readonly string[] {
  const notes = related.map(
    ({ message, file, line, column }) => `note: ${visible(message)} (${visible(file)}:${line}:${column})`,
  );
  return [...notes, ...(help === null ? [] : linesOf(`help: ${help}`).map((text) => visible(text)))];
}
