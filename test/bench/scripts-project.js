import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = join(dirname(fileURLToPath(import.meta.url)), '../..');

const BASE = `role: arn:aws:iam::123456789012:role/SageMakerRole
s3_root: s3://my-ml-bucket/pipelines
region: us-east-1
label_field: is_fraud
`;

/**
 * Writes a project in which every one of `steps` steps has a specification, a contract and a script of its own (copies of
 * the library's tabular preprocessing, 17 KB of Python each); returns the folder.
 */
export function writeScriptsProject(folder, steps) {
  const [spec, contract, script] = [
    'specs/tabular_preprocessing.spec.yaml',
    'contracts/tabular_preprocessing.contract.yaml',
    'scripts/tabular_preprocess.py',
  ].map((path) => readFileSync(join(library, path), 'utf8'));
  for (const name of ['specs', 'contracts', 'scripts']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'pipectl.yaml'), '{}\n');
  writeFileSync(join(folder, 'base.config.yaml'), BASE);
  const lines = ['name: bench', 'config: base.config.yaml', 'steps:'];
  for (let index = 0; index < steps; index += 1) {
    const id = String(index).padStart(5, '0');
    const before = `prepare_${String(index - 1).padStart(5, '0')}.processed_data`;
    writeFileSync(
      join(folder, 'specs', `prepare_${id}.spec.yaml`),
      spec
        .replace('step_type: TabularPreprocessing', `step_type: Prepare${id}`)
        .replace('contract: tabular_preprocessing', `contract: prepare_${id}`),
    );
    writeFileSync(
      join(folder, 'contracts', `prepare_${id}.contract.yaml`),
      contract.replace('tabular_preprocess.py', `prepare_${id}.py`),
    );
    writeFileSync(join(folder, 'scripts', `prepare_${id}.py`), script);
    lines.push(
      `  prepare_${id}:`,
      `    type: Prepare${id}`,
      '    job_type: training',
      `    inputs: { DATA: ${index === 0 ? 's3://my-ml-bucket/raw/' : before} }`,
    );
  }
  writeFileSync(join(folder, 'bench.pipeline.yaml'), `${lines.join('\n')}\n`);
  return folder;
}
