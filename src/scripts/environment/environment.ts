import type { ExprNode } from 'py-ast';
import { pythonLocation } from '../../source/python.js';
import { within, type Evaluator } from '../evaluate/evaluator.js';
import type { Frame, Site } from '../evaluate/program.js';
import { constantValue } from '../evaluate/syntax.js';
import { textIn } from '../evaluate/values.js';
import type { EnvironmentUse, UnknownUse } from '../facts.js';
import { escapes } from './escapes.js';
import { environmentLooks } from './os-environ.js';
import { ownVariables, type OwnVariables } from './own-variables.js';
import { namesOf, type FoundName } from './read-names.js';
import { readsOf, type Read } from './reads.js';

/** The environment variables that a script reads, and the places where it reads ones that are not known. */
export function environmentFacts(evaluator: Evaluator): {
  readonly environment: readonly EnvironmentUse[];
  readonly unknown: readonly UnknownUse[];
} {
  if (!mentionsEnvironment(evaluator)) {
    return { environment: [], unknown: [] };
  }
  const mayBeEnvironment = environmentLooks(evaluator);
  const own = ownVariables(evaluator, mayBeEnvironment);
  const facts: EnvironmentUse[] = [];
  const unknown: UnknownUse[] = [];
  const alternatives = fallbacksOfOr(evaluator);
  for (const read of readsOf(evaluator, mayBeEnvironment)) {
    const names = namesOf(evaluator, read);
    for (const found of names.found) {
      facts.push(factOf(evaluator, read, found, own, alternatives));
    }
    if (!names.isComplete) {
      unknown.push(unknownOf(read.site, 'reads an environment variable whose name is computed'));
    }
  }
  return {
    environment: withoutDoubles(facts),
    unknown: [...unknown, ...escapes(evaluator, mayBeEnvironment)],
  };
}

/** Whether a script imports or names anything through which it can read its environment. */
function mentionsEnvironment({ program }: Evaluator): boolean {
  return (
    ['environ', 'environb', 'getenv'].some(
      (name) => program.references.has(name) || program.calls.has(name),
    ) ||
    program.modules.some(({ sites }) =>
      sites.imports.some(
        ({ target, names }) =>
          /^(decouple|environs|pydantic|pydantic_settings)(\.|$)/.test(target) ||
          (target === 'os' && names.some((name) => /^(environb?|getenv|\*)$/.test(name))),
      ),
    )
  );
}

function factOf(
  evaluator: Evaluator,
  { site, fallback, isRequired, isSure }: Read,
  { text, at, certain, guarded, context }: FoundName,
  own: OwnVariables,
  alternatives: ReadonlyMap<ExprNode, ExprNode>,
): EnvironmentUse {
  const isOwn = own.isOpen || own.names.has(text);
  const frame = within(site.frame, context);
  const other = alternatives.get(site.node);
  const given = fallback === undefined ? undefined : fallbackText(evaluator, fallback, frame);
  // `or` replaces a variable that is not set and one that is empty.
  const defaultText =
    other !== undefined && (fallback === undefined || given === '')
      ? fallbackText(evaluator, other, frame)
      : given;
  return {
    at: pythonLocation(at.module.file.source, at.node),
    certainty: certain && isSure ? 'certain' : 'possible',
    name: text,
    required: isRequired && !guarded && !isOwn,
    ...(defaultText === undefined ? {} : { defaultText }),
  };
}

/** The text of a default; whole numbers are written alike everywhere. */
function fallbackText(evaluator: Evaluator, node: ExprNode, frame: Frame): string | undefined {
  const value = evaluator.evaluate(node, frame);
  const [only] = value;
  return value.length === 1 &&
    only?.kind === 'constant' &&
    typeof only.value === 'number' &&
    isWhole(node, only.value)
    ? String(only.value)
    : textIn(value);
}

/** Whether a number is written as a whole one: 1.0 and 1 are the same in the tree. */
function isWhole(node: ExprNode, value: number): boolean {
  const { end_col_offset: end, col_offset: start } = node;
  return (
    Number.isSafeInteger(value) &&
    constantValue(node) === value &&
    end !== undefined &&
    end - start === String(value).length
  );
}

/** The expressions that stand for a variable that is not set: `b` in `os.environ.get("A") or b`. */
function fallbacksOfOr(evaluator: Evaluator): ReadonlyMap<ExprNode, ExprNode> {
  const found = new Map<ExprNode, ExprNode>();
  for (const { sites } of evaluator.program.modules) {
    for (const { node } of sites.choices) {
      const [first, second, third] = node.values;
      if (first !== undefined && second !== undefined && third === undefined) {
        found.set(first, second);
      }
    }
  }
  return found;
}

function unknownOf({ node, frame }: Site<ExprNode>, reason: string): UnknownUse {
  return { kind: 'environment', at: pythonLocation(frame.scope.module.file.source, node), reason };
}

/** One fact per place and name: that of a read that is certain, then that of one that needs the variable. */
function withoutDoubles(facts: readonly EnvironmentUse[]): readonly EnvironmentUse[] {
  const found = new Map<string, EnvironmentUse>();
  const rank = ({ certainty, required }: EnvironmentUse): number =>
    (certainty === 'certain' ? 2 : 0) + (required ? 1 : 0);
  for (const fact of facts) {
    const key = `${fact.at.source.file}\0${fact.at.path.join(':')}\0${fact.name}`;
    const known = found.get(key);
    if (known === undefined || rank(fact) > rank(known)) {
      found.set(key, fact);
    }
  }
  return [...found.values()];
}
