import type { ExprNode } from 'py-ast';
import type { Call } from '../evaluate/nodes.js';
import { constantText } from '../evaluate/syntax.js';

/** What is done with a path, as bits that can be joined. */
export const READS = 1;
export const WRITES = 2;
/** Only asks whether it is there, or what is in it. */
export const LOOKS = 4;
/** Makes the folder. */
export const MAKES = 8;
/** Gives it to something that is not known. */
export const PASSES = 16;

/** Reads it if it is a path; what is given may as well be the data themselves. */
export const TAKES_DATA = 32;

/** A path among the arguments of a call and what the call does with it. */
export interface Access {
  /** The place among the positional arguments. */
  readonly index: number;
  /** The names under which it can be given. */
  readonly names: readonly string[];
  readonly uses: number;
}

type Table = ReadonlyMap<string, readonly Access[]>;

function table(
  entries: readonly (readonly [names: string, uses: number, index?: number, keywords?: string])[],
): Table {
  const found = new Map<string, Access[]>();
  for (const [names, uses, index = 0, keywords = ''] of entries) {
    const access: Access = { index, names: keywords.split(' ').filter((one) => one !== ''), uses };
    for (const name of names.split(' ')) {
      found.set(name, [...(found.get(name) ?? []), access]);
    }
  }
  return found;
}

/** Functions by their full name. */
const FUNCTIONS: Table = table([
  [
    'os.listdir os.scandir os.walk os.path.exists os.path.isfile os.path.isdir os.path.getsize os.stat os.access glob.glob glob.iglob',
    LOOKS,
    0,
    'path pathname top',
  ],
  ['os.makedirs os.mkdir', MAKES, 0, 'name path'],
  ['os.remove os.unlink os.rmdir shutil.rmtree os.removedirs os.truncate os.chmod', WRITES, 0, 'path'],
  ['os.rename os.replace shutil.move os.symlink os.link', READS, 0, 'src'],
  ['os.rename os.replace shutil.move os.symlink os.link', WRITES, 1, 'dst'],
  ['shutil.copy shutil.copy2 shutil.copyfile shutil.copytree', READS, 0, 'src'],
  ['shutil.copy shutil.copy2 shutil.copyfile shutil.copytree', WRITES, 1, 'dst'],
  ['shutil.make_archive', WRITES, 0, 'base_name'],
  ['shutil.make_archive', READS, 2, 'root_dir'],
  ['shutil.unpack_archive', READS, 0, 'filename'],
  ['shutil.unpack_archive', WRITES, 1, 'extract_dir'],
  ['pandas.read_csv pandas.read_table pandas.read_fwf pandas.read_sas', READS, 0, 'filepath_or_buffer'],
  ['pandas.read_parquet pandas.read_feather pandas.read_orc', READS, 0, 'path'],
  ['pandas.read_json pandas.read_hdf', READS, 0, 'path_or_buf'],
  [
    'pandas.read_excel pandas.read_html pandas.read_xml pandas.read_pickle',
    READS,
    0,
    'io filepath_or_buffer',
  ],
  [
    'polars.read_csv polars.read_parquet polars.read_json polars.scan_csv polars.scan_parquet',
    READS,
    0,
    'source',
  ],
  ['dask.dataframe.read_csv dask.dataframe.read_parquet cudf.read_csv cudf.read_parquet', READS, 0],
  ['numpy.load numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap', READS, 0, 'file fname filename'],
  ['numpy.save numpy.savez numpy.savez_compressed numpy.savetxt', WRITES, 0, 'file fname'],
  ['joblib.load sklearn.externals.joblib.load', READS, 0, 'filename'],
  ['joblib.dump sklearn.externals.joblib.dump', WRITES, 1, 'filename'],
  ['torch.load torch.jit.load', READS, 0, 'f'],
  ['torch.save torch.jit.save', WRITES, 1, 'f'],
  ['xgboost.DMatrix lightgbm.Dataset catboost.Pool xgboost.QuantileDMatrix', READS | TAKES_DATA, 0, 'data'],
  ['lightgbm.Booster xgboost.Booster', READS, 5, 'model_file'],
  [
    'pyarrow.parquet.read_table pyarrow.parquet.ParquetDataset pyarrow.parquet.ParquetFile pyarrow.csv.read_csv pyarrow.dataset.dataset',
    READS,
    0,
    'source path_or_paths input_file',
  ],
  [
    'pyarrow.parquet.write_table pyarrow.csv.write_csv pyarrow.parquet.write_to_dataset',
    WRITES,
    1,
    'where output_file root_path',
  ],
  ['cv2.imread PIL.Image.open imageio.imread matplotlib.pyplot.imread skimage.io.imread', READS, 0],
  ['cv2.imwrite imageio.imwrite matplotlib.pyplot.savefig matplotlib.pyplot.imsave', WRITES, 0, 'fname'],
  [
    'datasets.load_from_disk datasets.load_dataset tensorflow.keras.models.load_model keras.models.load_model tensorflow.saved_model.load',
    READS,
    0,
  ],
  ['tensorflow.saved_model.save tensorflow.keras.models.save_model keras.models.save_model', WRITES, 1],
  ['tensorflow.data.TFRecordDataset torchvision.datasets.ImageFolder', READS, 0, 'root filenames'],
  ['scipy.io.loadmat scipy.sparse.load_npz librosa.load soundfile.read', READS, 0],
  ['scipy.io.savemat scipy.sparse.save_npz soundfile.write', WRITES, 0],
  ['sqlite3.connect', READS | WRITES, 0],
  ['spacy.load joblib.Memory', READS, 0],
]);

/** Functions that open a file in a mode, their second argument; without one they read. */
const OPENERS: ReadonlySet<string> = new Set(
  (
    'builtins.open io.open codecs.open gzip.open bz2.open lzma.open tarfile.open tarfile.TarFile tarfile.TarFile.open ' +
    'zipfile.ZipFile h5py.File gzip.GzipFile tensorflow.io.gfile.GFile smart_open.open'
  ).split(' '),
);

/** Methods of things that are not known, by name: models, tables, figures, archives. */
const METHODS: Table = table([
  ['to_csv to_json to_hdf', WRITES, 0, 'path_or_buf'],
  [
    'to_parquet to_pickle to_feather to_orc to_html to_latex to_xml to_stata to_markdown to_file',
    WRITES,
    0,
    'path path_or_buf buf',
  ],
  ['to_excel', WRITES, 0, 'excel_writer'],
  ['write_csv write_parquet write_json sink_parquet sink_csv', WRITES, 0, 'file'],
  [
    'save_model dump_model save_weights save_pretrained save_to_disk savefig tofile write_image write_html write_graph',
    WRITES,
    0,
    'fname filename save_directory filepath',
  ],
  [
    'load_model load_weights from_pretrained load_from_disk load_from_checkpoint',
    READS,
    0,
    'fname filename pretrained_model_name_or_path',
  ],
  ['save', WRITES | TAKES_DATA, 0, 'path filepath'],
  ['load', READS | TAKES_DATA, 0, 'path filepath'],
  ['extractall', WRITES, 0, 'path'],
  ['extract', WRITES, 1, 'path'],
  ['flow_from_directory image_dataset_from_directory', READS, 0, 'directory'],
]);

/** Methods of a path. */
const PATH_METHODS: ReadonlyMap<string, number> = new Map([
  ['read_text', READS],
  ['read_bytes', READS],
  ['write_text', WRITES],
  ['write_bytes', WRITES],
  ['touch', WRITES],
  ['unlink', WRITES],
  ['rmdir', WRITES],
  ['mkdir', MAKES],
  ['exists', LOOKS],
  ['is_file', LOOKS],
  ['is_dir', LOOKS],
  ['stat', LOOKS],
  ['iterdir', LOOKS],
  ['glob', LOOKS],
  ['rglob', LOOKS],
]);

/** What a function of another package does with the paths that it gets. */
export function functionAccesses(name: string, call: Call): readonly Access[] {
  return OPENERS.has(name)
    ? [{ index: 0, names: ['file', 'filename', 'name'], uses: usesOfMode(call, 1) }]
    : (FUNCTIONS.get(name) ?? []);
}

/** What a method of something that is not known does with the paths that it gets, by the method's name. */
export function methodAccesses(name: string): readonly Access[] {
  return METHODS.get(name) ?? [];
}

/** Formats of the readers and writers of Spark: `spark.read.csv(path)`, `frame.write.parquet(path)`. */
const SPARK_FORMATS = new Set(['csv', 'json', 'orc', 'parquet', 'text', 'load', 'save']);

/** What a reader or writer of Spark does: some way before the method stands `.read` or `.write`. */
export function sparkAccesses({ func }: Call): readonly Access[] {
  if (func.nodeType !== 'Attribute' || !SPARK_FORMATS.has(func.attr)) {
    return [];
  }
  for (let at: ExprNode = func.value; at.nodeType === 'Attribute' || at.nodeType === 'Call';) {
    if (at.nodeType === 'Attribute' && (at.attr === 'read' || at.attr === 'write')) {
      return [{ index: 0, names: ['path'], uses: at.attr === 'read' ? READS : WRITES }];
    }
    at = at.nodeType === 'Attribute' ? at.value : at.func;
  }
  return [];
}

/** What a method of a path does with the path; 0 if it does nothing with the file. */
export function usesOfPathMethod(name: string, call: Call): number {
  return name === 'open' ? usesOfMode(call, 0) : (PATH_METHODS.get(name) ?? 0);
}

/** What opening a file in a mode does: `w`, `a` and `x` write, `r` reads, `+` does both. */
function usesOfMode(call: Call, index: number): number {
  const node = call.keywords.find(({ arg }) => arg === 'mode')?.value ?? call.args[index];
  const mode = node === undefined ? 'r' : constantText(node);
  if (mode === undefined) {
    return PASSES;
  }
  return /\+/.test(mode) ? READS | WRITES : /[wax]/.test(mode) ? WRITES : READS;
}

/** The last names of everything in the tables: a call under another name does nothing with a path that is known here. */
const LAST_NAMES: ReadonlySet<string> = new Set(
  [...FUNCTIONS.keys(), ...OPENERS, ...METHODS.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)),
);

/** Whether something that is called under an attribute's name may be one of the functions and methods that use a path. */
export function mayUsePath(attribute: string): boolean {
  return (
    LAST_NAMES.has(attribute) ||
    attribute === 'open' ||
    PATH_METHODS.has(attribute) ||
    SPARK_FORMATS.has(attribute)
  );
}
