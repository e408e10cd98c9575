import type { CheckOptions } from '../options.js';
import { checking, type AddCommand } from './shared.js';

/** `pipectl config` */
export const addConfig: AddCommand = (program, { io, setting, exit }) => {
  const config = program
    .command('config')
    .summary('show the configuration of steps')
    .description('Shows the configuration of steps.');
  checking(config.command('show'))
    .summary('print the values in force for a step and where each comes from')
    .description(
      'Prints the config values in force for a step, with tier and origin. Precedence: built-in < specification < pipeline < step < environment.',
    )
    .argument('<manifest>', 'a *.pipeline.yaml file')
    .argument('<step>', 'the name of a step')
    .addHelpText('after', '\nExample:\n  pipectl config show fraud.pipeline.yaml train')
    .action(async (path: string, step: string, options: CheckOptions) => {
      const { configShowCommand } = await import('../commands/config-show.js');
      exit(await configShowCommand(path, step, options, io, setting));
    });
};
