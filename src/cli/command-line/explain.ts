import { Option } from 'commander';
import { UsageError } from '../io.js';
import type { ExplainOptions } from '../options.js';
import { coloured, type AddCommand } from './shared.js';

/** `pipectl explain` */
export const addExplain: AddCommand = (program, { io, setting, exit }) => {
  coloured(program.command('explain'))
    .summary('explain a code, or what feeds an input')
    .description(
      'With a code: what the diagnostic means, why it matters and how to mend it. With a manifest: what feeds each input; ' +
        'with a step, what else was weighed; with step.input, every candidate with all its factors. With nothing: all codes.',
    )
    .argument('[what]', 'a code such as DAG204, its name, or a *.pipeline.yaml file')
    .argument('[input]', 'with a manifest: a step, or step.input')
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['pretty', 'markdown', 'json'])
        .default('pretty'),
    )
    .option('--env <name>', 'environment of pipectl.yaml whose config wins over every other')
    .option('--region <region>', 'AWS region, over the configs')
    .addHelpText(
      'after',
      '\nExamples:\n  pipectl explain RES301\n  pipectl explain fraud.pipeline.yaml evaluate.model_input',
    )
    .action(async (what: string | undefined, input: string | undefined, options: ExplainOptions) => {
      if (what?.endsWith('.yaml') === true) {
        const { explainWiringCommand } = await import('../commands/explain-wiring.js');
        exit(await explainWiringCommand(what, input, options, io, setting));
      } else if (input !== undefined) {
        throw new UsageError(`Only a manifest is followed by a step: "${input}" is one argument too many.`);
      } else {
        const { explainCommand } = await import('../commands/explain.js');
        exit(await explainCommand(what, options, io));
      }
    });
};
