import { scopeOfName } from './bind.js';
import { createEvaluator } from './evaluate.js';
import type { Evaluator } from './evaluator.js';
import type { ProgramModule, Reference, Site } from './program.js';
import type { Call } from './nodes.js';
import { lastName } from './syntax.js';

/** An evaluator for the modules of a script, the entry point first. */
export function evaluatorOf(modules: readonly ProgramModule[]): Evaluator {
  const calls = new Map<string, Site<Call>[]>();
  const references = new Map<string, Reference[]>();
  const aliases = new Map<string, string[]>();
  const foreignAttributes = new Set<string>();
  const changedKeys = new Set<string>();
  for (const { sites } of modules) {
    for (const site of sites.calls) {
      push(calls, lastName(site.node.func), site);
    }
    for (const reference of sites.references) {
      push(references, lastName(reference.node), reference);
    }
    for (const { aliases: others } of sites.imports) {
      for (const [name, alias] of others) {
        push(aliases, name, alias);
      }
    }
    sites.foreignAttributes.forEach((name) => foreignAttributes.add(name));
    sites.changedKeys.forEach((key) => changedKeys.add(key));
  }
  markChangedArguments(modules);
  return createEvaluator({ modules, calls, references, aliases, foreignAttributes, changedKeys });
}

/** How often what a function gives on is followed to the next one. */
const MAX_ROUNDS = 20;

/**
 * A list or map that is given to a function which changes a parameter in place is changed too. Functions are told by
 * their name alone: one that is taken for another makes something less certain, and nothing else.
 */
function markChangedArguments(modules: readonly ProgramModule[]): void {
  const changing = new Set(
    modules.flatMap(({ sites }) =>
      sites.functions
        .filter(({ parameters, scope }) => parameters.some(({ name }) => scope.changed.has(name)))
        .map(({ name }) => name),
    ),
  );
  const passed =
    changing.size === 0
      ? []
      : modules.flatMap(({ sites }) => sites.references.filter(({ use }) => use.kind === 'argument'));
  for (let before = 0, rounds = 0; before !== changing.size && rounds < MAX_ROUNDS; rounds += 1) {
    before = changing.size;
    for (const { node, use, frame } of passed) {
      const callee = use.kind === 'argument' ? lastName(use.call.func) : undefined;
      if (node.nodeType === 'Name' && callee !== undefined && changing.has(callee)) {
        const scope = scopeOfName(frame.scope, node.id);
        const fn = scope?.fn;
        scope?.changed.add(node.id);
        if (fn !== undefined && fn.scope === scope && fn.parameters.some(({ name }) => name === node.id)) {
          changing.add(fn.name);
        }
      }
    }
  }
}

function push<T>(map: Map<string, T[]>, key: string | undefined, value: T): void {
  if (key === undefined) {
    return;
  }
  const values = map.get(key);
  if (values === undefined) {
    map.set(key, [value]);
  } else {
    values.push(value);
  }
}
