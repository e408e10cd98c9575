import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { EffectiveConfig } from '../project/config.js';
import { isInside } from '../project/project.js';
import { jobsOf, type LinkedJob, type PipelineGraph } from '../graph/model.js';
import type { Files } from '../source/files.js';
import type { Location } from '../source/location.js';
import { ANALYSIS_CONFIG_FILE, analysisConfigText } from './analysis-config.js';
import type { CodeFile } from './code-file.js';
import { codeKeyOf, partsOf } from './job-parts.js';
import { monitorScripts, type MonitorScript } from './monitor-scripts.js';
import { notebookFiles } from './notebook-files.js';
import { LAUNCHER_NAME, runprocScript } from './runproc.js';
import { mentionsRuntime, runtimeContract, takesRuntime, withRuntime } from './runtime-files.js';
import { listAt, textAt } from './values.js';

/**
 * The code of one step, to be stored under <s3_root>/<pipeline>/code/<sha256>/: one script as it is, or a folder as
 * sourcedir.tar.gz, or several files each as it is, among them a script with its runtime. The hash is over relative
 * names and contents (and the launcher) only, so the same code has the same place from every checkout and step caching
 * keeps working.
 */
export interface CodePackage {
  readonly kind: 'script' | 'archive' | 'files';
  readonly sha256: string;
  /** The script that runs, relative to the package; a script without its folder stands at its top. Of files without a script, the first. */
  readonly entryPoint: string;
  /** S3 URI of the folder that holds the package, without a slash at the end. */
  readonly uri: string;
  /** Sorted by name. */
  readonly files: readonly CodeFile[];
  /** Text of the shell script, stored beside an archive as runproc.sh, that starts a Processing step's archive. */
  readonly launcher?: string;
}

/** Why a step's code cannot be packaged. */
export interface CodeProblem {
  readonly kind: 'missing' | 'outside' | 'too-large' | 'unreadable';
  readonly at: Location;
  readonly name: string;
  /** Folders, absolute, that were searched. */
  readonly searched: readonly string[];
}

/** Code by step name, or by step and part. Steps without code of their own are not in it. */
export type CodePackages = ReadonlyMap<string, CodePackage | CodeProblem>;

/** Largest file of a package in bytes, and most files: more is a folder named by mistake. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const MAX_FILES = 2000;

/** Whether packaging came to a package. */
export function isPackage(code: CodePackage | CodeProblem | undefined): code is CodePackage {
  return code !== undefined && 'sha256' in code;
}

/** Gives the name of a package by its files. */
type Hash = (packed: readonly CodeFile[]) => string;

/** For definitions that are only looked at, which do not depend on it: as long as a hash, and costs nothing. */
export const NO_HASH: Hash = () => '0'.repeat(64);

interface Packaging {
  readonly files: Files;
  /** The project's root. */
  readonly root: string;
  /** Absolute path of the module that reads contracts. */
  readonly runtimeFile: string;
  readonly hash: Hash;
}

/** Finds and hashes the code of every job of a pipeline. Each file is read once. */
export function packageCode(files: Files, graph: PipelineGraph, hash: Hash = hashOf): CodePackages {
  const { loaded, registry } = graph;
  const packaging = { files, root: loaded.project.root, runtimeFile: registry.runtimeFile, hash };
  const packages = new Map<string, CodePackage | CodeProblem>();
  const known = new Map<string, ReadCode>();
  for (const { name, job } of jobsOf(graph).flatMap(jobsWithCode)) {
    const root = textAt(job.config, 's3_root') ?? 's3://unknown';
    const base = `${root.replace(/\/+$/, '')}/${graph.manifest.value.name}/code`;
    const loose = looseFiles(packaging, job, base);
    if (loose !== undefined) {
      packages.set(job.name, loose);
      continue;
    }
    const wanted = wantedCode(job);
    if (wanted === undefined) {
      continue;
    }
    const { at, ...content } = wanted;
    const key = JSON.stringify([base, content]);
    const read = known.get(key) ?? readCode(packaging, wanted, base);
    known.set(key, read);
    const code = equip(packaging, read, job, base);
    packages.set(name, isPackage(code) ? code : { ...code, at });
  }
  return packages;
}

interface WantedCode {
  readonly entryPoint: string;
  readonly folders: readonly string[];
  /** Whether the whole folder is packaged rather than one script. */
  readonly whole: boolean;
  readonly at: Location;
  /** Whether the folders must be inside the project. */
  readonly own: boolean;
  readonly launcher?: string;
}

/** A job under its name; one that has parts once for each of them, under keys of their own. */
function jobsWithCode(job: LinkedJob): readonly { readonly name: string; readonly job: LinkedJob }[] {
  return partsOf(job).map((part) => ({ name: codeKeyOf(part), job: part.job }));
}

/** SageMaker step types whose jobs run code that is uploaded. */
const TYPES_WITH_CODE: readonly string[] = ['Processing', 'Training', 'Tuning', 'Model'];

/** The script that a job, or a part of it, runs. */
export interface JobScript {
  readonly job: LinkedJob;
  /** Absolute path. */
  readonly path: string;
  /** The folder, absolute, that its path is relative to. */
  readonly folder: string;
  /** Whether the whole folder is packaged; the script stands alone in its container if not. */
  readonly whole: boolean;
}

/** The scripts of a job's parts, or its own; none of what has no script, or none that can be found. */
export function jobScripts(files: Files, job: LinkedJob): readonly JobScript[] {
  return partsOf(job).flatMap(({ job: part }): JobScript[] => {
    const wanted = wantedCode(part);
    const folder = wanted === undefined ? undefined : folderOf(files, wanted);
    return wanted === undefined || folder === undefined
      ? []
      : [{ job: part, path: join(folder, wanted.entryPoint), folder, whole: wanted.whole && wanted.own }];
  });
}

function wantedCode(job: LinkedJob): WantedCode | undefined {
  const { contract, config } = job;
  const type = job.spec.document.value.sagemaker_step_type;
  const sourceDir = config.get('source_dir')?.traced;
  const entryPoint = config.get('entry_point')?.traced;
  const named = textAt(config, 'entry_point') ?? contract?.document.value.entry_point;
  const inImage = contract?.document.value.script_location === 'image' && sourceDir === undefined;
  if (
    named === undefined ||
    inImage ||
    config.has('container_entrypoint') ||
    config.has('algorithm_name') ||
    !TYPES_WITH_CODE.includes(type)
  ) {
    return undefined;
  }
  if (sourceDir !== undefined && typeof sourceDir.value === 'string') {
    const folder = resolve(dirname(sourceDir.at.source.file), sourceDir.value);
    return {
      entryPoint: named,
      folders: [folder],
      whole: true,
      at: entryPoint?.at ?? sourceDir.at,
      own: true,
      ...(type === 'Processing' ? { launcher: runprocScript(named, commandOf(config)) } : {}),
    };
  }
  const whole = type !== 'Processing';
  if (entryPoint !== undefined) {
    const folder = dirname(entryPoint.at.source.file);
    return {
      entryPoint: named,
      folders: [folder, ...(contract?.scriptFolders ?? [])],
      whole,
      at: entryPoint.at,
      own: false,
    };
  }
  if (contract === undefined) {
    return undefined;
  }
  const at: Location = { source: contract.document.source, path: ['entry_point'], target: 'value' };
  return { entryPoint: named, folders: contract.scriptFolders, whole, at, own: false };
}

/** The code that a script and its folder make, whatever the contract. */
interface ReadCode {
  readonly code: CodePackage | CodeProblem;
  /** Whether it asks for a contract. */
  readonly asks: boolean;
  /** The same with a contract and the module that reads it, by step type and job type, which decide the contract. */
  readonly byStep: Map<string, CodePackage>;
}

function readCode(packaging: Packaging, wanted: WantedCode, base: string): ReadCode {
  const code = readPackage(packaging, wanted, base);
  return { code, asks: isPackage(code) && mentionsRuntime(code.files), byStep: new Map() };
}

/** The first folder that has the script. */
function folderOf(files: Files, { entryPoint, folders }: WantedCode): string | undefined {
  return folders.find((folder) => files.kind(join(folder, entryPoint)) === 'file');
}

function readPackage(
  { files, root, hash }: Packaging,
  wanted: WantedCode,
  base: string,
): CodePackage | CodeProblem {
  const { entryPoint, folders, at } = wanted;
  const problem = (kind: CodeProblem['kind'], name = entryPoint): CodeProblem => ({
    kind,
    at,
    name,
    searched: folders,
  });
  const folder = folderOf(files, wanted);
  if (folder === undefined) {
    return problem('missing');
  }
  if (wanted.own && !isInside(files.realPath(root), files.realPath(folder))) {
    return problem('outside');
  }
  const archive = wanted.whole;
  const paths = archive && wanted.own ? files.list(folder) : [join(folder, entryPoint)];
  if (paths.length > MAX_FILES) {
    return problem('too-large');
  }
  const packed: CodeFile[] = [];
  for (const path of paths) {
    const name = wanted.own ? relative(folder, path).split(sep).join(posix.sep) : posix.basename(entryPoint);
    const result = files.read(path, MAX_FILE_BYTES);
    if (result.kind !== 'ok') {
      return problem(result.kind === 'too_large' ? 'too-large' : 'unreadable', name);
    }
    packed.push({ name, bytes: result.bytes });
  }
  return packageOf(
    archive ? 'archive' : 'script',
    packed,
    wanted.own ? entryPoint : posix.basename(entryPoint),
    base,
    hash,
    wanted.launcher,
  );
}

/** The code with what the job's script needs to ask for its contract: a lone script is one of several files then. */
function equip({ files, runtimeFile, hash }: Packaging, read: ReadCode, job: LinkedJob, base: string) {
  const { code, asks, byStep } = read;
  if (!isPackage(code) || !asks || !takesRuntime(job)) {
    return code;
  }
  const step = JSON.stringify([job.spec.document.value.step_type, job.jobType]);
  const known = byStep.get(step);
  if (known !== undefined) {
    return known;
  }
  const { kind, entryPoint, launcher } = code;
  const packed = withRuntime(files, runtimeFile, code.files, entryPoint, runtimeContract(job));
  const made = packageOf(kind === 'script' ? 'files' : kind, packed, entryPoint, base, hash, launcher);
  byStep.set(step, made);
  return made;
}

/** The files, beside no script of its own, that a check brings: Clarify's generated config, Model Monitor's scripts, a notebook. */
function looseFiles(
  { files, root, hash }: Packaging,
  job: LinkedJob,
  base: string,
): CodePackage | CodeProblem | undefined {
  const type = job.spec.document.value.sagemaker_step_type;
  if (type === 'ClarifyCheck') {
    const text = analysisConfigText(job);
    const bytes = text === undefined ? undefined : Buffer.from(text, 'utf8');
    return bytes === undefined
      ? undefined
      : packageOf('files', [{ name: ANALYSIS_CONFIG_FILE, bytes }], ANALYSIS_CONFIG_FILE, base, hash);
  }
  const packed: CodeFile[] = [];
  const loose =
    type === 'NotebookJob' ? notebookFiles(files, job) : type === 'QualityCheck' ? localScripts(job) : [];
  for (const { path, fileName, at } of loose) {
    const absolute = resolve(dirname(at.source.file), path);
    const problem = (kind: CodeProblem['kind']): CodeProblem => ({
      kind,
      at,
      name: posix.basename(path),
      searched: [dirname(absolute)],
    });
    if (files.kind(absolute) !== 'file') {
      return problem('missing');
    }
    if (!isInside(files.realPath(root), files.realPath(absolute))) {
      return problem('outside');
    }
    const result = files.read(absolute, MAX_FILE_BYTES);
    if (result.kind !== 'ok') {
      return problem(result.kind === 'too_large' ? 'too-large' : 'unreadable');
    }
    packed.push({ name: fileName, bytes: result.bytes });
  }
  const [first] = packed;
  return first === undefined ? undefined : packageOf('files', packed, first.name, base, hash);
}

function localScripts(job: LinkedJob): readonly MonitorScript[] {
  return monitorScripts(job).filter(({ local }) => local);
}

function packageOf(
  kind: CodePackage['kind'],
  unsorted: readonly CodeFile[],
  entryPoint: string,
  base: string,
  hash: Hash,
  launcher?: string,
): CodePackage {
  const packed = [...unsorted].sort((a, b) => (a.name < b.name ? -1 : 1));
  let known: string | undefined;
  const sha256 = (): string =>
    (known ??= hash(launcher === undefined ? packed : [...packed, launcherFile(launcher)]));
  return {
    kind,
    // Hashed when asked for: a run that only validates need not.
    get sha256() {
      return sha256();
    },
    entryPoint,
    get uri() {
      return `${base}/${sha256()}`;
    },
    files: packed,
    ...(launcher === undefined ? {} : { launcher }),
  };
}

function launcherFile(launcher: string): CodeFile {
  return { name: LAUNCHER_NAME, bytes: Buffer.from(launcher, 'utf8') };
}

/** SHA-256, in hexadecimal, of names and contents: each as its length in bytes, a zero byte, and the bytes. */
function hashOf(packed: readonly CodeFile[]): string {
  // Not imported: loading it takes more than a millisecond.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const hash = createHash('sha256');
  for (const { name, bytes } of packed) {
    for (const part of [Buffer.from(name, 'utf8'), bytes]) {
      hash.update(`${part.length}\0`).update(part);
    }
  }
  return hash.digest('hex');
}

/** The words of the command that runs a step's entry point. */
function commandOf(config: EffectiveConfig): readonly string[] {
  return (listAt(config, 'command') ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
