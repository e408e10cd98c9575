/** The kinds of files that have a JSON Schema: their names with a suffix each, as editors and `pipectl schema` call them. */
export const SCHEMA_KINDS = ['pipeline', 'config', 'spec', 'contract', 'project', 'lock'] as const;

/** A kind of file that has a JSON Schema. */
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

/** A file for each schema, by the kind that it is for. */
export type SchemaFiles = Readonly<Record<SchemaKind, string>>;

/** Where the package has its schemas: paths below its folder. */
export const PACKAGE_SCHEMAS: SchemaFiles = {
  pipeline: 'manifests/pipeline.schema.json',
  config: 'manifests/config.schema.json',
  spec: 'specs/spec.schema.json',
  contract: 'contracts/contract.schema.json',
  project: 'manifests/project.schema.json',
  lock: 'manifests/lock.schema.json',
};

/** Folder, below a project's root, of the schemas in a project that has them itself (`pipectl schema -o schemas`). */
export const SCHEMA_FOLDER = 'schemas';

/** Where a project has them then: paths below its root. */
export const PROJECT_SCHEMAS = schemasIn((kind) => `${SCHEMA_FOLDER}/${schemaFileName(kind)}`);

/** Where a project has them that has installed pipectl with npm: paths below its root. */
export const INSTALLED_SCHEMAS = schemasIn((kind) => `node_modules/pipectl/${PACKAGE_SCHEMAS[kind]}`);

/** Name of the file of a schema. */
export function schemaFileName(kind: SchemaKind): string {
  return `${kind}.schema.json`;
}

/** Whether a text is the name of a kind that has a schema. */
export function isSchemaKind(text: string): text is SchemaKind {
  return SCHEMA_KINDS.some((kind) => kind === text);
}

function schemasIn(pathOf: (kind: SchemaKind) => string): SchemaFiles {
  return {
    pipeline: pathOf('pipeline'),
    config: pathOf('config'),
    spec: pathOf('spec'),
    contract: pathOf('contract'),
    project: pathOf('project'),
    lock: pathOf('lock'),
  };
}
