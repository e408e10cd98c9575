import { Option } from 'commander';
import type { NewStepOptions } from '../commands/new-step.js';
import { collect, type AddCommand } from './shared.js';

const NEW_STEP_EXAMPLES = `
Examples:
  pipectl new step CleanClaims --kind processing --input claims --output clean_claims
  pipectl new step FraudTraining --kind training --framework xgboost --argument max_depth=6
  pipectl new step LoadClaims --kind processing --no-input --env CLAIMS_TABLE --job-types training,testing`;

/** `pipectl new` */
export const addNew: AddCommand = (program, { io, setting, exit }) => {
  const group = program
    .command('new')
    .summary('write a new project or step type')
    .description('Writes the files of a new project or step type, which pass every check as they stand.');
  group
    .command('step')
    .summary('write a step type: specification, contract, config, script and test')
    .description(
      'Writes the files of a step type into the project: specification and config, and for a step that runs a script its contract, the script and a test. Nothing that is there is overwritten.',
    )
    .argument('<StepType>', 'its name in CamelCase; the names of the files follow from it')
    .option(
      '--kind <kind>',
      'what it is, always to be said: processing, training, tuning, model, transform, register-model, lambda or callback',
    )
    .option('--description <text>', 'what it does, in one sentence')
    .option('--input <name[:type]>', 'an input, instead of those of the kind; may be repeated', collect)
    .option('--no-input', 'no inputs: the step is a source')
    .option('--output <name[:type]>', 'an output, instead of those of the kind; may be repeated', collect)
    .option('--no-output', 'no outputs: the step is a sink')
    .option(
      '--env <VAR[=default]>',
      'an environment variable of the script, required without a default; may be repeated',
      collect,
    )
    .option(
      '--argument <name[=default]>',
      'an argument of the script, in training a hyperparameter; may be repeated',
      collect,
    )
    .option('--job-types <names>', 'variants such as training,calibration')
    .option('--framework <name>', 'framework of the SageMaker image: sklearn, xgboost or pytorch')
    .option('--framework-version <version>', 'its version; the newest when absent')
    .option('--folder <dir>', 'write below this folder of the project, beside its manifest')
    .option('--dry-run', 'print the files and write nothing')
    .option('--force', "overwrite files, and stand in for the library's step type of the same name")
    .addHelpText('after', NEW_STEP_EXAMPLES)
    .action(async (stepType: string, options: NewStepOptions) => {
      const { newStepCommand } = await import('../commands/new-step.js');
      exit(await newStepCommand(stepType, options, io, setting));
    });
  group
    .command('project')
    .summary('write a small project that works: pipeline, configs, a step type, tests, hooks')
    .description(
      'Writes a project with a pipeline that passes every check, one step type of its own with its test, and the settings for git, pre-commit and editors. Nothing that is there is overwritten.',
    )
    .argument('[dir]', 'its folder, which may be there already', '.')
    .option('--name <name>', "name of the pipeline; the folder's when absent")
    .addOption(
      new Option(
        '--template <name>',
        'minimal: a check of CSV files and a condition. xgboost: load, check, preprocess, train, evaluate, gate, register',
      )
        .choices(['minimal', 'xgboost'])
        .default('minimal'),
    )
    .addHelpText('after', '\nExample:\n  pipectl new project churn --template xgboost')
    .action(async (folder: string, options: { name?: string; template: string }) => {
      const { newProjectCommand } = await import('../commands/new-project.js');
      exit(await newProjectCommand(folder, options, io, setting));
    });
};
