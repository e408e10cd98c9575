import { Option } from 'commander';
import type { ColourOptions } from '../options.js';
import { coloured, type AddCommand } from './shared.js';

/** `pipectl explain` */
export const addExplain: AddCommand = (program, { io, exit }) => {
  coloured(program.command('explain'))
    .summary('say what a diagnostic code means')
    .description(
      'Prints what a diagnostic means, why it matters and how to mend it. Without a code: the list of all.',
    )
    .argument('[code]', 'a code such as DAG204, or its name')
    .addOption(
      new Option('--format <format>', 'output format').choices(['pretty', 'markdown']).default('pretty'),
    )
    .addHelpText('after', '\nExample:\n  pipectl explain RES301')
    .action(async (code: string | undefined, options: ColourOptions & { format: string }) => {
      const { explainCommand } = await import('../commands/explain.js');
      exit(await explainCommand(code, options, io));
    });
};
