import { fileURLToPath } from 'node:url';

/** The place in a program that called a function of the API. */
export interface CallSite {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the function that asks was called from; undefined if the engine cannot say. `Error.captureStackTrace` is V8's. */
export function callerOfMethod(): CallSite | undefined {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, callerOfMethod);
  const [, , frame = ''] = holder.stack?.split('\n') ?? [];
  const [, place = '', line, column] = /^\s*at (?:.*\()?(.+?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  const file = place.startsWith('file:') ? fileURLToPath(place) : place;
  return /^(?:\/|[A-Za-z]:[\\/])/.test(file)
    ? { file, line: Number(line), column: Number(column) }
    : undefined;
}
