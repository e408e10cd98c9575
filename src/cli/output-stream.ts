import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';

/** Standard output or standard error. */
export interface OutputStream {
  readonly write: (text: string) => void;
  readonly isTTY: () => boolean;
  /** Whether nothing waits to be written; not known once Node's object writes. */
  readonly isWritten: () => boolean;
}

/**
 * A stream of this process by its file descriptor. Node's own object for it is opened only where it is needed: for a
 * terminal, and for a pipe that is full and does not block. Opening it loads Node's network code, a twentieth of the
 * time that a small pipeline takes. `onClosed` is called when nobody reads any more.
 */
export function outputStream(descriptor: 1 | 2, open: () => WriteStream, onClosed: () => void): OutputStream {
  let stream: WriteStream | undefined;
  const opened = (): WriteStream => {
    if (stream === undefined) {
      stream = open();
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') {
          throw error;
        }
        onClosed();
      });
    }
    return stream;
  };
  return {
    write: (text) => {
      const rest = stream === undefined ? writeNow(descriptor, Buffer.from(text, 'utf8'), onClosed) : text;
      if (rest.length > 0) {
        opened().write(rest);
      }
    },
    // Anything but a character device is no terminal; whether one is, Node knows.
    isTTY: () => fstatSync(descriptor).isCharacterDevice() && opened().isTTY,
    isWritten: () => stream === undefined,
  };
}

/** Writes as much as the descriptor takes at once; returns what is left. */
function writeNow(descriptor: number, bytes: Buffer, onClosed: () => void): Buffer {
  let written = 0;
  try {
    while (written < bytes.length) {
      written += writeSync(descriptor, bytes, written);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE') {
      onClosed();
      return Buffer.alloc(0);
    }
    if (code !== 'EAGAIN') {
      throw error;
    }
  }
  return bytes.subarray(written);
}
