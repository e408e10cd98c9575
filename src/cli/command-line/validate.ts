import type { RunOptions } from '../options.js';
import { lockable, running, type AddCommand } from './shared.js';

/** `pipectl validate` */
export const addValidate: AddCommand = (program, { io, setting, exit }) => {
  lockable(running(program.command('validate')))
    .summary('check pipelines and everything they use')
    .description('Checks manifests, configs, specifications and contracts, and that the steps fit together.')
    .argument(
      '[paths...]',
      'manifests, specifications, contracts, configs, definitions (*.json) or folders; the current folder when absent',
    )
    .addHelpText(
      'after',
      '\nExample:\n  pipectl validate pipelines/ --format concise --format sarif=pipectl.sarif',
    )
    .action(async (paths: string[], options: RunOptions) => {
      const { validateCommand } = await import('../commands/validate.js');
      exit(await validateCommand(paths, options, io, setting));
    });
};
