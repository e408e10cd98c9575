import { Option } from 'commander';
import type { NewPipelineOptions } from '../commands/new-pipeline.js';
import type { NewStepOptions } from '../commands/new-step.js';
import { collect, type AddCommand } from './shared.js';

const NEW_STEP_EXAMPLES = `
Examples:
  pipectl new step CleanClaims --kind processing --input claims --output clean_claims
  pipectl new step FraudTraining --kind training --framework xgboost --argument max_depth=6
  pipectl new step LoadClaims --kind processing --no-input --env CLAIMS_TABLE --job-types training,testing`;

const NEW_PIPELINE_EXAMPLES = `
Examples:
  pipectl new pipeline churn --goal XGBoostModelEval --data s3://my-ml-bucket/churn/
  pipectl new pipeline churn --goal ModelRegistration --using XGBoostTuning --data s3://my-ml-bucket/churn/ -o churn

Exit code 1: the plan leaves something open, which is asked with the options that answer it.`;

/** `pipectl new` */
export const addNew: AddCommand = (program, { io, setting, exit }) => {
  const group = program
    .command('new')
    .summary('write a new project, pipeline or step type')
    .description(
      'Writes the files of a new project, pipeline or step type, which pass every check as they stand.',
    );
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
  group
    .command('pipeline')
    .summary('plan the steps from data to a goal, and write them')
    .description(
      'Writes the manifest and configs of the steps that lead from data to a step type. What only you can know becomes a parameter or is marked # REPLACE; nothing is guessed.',
    )
    .argument('<name>', 'of the pipeline and its manifest')
    .option('--goal <StepType[:job_type]>', 'what the pipeline is to come to; may be repeated', collect)
    .option(
      '--data <uri>',
      'where the data are, JOB_TYPE=URI for those of one job type; may be repeated',
      collect,
    )
    .option('--using <StepType>', 'a step type to take where several would do; may be repeated', collect)
    .option('--input <step.input=value>', 'an input that is given by hand; may be repeated', collect)
    .option('--data-size <size>', 'how much the data are, such as 200GB, for instances and volumes')
    .option('--region <region>', 'AWS region')
    .option('--role <arn>', 'role that the jobs run with; a parameter when absent')
    .option('-o, --output <dir>', "the manifest's folder", '.')
    .addOption(
      new Option('--format <format>', 'what is said of the plan')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .option('--dry-run', 'print the files and write nothing')
    .option('--force', 'overwrite files')
    .addHelpText('after', NEW_PIPELINE_EXAMPLES)
    .action(async (name: string, options: NewPipelineOptions) => {
      const { newPipelineCommand } = await import('../commands/new-pipeline.js');
      exit(await newPipelineCommand(name, options, io, setting));
    });
};
