import { textAt } from '../../builders/values.js';
import type { LinkedJob } from '../../graph/model.js';
import { onlySlip } from '../../diagnostics/slip.js';
import { PUBLISHED_MODULES } from '../../sagemaker/image-packages.js';
import { providesModule, requiredDistribution } from '../../scripts/distributions.js';
import type { ImportUse } from '../../scripts/facts.js';
import type { ScriptContext } from '../rule.js';

/** Modules that a distribution brings with it, because it depends on theirs (its metadata on PyPI). */
const BROUGHT_ALONG: Readonly<Record<string, string>> = {
  pandas: 'numpy dateutil pytz six',
  'scikit-learn': 'numpy scipy joblib threadpoolctl',
  xgboost: 'numpy scipy',
  lightgbm: 'numpy scipy',
  catboost: 'numpy pandas scipy matplotlib plotly graphviz six',
  scipy: 'numpy',
  matplotlib: 'numpy PIL dateutil packaging pyparsing mpl_toolkits pylab',
  seaborn: 'numpy pandas matplotlib',
  statsmodels: 'numpy scipy pandas patsy packaging',
  torch: 'typing_extensions jinja2 networkx sympy filelock fsspec',
  torchvision: 'torch numpy PIL',
  tensorflow: 'numpy keras h5py google six absl requests packaging typing_extensions tensorboard',
  transformers: 'numpy requests tqdm yaml regex filelock packaging tokenizers safetensors huggingface_hub',
  datasets:
    'numpy pandas pyarrow requests tqdm yaml fsspec filelock packaging huggingface_hub dill multiprocess xxhash',
  boto3: 'botocore s3transfer jmespath',
  botocore: 'dateutil urllib3 jmespath',
  sagemaker: 'boto3 botocore numpy pandas requests yaml tqdm packaging psutil google docker',
  pyspark: 'py4j',
  requests: 'urllib3 certifi idna charset_normalizer',
  shap: 'numpy scipy sklearn pandas tqdm numba',
  'imbalanced-learn': 'numpy scipy sklearn joblib threadpoolctl imblearn',
  mlflow: 'numpy pandas scipy sklearn matplotlib yaml requests packaging flask google',
};

/** Whether a distribution that a requirement names provides a module, or brings it along. */
export function provides(requirement: string, { module, topLevel }: ImportUse): boolean {
  const distribution = requiredDistribution(requirement) ?? '';
  const along = Object.hasOwn(BROUGHT_ALONG, distribution) ? BROUGHT_ALONG[distribution] : '';
  return providesModule(requirement, module) || (along ?? '').split(' ').includes(topLevel);
}

/** Whether the script's folder, or the script itself, installs what provides a module, as far as that can be told. */
export function mayBeInstalled({ facts, installed }: ScriptContext, use: ImportUse): boolean {
  return (
    installed === undefined ||
    [...installed, ...facts.installs.map(({ requirement }) => requirement)].some((each) =>
      provides(each, use),
    )
  );
}

/**
 * The published module that a third-party import is a slip of: `pnadas`. Undefined if it is none, or if something that
 * is required or installed may provide a module of this name.
 */
export function meantModule(
  { facts, contract, installed = [] }: ScriptContext,
  use: ImportUse,
): string | undefined {
  const required = Object.keys(contract?.document.value.framework_requirements ?? {});
  const all = [...required, ...installed, ...facts.installs.map(({ requirement }) => requirement)];
  const isPublished = PUBLISHED_MODULES.has(use.topLevel) || all.some((each) => provides(each, use));
  return use.origin !== 'third-party' || isPublished
    ? undefined
    : onlySlip(use.topLevel, [
        ...PUBLISHED_MODULES,
        ...all.flatMap((each) => requiredDistribution(each) ?? []),
      ]);
}

/** The framework of SageMaker's image that a job runs; undefined if it runs another image. */
export function frameworkOf({ config }: LinkedJob): string | undefined {
  return config.has('image_uri') || config.has('algorithm_name') ? undefined : textAt(config, 'framework');
}
