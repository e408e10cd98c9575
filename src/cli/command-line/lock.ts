import type { LockOptions } from '../options.js';
import { checking, type AddCommand } from './shared.js';

/** `pipectl lock` */
export const addLock: AddCommand = (program, { io, setting, exit }) => {
  checking(program.command('lock'))
    .summary('write down what feeds each input')
    .description(
      'Writes what feeds each input that a manifest does not wire to a *.lock.yaml beside it. With --locked other commands refuse anything else.',
    )
    .argument('[paths...]', 'manifests or folders; the current folder when absent')
    .option('--check', 'write nothing; exit with 1 if a lock is not up to date')
    .option('--dry-run', 'print what would change and write nothing')
    .addHelpText('after', '\nExample:\n  pipectl lock pipelines/')
    .action(async (paths: string[], options: LockOptions) => {
      const { lockCommand } = await import('../commands/lock.js');
      exit(await lockCommand(paths, options, io, setting));
    });
};
