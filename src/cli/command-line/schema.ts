import { type AddCommand } from './shared.js';

/** `pipectl schema` */
export const addSchema: AddCommand = (program, { io, setting, exit }) => {
  program
    .command('schema')
    .summary('print the JSON Schemas of the files, for editors')
    .description(
      "Prints the JSON Schema of a kind of file, offline; that of configs has the config keys of the project's own step types too. Without a kind: the list of all.",
    )
    .argument('[kind]', 'pipeline, config, spec, contract or project')
    .option('-o, --output <dir>', 'write <kind>.schema.json into a folder; without a kind, all of them')
    .addHelpText('after', '\nExample:\n  pipectl schema -o schemas')
    .action(async (kind: string | undefined, options: { output?: string }) => {
      const { schemaCommand } = await import('../commands/schema.js');
      exit(await schemaCommand(kind, options, io, setting));
    });
};
