/**
 * The distributions on PyPI that provide a module whose name is not theirs, by the module's dotted name. Where several
 * do, each of them will do. Source: the pages of the distributions on PyPI.
 */
const TABLE = `
absl: absl-py
airflow: apache-airflow
antlr4: antlr4-python3-runtime
attr: attrs
Bio: biopython
bs4: beautifulsoup4
bson: pymongo
caffe2: torch
cairo: pycairo
community: python-louvain
cpuinfo: py-cpuinfo
Crypto: pycryptodome, pycrypto
Cryptodome: pycryptodomex
cudf: cudf-cu11, cudf-cu12
cupy: cupy, cupy-cuda11x, cupy-cuda12x
cv2: opencv-python, opencv-python-headless, opencv-contrib-python, opencv-contrib-python-headless
databricks.sdk: databricks-sdk
databricks.sql: databricks-sql-connector
dateutil: python-dateutil
decouple: python-decouple
delta: delta-spark
discord: discord.py
dns: dnspython
docx: python-docx
dotenv: python-dotenv
faiss: faiss-cpu, faiss-gpu, faiss-gpu-cu11, faiss-gpu-cu12
feature_store_pyspark: sagemaker-feature-store-pyspark, sagemaker-feature-store-pyspark-3.1, sagemaker-feature-store-pyspark-3.2, sagemaker-feature-store-pyspark-3.3
fitz: PyMuPDF
gi: PyGObject
git: GitPython
github: PyGithub
google._upb: protobuf
google.oauth2: google-auth
google.protobuf: protobuf
googleapiclient: google-api-python-client
graphql: graphql-core
grpc: grpcio
hydra: hydra-core
igraph: igraph, python-igraph
imblearn: imbalanced-learn
jose: python-jose
jwt: PyJWT
kafka: kafka-python, kafka-python-ng
ldap: python-ldap
Levenshtein: Levenshtein, python-Levenshtein
llama_cpp: llama-cpp-python
magic: python-magic, python-magic-bin
MeCab: mecab-python3
memcache: python-memcached
mlflow: mlflow, mlflow-skinny
mpl_toolkits: matplotlib
multipart: python-multipart
mxnet: mxnet, mxnet-mkl, mxnet-cu112
mysql.connector: mysql-connector-python
MySQLdb: mysqlclient
nacl: PyNaCl
onnxruntime: onnxruntime, onnxruntime-gpu, onnxruntime-directml, onnxruntime-openvino
OpenGL: PyOpenGL
OpenSSL: pyOpenSSL
osgeo: GDAL
ot: POT
paddle: paddlepaddle, paddlepaddle-gpu
paho: paho-mqtt
past: future
pdfminer: pdfminer.six, pdfminer
PIL: Pillow, pillow-simd
pkg_resources: setuptools
polars: polars, polars-lts-cpu, polars-u64-idx
pptx: python-pptx
psycopg2: psycopg2, psycopg2-binary
pycocotools: pycocotools, pycocotools-windows
pylab: matplotlib
pynvml: nvidia-ml-py, pynvml, nvidia-ml-py3
pythonjsonlogger: python-json-logger
pywt: PyWavelets
rapidjson: python-rapidjson
rdkit: rdkit, rdkit-pypi
rest_framework: djangorestframework
serial: pyserial
skbio: scikit-bio
skimage: scikit-image
sklearn: scikit-learn
sklearnex: scikit-learn-intelex
skmultilearn: scikit-multilearn
skopt: scikit-optimize
sksurv: scikit-survival
slugify: python-slugify
smexperiments: sagemaker-experiments
snowflake.connector: snowflake-connector-python
snowflake.snowpark: snowflake-snowpark-python
socks: PySocks
speech_recognition: SpeechRecognition
telebot: pyTelegramBotAPI
telegram: python-telegram-bot
tensorflow: tensorflow, tensorflow-cpu, tensorflow-gpu, tensorflow-macos, tensorflow-intel, tensorflow-aarch64, tf-nightly
tree: dm-tree
umap: umap-learn
usb: pyusb
websocket: websocket-client
win32api: pywin32
win32com: pywin32
wx: wxPython
xgboost: xgboost, xgboost-cpu
Xlib: python-xlib
yaml: PyYAML
zmq: pyzmq
`;

/** The part of a requirement that is its name: before extras, versions and markers. Source: PEP 508. */
const NAME = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/;

/** Top-level packages into which many distributions put modules: `google-cloud-storage` has google.cloud.storage. */
const SHARED = new Set([
  'autogluon',
  'azure',
  'backports',
  'databricks',
  'google',
  'jaraco',
  'mysql',
  'nvidia',
  'opentelemetry',
  'ruamel',
  'snowflake',
]);

/** Names of distributions that do not exist, or only say so when installed, by the one that is meant. */
const MEANT: Readonly<Record<string, string>> = {
  pytorch: 'torch',
};

const DISTRIBUTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', distributions = ''] = line.split(': ');
      return [name, distributions.split(', ')];
    }),
);

/** A distribution's name in the one spelling that all of its spellings share: PEP 503. */
export function normalDistribution(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** The normal name of the distribution that a requirement asks for (`Foo_Bar[extra]>=1.0; python_version>"3"` gives `foo-bar`); undefined if it names none, such as a URL. */
export function requiredDistribution(requirement: string): string | undefined {
  const name = NAME.exec(requirement)?.[1];
  return name === undefined ? undefined : normalDistribution(name);
}

/** The distributions on PyPI that provide a module, the usual one first; that of the module's own name if no other is known. */
export function distributionsOf(module: string): readonly string[] {
  const parts = module.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const known = DISTRIBUTIONS.get(parts.slice(0, length).join('.'));
    if (known !== undefined) {
      return known;
    }
  }
  const [topLevel = module] = parts;
  return [normalDistribution(SHARED.has(topLevel) ? parts.slice(0, 3).join('-') : topLevel)];
}

/**
 * Whether a requirement may be of a distribution that provides a module. One that bears the module's own name counts
 * as well, because that is how people mean it: `sklearn` for scikit-learn. So does, for a package into which many
 * distributions put modules, everything that begins with its name. And so does a name that only adds "python" or "py":
 * `nebula3-python` for nebula3.
 */
export function providesModule(requirement: string, module: string): boolean {
  const required = requiredDistribution(requirement);
  if (required === undefined) {
    return false;
  }
  const [topLevel = module] = module.split('.');
  const meant = MEANT[required] ?? required;
  return (
    [topLevel, ...distributionsOf(module)].some((name) => normalDistribution(name) === meant) ||
    required.replace(/^(python|py)-|-(python|py)$/, '') === normalDistribution(topLevel) ||
    (SHARED.has(topLevel) && required.startsWith(`${topLevel}-`))
  );
}
