import type { Arguments } from 'py-ast';
import type { Parameter } from './program.js';

/** The parameters of a function in the order of its signature. */
export function parametersOf(node: Arguments): readonly Parameter[] {
  const { posonlyargs, args, vararg, kwonlyargs, kw_defaults: keywordDefaults, kwarg, defaults } = node;
  const positional = [...posonlyargs, ...args];
  const withoutDefault = positional.length - defaults.length;
  const rest = positional.length;
  return [
    ...positional.map((arg, index): Parameter => {
      const value = defaults[index - withoutDefault];
      return {
        name: arg.arg,
        kind: 'positional',
        index,
        node: arg,
        ...(value === undefined ? {} : { default: value }),
      };
    }),
    ...(vararg === undefined ? [] : [{ name: vararg.arg, kind: 'rest', index: rest, node: vararg } as const]),
    ...kwonlyargs.map((arg, index): Parameter => {
      const value = keywordDefaults[index] ?? undefined;
      return {
        name: arg.arg,
        kind: 'keyword',
        index: rest,
        node: arg,
        ...(value === undefined ? {} : { default: value }),
      };
    }),
    ...(kwarg === undefined
      ? []
      : [{ name: kwarg.arg, kind: 'keywords', index: rest, node: kwarg } as const]),
  ];
}
