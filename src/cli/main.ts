import { Command, CommanderError } from 'commander';
import { addAlignCheck } from './command-line/align-check.js';
import { addCompile } from './command-line/compile.js';
import { addConfig } from './command-line/config.js';
import { addDeploy } from './command-line/deploy.js';
import { addExplain } from './command-line/explain.js';
import { addGraph } from './command-line/graph.js';
import { addImport } from './command-line/import.js';
import { addLock } from './command-line/lock.js';
import { addNew } from './command-line/new.js';
import { addSchema } from './command-line/schema.js';
import { addValidate } from './command-line/validate.js';
import type { AddCommand, CommandContext } from './command-line/shared.js';
import { EXIT, UsageError, type CommandIo } from './io.js';
import type { MainSetting } from './options.js';

const EXAMPLES = `
Examples:
  pipectl new project churn                      write a small project to begin with
  pipectl new pipeline churn --goal XGBoostModel --data s3://my-ml-bucket/churn/
  pipectl validate                               check every pipeline below this folder
  pipectl validate fraud.pipeline.yaml           check one
  pipectl compile fraud.pipeline.yaml -o fraud.json
  pipectl config show fraud.pipeline.yaml train  where each value of a step comes from
  pipectl explain DAG204                         what a code means
  pipectl graph fraud.pipeline.yaml --format html -o fraud.html
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

/** Each command under its name. */
const COMMANDS: Readonly<Record<string, AddCommand>> = {
  new: addNew,
  validate: addValidate,
  'align-check': addAlignCheck,
  compile: addCompile,
  config: addConfig,
  explain: addExplain,
  graph: addGraph,
  lock: addLock,
  schema: addSchema,
  import: addImport,
  deploy: addDeploy,
};

const HELP_WIDTH = 80;

/** On a terminal the help fills its lines; elsewhere it is always the same. */
function helpWidth(isTTY: boolean): number {
  return isTTY ? process.stdout.columns : HELP_WIDTH;
}
