import type { ExprNode } from 'py-ast';
import type { ProgramModule } from '../evaluate/program.js';
import { constantText } from '../evaluate/syntax.js';

/**
 * Values in maps at the top of modules that nobody looks up: those whose keys are not among the ones that the script
 * asks for, where it does nothing else with the map.
 */
export function idleEntries(modules: readonly ProgramModule[]): ReadonlySet<ExprNode> {
  const asked = askedKeys(modules);
  const idle = new Set<ExprNode>();
  for (const statement of modules.flatMap(({ tree }) => tree.body)) {
    const target =
      statement.nodeType === 'AnnAssign'
        ? statement.target
        : statement.nodeType === 'Assign' && statement.targets.length === 1
          ? statement.targets[0]
          : undefined;
    const { value } = statement.nodeType === 'Assign' || statement.nodeType === 'AnnAssign' ? statement : {};
    const keys = target?.nodeType === 'Name' ? asked.get(target.id) : undefined;
    if (keys === undefined || value?.nodeType !== 'Dict') {
      continue;
    }
    value.keys.forEach((key, index) => {
      const name = key === null ? undefined : constantText(key);
      const entry = value.values[index];
      if (name !== undefined && entry !== undefined && !keys.has(name)) {
        idle.add(entry);
      }
    });
  }
  return idle;
}

/** The keys that are asked for by name of a variable, wherever it is; none of a variable that is used in another way. */
function askedKeys(modules: readonly ProgramModule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const lookUps = new Map<string, number>();
  const nameOf = (node: ExprNode): string | undefined =>
    node.nodeType === 'Name' ? node.id : node.nodeType === 'Attribute' ? node.attr : undefined;
  for (const { node } of modules.flatMap(({ sites }) => sites.subscripts)) {
    const name = nameOf(node.value);
    const key = constantText(node.slice);
    if (name !== undefined && key !== undefined) {
      lookUps.set(name, (lookUps.get(name) ?? 0) + 1);
      asked.set(name, (asked.get(name) ?? new Set()).add(key));
    }
  }
  for (const { node } of modules.flatMap(({ sites }) => sites.references)) {
    const name = nameOf(node);
    if (name !== undefined && lookUps.has(name)) {
      lookUps.set(name, (lookUps.get(name) ?? 0) - 1);
    }
  }
  return new Map([...asked].filter(([name]) => lookUps.get(name) === 0));
}
