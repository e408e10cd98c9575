/** Wraps a text in the codes of a colour or weight, or returns it as it is. */
export type Brush = (text: string) => string;

/** The colours of the terminal output. The first three have the names of the severities. */
export interface Paint {
  readonly error: Brush;
  readonly warning: Brush;
  readonly info: Brush;
  readonly help: Brush;
  readonly path: Brush;
  readonly dim: Brush;
  readonly bold: Brush;
}

/** What decides whether a stream gets colours. */
export interface PaintSettings {
  /** The user's explicit wish, from the command line; `auto` leaves it to the rest. */
  readonly colour: 'auto' | 'always' | 'never';
  /** Whether the stream that is written to is a terminal. */
  readonly isTTY: boolean;
  /** The environment variables; NO_COLOR, FORCE_COLOR and TERM are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The 16 colours every colour terminal has: the output is the same on all of them. */
const BASIC_COLOURS = 1;

const unpainted: Brush = (text) => text;

/** The paint of a stream without colours. */
export const PLAIN: Paint = {
  error: unpainted,
  warning: unpainted,
  info: unpainted,
  help: unpainted,
  path: unpainted,
  dim: unpainted,
  bold: unpainted,
};

/**
 * The paint for one stream, decided once. `always` and `never` win over the environment. For `auto`, the first
 * that applies: NO_COLOR non-empty: off (https://no-color.org); FORCE_COLOR non-empty: on, or off for `0` and
 * `false` (as Node and supports-color read it); TERM=dumb: off; otherwise on when the stream is a terminal.
 */
export async function paintFor(settings: PaintSettings): Promise<Paint> {
  if (!wantsColour(settings)) {
    return PLAIN;
  }
  // Loaded here: a run without colours need not pay for it.
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: BASIC_COLOURS });
  return {
    error: (text) => chalk.red.bold(text),
    warning: (text) => chalk.yellow.bold(text),
    info: (text) => chalk.blue.bold(text),
    help: (text) => chalk.cyan.bold(text),
    path: (text) => chalk.cyan(text),
    dim: (text) => chalk.dim(text),
    bold: (text) => chalk.bold(text),
  };
}

function wantsColour({ colour, isTTY, env }: PaintSettings): boolean {
  if (colour !== 'auto') {
    return colour === 'always';
  }
  if (isSet(env['NO_COLOR'])) {
    return false;
  }
  const forced = env['FORCE_COLOR'];
  if (isSet(forced)) {
    return forced !== '0' && forced !== 'false';
  }
  return env['TERM'] !== 'dumb' && isTTY;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
