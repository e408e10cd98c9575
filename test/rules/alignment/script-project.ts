import type { ExampleFiles } from '../../../src/diagnostics/diagnostic.js';
import {
  PREPARE_SCRIPT,
  PREPARE_SPEC,
  project,
  SCRIPT_CONTRACT,
  scriptProject,
  TRAIN,
  TRAIN_CONTRACT,
} from '../../../src/rules/example.js';

/** A project of one Processing step whose script begins as given and then writes its output. `contract` goes on from that of the script. */
export function processing(
  script: string,
  contract = '',
  config = '{}',
  further: ExampleFiles = {},
): ExampleFiles {
  const files = scriptProject(
    {
      script: `${script}${PREPARE_SCRIPT}`,
      contract: `${SCRIPT_CONTRACT}${contract}`,
      manifest: `steps:\n  prepare: { type: Prepare, config: ${config} }\n`,
    },
    further,
  );
  return files;
}

/** The same for a script as it is, with an input "rows" beside the output. */
export function withInput(script: string, path = '/opt/ml/processing/input/rows'): ExampleFiles {
  return scriptProject({
    script,
    spec: `${PREPARE_SPEC.replace('node_type: source', 'node_type: internal')}dependencies:\n  rows: { dependency_type: processing_output, required: false }\n`,
    contract: `${SCRIPT_CONTRACT}expected_input_paths: { rows: ${path} }\n`,
  });
}

/** A project of one Training step with the channel "table" and the output "model". */
export function training(script: string, contract = '', config = '{}'): ExampleFiles {
  return {
    ...project({
      manifest: `steps:\n  train: { type: Train, inputs: { table: s3://my-bucket/table }, config: ${config} }\n`,
    }),
    ...TRAIN,
    'contracts/train.contract.yaml': `${TRAIN_CONTRACT.replace('script_location: image\n', '')}${contract}`,
    'scripts/train.py': script,
  };
}

/** The same files without a manifest, so that no steps are known. */
export function withoutPipeline(files: ExampleFiles): ExampleFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.pipeline.yaml')));
}

/** A script that is written out in lines. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
