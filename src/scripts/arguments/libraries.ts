import type { Evaluator } from '../evaluate/evaluator.js';
import type { ProgramModule } from '../evaluate/program.js';
import type { UnknownUse } from '../facts.js';
import { placeOf, statementsOf } from '../tree.js';

/** Modules that parse a command line in ways of their own. */
const LIBRARIES = (
  'click typer fire absl.flags absl.app simple_parsing docopt tap jsonargparse configargparse tyro plac hydra ' +
  'optparse getopt gflags argh defopt cyclopts clize dargparse pydantic_argparse'
).split(' ');
/** Classes of other modules that do. */
const CLASSES = new Set([
  'transformers.HfArgumentParser',
  'transformers.hf_argparser.HfArgumentParser',
  'trl.TrlParser',
]);

/** The places where a script imports something other than argparse that parses the command line, or makes a parser of its own kind. */
export function otherParsers(evaluator: Evaluator): readonly UnknownUse[] {
  return evaluator.program.modules.flatMap((module) => [
    ...importedParsers(module),
    ...module.sites.classes
      .filter(({ node, frame }) =>
        node.bases.some((base) =>
          evaluator
            .evaluate(base, frame)
            .some((one) => one.kind === 'external' && one.name.endsWith('.ArgumentParser')),
        ),
      )
      .map(({ node }) =>
        unknownUse(module, node, `parses its arguments with a class of its own, "${node.name}"`),
      ),
  ]);
}

function importedParsers(module: ProgramModule): readonly UnknownUse[] {
  return statementsOf(module.tree).flatMap((node) => {
    if (node.nodeType !== 'Import' && node.nodeType !== 'ImportFrom') {
      return [];
    }
    return node.names.flatMap(({ name }) => {
      const from = node.nodeType === 'Import' || (node.level ?? 0) > 0 ? undefined : node.module;
      const full = from === undefined ? name : `${from}.${name}`;
      const library = LIBRARIES.find((known) => full === known || full.startsWith(`${known}.`));
      const named = library ?? (CLASSES.has(full) ? full : undefined);
      const isLocal =
        module.imported.has(full.split('.')[0] ?? full) ||
        (node.nodeType === 'ImportFrom' && (node.level ?? 0) > 0);
      return named === undefined || isLocal
        ? []
        : [unknownUse(module, node, `parses its arguments with ${named}`)];
    });
  });
}

function unknownUse(module: ProgramModule, node: Parameters<typeof placeOf>[1], reason: string): UnknownUse {
  return { kind: 'argument', at: placeOf(module, node), reason };
}
