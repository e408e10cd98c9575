import { STEP_KINDS } from '../../src/scaffold/kinds.js';
import { PROJECT_TEMPLATES } from '../../src/scaffold/project-pipelines.js';
import { run } from '../support/run.js';

const MAIN_HELP = `Usage: pipectl [options] [command]

Checks, compiles and deploys Amazon SageMaker pipelines written in YAML.

Options:
  -V, --version                     print the version
  -h, --help                        print this help

Commands:
  new                               write a new project, pipeline or step type
  validate [options] [paths...]     check pipelines and everything they use
  align-check [options] [paths...]  check that scripts, contracts,
                                    specifications, property paths and configs
                                    agree
  compile [options] <manifest>      write the SageMaker pipeline definition of a
                                    manifest
  config                            show the configuration of steps
  explain [options] [what] [input]  explain a code, or what feeds an input
  graph [options] <manifest>        draw a pipeline
  lock [options] [paths...]         write down what feeds each input
  schema [options] [kind]           print the JSON Schemas of the files, for
                                    editors
  import                            make a project of the files of another
                                    program
  deploy [options] <manifest>       create or update the pipeline in SageMaker
  help [command]                    print the help of a command

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

Exit codes: 0 clean, 1 problems found, 2 wrong usage or set-up, 3 could not be done, 130 interrupted.
`;

const CHECKING = [
  '--color <when>',
  '--no-color',
  '--format <format>',
  '--env <name>',
  '--region <region>',
  '--baseline <file>',
  '--no-baseline',
  '-h, --help',
];

/** Options of the commands that check files and do nothing else. */
const RUNNING = [
  ...CHECKING,
  '--write-baseline [file]',
  '--strict',
  '--changed',
  '--since <ref>',
  '--staged',
  '--fix',
  '--dry-run',
];

const COMMANDS: readonly (readonly [command: string, options: readonly string[]])[] = [
  ['new', ['-h, --help']],
  [
    'new step',
    [
      '--kind <kind>',
      '--description <text>',
      '--input <name[:type]>',
      '--no-input',
      '--output <name[:type]>',
      '--no-output',
      '--env <VAR[=default]>',
      '--argument <name[=default]>',
      '--job-types <names>',
      '--framework <name>',
      '--framework-version <version>',
      '--folder <dir>',
      '--dry-run',
      '--force',
      '-h, --help',
    ],
  ],
  [
    'new pipeline',
    [
      '--goal <StepType[:job_type]>',
      '--data <uri>',
      '--using <StepType>',
      '--input <step.input=value>',
      '--data-size <size>',
      '--region <region>',
      '--role <arn>',
      '-o, --output <dir>',
      '--format <format>',
      '--dry-run',
      '--force',
      '-h, --help',
    ],
  ],
  ['new project', ['--name <name>', '--template <name>', '-h, --help']],
  ['schema', ['-o, --output <dir>', '-h, --help']],
  ['import', ['-h, --help']],
  [
    'import cursus',
    [
      '--color <when>',
      '--no-color',
      '--dag <file>',
      '--steps <dir>',
      '-o, --output <dir>',
      '--config <file>',
      '--scripts <dir>',
      '--name <name>',
      '--format <format>',
      '--dry-run',
      '--force',
      '-h, --help',
    ],
  ],
  ['validate', [...RUNNING, '--locked']],
  ['align-check', [...RUNNING, '--level <level>']],
  ['compile', [...CHECKING, '--locked', '-o, --output <file>', '--compact']],
  ['lock', [...CHECKING, '--check', '--dry-run']],
  ['config', ['-h, --help']],
  ['config show', CHECKING],
  [
    'explain',
    ['--color <when>', '--no-color', '--format <format>', '--env <name>', '--region <region>', '-h, --help'],
  ],
  [
    'graph',
    [
      '--color <when>',
      '--no-color',
      '--format <format>',
      '-o, --output <file>',
      '--env <name>',
      '--region <region>',
      '-h, --help',
    ],
  ],
  [
    'deploy',
    [
      ...CHECKING,
      '--locked',
      '--role <arn>',
      '--dry-run',
      '-y, --yes',
      '--endpoint-url <url>',
      '--profile <name>',
      '--tag <key=value>',
      '--parallelism <n>',
    ],
  ],
];

/** The options that a help text lists: two spaces, the flags, two spaces, what they do. */
function optionsIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}(-\S.*?) {2,}\S/gm)].map(([, flags = '']) => flags).sort();
}

describe('the help', () => {
  it.each([['--help'], ['-h'], ['help']])('is printed by %s', async (argument) => {
    expect(await run([argument])).toEqual({ code: 0, stdout: MAIN_HELP, stderr: '' });
  });

  it('goes to stderr when nothing is asked for, which is an error', async () => {
    expect(await run([])).toEqual({ code: 2, stdout: '', stderr: MAIN_HELP });
  });

  it.each(COMMANDS)('of %s names every option, and an example', async (command, options) => {
    const { code, stdout, stderr } = await run([...command.split(' '), '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: pipectl ${command} \\[options\\]`));
    expect(optionsIn(stdout)).toEqual([...options].sort());
    expect(/\nExamples?:\n {2}pipectl /.test(stdout)).toEqual(!['config', 'import', 'new'].includes(command));
    expect((await run(['help', ...command.split(' ')])).stdout).toContain('Usage: pipectl ');
  });

  it('of new step and new project name every kind and every template', async () => {
    const kinds = (await run(['new', 'step', '--help'])).stdout.replace(/\s+/g, ' ');
    expect(kinds).toContain(
      `${Object.keys(STEP_KINDS)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' or ')} `,
    );
    const templates = (await run(['new', 'project', '--help'])).stdout;
    expect(templates).toContain(
      `choices: ${Object.keys(PROJECT_TEMPLATES)
        .map((name) => `"${name}"`)
        .join(', ')},`,
    );
  });

  it('of a command says what it takes', async () => {
    const { stdout } = await run(['validate', '--help']);
    expect(stdout).toContain(
      '\nArguments:\n  paths                    manifests, specifications, contracts, configs,\n' +
        '                           definitions (*.json) or folders; the current folder\n' +
        '                           when absent\n',
    );
    expect(stdout).toContain(
      '\n  --format <format>        output format: pretty, concise, json, sarif, github,\n' +
        '                           junit, markdown; FORMAT=FILE writes a report to a\n' +
        '                           file as well; may be repeated (default: pretty)\n',
    );
  });
});

describe('the version', () => {
  it.each([['--version'], ['-V']])('is printed by %s', async (argument) => {
    expect(await run([argument])).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
  });
});
