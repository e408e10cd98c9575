import type { ExprNode } from 'py-ast';
import type { Evaluator } from '../evaluate/evaluator.js';
import { lastName } from '../evaluate/syntax.js';
import { textIn, type Value } from '../evaluate/values.js';
import { isEnvironment } from './os-environ.js';

/** Variables that a script sets itself. */
export interface OwnVariables {
  readonly names: ReadonlySet<string>;
  /** Whether it sets some that are not known. */
  readonly isOpen: boolean;
}

/** The last names of functions that set variables. */
const SETTERS = new Set(['setdefault', 'putenv', 'update', 'load_dotenv', 'read_env']);

/** The environment variables that a script sets, so that it does not need them to be set. */
export function ownVariables(
  evaluator: Evaluator,
  mayBeEnvironment: (node: ExprNode) => boolean,
): OwnVariables {
  const names = new Set<string>();
  let isOpen = false;
  const add = (value: Value): void => {
    const text = textIn(value);
    if (text === undefined) {
      isOpen = true;
    } else {
      names.add(text);
    }
  };
  for (const { sites } of evaluator.program.modules) {
    for (const { node, frame } of sites.subscripts) {
      if (
        node.ctx.nodeType === 'Store' &&
        mayBeEnvironment(node.value) &&
        isEnvironment(evaluator.evaluate(node.value, frame))
      ) {
        add(evaluator.evaluate(node.slice, frame));
      }
    }
    for (const { node, frame } of sites.calls) {
      if (!SETTERS.has(lastName(node.func) ?? '')) {
        continue;
      }
      const [callee] = evaluator.evaluate(node.func, frame);
      const name = callee?.kind === 'external' ? callee.name : '';
      const [first] = node.args;
      if ((name === 'os.environ.setdefault' || name === 'os.putenv') && first !== undefined) {
        add(evaluator.evaluate(first, frame));
      } else if (name === 'os.environ.update') {
        const [map] = first === undefined ? [] : evaluator.evaluate(first, frame);
        for (const key of map?.kind === 'map' ? map.entries.keys() : []) {
          names.add(key);
        }
        node.keywords.forEach(({ arg }) => arg !== undefined && names.add(arg));
        isOpen ||= first !== undefined && (map?.kind !== 'map' || !map.isWhole);
      } else if (/(^|\.)load_dotenv$|^environs\.Env\(\)\.read_env$/.test(name)) {
        isOpen = true;
      }
    }
  }
  return { names, isOpen };
}
