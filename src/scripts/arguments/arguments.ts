import { makesParser, methodIn, outerParsers, parsersInList, type Parser } from './argparse.js';
import { otherParsers } from './libraries.js';
import { argumentReads, type ArgumentRead } from './reads.js';
import {
  argumentValue,
  declarationsOf,
  withDefault,
  type Declaration,
  type DeclaredFacts,
} from './declarations.js';
import { framesOf, reachOf } from '../evaluate/callers.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Site } from '../evaluate/program.js';
import { textIn, type Value } from '../evaluate/values.js';
import type { ArgumentUse, ScriptFacts, UnknownUse } from '../facts.js';
import { placeOf } from '../tree.js';
import type { Location } from '../../source/location.js';

/** What is known of a script's command line. */
export type ArgumentFacts = Pick<ScriptFacts, 'arguments' | 'missingArguments' | 'tolerant' | 'unknown'>;

/** What a script does with one parser. Calls are those that make the parsers. */
interface ParserUses {
  readonly parser: Parser;
  readonly subcommand?: string;
  readonly outer: readonly Call[];
  readonly parents: readonly Call[];
  readonly declared: Declared[];
  /** Sub-commands, as the argument that chooses one of them. */
  readonly choosers: Site<Call>[];
  readonly defaults: Map<string, Value>;
  /** For each call that parses the command line, whether it passes over what is not declared. */
  readonly parses: Map<Call, boolean>;
}

/** A declaration, and where it stands. */
interface Declared {
  readonly declaration: Declaration;
  readonly site: Site<Call>;
}

type AllUses = ReadonlyMap<Call, ParserUses>;

const PARSES: Readonly<Record<string, boolean>> = {
  parse_args: false,
  parse_intermixed_args: false,
  parse_known_args: true,
  parse_known_intermixed_args: true,
};

/** The arguments that a script declares with argparse, wherever it builds its parser, with the places where it reads them. */
export function argumentFacts(evaluator: Evaluator): ArgumentFacts {
  const others = otherParsers(evaluator);
  const unknown: UnknownUse[] = [...others];
  const uses = findParsers(evaluator, unknown);
  const { reads, unknown: lost } = argumentReads(evaluator);
  unknown.push(...lost);
  for (const site of evaluator.program.modules.flatMap(({ sites }) => sites.calls)) {
    useParser(evaluator, uses, site, unknown);
  }
  const all = [...uses.values()];
  const parsed = all.filter(({ parses }) => parses.size > 0);
  const isParent = ({ parser }: ParserUses): boolean =>
    all.some(({ parents }) => parents.includes(parser.call));
  const roots = parsed.length > 0 ? parsed : all.filter((one) => one.outer.length === 0 && !isParent(one));
  const found = roots.flatMap((root) => declaredBy(uses, root, [root], new Set()));
  const readsByName = new Map<string, ArgumentRead[]>();
  for (const read of reads) {
    const same = readsByName.get(read.name);
    if (same === undefined) {
      readsByName.set(read.name, [read]);
    } else {
      same.push(read);
    }
  }
  const readsOf = (readers: readonly ParserUses[], dest: string): readonly Location[] =>
    (readsByName.get(dest) ?? [])
      .filter(({ parsers }) => parsers.some(({ call }) => readers.some(({ parser }) => parser.call === call)))
      .map(({ at }) => at);
  const parses = parsed.flatMap((one) => [...one.parses.values()]);
  return {
    ...(all.length === 0
      ? {}
      : {
          arguments: found.map(({ facts, at, site, readers }): ArgumentUse => {
            const set = readers
              .map(({ defaults }) => defaults.get(facts.dest))
              .find((value) => value !== undefined);
            const { subcommand } = readers.at(-1) ?? {};
            const isCertain = parsed.length > 0 && reachOf(evaluator, site).certain;
            return {
              at,
              certainty: isCertain ? 'certain' : 'possible',
              ...(set === undefined ? facts : withDefault(facts, argumentValue(set))),
              ...(subcommand === undefined ? {} : { subcommand }),
              reads: readsOf(readers, facts.dest),
            };
          }),
        }),
    missingArguments: missingArguments(evaluator, reads, all, found),
    tolerant:
      found.some(({ takesRest }) => takesRest) || (parses.length > 0 && parses.every((tolerant) => tolerant)),
    unknown,
  };
}

/** The attributes of parsed arguments that a script reads, and that no parser of it and nothing else gives them. */
function missingArguments(
  evaluator: Evaluator,
  reads: readonly ArgumentRead[],
  parsers: readonly ParserUses[],
  found: readonly FoundArgument[],
): ScriptFacts['missingArguments'] {
  const { modules } = evaluator.program;
  const known = new Set([
    ...found.map(({ facts }) => facts.dest),
    ...parsers.flatMap(({ declared, defaults }) => [
      ...declared.map(({ declaration }) => declaration.facts.dest),
      ...defaults.keys(),
    ]),
    ...modules.flatMap(({ sites }) => [...sites.foreignAttributes, ...sites.changedKeys]),
  ]);
  const isSetOtherwise =
    modules.some(({ sites }) => sites.calls.some(({ node }) => isNamed(node, 'setattr'))) ||
    parsers.some(({ parses }) => [...parses.keys()].some(takesNamespace));
  return isSetOtherwise
    ? []
    : reads.flatMap(({ name, at, attribute }) =>
        attribute === undefined || known.has(name) || name.startsWith('__')
          ? []
          : [
              {
                name,
                at,
                known: [...known],
                certainty: reachOf(evaluator, attribute).certain ? 'certain' : 'possible',
              } as const,
            ],
      );
}

function isNamed({ func }: Call, name: string): boolean {
  return func.nodeType === 'Name' && func.id === name;
}

/** Whether a call puts the arguments into an object of the script's own. */
function takesNamespace({ args, keywords }: Call): boolean {
  return args.length > 1 || keywords.some(({ arg }) => arg === 'namespace' || arg === undefined);
}

/** The parsers that a script makes, by the calls that make them. */
function findParsers(evaluator: Evaluator, unknown: UnknownUse[]): AllUses {
  const uses = new Map<Call, ParserUses>();
  const names = ['ArgumentParser', ...(evaluator.program.aliases.get('ArgumentParser') ?? []), 'add_parser'];
  for (const { node, frame } of names.flatMap((name) => evaluator.program.calls.get(name) ?? [])) {
    const isOwn = makesParser(evaluator.evaluate(node.func, frame));
    const outer = isOwn ? [] : outerParsers(evaluator, { call: node, frame });
    if (!isOwn && outer.length === 0) {
      continue;
    }
    const cannotTell = (reason: string): void => {
      unknown.push({ kind: 'argument', at: placeOf(frame.scope.module, node), reason });
    };
    const given = node.keywords.find(({ arg }) => arg === 'parents')?.value;
    const parents =
      given === undefined ? undefined : parsersInList(evaluator, evaluator.evaluate(given, frame));
    if (parents?.isWhole === false) {
      cannotTell('takes arguments from a parser that is not known');
    }
    if (isOwn && node.keywords.some(({ arg }) => arg === undefined)) {
      cannotTell('makes an argument parser with settings that are computed');
    }
    const [name] = node.args;
    const subcommand = name === undefined ? undefined : textIn(evaluator.evaluate(name, frame));
    uses.set(node, {
      parser: { call: node, frame },
      ...(isOwn ? {} : { subcommand: subcommand ?? 'unknown' }),
      outer: outer.map(({ call }) => call),
      parents: parents?.parsers.map(({ call }) => call) ?? [],
      declared: [],
      choosers: [],
      defaults: new Map(),
      parses: new Map(),
    });
  }
  return uses;
}

/** Notes what a call does with the parsers that it is a method of. */
function useParser(evaluator: Evaluator, uses: AllUses, site: Site<Call>, unknown: UnknownUse[]): void {
  const { node } = site;
  const cannotTell = (reason: string): void => {
    unknown.push({ kind: 'argument', at: placeOf(site.frame.scope.module, node), reason });
  };
  const general = methodIn(evaluator, evaluator.evaluate(node.func, site.frame));
  const found = general?.parsers.flatMap(({ call }) => uses.get(call) ?? []) ?? [];
  if (general === undefined || found.length === 0) {
    return;
  }
  const tolerates = PARSES[general.method];
  if (tolerates !== undefined && !isGivenList(evaluator, site)) {
    found.forEach(({ parses }) => parses.set(node, tolerates));
  }
  switch (general.method) {
    case 'add_argument':
      for (const declaration of declaredAt(evaluator, uses, site)) {
        if (declaration === undefined) {
          cannotTell('declares an argument whose name is computed');
          continue;
        }
        if (declaration.declaration.isIncomplete) {
          cannotTell(
            `declares the argument "${declaration.declaration.facts.dest}" with settings that are computed`,
          );
        }
        declaration.of.forEach(({ declared }) =>
          declared.push({ declaration: declaration.declaration, site }),
        );
      }
      return;
    case 'add_subparsers':
      found.forEach(({ choosers }) => choosers.push(site));
      return;
    case 'set_defaults':
      for (const { arg, value } of node.keywords) {
        if (arg === undefined) {
          cannotTell('sets default values of arguments that are computed');
        } else {
          found.forEach(({ defaults }) => defaults.set(arg, evaluator.evaluate(value, site.frame)));
        }
      }
      return;
  }
}

/** Whether a call parses a list that the script writes out, not the command line. */
function isGivenList(evaluator: Evaluator, { node, frame }: Site<Call>): boolean {
  const given = node.args[0] ?? node.keywords.find(({ arg }) => arg === 'args')?.value;
  return given !== undefined && evaluator.evaluate(given, frame).every(({ kind }) => kind === 'list');
}

/** What a call of `add_argument` declares: for each call of the function in which it stands, with what that gives. */
function declaredAt(
  evaluator: Evaluator,
  uses: AllUses,
  { node, frame }: Site<Call>,
): readonly ({ readonly declaration: Declaration; readonly of: readonly ParserUses[] } | undefined)[] {
  const found = framesOf(evaluator, frame).flatMap((at) => {
    const of =
      methodIn(evaluator, evaluator.evaluate(node.func, at))?.parsers.flatMap(
        ({ call }) => uses.get(call) ?? [],
      ) ?? [];
    const prefixes = of.map(({ parser }) => prefixesOf(evaluator, parser));
    return declarationsOf(evaluator, { call: node, frame: at, prefixes: prefixes[0] ?? '-' }).map(
      (declaration) => ({ declaration, of }),
    );
  });
  const keyOf = ({ declaration, of }: (typeof found)[number]): string =>
    JSON.stringify([declaration, of.map(({ parser }) => [parser.call.lineno, parser.call.col_offset])]);
  return [...new Map(found.map((one) => [keyOf(one), one])).values()].map(({ declaration, of }) =>
    declaration === undefined ? undefined : { declaration, of },
  );
}

/** The characters that a parser's flags begin with. */
function prefixesOf(evaluator: Evaluator, { call, frame }: Parser): string {
  const given = call.keywords.find(({ arg }) => arg === 'prefix_chars')?.value;
  return (given === undefined ? undefined : textIn(evaluator.evaluate(given, frame))) ?? '-';
}

interface FoundArgument {
  readonly facts: DeclaredFacts;
  readonly takesRest: boolean;
  readonly at: Location;
  readonly site: Site<Call>;
  /** The parser that is called, and those of sub-commands down to the one that declares the argument. */
  readonly readers: readonly ParserUses[];
}

/** The arguments of a parser, of its parents, and of its sub-commands. */
function declaredBy(
  uses: AllUses,
  one: ParserUses,
  readers: readonly ParserUses[],
  seen: ReadonlySet<ParserUses>,
): readonly FoundArgument[] {
  if (seen.has(one)) {
    return [];
  }
  const now = new Set([...seen, one]);
  const inner = [...uses.values()].filter(({ outer }) => outer.includes(one.parser.call));
  return [
    ...one.declared.map(({ declaration, site }) => ({
      facts: declaration.facts,
      takesRest: declaration.takesRest,
      at: placeOf(site.frame.scope.module, site.node.args[0] ?? site.node),
      site,
      readers,
    })),
    ...one.choosers.flatMap((site) => chooserOf(site, inner, readers)),
    ...one.parents.flatMap((call) => {
      const parent = uses.get(call);
      return parent === undefined ? [] : declaredBy(uses, parent, readers, now);
    }),
    ...inner.flatMap((child) => declaredBy(uses, child, [...readers, child], now)),
  ];
}

/** The argument that chooses a sub-command, if the script gives it a name. */
function chooserOf(
  site: Site<Call>,
  inner: readonly ParserUses[],
  readers: readonly ParserUses[],
): readonly FoundArgument[] {
  const setting = (name: string) => site.node.keywords.find(({ arg }) => arg === name)?.value;
  const dest = setting('dest');
  const required = setting('required');
  return dest?.nodeType !== 'Constant' || typeof dest.value !== 'string'
    ? []
    : [
        {
          facts: {
            flags: [],
            dest: dest.value,
            required: required?.nodeType === 'Constant' && required.value === true,
            hasDefault: false,
            choices: inner.flatMap(({ subcommand }) => subcommand ?? []),
            action: 'parsers',
          },
          takesRest: false,
          at: placeOf(site.frame.scope.module, dest),
          site,
          readers,
        },
      ];
}
