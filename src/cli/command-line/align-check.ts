import type { RunOptions } from '../options.js';
import { collect, running, type AddCommand } from './shared.js';

/** `pipectl align-check` */
export const addAlignCheck: AddCommand = (program, { io, setting, exit }) => {
  running(program.command('align-check'))
    .summary('check that scripts, contracts, specifications, property paths and configs agree')
    .description(
      'Checks that scripts, their contracts, step specifications, SageMaker property paths and configs agree. Without paths: the whole project.',
    )
    .argument('[paths...]', 'manifests, specifications, contracts or folders; the whole project when absent')
    .option(
      '--level <level>',
      'only these levels, by number or name: 1 script, 2 contract, 3 specification, 4 config; repeated or 1,2',
      collect,
    )
    .addHelpText('after', '\nExample:\n  pipectl align-check --level script,contract')
    .action(async (paths: string[], options: RunOptions & { level?: string[] }) => {
      const { alignCheckCommand } = await import('../commands/align-check.js');
      exit(await alignCheckCommand(paths, options, io, setting));
    });
};
