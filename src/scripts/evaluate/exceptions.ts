import type { ExprNode } from 'py-ast';
import type { Node } from './nodes.js';
import { constantValue, exitsOf, lastName } from './syntax.js';

/** KeyError and the classes that it belongs to. */
const KEY_ERRORS: ReadonlySet<string> = new Set(['KeyError', 'LookupError', 'Exception', 'BaseException']);

/** Whether a script goes on after an exception handler, or ends well. */
export function goesOn(handler: Node<'ExceptHandler'>, isEntry: boolean): boolean {
  const { always, sometimes } = exitsOf(handler.body, isEntry);
  return !always || sometimes;
}

/** Whether a handler hands an exit status on with which the script will have failed: `return 1` as its last statement. */
export function returnsFailure({ body }: Node<'ExceptHandler'>): boolean {
  const last = body.findLast(({ nodeType }) => nodeType !== 'Comment');
  const status =
    last?.nodeType === 'Return' && last.value !== undefined ? constantValue(last.value) : undefined;
  return typeof status === 'number' && status !== 0;
}

/** Whether a handler catches a KeyError. A name that does not look like a class may stand for any. */
export function catchesKeyError({ type }: Node<'ExceptHandler'>): boolean {
  if (type === undefined) {
    return true;
  }
  const types = type.nodeType === 'Tuple' ? type.elts : [type];
  return types.some((one) => {
    const name = lastName(one);
    return name === undefined || KEY_ERRORS.has(name) || !/^_*[A-Z].*[a-z]/.test(name);
  });
}

/** Whether a context manager is one that swallows exceptions: `contextlib.suppress(KeyError)`. */
export function suppresses(context: ExprNode): boolean {
  return context.nodeType === 'Call' && lastName(context.func) === 'suppress';
}
