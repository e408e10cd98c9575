import type { CheckOptions } from '../options.js';
import { checking, collect, lockable, positiveInteger, type AddCommand } from './shared.js';

interface DeployArguments extends CheckOptions {
  readonly role: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly endpointUrl?: string;
  readonly profile?: string;
  readonly tag?: readonly string[];
  readonly parallelism?: number;
}

/** `pipectl deploy` */
export const addDeploy: AddCommand = (program, { io, setting, exit }) => {
  lockable(checking(program.command('deploy')))
    .summary('create or update the pipeline in SageMaker')
    .description(
      'Compiles a manifest, uploads its code if absent, and creates or updates the pipeline. Asks before it changes anything.',
    )
    .argument('<manifest>', 'a *.pipeline.yaml file')
    .requiredOption('--role <arn>', 'IAM role that executions of the pipeline run with')
    .option('--dry-run', 'print what would change and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--endpoint-url <url>', 'endpoint of all AWS services, for tests')
    .option('--profile <name>', 'AWS profile')
    .option('--tag <key=value>', 'tag of the pipeline, over those of the manifest; may be repeated', collect)
    .option('--parallelism <n>', 'steps that may run at the same time, over the manifest', positiveInteger)
    .addHelpText(
      'after',
      '\nExample:\n  pipectl deploy fraud.pipeline.yaml --role arn:aws:iam::123456789012:role/Pipelines --tag team=risk',
    )
    .action(async (path: string, options: DeployArguments) => {
      const { deployCommand } = await import('../commands/deploy.js');
      const { dryRun = false, yes = false, tag = [] } = options;
      exit(await deployCommand(path, { ...options, ...setting, dryRun, yes, tag }, io));
    });
};
