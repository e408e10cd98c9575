/**
 * What SageMaker's images for a framework are known to bring and not to bring, by module, in every version that is
 * listed for training. Sources: requirements.txt and docker/ of aws/sagemaker-scikit-learn-container (branches 0.23-1,
 * 1.0-1, 1.2-1, v1.4-2) and of aws/sagemaker-xgboost-container (branches 1.0-1 to 1.7-1, and master for 3.0-5);
 * pytorch/training/docker of aws/deep-learning-containers; setup.py of aws/sagemaker-training-toolkit.
 */
interface ImagePackages {
  readonly brings: ReadonlySet<string>;
  readonly lacks: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const IMAGES: Readonly<Record<string, ImagePackages>> = {
  sklearn: {
    brings: words(
      'numpy pandas scipy sklearn joblib threadpoolctl boto3 botocore s3transfer jmespath psutil dateutil retrying six certifi flask werkzeug gunicorn sagemaker_training sagemaker_containers sagemaker_inference',
    ),
    lacks: words(
      'torch torchvision torchaudio tensorflow keras mxnet xgboost lightgbm catboost pyspark transformers datasets accelerate',
    ),
  },
  xgboost: {
    brings: words(
      'xgboost numpy pandas scipy sklearn joblib threadpoolctl matplotlib PIL yaml boto3 botocore s3transfer jmespath psutil dateutil retrying six flask werkzeug gunicorn sagemaker_containers sagemaker_inference',
    ),
    lacks: words(
      'torch torchvision torchaudio tensorflow keras mxnet lightgbm catboost pyspark transformers datasets accelerate',
    ),
  },
  pytorch: {
    brings: words(
      'torch torchvision numpy pandas scipy sklearn joblib threadpoolctl boto3 botocore s3transfer jmespath psutil dateutil PIL yaml requests tqdm click packaging six sagemaker_training sagemaker_pytorch_container',
    ),
    lacks: words('tensorflow mxnet xgboost lightgbm catboost pyspark'),
  },
};

/** Whether SageMaker's images for a framework bring a module: undefined if it is not known of the framework or module. */
export function isInImages(framework: string, module: string): boolean | undefined {
  const packages = Object.hasOwn(IMAGES, framework) ? IMAGES[framework] : undefined;
  if (packages?.brings.has(module) === true) {
    return true;
  }
  return packages?.lacks.has(module) === true ? false : undefined;
}

/** Whether SageMaker's images for some framework bring a module, so that it is a published one. */
export function isInAnyImage(module: string): boolean {
  return Object.values(IMAGES).some(({ brings }) => brings.has(module));
}

/** Modules that are published, as far as SageMaker's images bring them or are known not to. */
export const PUBLISHED_MODULES: ReadonlySet<string> = new Set(
  Object.values(IMAGES).flatMap(({ brings, lacks }) => [...brings, ...lacks]),
);

/** The distribution of a framework itself, whose version the image's follows. */
export const FRAMEWORK_DISTRIBUTIONS: Readonly<Record<string, string>> = {
  sklearn: 'scikit-learn',
  xgboost: 'xgboost',
  pytorch: 'torch',
};
