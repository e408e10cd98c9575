import type { ASTNodeUnion, StmtNode } from 'py-ast';
import { entryReads, type MapParameter } from './reads.js';
import { argumentOf } from '../evaluate/arguments.js';
import { callersOf } from '../evaluate/callers.js';
import { valueOf, type Evaluator } from '../evaluate/evaluator.js';
import type { Call, FunctionNode } from '../evaluate/nodes.js';
import type { FunctionInfo, ProgramModule } from '../evaluate/program.js';
import { lastName, staticTruth } from '../evaluate/syntax.js';
import { textIn, type Value } from '../evaluate/values.js';
import type { MainEntry, MainFunction, ScriptFacts } from '../facts.js';
import { dottedName, nodesOf, placeOf } from '../tree.js';

/** What is known of how a script starts. */
export type EntryFacts = Pick<ScriptFacts, 'main' | 'runs' | 'unknown'>;

/** The parameters of a main function that tests can call with folders of their own, in their order. */
const PARAMETERS = ['input_paths', 'output_paths', 'environ_vars', 'job_args'];
const MAPS: readonly MapParameter[] = ['input_paths', 'output_paths', 'environ_vars'];

/** The main function of a script, what its own call gives it, and whether running the script does something. */
export function entryFacts(evaluator: Evaluator): EntryFacts {
  const [entry] = evaluator.program.modules;
  if (entry === undefined) {
    return { runs: false, unknown: [] };
  }
  const runs = entry.tree.body.some(doesSomething);
  const main = mainOf(entry);
  if (main === undefined) {
    return { runs, unknown: [] };
  }
  const { fn, node } = main;
  const parameters = fn.parameters
    .filter(({ kind }) => kind === 'positional' || kind === 'keyword')
    .map(({ name }) => name);
  const { reads, unknown } = entryReads(
    evaluator,
    fn,
    MAPS.filter((name) => parameters.includes(name)),
  );
  const call = callOf(evaluator, entry, fn);
  return {
    runs,
    main: {
      at: placeOf(entry, headOf(node)),
      parameters,
      testable: PARAMETERS.every((name) => parameters.includes(name)),
      ...(call === undefined ? {} : { call: { at: placeOf(entry, call.func), ...mapsGiven(evaluator, fn) } }),
      reads,
    },
    unknown,
  };
}

/** The function `main` of a module. */
function mainOf({
  scope,
}: ProgramModule): { readonly fn: FunctionInfo; readonly node: FunctionNode } | undefined {
  const source = scope.names.get('main')?.at(-1)?.source;
  if (source?.kind !== 'function') {
    return undefined;
  }
  const { fn } = source;
  return fn.node.nodeType === 'Lambda' ? undefined : { fn, node: fn.node };
}

/** The entries of the maps that the script's calls give its main function, of each map of which all are known. */
function mapsGiven(evaluator: Evaluator, fn: FunctionInfo): Omit<NonNullable<MainFunction['call']>, 'at'> {
  const { callers } = callersOf(evaluator, fn);
  const entries = (name: MapParameter): readonly MainEntry[] | undefined => {
    const parameter = fn.parameters.find((one) => one.name === name);
    const [given, ...others] = callers.map(({ context }) =>
      parameter === undefined ? undefined : entriesOf(evaluator, argumentOf(evaluator, context, parameter)),
    );
    return others.length === 0 ? given : undefined;
  };
  const [inputPaths, outputPaths, environVars] = MAPS.map(entries);
  return {
    ...(inputPaths === undefined ? {} : { inputPaths }),
    ...(outputPaths === undefined ? {} : { outputPaths }),
    ...(environVars === undefined ? {} : { environVars }),
  };
}

function entriesOf(evaluator: Evaluator, value: Value): readonly MainEntry[] | undefined {
  const [map, ...others] = value;
  if (map?.kind !== 'map' || !map.isWhole || others.length > 0) {
    return undefined;
  }
  return [...map.entries].flatMap(([name, { item, key }]): readonly MainEntry[] => {
    const text = textIn(valueOf(evaluator, item));
    const place = key ?? ('node' in item ? { module: item.frame.scope.module, node: item.node } : undefined);
    return place === undefined
      ? []
      : [{ name, at: placeOf(place.module, place.node), ...(text === undefined ? {} : { text }) }];
  });
}

/** The script's own call of its main function, by itself or by a function that it is handed to. */
function callOf(evaluator: Evaluator, entry: ProgramModule, main: FunctionInfo): Call | undefined {
  const calls = entry.sites.calls.filter(({ frame }) => frame.scope !== main.scope);
  const isMain = (node: Call['func'], frame: (typeof calls)[number]['frame']): boolean =>
    lastName(node) === 'main' &&
    evaluator.evaluate(node, frame).some((one) => one.kind === 'function' && one.fn === main);
  const site =
    calls.find(({ node, frame }) => isMain(node.func, frame)) ??
    calls.find(({ node, frame }) => node.args.some((argument) => isMain(argument, frame)));
  return site?.node;
}

/** The place of `def main`. */
function headOf(node: FunctionNode): ASTNodeUnion {
  const word = node.nodeType === 'FunctionDef' ? 'def ' : 'async def ';
  return {
    ...node,
    end_lineno: node.lineno,
    end_col_offset: node.col_offset + word.length + node.name.length,
  };
}

/** Calls that prepare a module, which modules that are only imported make too. */
const PREPARES =
  /^(logging|warnings|sys\.path|sys\.stdout|matplotlib|os\.environ)\.|\.(setLevel|addHandler|removeHandler|basicConfig|filterwarnings|simplefilter|setdefault|set_option|manual_seed|manual_seed_all|seed|register|append|insert|add|extend|update)$/;

/** Whether a statement of a script does something when it runs: it calls, and not only to prepare the module. */
function doesSomething(statement: StmtNode): boolean {
  switch (statement.nodeType) {
    case 'If': {
      const truth = staticTruth(statement.test, true);
      const isGuard = truth === true && statement.test.nodeType === 'Compare';
      return isGuard
        ? statement.body.some(isActive)
        : [...(truth === false ? [] : statement.body), ...(truth === true ? [] : statement.orelse)].some(
            doesSomething,
          );
    }
    case 'For':
    case 'AsyncFor':
    case 'While':
      return [...statement.body, ...statement.orelse].some(doesSomething);
    case 'With':
    case 'AsyncWith':
      return statement.body.some(doesSomething);
    case 'Try':
    case 'TryStar':
      return [...statement.body, ...statement.orelse, ...statement.finalbody].some(doesSomething);
    case 'Expr':
      return nodesOf(statement.value, 'Call').some(
        ({ func }) =>
          !PREPARES.test(dottedName(func) ?? (func.nodeType === 'Attribute' ? `.${func.attr}` : '')),
      );
    default:
      return false;
  }
}

/** Whether a statement is more than a placeholder: `pass`, `...` or a text. */
function isActive(statement: StmtNode): boolean {
  return !(
    statement.nodeType === 'Pass' ||
    statement.nodeType === 'Comment' ||
    (statement.nodeType === 'Expr' && statement.value.nodeType === 'Constant')
  );
}
