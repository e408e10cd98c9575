import type { YamlData } from '../scaffold/yaml-text.js';
import type { PeerInterface } from './peer-files.js';
import type { Ledger } from './ledger.js';
import { sagemakerTypeOf } from './step-types.js';
import { entriesAt, switchAt, textAt, textsAt, valueAt } from './values.js';

/** Frameworks of the SDK's classes, as pipectl names them. */
const CLASS_FRAMEWORKS: Readonly<Record<string, string | undefined>> = {
  PyTorch: 'pytorch',
  PyTorchModel: 'pytorch',
  XGBoost: 'xgboost',
  XGBoostModel: 'xgboost',
  SKLearn: 'sklearn',
  SKLearnModel: 'sklearn',
  HuggingFace: 'huggingface',
  TensorFlow: 'tensorflow',
};

/** Versions that the peer's config classes have where nothing is said (config_base.py and the step configs, 2.9.32). */
const VERSIONS: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  sklearn: { framework_version: '1.2-1' },
  xgboost: { framework_version: '1.7-1' },
  pytorch: { framework_version: '2.1.0', py_version: 'py310' },
};

/** Sizes that the peer's config classes have where nothing is said (config_processing_step_base.py, the training configs). */
const SIZES: Readonly<Record<string, Readonly<Record<string, YamlData>> | undefined>> = {
  Processing: { instance_type: 'ml.m5.2xlarge', volume_size: 500 },
  Training: { instance_type: 'ml.m5.4xlarge', volume_size: 30 },
  Tuning: { instance_type: 'ml.m5.4xlarge', volume_size: 30, max_jobs: 20 },
  Transform: { instance_type: 'ml.m5.large' },
  Model: { inference_instance_type: 'ml.m5.large' },
};

/** The framework that an interface's image is of; undefined where its image is named by hand. */
export function frameworkOf({ root }: PeerInterface): string | undefined {
  const kind = textAt(root, 'compute', 'kind');
  const named = textAt(root, 'compute', 'retrieve_framework') ?? textAt(root, 'compute', 'framework_name');
  switch (kind) {
    case 'sklearn':
    case 'xgboost':
      return kind;
    case 'framework':
    case 'estimator':
    case 'model':
      return switchAt(root, 'compute', 'retrieve_image') === true
        ? (named ?? 'pytorch')
        : (named ?? CLASS_FRAMEWORKS[textAt(root, 'compute', 'sdk_class') ?? '']);
    default:
      return undefined;
  }
}

/** What the specification gives each of its steps unasked: image, sizes and the script's variables, as in the peer. */
export function computeDefaults(peer: PeerInterface, ledger: Ledger): Readonly<Record<string, YamlData>> {
  const { root } = peer;
  const type = sagemakerTypeOf(peer) ?? 'Processing';
  const framework = frameworkOf(peer);
  const ownVersion = textAt(root, 'compute', 'framework_version_default');
  for (const key of [
    'kind',
    'sdk_class',
    'framework_name',
    'retrieve_framework',
    'retrieve_image',
    'framework_version_default',
    'framework_version_field',
    'py_version_field',
    'image_uri_field',
  ]) {
    ledger.keep(valueAt(root, 'compute', key), 'the image of the step');
  }
  const entrypoint = textsAt(root, 'compute', 'container_entrypoint');
  if (type !== 'Tuning') {
    ledger.keep(valueAt(root, 'compute', 'container_entrypoint'), 'the command of the step');
  }
  const versions = framework === undefined ? {} : VERSIONS[framework];
  const environment = Object.fromEntries(
    entriesAt(root, 'contract', 'env_vars', 'optional').flatMap(([name, value]) =>
      typeof value.value === 'object' ? [] : [[name, String(value.value)]],
    ),
  );
  const takesVariables = type !== 'Transform' && Object.keys(environment).length > 0;
  return {
    ...(framework === undefined ? {} : { framework }),
    ...versions,
    ...(framework !== undefined && ownVersion !== undefined ? { framework_version: ownVersion } : {}),
    ...(SIZES[type] ?? {}),
    ...(entrypoint.length === 0 || type === 'Tuning'
      ? {}
      : type === 'Processing'
        ? { command: entrypoint }
        : { container_entrypoint: entrypoint }),
    ...(takesVariables ? { environment } : {}),
  };
}
