import { isCi, type Terminal } from './confirm.js';

/** Does a piece of work and shows meanwhile what it is: "Uploading s3://bucket/key". */
export type During = <Result>(what: string, work: () => Promise<Result>) => Promise<Result>;

/** Shows work as a spinner where stderr is a terminal that somebody looks at, and otherwise as one line each on stderr. */
export async function progressOn(terminal: Omit<Terminal, 'stdin'>): Promise<During> {
  const { isTTY, env, stderr } = terminal;
  // Where a terminal does not know its width, ora 9.4 never ends to clear lines.
  const hasWidth = process.stderr.columns > 0;
  if (!isTTY.stderr || !hasWidth || isCi(env) || env['TERM'] === 'dumb') {
    return (what, work) => {
      stderr(`${what}\n`);
      return work();
    };
  }
  const { oraPromise } = await import('ora');
  // Ora would otherwise read stdin, which takes Ctrl-C from the system and the answer from a later question.
  return (what, work) => oraPromise(work, { text: what, stream: process.stderr, discardStdin: false });
}
