import { resolve } from 'node:path';
import { suggestions } from '../diagnostics/suggest.js';
import { freeName, stepNameFor } from '../planner/step-names.js';
import type { CallSite } from './call-site.js';
import { PipelineError } from './errors.js';
import { HistoryMap } from './history-map.js';
import type { PipelineOptions } from './options.js';

/** Plain data: what YAML would hold. */
export type Data = Readonly<Record<string, unknown>>;

/** A manifest that was read from a file, as its text says. */
export interface ManifestFile {
  /** Absolute path. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Everything a pipeline of the API is made of. Nothing in it ever changes. */
export interface PipelineState {
  readonly name: string;
  /** Absolute path of the folder in which the manifest stands, or would. */
  readonly folder: string;
  /** What the manifest says beside its name and steps. */
  readonly keys: Data;
  readonly steps: HistoryMap<Data>;
  /** The manifest it was read from. */
  readonly file?: ManifestFile;
  /** Whether it still says what its file says. */
  readonly isFile: boolean;
  /** The calls that made its parts: by `steps.<name>`, `parameters.<name>` or a key of the manifest; `` for the rest. */
  readonly sites: HistoryMap<CallSite>;
  /** The condition in whose `then` branch new steps go. */
  readonly gate?: string;
}

/** Keys that a step has in the manifest; all others are config keys. */
const STEP_KEYS = [
  ...['type', 'job_type', 'needs', 'inputs', 'property_files', 'cache', 'retry', 'display_name'],
  'description',
];

/** A pipeline without steps. */
export function emptyState(
  name: string,
  options: PipelineOptions,
  site: CallSite | undefined,
): PipelineState {
  const { folder, ...keys } = options;
  return {
    name,
    folder: resolve(folder ?? '.'),
    keys: withoutUndefined(keys),
    steps: HistoryMap.of(),
    isFile: false,
    sites: HistoryMap.of(site === undefined ? [] : [['', site]]),
  };
}

/** The same pipeline, one part of the manifest replaced. */
export function withKey(
  state: PipelineState,
  key: string,
  value: unknown,
  site: CallSite | undefined,
): PipelineState {
  return sited({ ...state, keys: { ...state.keys, [key]: value } }, key, site);
}

/** The same pipeline with a parameter. */
export function withParameter(
  state: PipelineState,
  name: string,
  value: unknown,
  site: CallSite | undefined,
): PipelineState {
  const { parameters } = state.keys;
  const all = { ...(isData(parameters) ? parameters : {}), [name]: value };
  return sited(withKey(state, 'parameters', all, undefined), `parameters.${name}`, site);
}

/** The name that a step without one gets: what its type does, and a number if that is taken. */
export function nameFor(state: PipelineState, type: string, jobType: unknown): string {
  return freeName(stepNameFor(type, typeof jobType === 'string' ? jobType : undefined), state.steps);
}

/**
 * The same pipeline with one more step; in the branch of the gate, if one is open. Options that are no keys of a step
 * are config keys. Throws a PipelineError if the name is taken.
 */
export function withStep(
  state: PipelineState,
  type: string,
  { name: wanted, ...options }: Data,
  site: CallSite | undefined,
): PipelineState {
  const name = typeof wanted === 'string' ? wanted : nameFor(state, type, options['job_type']);
  if (state.steps.has(name)) {
    throw new PipelineError(`The pipeline "${state.name}" has a step "${name}" already.`, [], {
      help: 'Give the new step another "name".',
    });
  }
  const isJob = type !== 'Condition' && type !== 'Fail';
  const step = { type, ...(isJob ? jobStep(options) : withoutUndefined(options)) };
  return inGate(replaced(state, name, step, site), name);
}

/** The same pipeline, one of its steps with further keys or config. Throws a PipelineError if there is no such step. */
export function withChangedStep(
  state: PipelineState,
  name: string,
  changes: Data,
  site: CallSite | undefined,
): PipelineState {
  const step = state.steps.get(name);
  if (step === undefined) {
    const [similar] = suggestions(name, state.steps.keys());
    const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`;
    throw new PipelineError(`The pipeline "${state.name}" has no step "${name}".${hint}`, [], {
      help: `Its steps: ${[...state.steps.keys()].join(', ')}.`,
    });
  }
  const isJob = step['type'] !== 'Condition' && step['type'] !== 'Fail';
  const { config, ...keys } = isJob ? jobStep(changes) : withoutUndefined(changes);
  const merged = config === undefined ? {} : { config: mergedConfig([step['config'], config]) };
  return replaced(state, name, { ...step, ...keys, ...merged }, site);
}

/** The same pipeline, one of its steps replaced. */
export function replaced(
  state: PipelineState,
  name: string,
  step: Data,
  site: CallSite | undefined,
): PipelineState {
  return sited({ ...state, steps: state.steps.with(name, step) }, `steps.${name}`, site);
}

/** The last step of one of some types, with its name. */
export function lastOf(
  { steps }: PipelineState,
  ...types: readonly string[]
): { readonly name: string; readonly step: Data } | undefined {
  const found = [...steps].filter(([, step]) => types.includes(String(step['type'])));
  const [name, step] = found.at(-1) ?? [];
  return name === undefined || step === undefined ? undefined : { name, step };
}

/** The manifest as plain data, its keys in the usual order. */
export function manifestOf({ name, keys, steps }: PipelineState): Data {
  const { display_name, description, parameters, ...rest } = keys;
  return withoutUndefined({
    name,
    display_name,
    description,
    parameters,
    ...rest,
    steps: Object.fromEntries(steps),
  });
}

/** Whether something is plain data with keys. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Config files and keys as a manifest has them: one alone if there is one, maps in a row as one map. */
export function mergedConfig(sources: readonly unknown[]): unknown {
  const parts = sources
    .flatMap((source): readonly unknown[] => (Array.isArray(source) ? source : [source]))
    .filter((part) => part !== undefined && !(isData(part) && Object.keys(part).length === 0))
    .map((part) => (isData(part) ? withoutUndefined(part) : part));
  const joined = parts.reduce<readonly unknown[]>((all, part) => {
    const last = all.at(-1);
    return isData(last) && isData(part) ? [...all.slice(0, -1), joinedMaps(last, part)] : [...all, part];
  }, []);
  return joined.length === 0 ? undefined : joined.length === 1 ? joined[0] : joined;
}

/** One map of two that are merged in order as configs are: maps key by key, everything else is replaced. */
function joinedMaps(below: Data, above: Data): Data {
  const joined = Object.entries(above).map(([key, value]): [string, unknown] => {
    const under = below[key];
    return [key, isData(under) && isData(value) ? joinedMaps(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(joined) };
}

function jobStep(options: Data): Data {
  const { config, ...others } = options;
  const entries = Object.entries(others).filter(([, value]) => value !== undefined);
  const own = entries.filter(([key]) => STEP_KEYS.includes(key));
  const keys = Object.fromEntries(entries.filter(([key]) => !STEP_KEYS.includes(key)));
  return withoutUndefined({ ...Object.fromEntries(own), config: mergedConfig([config, keys]) });
}

function inGate(state: PipelineState, name: string): PipelineState {
  const { gate } = state;
  const condition = gate === undefined ? undefined : state.steps.get(gate);
  if (gate === undefined || condition === undefined || gate === name) {
    return state;
  }
  const { then, else: otherwise, ...rest } = condition;
  const steps: readonly unknown[] = [then ?? [], name].flat();
  return { ...state, steps: state.steps.with(gate, { ...rest, then: steps, else: otherwise }) };
}

function sited(state: PipelineState, part: string, site: CallSite | undefined): PipelineState {
  const sites = site === undefined ? state.sites : state.sites.with(part, site);
  return { ...state, isFile: false, sites };
}

/** The same map without the keys of which the value is undefined: YAML has no such value. */
export function withoutUndefined(map: Data): Data {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
