import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Frame } from '../evaluate/program.js';
import type { Alternative, Text } from '../evaluate/values.js';

/** Packages that a call has pip install. */
export interface Installs {
  /** As pip takes them: `pandas==1.3`. */
  readonly requirements: readonly string[];
  /** Whether it installs others, whose names are not known. */
  readonly isComputed: boolean;
}

/** A word of a command; undefined if it is not known. */
type Word = string | undefined;

const NONE: Installs = { requirements: [], isComputed: false };
const PIP_MAIN = /^pip\.(main|_internal\.main|_internal\.cli\.main\.main)$/;
const RUNS =
  /^(subprocess\.(run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|os\.(system|popen))$/;
/** Options of `pip install` that take a value, which is no requirement. Source: pip's documentation of `pip install`. */
const WITH_VALUE = new Set(
  (
    '-c --constraint -t --target -i --index-url --extra-index-url -f --find-links --platform --python-version ' +
    '--implementation --abi --root --prefix --src --upgrade-strategy --trusted-host --timeout --retries --proxy ' +
    '--cache-dir --log --progress-bar --no-binary --only-binary --cert --client-cert'
  ).split(' '),
);
/** Stands in a command for a part that is not known. */
const HOLE = '\0';

/** Whether a call of what has these names may have pip install something. */
export function mayInstall(names: readonly string[]): boolean {
  return names.some((name) => PIP_MAIN.test(name) || RUNS.test(name));
}

/** The packages that a call of `subprocess.run`, `os.system` or the like has pip install. `names` are what is called. */
export function installsOf(
  evaluator: Evaluator,
  node: Call,
  names: readonly string[],
  frame: Frame,
): Installs {
  const command = node.args[0] ?? node.keywords.find(({ arg }) => arg === 'args')?.value;
  const isPip = names.some((name) => PIP_MAIN.test(name));
  if (command === undefined || !mayInstall(names)) {
    return NONE;
  }
  const found = evaluator
    .evaluate(command, frame)
    .map((one) => requirementsIn([...(isPip ? ['pip'] : []), ...wordsOf(evaluator, one)]));
  return {
    requirements: found.flatMap(({ requirements }) => requirements),
    isComputed: found.some(({ isComputed }) => isComputed),
  };
}

/** The words of a command, given as a list or as one text. */
function wordsOf(evaluator: Evaluator, one: Alternative): readonly Word[] {
  if (one.kind === 'text') {
    return split(written(one));
  }
  if (one.kind === 'external' && one.made !== undefined && /^shlex\.split\(\)$/.test(one.name)) {
    const [first] = one.made.call.args;
    return first === undefined
      ? []
      : evaluator
          .evaluate(first, one.made.frame)
          .flatMap((inner) => (inner.kind === 'text' ? split(written(inner)) : []));
  }
  return one.kind === 'list'
    ? one.items.map((item) => {
        const [word, ...others] = valueOf(evaluator, item);
        const text = word?.kind === 'text' && others.length === 0 ? written(word) : HOLE;
        return text.includes(HOLE) ? undefined : text;
      })
    : [];
}

function written(text: Text): string {
  return text.pieces.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('');
}

/** The words of the part of a shell command that has pip install something. */
function split(command: string): readonly Word[] {
  const part = command.split(/&&|\|\||[;|\n]/).find((one) => /\bpip[\d.]*\b.*\binstall\b/.test(one)) ?? '';
  return part
    .trim()
    .split(/\s+/)
    .map((word) => (word.includes(HOLE) ? undefined : word.replace(/^(["'])(.*)\1$/, '$2')));
}

function requirementsIn(words: readonly Word[]): Installs {
  const pip = words.findIndex((word) => word !== undefined && /^(.*\/)?pip[\d.]*$/.test(word));
  const install = words.indexOf('install');
  if (pip === -1 || install < pip) {
    return NONE;
  }
  const requirements: string[] = [];
  let isComputed = false;
  for (let index = install + 1; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) {
      isComputed = true;
    } else if (/^(-r|--requirement|-e|--editable)$/.test(word)) {
      isComputed = true;
      index += 1;
    } else if (WITH_VALUE.has(word)) {
      index += 1;
    } else if (/^[A-Za-z0-9]/.test(word) && !/^[\w+]+:\/\/|[/\\]|\.whl$/.test(word)) {
      requirements.push(word);
    } else if (!word.startsWith('-')) {
      isComputed = true;
    }
  }
  return { requirements, isComputed };
}
