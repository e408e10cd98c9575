/** Everything a command may touch of the process it runs in. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly stdin: NodeJS.ReadableStream;
  readonly isTTY: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Absolute path that relative arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes of every command. */
export const EXIT = {
  clean: 0,
  /** Problems were found, or differences where they were asked for. */
  problems: 1,
  /** The command line or the project's set-up is wrong. */
  usage: 2,
  /** It could not be done: AWS, the disk, or a bug. */
  failed: 3,
  interrupted: 130,
} as const;

/** Thrown by commands for a command line or set-up that makes no sense; `main` prints the message and exits with 2. */
export class UsageError extends Error {}
