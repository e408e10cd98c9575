import { Option } from 'commander';
import type { ImportCursusOptions } from '../commands/import.js';
import { coloured, type AddCommand } from './shared.js';

const EXAMPLES = `
Examples:
  pipectl import cursus --dag complete_e2e.dag.json --steps steps/interfaces -o fraud
  pipectl import cursus --dag fraud.dag.json --steps steps --config config.json --scripts scripts -o fraud
  pipectl import cursus --dag fraud.dag.json --steps steps -o fraud --dry-run --format json`;

/** `pipectl import` */
export const addImport: AddCommand = (program, { io, setting, exit }) => {
  const group = program
    .command('import')
    .summary('make a project of the files of another program')
    .description('Makes a project of the files of another program, and reports what has no home in it.');
  coloured(
    group
      .command('cursus')
      .summary('make a project of a DAG, step interfaces and a merged config of cursus')
      .description(
        'Makes a manifest, specifications, contracts and configs of a DAG, the step interfaces and the merged config of cursus. Every value that has no home is listed with its place, also in IMPORT.md. Nothing that is there is overwritten.',
      ),
  )
    .requiredOption('--dag <file>', 'the DAG, as PipelineDAGWriter writes it (*.dag.json)')
    .requiredOption('--steps <dir>', 'the folder of the step interfaces (*.step.yaml)')
    .requiredOption('-o, --output <dir>', 'the folder of the new project')
    .option(
      '--config <file>',
      'the merged config (JSON); without it role, places and sizes are filled in by hand',
    )
    .option('--scripts <dir>', 'the folder of the scripts, whose Python files are copied')
    .option('--name <name>', 'name of the pipeline; that of the config or the DAG when absent')
    .addOption(
      new Option('--format <format>', 'format of the report that is printed')
        .choices(['pretty', 'json', 'markdown'])
        .default('pretty'),
    )
    .option('--dry-run', 'list the files and write nothing')
    .option('--force', 'overwrite files')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ImportCursusOptions) => {
      const { importCursusCommand } = await import('../commands/import.js');
      exit(await importCursusCommand(options, io, setting));
    });
};
