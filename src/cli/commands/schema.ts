import { join, relative, resolve } from 'node:path';
import { didYouMean } from '../../diagnostics/suggest.js';
import { findProject } from '../../project/project.js';
import { isSchemaKind, SCHEMA_KINDS, schemaFileName, type SchemaKind } from '../../project/schema-files.js';
import { diskFiles } from '../../source/files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { MainSetting } from '../options.js';
import { registryOf } from '../place.js';
import { schemaText } from '../schemas.js';
import { writeWhole } from '../write-whole.js';

/** What each schema is of. */
const FILES: Readonly<Record<SchemaKind, string>> = {
  pipeline: '*.pipeline.yaml, the manifests',
  config: "*.config.yaml, with the config keys of the project's own step types",
  spec: '*.spec.yaml, the step specifications',
  contract: '*.contract.yaml, the script contracts',
  project: 'pipectl.yaml, the settings of a project',
  lock: '*.lock.yaml, what feeds the inputs of a pipeline',
};

/** How the schemas of pipectl are called, whatever their version. */
const SCHEMA_ID = 'https://pipectl.dev/schemas/';

/** `pipectl schema`: prints a JSON Schema, or writes one or all of them into a folder. Without kind and folder: the list. */
export async function schemaCommand(
  kind: string | undefined,
  options: { readonly output?: string },
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  if (kind !== undefined && !isSchemaKind(kind)) {
    throw new UsageError(
      `There is no schema "${kind}".${didYouMean(kind, SCHEMA_KINDS)} Schemas: ${SCHEMA_KINDS.join(', ')}.`,
    );
  }
  if (kind === undefined && options.output === undefined) {
    SCHEMA_KINDS.forEach((name) => io.stdout(`${name.padEnd(8)}  ${FILES[name]}\n`));
    return EXIT.clean;
  }
  const registry = await registryOf(findProject(diskFiles, io.cwd), setting.library());
  const own = [...registry.specs.values()].flatMap(({ origin, document }) =>
    origin === 'project' ? [document.value] : [],
  );
  const { output } = options;
  if (output === undefined) {
    io.stdout(kind === undefined ? '' : schemaText(setting.folder, kind, own));
    return EXIT.clean;
  }
  for (const name of kind === undefined ? SCHEMA_KINDS : [kind]) {
    const path = resolve(io.cwd, join(output, schemaFileName(name)));
    const shown = relative(io.cwd, path);
    refuseOthers(path, shown);
    const problem = writeWhole(path, schemaText(setting.folder, name, own));
    if (problem !== undefined) {
      io.stderr(`pipectl: "${shown}" cannot be written: ${problem}.\n`);
      return EXIT.failed;
    }
    io.stderr(`Wrote ${shown}.\n`);
  }
  return EXIT.clean;
}

const MAX_SCHEMA_BYTES = 5 * 1024 * 1024;

/** Throws if something else than a schema of pipectl's would be overwritten. */
function refuseOthers(path: string, shown: string): void {
  const read = diskFiles.read(path, MAX_SCHEMA_BYTES);
  const isOurs = read.kind === 'ok' && new TextDecoder().decode(read.bytes).includes(SCHEMA_ID);
  if (read.kind !== 'absent' && !isOurs) {
    throw new UsageError(`"${shown}" is there already, and no schema of pipectl's: it was not overwritten.`);
  }
}
