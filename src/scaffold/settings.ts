import type { StepSpec } from '../project/types.generated.js';
import type { SageMakerFacts } from './facts.js';
import { isPythonKeyword, kebabCase } from './names.js';
import { findDuplicate, isProblem, type Parsed } from './parsed.js';

/** A value that a script gets from outside: an environment variable, or an argument of its command line. */
export interface SettingDesign {
  readonly from: 'env' | 'argument';
  /** As the script asks for it. */
  readonly name: string;
  /** The config key that carries it. */
  readonly key: string;
  readonly type: 'text' | 'integer' | 'number';
  /** What the script uses without it; absent if it is required. That of a variable is a text. */
  readonly fallback?: string | number;
}

/** A value that stands in a config until somebody writes the real one. */
export function sampleValue({ key, fallback }: SettingDesign): string | number {
  return fallback ?? `my-${kebabCase(key)}`;
}

/** The settings of a step from `VAR` or `VAR=default` and `name` or `name=default`. `stepName` makes config keys unique. */
export function settingsOf(
  sagemakerType: StepSpec['sagemaker_step_type'],
  stepName: string,
  facts: SageMakerFacts,
  variables: readonly string[],
  args: readonly string[],
): Parsed<readonly SettingDesign[]> {
  const settings: SettingDesign[] = [];
  const keyOf = (name: string): string => {
    const key = name.toLowerCase().replace(/^_+/, '');
    const isTaken = facts.takesKey(sagemakerType, key) || settings.some((setting) => setting.key === key);
    return isTaken ? `${stepName}_${key}` : key;
  };
  for (const text of variables) {
    const [, name, fallback] = /^([A-Za-z_][A-Za-z0-9_]*)(?:=(.*))?$/.exec(text) ?? [];
    if (name === undefined || !/[A-Za-z]/.test(name)) {
      return {
        problem: `"${text}" is no environment variable: its name must be letters, digits and underscores, not a digit first.`,
      };
    }
    if (/^SM_/.test(name)) {
      return {
        problem: `"${name}" needs another name: SageMaker's images set the variables SM_… themselves.`,
      };
    }
    settings.push({
      from: 'env',
      name,
      key: keyOf(name),
      type: 'text',
      ...(fallback === undefined ? {} : { fallback }),
    });
  }
  for (const text of args) {
    const parsed = argumentOf(text);
    if (isProblem(parsed)) {
      return parsed;
    }
    settings.push({ from: 'argument', key: keyOf(parsed.name), ...parsed });
  }
  const twice = findDuplicate(settings.map(({ from, name }) => `${from} ${name}`));
  return twice === undefined
    ? settings
    : {
        problem: `${twice.replace(/^env /, 'The variable ').replace(/^argument /, 'The argument ')} is given twice.`,
      };
}

function argumentOf(text: string): Parsed<Pick<SettingDesign, 'name' | 'type' | 'fallback'>> {
  const [, given, fallback] = /^-{0,2}([A-Za-z][A-Za-z0-9_-]*)(?:=(.*))?$/.exec(text) ?? [];
  if (given === undefined) {
    return {
      problem: `"${text}" is no name of an argument: it must be letters, digits and underscores, a letter first.`,
    };
  }
  const name = given.replaceAll('-', '_');
  if (name === 'job_type') {
    return { problem: 'The argument "job_type" comes with --job-types.' };
  }
  if (isPythonKeyword(name) || name === 'help') {
    return {
      problem: `The argument "${name}" needs another name: ${name === 'help' ? 'argparse' : 'Python'} has this one for itself.`,
    };
  }
  return { name, ...valueOf(fallback) };
}

/** A number where the text is one as JSON writes it; whole where it has neither point nor exponent. */
function valueOf(text: string | undefined): Pick<SettingDesign, 'type' | 'fallback'> {
  if (text === undefined) {
    return { type: 'text' };
  }
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
  return isNumber
    ? { type: /[.e]/i.test(text) ? 'number' : 'integer', fallback: Number(text) }
    : { type: 'text', fallback: text };
}
