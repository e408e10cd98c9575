import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { EffectiveConfig } from '../project/config.js';
import { isInside } from '../project/project.js';
import { jobsOf, type LinkedJob, type PipelineGraph } from '../graph/model.js';
import type { Files } from '../source/files.js';
import type { Location } from '../source/location.js';
import { ANALYSIS_CONFIG_FILE, analysisConfigText } from './analysis-config.js';
import { codeKeyOf, partsOf } from './job-parts.js';
import { monitorScripts, type MonitorScript } from './monitor-scripts.js';
import { notebookFiles } from './notebook-files.js';
import { LAUNCHER_NAME, runprocScript } from './runproc.js';
import { listAt, textAt } from './values.js';

/** A file of a code package: its name in the package, with `/`, and its content. */
export interface CodeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The code of one step, to be stored under <s3_root>/<pipeline>/code/<sha256>/: one script as it is, or a folder as
 * sourcedir.tar.gz, or several files each as it is. The hash is over relative names and contents (and the launcher) only, so the same code has the
 * same place from every checkout and step caching keeps working.
 */
export interface CodePackage {
  readonly kind: 'script' | 'archive' | 'files';
  readonly sha256: string;
  /** The script that runs, relative to the package; a script that is packaged alone stands at its top. Of several files, the first. */
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
  readonly hash: Hash;
}

/** Finds and hashes the code of every job of a pipeline. Each file is read once. */
export function packageCode(files: Files, graph: PipelineGraph, hash: Hash = hashOf): CodePackages {
  const packaging: Packaging = { files, root: graph.loaded.project.root, hash };
  const packages = new Map<string, CodePackage | CodeProblem>();
  const known = new Map<string, CodePackage | CodeProblem>();
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
    const found = known.get(key) ?? readPackage(packaging, wanted, base);
    known.set(key, found);
    packages.set(name, isPackage(found) ? found : { ...found, at });
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
  const folder = folders.find((candidate) => files.kind(join(candidate, entryPoint)) === 'file');
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
