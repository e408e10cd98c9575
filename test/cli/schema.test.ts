import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_SCHEMAS, SCHEMA_KINDS } from '../../src/project/schema-files.js';
import { diskFiles } from '../../src/source/files.js';
import { REPOSITORY, run } from '../support/run.js';
import { removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

const SPEC = `step_type: Clean
sagemaker_step_type: Transform
node_type: singular
config:
  properties:
    table: { description: Name of the table., type: string, tier: essential, env: TABLE }
    max_depth: { description: Of folders., type: integer, env: DEPTH }
`;

const shipped = (kind: (typeof SCHEMA_KINDS)[number]) =>
  readFileSync(join(REPOSITORY, PACKAGE_SCHEMAS[kind]), 'utf8');

describe('pipectl schema', () => {
  it('lists the schemas', async () => {
    expect(await run(['schema'])).toEqual({
      code: 0,
      stdout: `pipeline  *.pipeline.yaml, the manifests
config    *.config.yaml, with the config keys of the project's own step types
spec      *.spec.yaml, the step specifications
contract  *.contract.yaml, the script contracts
project   pipectl.yaml, the settings of a project
lock      *.lock.yaml, what feeds the inputs of a pipeline
`,
      stderr: '',
    });
  });

  it.each(SCHEMA_KINDS)('prints that of %s', async (kind) => {
    const folder = temporaryProject({});
    expect(await run(['schema', kind], folder)).toEqual({ code: 0, stdout: shipped(kind), stderr: '' });
  });

  it("has the config keys of the project's own step types, from wherever in the project it is called", async () => {
    const folder = temporaryProject({ 'specs/clean.spec.yaml': SPEC, 'deep/note.txt': '' });
    const { stdout } = await run(['schema', 'config'], join(folder, 'deep'));
    const plain: unknown = JSON.parse(shipped('config'));
    const schema: unknown = JSON.parse(stdout);
    expect(plain).not.toMatchObject({ properties: { table: {} } });
    expect(schema).toMatchObject({
      properties: {
        instance_type: {},
        table: {
          anyOf: [{ type: 'string' }, { type: 'string', pattern: '\\$\\{' }],
          description: 'Clean: Name of the table.',
        },
        // The library has this one, too.
        max_depth: {
          anyOf: [{ type: 'integer' }, {}, { type: 'string', pattern: '\\$\\{' }],
          description:
            'XGBoostTraining: Depth of a tree at most; XGBoostTuning: Depth of a tree at most; Clean: Of folders.',
        },
      },
    });
  });

  it('writes one or all into a folder, over older ones', async () => {
    const folder = temporaryProject({});
    expect(await run(['schema', 'spec', '-o', 'one'], folder)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote one/spec.schema.json.\n',
    });
    await run(['schema', '-o', 'all'], folder);
    await run(['schema', '-o', 'all'], folder);
    expect(diskFiles.list(folder).map((path) => path.slice(folder.length + 1))).toEqual([
      'all/config.schema.json',
      'all/contract.schema.json',
      'all/lock.schema.json',
      'all/pipeline.schema.json',
      'all/project.schema.json',
      'all/spec.schema.json',
      'one/spec.schema.json',
      'pipectl.yaml',
    ]);
  });

  it("overwrites nothing but pipectl's schemas", async () => {
    const folder = temporaryProject({});
    writeFileSync(join(folder, 'spec.schema.json'), '{}');
    expect(await run(['schema', 'spec', '-o', '.'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: "spec.schema.json" is there already, and no schema of pipectl\'s: it was not overwritten.\n',
    });
  });

  it('says what is wrong with a kind', async () => {
    expect(await run(['schema', 'specs'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: There is no schema "specs". Did you mean "spec"? Schemas: pipeline, config, spec, contract, project, lock.\n',
    });
  });
});
