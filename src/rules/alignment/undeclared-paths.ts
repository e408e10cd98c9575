import { posix } from 'node:path';
import { mapAt } from '../../builders/values.js';
import { onlySlip } from '../../diagnostics/slip.js';
import { suggestions } from '../../diagnostics/suggest.js';
import type { PathUse } from '../../scripts/facts.js';
import { isAtOrBelow } from './container-paths.js';
import { firstCertain, mayTrain, type ContractedScript } from './script-facts.js';
import { CHANNELS } from '../../sagemaker/training-folders.js';
import { declaredPaths, mentions, namedPaths, type DeclaredPath } from './script-paths.js';

/**
 * Folders that containers have without a contract's doing: the configuration, the code, failure messages and checkpoints
 * of a job (Developer Guide, pages your-algorithms-training-algo-running-container and
 * build-your-own-processing-container).
 */
const SAGEMAKERS = [
  '/opt/ml/config',
  '/opt/ml/input/config',
  '/opt/ml/input/data/code',
  '/opt/ml/output/failure',
  '/opt/ml/output/message',
  '/opt/ml/checkpoints',
  '/opt/ml/code',
  '/opt/ml/processing/input/code',
  '/opt/ml/processing/input/entrypoint',
];

/** What SageMaker uploads from every training job, and the folders around it. */
const TRAINING_OUTPUTS = ['/opt/ml/model', '/opt/ml/output'];

/** The folders in /opt/ml that scripts use. */
const FOLDERS = ['processing', 'input', 'output', 'model', 'checkpoints'];

/** A path that a script uses and its contract does not have, with the one that is meant, as far as that can be guessed. */
export interface UndeclaredPath {
  readonly use: PathUse;
  readonly meant?: DeclaredPath;
}

/** The paths that a script certainly uses and that certainly lead to nothing. */
export function undeclaredPaths(script: ContractedScript): readonly UndeclaredPath[] {
  const declared = declaredPaths(script);
  const named = namedPaths(script);
  const uses = firstCertain(script.facts.paths, placeOf).filter(
    ({ path }) => !isKnown(path, declared) && !named.some((each) => isAtOrBelow(path, each)),
  );
  const idle = declared.filter((each) => !mentions(script, each));
  const found = uses.flatMap((use): UndeclaredPath[] => {
    const meant = nearest(use.path, declared) ?? onlyOneLeft(use, uses, idle);
    return isMissing(script, use.path, meant) ? [{ use, ...(meant === undefined ? {} : { meant }) }] : [];
  });
  // What is put together from a wrong folder is wrong because of that.
  return found.filter(({ use }) => !found.some((other) => use.path.startsWith(`${other.use.path}/`)));
}

function placeOf({ at, path }: PathUse): string {
  return JSON.stringify([at.source.file, at.path, path]);
}

/** Whether a path is one that the contract or SageMaker knows, or a folder around one. */
function isKnown(path: string, declared: readonly DeclaredPath[]): boolean {
  const known = [...declared.map((each) => each.path), ...SAGEMAKERS];
  return known.some((each) => isAtOrBelow(path, each) || isAtOrBelow(each, path));
}

/** Whether a path that no contract knows certainly leads to nothing. */
function isMissing(script: ContractedScript, path: string, meant: DeclaredPath | undefined): boolean {
  if (isAtOrBelow(path, CHANNELS)) {
    return !mayTrain(script) || !mayHaveChannel(script, channelOf(path), meant);
  }
  if (TRAINING_OUTPUTS.some((folder) => isAtOrBelow(path, folder))) {
    return !mayTrain(script);
  }
  return (
    isAtOrBelow(path, '/opt/ml/processing') ||
    (meant !== undefined && isAtOrBelow(path, '/opt/ml')) ||
    isSlipOfFolder(path)
  );
}

/** Whether a path begins with a slip of a folder that SageMaker makes in /opt/ml: `/opt/ml/procesing/input`. */
function isSlipOfFolder(path: string): boolean {
  const [, folder = ''] = /^\/opt\/ml\/([^/]+)/.exec(path) ?? [];
  return onlySlip(folder, FOLDERS) !== undefined;
}

/** A config may give channels that no contract knows. Without jobs nobody knows the configs: then only a slip is none. */
function mayHaveChannel(script: ContractedScript, channel: string, meant: DeclaredPath | undefined): boolean {
  const { jobs } = script;
  return jobs.length === 0
    ? meant === undefined || mentions(script, meant)
    : jobs.some(({ job }) => mapAt(job.config, 'channels').has(channel));
}

function channelOf(path: string): string {
  return posix.relative(CHANNELS, path).split('/')[0] ?? '';
}

/** The path of the contract that the beginning of a path is a slip of. */
function nearest(path: string, declared: readonly DeclaredPath[]): DeclaredPath | undefined {
  const depths = new Set(declared.map((each) => depthOf(each.path)));
  for (const depth of [...depths].sort((a, b) => b - a)) {
    const start = path.split('/').slice(0, depth).join('/');
    const byTail = new Map(
      declared.filter((each) => depthOf(each.path) === depth).map((each) => [tailOf(each.path), each]),
    );
    const [best] = suggestions(tailOf(start), byTail.keys());
    if (best !== undefined) {
      return byTail.get(best);
    }
  }
  return undefined;
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** A path without what container paths have in common, which tells nothing of how alike they are. */
function tailOf(path: string): string {
  return path.replace(/^\/opt\/ml\/(processing\/|input\/data\/)?/, '');
}

/** Where a script has one path too many, and its contract one that the script does not use, the two are the same. */
function onlyOneLeft(
  { access }: PathUse,
  uses: readonly PathUse[],
  idle: readonly DeclaredPath[],
): DeclaredPath | undefined {
  const isSameSide = (each: DeclaredPath) =>
    access === 'unknown' || (access === 'write') === (each.use === 'output');
  const [first, ...others] = idle.filter(isSameSide);
  const folders = new Set(uses.map(({ path }) => posix.dirname(path)));
  return others.length === 0 && folders.size === 1 ? first : undefined;
}
