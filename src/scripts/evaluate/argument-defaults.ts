import type { Evaluator } from './evaluator.js';
import { constantText } from './syntax.js';
import type { Item } from './values.js';

/** The defaults that a script's parsers give arguments of the command line, by the attribute of the parsed arguments. */
export function argumentDefaults(evaluator: Evaluator): ReadonlyMap<string, readonly Item[]> {
  const { memory, program } = evaluator;
  if (memory.argumentDefaults !== undefined) {
    return memory.argumentDefaults;
  }
  const found = new Map<string, Item[]>();
  const add = (name: string, item: Item): void => {
    const items = found.get(name);
    if (items === undefined) {
      found.set(name, [item]);
    } else {
      items.push(item);
    }
  };
  for (const { node, frame } of program.calls.get('add_argument') ?? []) {
    const flags = node.args.flatMap((argument) => constantText(argument) ?? []);
    const named = node.keywords.find(({ arg }) => arg === 'dest')?.value;
    const flag = flags.find((text) => text.startsWith('--')) ?? flags[0];
    const name = named === undefined ? flag?.replace(/^-+/, '').replaceAll('-', '_') : constantText(named);
    const value = node.keywords.find(({ arg }) => arg === 'default')?.value;
    if (name !== undefined && value !== undefined) {
      add(name, { node: value, frame });
    }
  }
  for (const { node, frame } of program.calls.get('set_defaults') ?? []) {
    for (const { arg, value } of node.keywords) {
      if (arg !== undefined) {
        add(arg, { node: value, frame });
      }
    }
  }
  memory.argumentDefaults = found;
  return found;
}
