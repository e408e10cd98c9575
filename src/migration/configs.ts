import type { Traced } from '../source/traced.js';
import { yamlBlock, type YamlData } from '../scaffold/yaml-text.js';
import { variablesOf, type DefaultVariable } from './environment.js';
import type { PeerNode } from './interface.js';
import type { Fields } from './peer-config.js';
import type { Setting } from './setting.js';
import { settingsOf, type SettingFacts } from './settings.js';
import { sagemakerTypeOf } from './step-types.js';

/** All that is known of how one step is run. */
export interface StepSettings {
  readonly node: PeerNode;
  readonly settings: readonly Setting[];
  readonly defaults: readonly DefaultVariable[];
}

/** A config file: what stands in it, sorted. */
export interface ConfigFile {
  /** Path below the project's root. */
  readonly path: string;
  /** The step that it is for; undefined for the one that all share. */
  readonly step?: string;
  readonly settings: readonly Setting[];
}

/** The settings of a step from the fields that hold for it. */
export function stepSettings(node: PeerNode, fields: Fields, facts: SettingFacts): StepSettings {
  const { settings, defaults } = variablesOf(node.type, fields);
  const isScript = sagemakerTypeOf(node.type) !== 'Transform';
  return {
    node,
    settings: [...settingsOf(node, fields, facts), ...(isScript ? settings : [])],
    defaults,
  };
}

/** What every pipeline needs and nobody but its owner knows. */
const WANTED: readonly Setting[] = [
  {
    path: ['role'],
    value: 'arn:aws:iam::123456789012:role/ReplaceMe',
    from: [],
    wanted: 'the role that jobs run with',
  },
  {
    path: ['s3_root'],
    value: 's3://replace-me/pipelines',
    from: [],
    wanted: 'where code and outputs are stored',
  },
  { path: ['region'], value: 'us-east-1', from: [], wanted: 'the region of the images' },
];

/**
 * The config files of a pipeline: a base with what is the same for every step that takes it, and for each step the
 * rest. `takesKey` says whether steps of a SageMaker step type take a key.
 */
export function configFiles(
  steps: readonly StepSettings[],
  takesKey: (sagemakerType: string, key: string) => boolean,
): readonly ConfigFile[] {
  const shared = sharedSettings(steps, takesKey);
  const isShared = (setting: Setting): boolean => shared.has(idOf(setting));
  const missing = WANTED.filter(
    ({ path: [key] }) => !steps.some(({ settings }) => settings.some(({ path }) => path[0] === key)),
  );
  const own = steps.flatMap(({ node, settings }): ConfigFile[] => {
    const rest = settings.filter((setting) => !isShared(setting));
    return rest.length === 0
      ? []
      : [{ path: `configs/${node.name}.config.yaml`, step: node.name, settings: rest.sort(bySetting) }];
  });
  return [
    { path: 'configs/base.config.yaml', settings: [...shared.values(), ...missing].sort(bySetting) },
    ...own,
  ];
}

/** Settings of one key that every step which takes the key has alike; none of a single step, unless all jobs need it. */
function sharedSettings(
  steps: readonly StepSettings[],
  takesKey: (sagemakerType: string, key: string) => boolean,
): ReadonlyMap<string, Setting> {
  const keys = new Set(steps.flatMap(({ settings }) => settings.map(({ path }) => path[0])));
  const shared = new Map<string, Setting>();
  for (const key of [...keys].sort()) {
    const takers = steps.filter(({ node }) => takesKey(sagemakerTypeOf(node.type) ?? '', key));
    const found = takers.map(({ settings }) => settings.filter(({ path }) => path[0] === key));
    const all = found.flat();
    const [first] = all;
    const isAlike =
      first !== undefined &&
      found.every((own) => own.length === 1) &&
      all.every((setting) => setting.path.length === 1 && idOf(setting) === idOf(first));
    if (isAlike && first.wanted === undefined && (takers.length > 1 || ESSENTIAL.includes(key))) {
      const from: readonly Traced[] = [...new Set(all.flatMap((setting) => setting.from))];
      shared.set(idOf(first), { ...first, from });
    }
  }
  return shared;
}

const ESSENTIAL = WANTED.map(({ path }) => path[0]);

function idOf({ path, value }: Setting): string {
  return JSON.stringify([path, value]);
}

function bySetting(a: Setting, b: Setting): number {
  const [left, right] = [a.path.join('\0'), b.path.join('\0')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The text of a config file: one line for each setting, with a comment where somebody has to fill it in. */
export function configText({ settings }: ConfigFile): string {
  const lines: string[] = [];
  let open: string | undefined;
  for (const { path, value, wanted, isExpression } of settings) {
    const [key, name] = path;
    if (name !== undefined && key !== open) {
      lines.push(`${key}:\n`);
    }
    open = name === undefined ? undefined : key;
    const line = yamlBlock(
      { [name ?? key]: isExpression === true ? value : literal(value) },
      name === undefined ? 0 : 1,
      name === undefined ? 0 : 1,
    );
    lines.push(wanted === undefined ? line : line.replace(/\n$/, ` # REPLACE: ${wanted}\n`));
  }
  return lines.join('');
}

/** The same value for pipectl, in whose texts "\${" begins an expression. */
export function literal(value: YamlData): YamlData {
  if (typeof value === 'string') {
    // A function, because "$" means something in a replacement.
    return value.replaceAll('${', () => '$${');
  }
  if (typeof value !== 'object') {
    return value;
  }
  return isList(value)
    ? value.map(literal)
    : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, literal(entry)]));
}

function isList(value: YamlData): value is readonly YamlData[] {
  return Array.isArray(value);
}
