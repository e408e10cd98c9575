import type { ExprNode } from 'py-ast';
import { reachOf } from './evaluate/callers.js';
import type { Evaluator } from './evaluate/evaluator.js';
import type { Site } from './evaluate/program.js';
import type { MissingMember } from './facts.js';
import { RUNTIME_MEMBERS, RUNTIME_MODULE, RUNTIME_NAMES } from './runtime-module.js';
import { placeOf } from './tree.js';

/** Things that are asked, by the names under which they are known. */
const ASKED: readonly (readonly [name: RegExp, of: string, known: readonly string[]])[] = [
  [new RegExp(`^${RUNTIME_MODULE}$`), RUNTIME_MODULE, RUNTIME_NAMES],
  [new RegExp(`^${RUNTIME_MODULE}\\.ScriptRuntime(\\.load)?(\\(\\))?$`), 'ScriptRuntime', RUNTIME_MEMBERS],
];

/** What a script asks the runtime module for in vain. Names with an underscore are Python's, or nobody's business. */
export function missingMembers(evaluator: Evaluator): readonly MissingMember[] {
  return evaluator.program.modules.flatMap(({ sites }) => {
    const usesRuntime = sites.imports.some(({ target }) => target.split('.')[0] === RUNTIME_MODULE);
    const called = sites.calls.map(({ node, ...site }): Site<ExprNode> => ({ ...site, node: node.func }));
    return usesRuntime ? [...called, ...sites.references].flatMap((site) => missing(evaluator, site)) : [];
  });
}

function missing(evaluator: Evaluator, site: Site<ExprNode>): readonly MissingMember[] {
  const { node, frame } = site;
  if (node.nodeType !== 'Attribute' || node.attr.startsWith('_')) {
    return [];
  }
  const owners = evaluator.evaluate(node.value, frame);
  const [owner] = owners;
  const name = owners.length === 1 && owner?.kind === 'external' ? owner.name : undefined;
  const asked = name === undefined ? undefined : ASKED.find(([pattern]) => pattern.test(name));
  if (asked === undefined || asked[2].includes(node.attr)) {
    return [];
  }
  const certainty = reachOf(evaluator, site).certain ? 'certain' : 'possible';
  const [, of, known] = asked;
  return [{ name: node.attr, of, known, certainty, at: placeOf(frame.scope.module, node) }];
}
