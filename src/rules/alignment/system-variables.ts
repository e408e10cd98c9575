/**
 * Variables that a container or Python itself has whatever the config says, or that are a library's own switches:
 * AWS_*, the job's name and ARN (Developer Guide, pages your-algorithms-training-algo-running-container and
 * build-your-own-processing-container); the shell's and Python's (POSIX, XBD chapter 8; Python documentation, page
 * using/cmdline, section Environment variables); CUDA's, NCCL's, OpenMP's, MKL's and MPI's; those of torchrun (PyTorch
 * documentation, page elastic/run); those of Hugging Face's, TensorFlow's and Weights & Biases' libraries.
 */
const SYSTEM = new RegExp(
  `^(${[
    'AWS_.*',
    '(TRAINING|PROCESSING|TRANSFORM)_JOB_(NAME|ARN)',
    'SAGEMAKER_.*',
    'PATH|HOME|USER|LOGNAME|HOSTNAME|SHELL|PWD|LANG|LC_[A-Z]+|TERM|TZ|TMPDIR|TEMP|TMP|CI|NO_COLOR',
    'PYTHON[A-Z0-9_]*|PYTEST_.*|VIRTUAL_ENV|CONDA_.*|PIP_.*',
    'LD_LIBRARY_PATH|LD_PRELOAD|JAVA_HOME|SPARK_.*|HADOOP_.*|PYSPARK_.*',
    'CUDA_.*|CUBLAS_.*|NVIDIA_.*|NCCL_.*|NEURON_.*|XLA_.*|FI_.*',
    '(OMP|MKL|OPENBLAS|NUMEXPR|VECLIB_MAXIMUM|BLIS)_.*|KMP_.*|TOKENIZERS_PARALLELISM',
    'RANK|LOCAL_RANK|GROUP_RANK|ROLE_RANK|NODE_RANK|WORLD_SIZE|LOCAL_WORLD_SIZE|MASTER_(ADDR|PORT)|OMPI_.*|PMI_.*',
    'HF_.*|TRANSFORMERS_.*|HUGGINGFACE_.*|TORCH_.*|PYTORCH_.*|TF_.*|KERAS_.*|WANDB_.*|MLFLOW_.*|MPLBACKEND|MPLCONFIGDIR',
    'https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|(SSL|REQUESTS|CURL)_(CERT|CA).*',
  ].join('|')})$`,
);

/** What the container has without the config's doing. */
const ALWAYS_SET = /^(AWS_|(TRAINING|PROCESSING)_JOB_(NAME|ARN)$)/;
/** What the training toolkit sets in SageMaker's images (sagemaker-training-toolkit, ENVIRONMENT_VARIABLES.md; environment.py and mapping.py). */
const SET_IN_TRAINING =
  /^SM_(CHANNEL_.+|HP_.+|MODEL_DIR|CHANNELS|HPS|HOSTS|CURRENT_HOST|CURRENT_INSTANCE_TYPE|CURRENT_INSTANCE_GROUP(_HOSTS)?|INSTANCE_GROUPS(_DICT)?|DISTRIBUTION_INSTANCE_GROUPS|IS_HETERO|IS_MASTER|MASTER|NUM_(GPUS|CPUS|NEURONS)|LOG_LEVEL|NETWORK_INTERFACE_NAME|USER_ARGS|USER_ENTRY_POINT|INPUT_(DIR|CONFIG_DIR|DATA_CONFIG)|OUTPUT_(DIR|DATA_DIR|INTERMEDIATE_DIR)|RESOURCE_CONFIG|TRAINING_ENV|FRAMEWORK_(MODULE|PARAMS)|MODULE_(DIR|NAME)|ENTRY_POINT|PLATFORM|ADDITIONAL_FRAMEWORK_PARAMETERS)$/;

/** Whether a container has a variable whatever the config says. */
export function isAlwaysSet(name: string, training: boolean): boolean {
  return ALWAYS_SET.test(name) || (training && SET_IN_TRAINING.test(name));
}

/** Whether a variable is no contract's business: the system's, a library's own switch, or in training the toolkit's. */
export function isSystemVariable(name: string, training: boolean): boolean {
  return SYSTEM.test(name) || (training && SET_IN_TRAINING.test(name));
}
