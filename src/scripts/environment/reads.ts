import type { ExprNode } from 'py-ast';
import type { Evaluator } from '../evaluate/evaluator.js';
import { ENVIRONMENT_GETTERS } from '../evaluate/library.js';
import type { Call } from '../evaluate/nodes.js';
import type { Site } from '../evaluate/program.js';
import { isEnvironment } from './os-environ.js';

/** A place that reads an environment variable. */
export interface Read {
  readonly site: Site<ExprNode>;
  readonly name: ExprNode;
  /** Absent if there is none. */
  readonly fallback?: ExprNode;
  readonly isRequired: boolean;
  /** Whether it can be nothing else than os.environ that is read. */
  readonly isSure: boolean;
}

/** Functions of other packages that read an environment variable or a settings file. */
const SETTINGS =
  /^(decouple\.config|decouple\.AutoConfig\(\)|environs\.Env\(\)(\.(str|int|bool|float|list|path|json|url|dict|decimal))?)$/;

/** The places of a script that read an environment variable. */
export function readsOf(
  evaluator: Evaluator,
  mayBeEnvironment: (node: ExprNode) => boolean,
): readonly Read[] {
  return evaluator.program.modules.flatMap(({ sites }): readonly Read[] => [
    ...sites.calls.flatMap((site) => readOfCall(evaluator, site)),
    ...sites.subscripts.flatMap((site): readonly Read[] => {
      const { ctx, slice, value } = site.node;
      const map =
        ctx.nodeType === 'Store' || !mayBeEnvironment(value) ? [] : evaluator.evaluate(value, site.frame);
      return isEnvironment(map) ? [{ site, name: slice, isRequired: true, isSure: map.length === 1 }] : [];
    }),
    ...sites.memberships.flatMap((site): readonly Read[] => {
      const { ops, comparators, left } = site.node;
      const [op] = ops;
      const [right] = comparators;
      const isMembership = (op?.nodeType === 'In' || op?.nodeType === 'NotIn') && right !== undefined;
      const map = isMembership && mayBeEnvironment(right) ? evaluator.evaluate(right, site.frame) : [];
      return isEnvironment(map) ? [{ site, name: left, isRequired: false, isSure: map.length === 1 }] : [];
    }),
  ]);
}

/** The last names of functions that read a variable. */
const GETTERS = new Set(
  'get getenv pop setdefault __getitem__ config str int bool float list path json url dict decimal'.split(
    ' ',
  ),
);

function readOfCall(evaluator: Evaluator, site: Site<Call>): readonly Read[] {
  const { node, frame } = site;
  if (node.func.nodeType === 'Attribute' && !GETTERS.has(node.func.attr)) {
    return [];
  }
  const callees = evaluator.evaluate(node.func, frame);
  const name = node.args[0] ?? node.keywords.find(({ arg }) => arg === 'key')?.value;
  const fallback = node.args[1] ?? node.keywords.find(({ arg }) => arg === 'default')?.value;
  const read = callees.find((one) => one.kind === 'external' && reads(one.name));
  if (read?.kind !== 'external' || name === undefined || name.nodeType === 'Starred') {
    return [];
  }
  const isItem = read.name === 'os.environ.__getitem__';
  return [
    {
      site,
      name,
      ...(fallback === undefined || isItem ? {} : { fallback }),
      isRequired: isItem || (read.name === 'os.environ.pop' && fallback === undefined),
      isSure: callees.length === 1,
    },
  ];
}

function reads(name: string): boolean {
  return ENVIRONMENT_GETTERS.has(name) || SETTINGS.test(name);
}
