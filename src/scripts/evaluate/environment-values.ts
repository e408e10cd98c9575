import { CHANNELS, OUTPUT_FOLDERS } from '../../sagemaker/training-folders.js';
import { textOf } from './text.js';
import { ANYTHING, union, textIn, type Maker, type Value } from './values.js';

/**
 * Paths that the SageMaker training toolkit puts into the environment (sagemaker-training-toolkit, src/sagemaker_training/
 * environment.py and params.py: SM_ and the upper-case name of a property of the environment).
 */
const TOOLKIT_PATHS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OUTPUT_FOLDERS),
  ['SM_OUTPUT_DIR', '/opt/ml/output'],
  ['SM_INPUT_DIR', '/opt/ml/input'],
  ['SM_INPUT_CONFIG_DIR', '/opt/ml/input/config'],
  ['SM_OUTPUT_INTERMEDIATE_DIR', '/opt/ml/output/intermediate'],
]);

/** The path that the training toolkit gives an environment variable; undefined for any other variable. */
export function toolkitPath(name: string): string | undefined {
  const channel = /^SM_CHANNEL_(\w+)$/.exec(name)?.[1];
  return channel === undefined ? TOOLKIT_PATHS.get(name) : `${CHANNELS}/${channel.toLowerCase()}`;
}

/** What reading an environment variable gives: what the toolkit sets, or anything; and the default. */
export function environmentValue(name: Value, fallback: Value | undefined, maker: Maker): Value {
  const known = textIn(name);
  const path = known === undefined ? undefined : toolkitPath(known);
  // The job can set the variable to something else, so that the path is never certain.
  return union([
    [path === undefined ? textOf([ANYTHING]) : textOf([path], maker, true)],
    ...(fallback === undefined ? [] : [fallback]),
  ]);
}
