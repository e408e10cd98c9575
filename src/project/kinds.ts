import type { Path } from '../source/location.js';
import type { Kind } from './document.js';
import type { BaselineFile, Manifest, ProjectSettings, ScriptContract, StepSpec } from './types.generated.js';
import { isRecord, notAMap, schemaFindings } from './schema-problems.js';
import { withStepTypeSlips } from './step-type-slips.js';
import {
  validateBaseline,
  validateContract,
  validateManifest,
  validateProject,
  validateSpec,
} from './validators.js';

/** Suffixes that name the kind of a file. */
export const SUFFIXES = {
  manifest: '.pipeline.yaml',
  spec: '.spec.yaml',
  contract: '.contract.yaml',
  config: '.config.yaml',
} as const;

/** Name of the optional settings file at a project's root. */
export const SETTINGS_FILE = 'pipectl.yaml';

/** Name of the optional file of known problems at a project's root. */
export const BASELINE_FILE = 'pipectl-baseline.yaml';

/** A config file before it is merged: any keys; which are known depends on the step. */
export type ConfigFile = Readonly<Record<string, unknown>>;

/** Manifests: a broken step or parameter is left out, the others are kept. */
export const manifestKind: Kind<Manifest> = {
  wanted: 'a manifest with "name" and "steps"',
  findings: (value) => withStepTypeSlips(value, schemaFindings(value, validateManifest)),
  is: (value): value is Manifest => validateManifest(value),
  unit: manifestUnit,
};

/** Step specifications. */
export const specKind: Kind<StepSpec> = {
  wanted: 'a step specification',
  findings: (value) => schemaFindings(value, validateSpec),
  is: (value): value is StepSpec => validateSpec(value),
};

/** Script contracts. */
export const contractKind: Kind<ScriptContract> = {
  wanted: 'a script contract',
  findings: (value) => schemaFindings(value, validateContract),
  is: (value): value is ScriptContract => validateContract(value),
};

/** Project settings; an empty file is the same as none. */
export const settingsKind: Kind<NonNullable<ProjectSettings>> = {
  findings: (value) => schemaFindings(value, validateProject),
  is: (value): value is NonNullable<ProjectSettings> => value !== null && validateProject(value),
  unit: (path) => (path.length === 0 ? undefined : path.slice(0, 1)),
};

/** Baselines: a file of which an entry is broken has no known problems. */
export const baselineKind: Kind<BaselineFile> = {
  wanted: 'a baseline with "problems"',
  findings: (value) => schemaFindings(value, validateBaseline),
  is: (value): value is BaselineFile => validateBaseline(value),
  unit: (path) => (path[0] === 'problems' && path.length >= 2 ? path.slice(0, 2) : undefined),
};

/** Config files: a map, or empty. */
export const configKind: Kind<ConfigFile> = {
  findings: (value) => (isRecord(value) || value === null ? [] : [notAMap(value)]),
  is: isRecord,
};

function manifestUnit(path: Path): Path | undefined {
  const [key] = path;
  if (key === 'steps' || key === 'parameters') {
    return path.length >= 2 ? path.slice(0, 2) : undefined;
  }
  return key === undefined || key === 'name' ? undefined : [key];
}
