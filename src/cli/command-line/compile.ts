import type { CheckOptions } from '../options.js';
import { checking, lockable, type AddCommand } from './shared.js';

/** `pipectl compile` */
export const addCompile: AddCommand = (program, { io, setting, exit }) => {
  lockable(checking(program.command('compile')))
    .summary('write the SageMaker pipeline definition of a manifest')
    .description('Checks a manifest and writes its SageMaker pipeline definition. Diagnostics go to stderr.')
    .argument('<manifest>', 'a *.pipeline.yaml file')
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .option('--compact', 'write the definition in one line')
    .addHelpText('after', '\nExample:\n  pipectl compile fraud.pipeline.yaml --env prod -o build/fraud.json')
    .action(async (path: string, options: CheckOptions & { output?: string; compact?: boolean }) => {
      const { compileCommand } = await import('../commands/compile.js');
      exit(await compileCommand(path, options, io, setting));
    });
};
