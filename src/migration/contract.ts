import { posix } from 'node:path';
import type { YamlData } from '../scaffold/yaml-text.js';
import type { PeerInterface } from './peer-files.js';
import type { Ledger } from './ledger.js';
import { skippedInputs } from './spec.js';
import { runsInImage, sagemakerTypeOf } from './step-types.js';
import { entriesAt, itemsAt, paragraph, textAt, textsAt, valueAt } from './values.js';

type YamlMap = Readonly<Record<string, YamlData>>;

/** Where SageMaker puts the channels of a training job. */
const CHANNELS = '/opt/ml/input/data';

/** Whether an interface has a script of its own, so that it has a contract. */
export function hasScript({ root }: PeerInterface): boolean {
  return textAt(root, 'contract', 'entry_point') !== undefined;
}

/**
 * The contract of a step type's script. The peer does not say which arguments a script cannot do without; where every
 * step has a job type, that is one, but for training scripts, to which cursus gives it only in few pipelines.
 */
export function contractOf(peer: PeerInterface, isAlwaysTyped: boolean, ledger: Ledger): YamlMap {
  const { root } = peer;
  const keep = (what: string, ...keys: readonly string[]): void =>
    ledger.keep(valueAt(root, 'contract', ...keys), `the contract's ${what}`);
  keep('entry_point', 'entry_point');
  keep('description', 'description');
  keep('required_env_vars', 'env_vars', 'required');
  keep('optional_env_vars, and the defaults of the specification', 'env_vars', 'optional');
  ledger.keep(valueAt(root, 'contract', 'computed_env_paths'), "the configs' environment");
  for (const [name, range] of entriesAt(root, 'contract', 'framework_requirements')) {
    if (name === 'python') {
      ledger.leave(range, 'The image decides which Python runs.');
    } else {
      ledger.keep(range, "the contract's framework_requirements");
    }
  }
  keep('expected_arguments', 'arguments');
  keep('expected_arguments', 'job_arguments');
  const description = textAt(root, 'contract', 'description');
  const required = [...new Set(textsAt(root, 'contract', 'env_vars', 'required'))];
  return {
    entry_point: textAt(root, 'contract', 'entry_point') ?? '',
    ...(runsInImage(peer) ? { script_location: 'image' } : {}),
    ...(description === undefined ? {} : { description: paragraph(description) }),
    ...unlessEmpty('expected_input_paths', inputPaths(peer, ledger)),
    ...unlessEmpty('expected_output_paths', outputPaths(peer, ledger)),
    ...unlessEmpty(
      'expected_arguments',
      argumentsOf(peer, isAlwaysTyped && sagemakerTypeOf(peer) === 'Processing'),
    ),
    ...(required.length === 0 ? {} : { required_env_vars: required }),
    ...unlessEmpty('optional_env_vars', texts(peer, 'env_vars', 'optional')),
    ...unlessEmpty('framework_requirements', requirements(peer)),
  };
}

/**
 * The channels that one input of a training script is given as: each is the folder of its name in what feeds the input
 * (builder_templates.py, TrainingHandler). None where the input is one channel.
 */
export function fanOut(peer: PeerInterface, input: string): readonly string[] {
  const type = sagemakerTypeOf(peer);
  if (type !== 'Training' && type !== 'Tuning') {
    return [];
  }
  const declared = textsAt(peer.root, 'contract', 'inputs', input, 'channels');
  return declared.length > 0 ? declared : input === 'input_path' ? ['train', 'val', 'test'] : [];
}

function inputPaths(peer: PeerInterface, ledger: Ledger): Readonly<Record<string, string>> {
  const type = sagemakerTypeOf(peer);
  const skipped = skippedInputs(peer);
  return Object.fromEntries(
    entriesAt(peer.root, 'contract', 'inputs').flatMap(([name, port]): [string, string][] => {
      const path = textAt(port, 'path');
      const required = valueAt(port, 'required');
      if (required?.value === (valueAt(peer.root, 'spec', 'dependencies', name, 'required')?.value ?? true)) {
        ledger.keep(required, 'nothing: the specification says the same');
      }
      if (path === undefined || skipped.includes(name)) {
        return [];
      }
      ledger.keep(valueAt(port, 'path'), "the contract's expected_input_paths");
      ledger.keep(valueAt(port, 'channels'), "the config's channels");
      const [channel] = fanOut(peer, name);
      if (channel !== undefined) {
        return [[name, `${CHANNELS}/${channel}`]];
      }
      const isChannel = type !== 'Training' && type !== 'Tuning' ? true : path.startsWith(`${CHANNELS}/`);
      return [[name, isChannel ? path.replace(/(?<=.)\/$/, '') : posix.join(CHANNELS, name)]];
    }),
  );
}

function outputPaths(peer: PeerInterface, ledger: Ledger): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesAt(peer.root, 'contract', 'outputs').flatMap(([name, port]): [string, string][] => {
      const path = textAt(port, 'path');
      if (path === undefined) {
        return [];
      }
      ledger.keep(valueAt(port, 'path'), "the contract's expected_output_paths");
      return [[name, path.replace(/(?<=.)\/$/, '')]];
    }),
  );
}

/** The name that an argument has in a contract. */
export function argumentName(flag: string): string {
  return flag.replace(/^-+/, '').replaceAll('-', '_');
}

/** What job_arguments says of flags, and arguments for people; a flag without a source stands alone. */
function argumentsOf({ root }: PeerInterface, needsJobType: boolean): YamlMap {
  const described = new Map(
    entriesAt(root, 'contract', 'arguments').map(([name, text]) => [argumentName(name), { name, text }]),
  );
  const flags = itemsAt(root, 'contract', 'job_arguments').flatMap((item) => {
    const flag = textAt(item, 'flag');
    return flag === undefined ? [] : [[argumentName(flag), flag] as const];
  });
  const all = new Map<string, string>([
    ...[...described].map(([name, { name: written }]) => [name, `--${written.replace(/^-+/, '')}`] as const),
    ...flags,
  ]);
  return Object.fromEntries(
    [...all].map(([name, flag]) => {
      const text = described.get(name)?.text.value;
      const isSwitch = typeof text === 'string' && /\b(?:boolean )?flag\b/.test(text);
      return [
        name,
        {
          flag,
          ...(name === 'job_type' && needsJobType ? { required: true } : {}),
          ...(isSwitch ? { action: 'store_true' } : {}),
          ...(typeof text === 'string' && text.trim() !== '' ? { description: paragraph(text) } : {}),
        },
      ];
    }),
  );
}

function texts({ root }: PeerInterface, ...keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesAt(root, 'contract', ...keys).flatMap(([name, { value }]) =>
      typeof value === 'object' ? [] : [[name, String(value)]],
    ),
  );
}

/** Packages that the script imports. Python itself is none, and the image decides its version. */
function requirements(peer: PeerInterface): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts(peer, 'framework_requirements'))
      .filter(([name]) => name !== 'python')
      .map(([name, range]) => [name, range.trim()]),
  );
}

function unlessEmpty(key: string, map: YamlMap): YamlMap {
  return Object.keys(map).length === 0 ? {} : { [key]: map };
}
