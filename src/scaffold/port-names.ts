import { didYouMean } from '../diagnostics/suggest.js';
import type { DependencyType } from '../project/types.generated.js';
import type { StepKind } from './kinds.js';
import { findDuplicate, type Parsed } from './parsed.js';

/** The dependency types of specifications, with what an input or output of the type is, for people. */
export const PORT_TYPES: Readonly<Record<DependencyType, string>> = {
  model_artifacts: 'The archive of a model.',
  processing_output: 'Files of data.',
  training_data: 'Data that a model learns from.',
  validation_data: 'Data that a model is judged on while it learns.',
  config_file: 'Files with settings.',
  hyperparameters: 'Files with hyperparameters.',
  payload_samples: 'Sample requests for a model.',
  custom_property: 'A value.',
};

/** A logical name (specs/spec.schema.json) and, behind a colon, its type. */
const PORT = /^([A-Za-z][A-Za-z0-9_.-]{0,63})(?::(.*))?$/;

/** An input or output as the command line names it. */
export interface NamedPort {
  readonly name: string;
  readonly type: DependencyType;
}

/** The ports that `NAME` or `NAME:TYPE` stand for; a port without a type has the usual one of its name. */
export function parsePorts(
  given: readonly string[],
  noun: 'input' | 'output',
  usualType: (name: string) => DependencyType,
): Parsed<readonly NamedPort[]> {
  const ports: NamedPort[] = [];
  for (const text of given) {
    const [, name, type] = PORT.exec(text) ?? [];
    if (name === undefined) {
      return {
        problem: `"${text}" is no name of an ${noun}: it must be a letter and then letters, digits, dots, hyphens and underscores.`,
      };
    }
    if (type !== undefined && !isType(type)) {
      const known = Object.keys(PORT_TYPES);
      return {
        problem: `The ${noun} "${name}" has the type "${type}", which there is not.${didYouMean(type, known)} Types: ${known.join(', ')}.`,
      };
    }
    ports.push({ name, type: type ?? usualType(name) });
  }
  const twice = findDuplicate(ports.map(({ name }) => name.toLowerCase()));
  return twice === undefined ? ports : { problem: `Two ${noun}s have the name "${twice}".` };
}

function isType(text: string): text is DependencyType {
  return Object.hasOwn(PORT_TYPES, text);
}

/** The type that an input of a name usually has. */
export function inputType(kind: StepKind, name: string): DependencyType {
  if (kind === 'training' || kind === 'tuning') {
    return speaksOf(name, 'validation', 'val') ? 'validation_data' : (settingsType(name) ?? 'training_data');
  }
  if (speaksOf(name, 'model')) {
    return kind === 'transform' ? 'custom_property' : 'model_artifacts';
  }
  return usualType(name);
}

/** The type that an output of a name usually has. */
export function outputType(kind: StepKind, name: string): DependencyType {
  if (['lambda', 'callback', 'model', 'register-model'].includes(kind)) {
    return 'custom_property';
  }
  return speaksOf(name, 'model') ? 'model_artifacts' : usualType(name);
}

function usualType(name: string): DependencyType {
  return speaksOf(name, 'payload', 'payloads')
    ? 'payload_samples'
    : (settingsType(name) ?? 'processing_output');
}

function settingsType(name: string): DependencyType | undefined {
  if (speaksOf(name, 'hyperparameters')) {
    return 'hyperparameters';
  }
  return speaksOf(name, 'config') ? 'config_file' : undefined;
}

function speaksOf(name: string, ...words: readonly string[]): boolean {
  const own: readonly string[] = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return own.some((word) => words.includes(word.toLowerCase()));
}
