import { createInterface } from 'node:readline';

/** The terminal that a question is put on. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: (text: string) => void;
  readonly isTTY: { readonly stdin: boolean; readonly stderr: boolean };
  /** CI is read: any value but the empty one, 0 and false means that nobody sits there. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What came of a question. */
export type Answer = 'yes' | 'no' | 'interrupted' | 'nobody-to-ask';

/** Whether a program runs in a CI service, where nobody answers. */
export function isCi(env: Terminal['env']): boolean {
  return !['', '0', 'false'].includes((env['CI'] ?? '').toLowerCase());
}

/**
 * Puts a question on stderr and waits for the line that answers it. Only "yes" is a yes; the end of the input is a no.
 * Nothing is asked, and nothing waited for, without a terminal for both question and answer, or in CI.
 */
export function confirm(question: string, terminal: Terminal, signal: AbortSignal): Promise<Answer> {
  if (!terminal.isTTY.stdin || !terminal.isTTY.stderr || isCi(terminal.env)) {
    return Promise.resolve('nobody-to-ask');
  }
  if (signal.aborted) {
    return Promise.resolve('interrupted');
  }
  terminal.stderr(`${question}\nOnly "yes" will be accepted.\n> `);
  return new Promise((resolve) => {
    // Without `terminal` the line discipline stays with the system, and Ctrl-C stays a signal.
    const lines = createInterface({ input: terminal.stdin, terminal: false });
    const finish = (answer: Answer): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
      lines.close();
    };
    const onAbort = (): void => {
      terminal.stderr('\n');
      finish('interrupted');
    };
    signal.addEventListener('abort', onAbort);
    lines.once('line', (line) => finish(line.trim() === 'yes' ? 'yes' : 'no'));
    lines.once('close', () => finish('no'));
  });
}
