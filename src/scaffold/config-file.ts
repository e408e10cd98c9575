import { posix } from 'node:path';
import { schemaLine, type Layout, type ScaffoldFile } from './files.js';
import type { StepKind } from './kinds.js';
import { kebabCase } from './names.js';
import { sampleValue } from './settings.js';
import type { StepDesign } from './step-design.js';
import { yamlBlock, yamlValue, type YamlData } from './yaml-text.js';

/** A config of a step of the type: how it is run, and a value for each of its own keys. */
export function configFile(design: StepDesign, layout: Layout): ScaffoldFile {
  const path = posix.join(layout.configs, `${design.name}.config.yaml`);
  const own = design.settings
    .filter(({ name }) => name !== design.searched?.name)
    .map((setting) => {
      const noun = setting.from === 'env' ? 'environment variable' : 'argument';
      return `${setting.key}: ${yamlValue(sampleValue(setting))} # the script's ${noun} ${setting.name}\n`;
    });
  const text = [
    schemaLine(layout, 'config', path),
    `# How a step of the type ${design.stepType} is run. ${SHARED_KEYS[design.kind]}\n`,
    yamlBlock(usualKeys(design), 0, 1),
    ...own,
  ].join('');
  return { path, text, what: 'how one step of the type is run' };
}

const JOB_KEYS = "The pipeline's config gives role, s3_root and region.";
const NO_KEYS = 'What stands here wins over what the specification says under "config".';

/** What a config of each kind leaves to the pipeline's. */
const SHARED_KEYS: Readonly<Record<StepKind, string>> = {
  processing: JOB_KEYS,
  training: JOB_KEYS,
  tuning: JOB_KEYS,
  model: JOB_KEYS,
  transform: "The pipeline's config gives s3_root.",
  'register-model': "The pipeline's config gives region.",
  lambda: NO_KEYS,
  callback: NO_KEYS,
};

function usualKeys({ kind, name, searched }: StepDesign): Readonly<Record<string, YamlData>> {
  const resource = kebabCase(name);
  switch (kind) {
    case 'processing':
      return { instance_type: 'ml.m5.xlarge', volume_size: 30 };
    case 'training':
      return { instance_type: 'ml.m5.xlarge', volume_size: 30, max_runtime_in_seconds: 3600 };
    case 'tuning':
      return {
        instance_type: 'ml.m5.xlarge',
        objective: { metric: 'validation:mae', type: 'Minimize' },
        ...(searched === undefined ? {} : { hyperparameter_ranges: { [searched.name]: searched.range } }),
        max_jobs: 8,
        max_parallel_jobs: 2,
      };
    case 'model':
      return { inference_instance_type: 'ml.m5.xlarge' };
    case 'transform':
      return { instance_type: 'ml.m5.xlarge' };
    case 'register-model':
      return { model_package_group_name: resource, approval_status: 'PendingManualApproval' };
    case 'lambda':
      return { function_arn: `arn:aws:lambda:us-east-1:123456789012:function:${resource}` };
    case 'callback':
      return { sqs_queue_url: `https://sqs.us-east-1.amazonaws.com/123456789012/${resource}` };
  }
}
