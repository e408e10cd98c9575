import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { runtimeContract } from '../../src/builders/runtime-files.js';
import { linkedPipeline } from '../support/pipeline.js';
import { REPOSITORY } from '../support/run.js';
import { project } from './project.js';
import { jobOf, type TestFiles } from './support.js';

async function contractOf(files: TestFiles, step: string): Promise<string> {
  return runtimeContract(jobOf(await linkedPipeline(files), step));
}

const PREPARE = '  prepare: { type: Prepare, job_type: training }\n';

const schema = (path: string): object => {
  const parsed: unknown = JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'));
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
};

describe('runtimeContract', () => {
  it('is what the runtime module reads of the contract, and which inputs the step can do without', async () => {
    expect(await contractOf(project(PREPARE), 'prepare')).toBe(`{
  "entry_point": "prepare.py",
  "expected_arguments": {
    "columns": {
      "flag": "--columns"
    },
    "dry_run": {
      "action": "store_true",
      "flag": "--dry-run"
    },
    "job_type": {
      "flag": "--job_type",
      "required": true
    },
    "ratio": {
      "flag": "--ratio"
    },
    "seed": {
      "default": 1,
      "flag": "--seed"
    }
  },
  "expected_input_paths": {
    "raw": "/opt/ml/processing/input/raw",
    "schema": "/opt/ml/processing/input/schema"
  },
  "expected_output_paths": {
    "report": "/opt/ml/processing/output/report",
    "table": "/opt/ml/processing/output/table"
  },
  "optional_inputs": [
    "schema"
  ],
  "sagemaker_step_type": "Processing"
}
`);
  });

  it('calls an input optional that the specification does not have: nothing can bring it', async () => {
    const files = project('  train: { type: Train }\n', '{}', {
      'contracts/train.contract.yaml':
        'entry_point: train.py\nexpected_input_paths: { train_data: /opt/ml/input/data/train, more: /opt/ml/input/data/more }\n',
    });
    expect(JSON.parse(await contractOf(files, 'train'))).toEqual({
      entry_point: 'train.py',
      expected_input_paths: { train_data: '/opt/ml/input/data/train', more: '/opt/ml/input/data/more' },
      optional_inputs: ['more'],
      sagemaker_step_type: 'Training',
    });
  });

  it('is the same text however the keys of the contract are ordered', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), { minLength: 1, maxLength: 6 }),
        async (names) => {
          const contract = (ordered: readonly string[]) =>
            `entry_point: train.py\nexpected_arguments:\n${ordered
              .map((name) => `  "${name}": { default: 1, flag: "--${name}" }\n`)
              .join('')}optional_env_vars:\n${ordered.map((name) => `  "${name}": ""\n`).join('')}`;
          const of = (ordered: readonly string[]) =>
            contractOf(
              project('  train: { type: Train }\n', '{}', {
                'contracts/train.contract.yaml': contract(ordered),
              }),
              'train',
            );
          expect(await of([...names].reverse())).toBe(await of(names));
        },
      ),
      { numRuns: 20 },
    ));

  it('has the form that its schema says', async () => {
    const ajv = new Ajv2020({ strict: false, schemas: [schema('contracts/contract.schema.json')] });
    const validate = ajv.compile(schema('runtime/contract-json.schema.json'));
    for (const [step, manifest] of [
      ['prepare', PREPARE],
      ['train', '  train: { type: Train }\n'],
    ] as const) {
      validate(JSON.parse(await contractOf(project(manifest), step)));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ entry_point: 'a.py', optional_inputs: [], sagemaker_step_type: 'Model' })).toBe(false);
  });
});
