import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { REPORTERS } from '../diagnostics/reporters/index.js';
import { EXIT, UsageError, type CommandIo } from './io.js';
import type { CheckOptions, ColourOptions, MainSetting } from './options.js';

const EXAMPLES = `
Examples:
  pipectl validate                               check every pipeline below this folder
  pipectl validate fraud.pipeline.yaml           check one
  pipectl compile fraud.pipeline.yaml -o fraud.json
  pipectl config show fraud.pipeline.yaml train  where each value of a step comes from
  pipectl explain DAG204                         what a code means
  pipectl deploy fraud.pipeline.yaml --role arn:aws:iam::123456789012:role/Pipelines --dry-run

Exit codes: 0 clean, 1 problems found, 2 wrong usage or set-up, 3 could not be done, 130 interrupted.`;

/** Runs the command line `argv` (without node and script). Returns the exit code; never throws and never ends the process. */
export async function main(argv: readonly string[], io: CommandIo, setting: MainSetting): Promise<number> {
  const run = { exitCode: EXIT.clean as number };
  const program = buildProgram(argv, { io, setting, exit: (exitCode) => (run.exitCode = exitCode) });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return run.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    }
    if (error instanceof UsageError) {
      io.stderr(`pipectl: ${error.message}\n`);
      return EXIT.usage;
    }
    reportBug(error, argv, io, setting.version);
    return EXIT.failed;
  }
}

function reportBug(error: unknown, argv: readonly string[], io: CommandIo, version: string): void {
  const text = error instanceof Error ? error.message : String(error);
  const stack =
    io.env['PIPECTL_DEBUG'] !== undefined && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  io.stderr(
    `pipectl: internal error: ${text}\nThis is a bug in pipectl ${version}, Node ${process.version}, command: pipectl ${argv.join(' ')}\n` +
      `Set PIPECTL_DEBUG=1 for the stack.\n${stack}`,
  );
}

function buildProgram(argv: readonly string[], { io, setting, exit }: CommandContext): Command {
  const program = new Command('pipectl')
    .description('Checks, compiles and deploys Amazon SageMaker pipelines written in YAML.')
    .version(setting.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => helpWidth(io.isTTY.stdout),
      getErrHelpWidth: () => helpWidth(io.isTTY.stderr),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('(pipectl --help shows the commands and options)');

  // The one that is called, or all for help and for a name that is none: each takes a while to set up.
  const called = Object.entries(COMMANDS).filter(([name]) => name === argv[0]);
  for (const [, add] of called.length > 0 ? called : Object.entries(COMMANDS)) {
    add(program, { io, setting, exit });
  }
  return program;
}

interface CommandContext {
  readonly io: CommandIo;
  readonly setting: MainSetting;
  /** Told of the exit code of the command. */
  readonly exit: (exitCode: number) => void;
}

/** Each command under its name: what adds it to a program. */
const COMMANDS: Readonly<Record<string, (program: Command, context: CommandContext) => void>> = {
  validate: (program, { io, setting, exit }) => {
    checking(program.command('validate'))
      .summary('check pipelines and everything they use')
      .description(
        'Checks manifests, configs, specifications and contracts, and that the steps fit together.',
      )
      .argument(
        '[paths...]',
        'manifests, specifications, contracts, configs, definitions (*.json) or folders; the current folder when absent',
      )
      .addHelpText('after', '\nExample:\n  pipectl validate pipelines/ --format json')
      .action(async (paths: string[], options: CheckOptions) => {
        const { validateCommand } = await import('./commands/validate.js');
        exit(await validateCommand(paths, options, io, setting));
      });
  },
  'align-check': (program, { io, setting, exit }) => {
    checking(program.command('align-check'))
      .summary('check that contracts, specifications, property paths and configs agree')
      .description(
        'Checks that script contracts, step specifications, SageMaker property paths and configs agree. Without paths: the whole project.',
      )
      .argument(
        '[paths...]',
        'manifests, specifications, contracts or folders; the whole project when absent',
      )
      .addHelpText('after', '\nExample:\n  pipectl align-check')
      .action(async (paths: string[], options: CheckOptions) => {
        const { alignCheckCommand } = await import('./commands/align-check.js');
        exit(await alignCheckCommand(paths, options, io, setting));
      });
  },
  compile: (program, { io, setting, exit }) => {
    checking(program.command('compile'))
      .summary('write the SageMaker pipeline definition of a manifest')
      .description(
        'Checks a manifest and writes its SageMaker pipeline definition. Diagnostics go to stderr.',
      )
      .argument('<manifest>', 'a *.pipeline.yaml file')
      .option('-o, --output <file>', 'write to a file instead of stdout')
      .option('--compact', 'write the definition in one line')
      .addHelpText(
        'after',
        '\nExample:\n  pipectl compile fraud.pipeline.yaml --env prod -o build/fraud.json',
      )
      .action(async (path: string, options: CheckOptions & { output?: string; compact?: boolean }) => {
        const { compileCommand } = await import('./commands/compile.js');
        exit(await compileCommand(path, options, io, setting));
      });
  },
  config: (program, { io, setting, exit }) => {
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
        const { configShowCommand } = await import('./commands/config-show.js');
        exit(await configShowCommand(path, step, options, io, setting));
      });
  },
  explain: (program, { io, exit }) => {
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
        const { explainCommand } = await import('./commands/explain.js');
        exit(await explainCommand(code, options, io));
      });
  },
  deploy: (program, { io, setting, exit }) => {
    checking(program.command('deploy'))
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
      .option(
        '--tag <key=value>',
        'tag of the pipeline, over those of the manifest; may be repeated',
        collect,
      )
      .option('--parallelism <n>', 'steps that may run at the same time, over the manifest', positiveInteger)
      .addHelpText(
        'after',
        '\nExample:\n  pipectl deploy fraud.pipeline.yaml --role arn:aws:iam::123456789012:role/Pipelines --tag team=risk',
      )
      .action(async (path: string, options: DeployArguments) => {
        const { deployCommand } = await import('./commands/deploy.js');
        const { dryRun = false, yes = false, tag = [] } = options;
        exit(await deployCommand(path, { ...options, dryRun, yes, tag, library: setting.library }, io));
      });
  },
};

interface DeployArguments extends CheckOptions {
  readonly role: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly endpointUrl?: string;
  readonly profile?: string;
  readonly tag?: readonly string[];
  readonly parallelism?: number;
}

function coloured(command: Command): Command {
  return command
    .addOption(
      new Option('--color <when>', 'colours in the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'no colours').argParser(() => 'never'));
}

function checking(command: Command): Command {
  return coloured(command)
    .addOption(
      new Option('--format <format>', 'output format').choices(Object.keys(REPORTERS)).default('pretty'),
    )
    .option('--env <name>', 'environment of pipectl.yaml whose config wins over every other')
    .option('--region <region>', 'AWS region, over the configs');
}

const HELP_WIDTH = 80;

/** On a terminal the help fills its lines; elsewhere it is always the same. */
function helpWidth(isTTY: boolean): number {
  return isTTY ? process.stdout.columns : HELP_WIDTH;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function positiveInteger(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  }
  return Number(value);
}
