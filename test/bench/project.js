import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BASE = `role: arn:aws:iam::123456789012:role/SageMakerRole
s3_root: s3://my-ml-bucket/pipelines
region: us-east-1
`;

/** One line of work of five steps, as the library names them, behind the steps of the one before. */
function group(index) {
  const id = String(index).padStart(5, '0');
  const after = index === 0 ? '' : `\n    needs: [package_${String(index - 1).padStart(5, '0')}]`;
  return `  load_${id}:
    type: CradleDataLoading
    job_type: training${after}
    config: { data_path: s3://my-ml-bucket/raw/${id}/ }
    cache: { enabled: true, expire_after: P30D }
  preprocess_${id}:
    type: TabularPreprocessing
    job_type: training
    needs: [load_${id}]
    config: { label_field: is_fraud, instance_type: "\${params.instance_type}" }
    cache: { enabled: true, expire_after: P30D }
  train_${id}:
    type: XGBoostTraining
    needs: [preprocess_${id}]
    config: { instance_type: ml.m5.4xlarge, max_depth: 6, label_field: is_fraud }
    retry: [{ on: [SageMaker.CAPACITY_ERROR], max_attempts: 3 }]
  evaluate_${id}:
    type: XGBoostModelEval
    needs: [train_${id}, preprocess_${id}]
  package_${id}:
    type: Package
    needs: [train_${id}, evaluate_${id}]
`;
}

/** Writes a project with a pipeline of `steps` steps (a multiple of five) into a folder; returns the manifest's path. */
export function writeProject(folder, steps) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pipectl.yaml'), '{}\n');
  writeFileSync(join(folder, 'base.config.yaml'), BASE);
  const groups = Array.from({ length: steps / 5 }, (_, index) => group(index)).join('');
  const manifest = join(folder, 'bench.pipeline.yaml');
  const head =
    'name: bench\nparameters:\n  instance_type: { type: String, default: ml.m5.xlarge }\nconfig: base.config.yaml\nsteps:\n';
  writeFileSync(manifest, head + groups);
  return manifest;
}
