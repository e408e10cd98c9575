/** Names whose capitals are no beginnings of words. */
const BRANDS = ['XGBoost', 'PyTorch', 'LightGBM', 'CatBoost', 'TensorFlow', 'HuggingFace', 'SageMaker'];

/** The words of a CamelCase name in lower case, joined by `_`, as the library names its files: XGBoostModelEval is xgboost_model_eval. */
export function snakeCase(name: string): string {
  return BRANDS.reduce((text, brand) => text.replaceAll(brand, capitalised(brand.toLowerCase())), name)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** A name as step types are written: `clean-data` and `clean_data` are CleanData. Empty if there is no letter to begin with. */
export function camelCase(name: string): string {
  return (name.match(/[A-Za-z0-9]+/g) ?? []).map(capitalised).join('').replace(/^\d+/, '');
}

/** A name as AWS's resources are named, with hyphens. */
export function kebabCase(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** What is wrong with the name of a pipeline (manifests/pipeline.schema.json); undefined if nothing is. */
export function problemOfPipelineName(name: string): string | undefined {
  return /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,255}$/.test(name)
    ? undefined
    : `"${name}" is no name of a pipeline: it must be letters and digits, with hyphens between them.`;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** Python's keywords that are written in lower case. */
const PYTHON_KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/**
 * Modules of Python 3.11 (sys.stdlib_module_names) and packages of SageMaker's images. A script of the same name would
 * be imported instead of them, as its folder is searched first.
 */
const PYTHON_MODULES = new Set(
  (
    'abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 calendar ' +
    'cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib ' +
    'contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email ' +
    'encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath ' +
    'getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect ' +
    'io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap ' +
    'modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ' +
    'ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats ' +
    'pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy ' +
    'sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ' +
    'sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig ' +
    'syslog tabnanny tarfile telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize tomllib ' +
    'trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave ' +
    'weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo ' +
    'boto3 botocore numpy pandas pytest requests sagemaker scipy sklearn torch xgboost yaml'
  ).split(' '),
);

/** Whether Python takes a word for its own, so that nothing can be named by it. */
export function isPythonKeyword(word: string): boolean {
  return PYTHON_KEYWORDS.has(word);
}

/** The name of a step's Python module: its own, unless Python or a usual package has it. */
export function moduleName(name: string): string {
  return PYTHON_MODULES.has(name) || isPythonKeyword(name) ? `${name}_step` : name;
}
