import type { Problem } from '../diagnostics/diagnostic.js';
import { didYouMean, suggestions } from '../diagnostics/suggest.js';
import type { Path } from '../source/location.js';
import { choiceMend, keyMend, typeMend, type SchemaMend } from './schema-mends.js';
import type { SchemaError, Validator } from './validators.js';

const GOOD = 'name: demo\nsteps:\n  stop: { type: Fail, message: Stopped }\n';
const withSteps = (text: string) => ({
  'demo.pipeline.yaml': `${text}steps:\n  stop: { type: Fail, message: Stopped }\n`,
});

const withComparison = (op: string) => ({
  'demo.pipeline.yaml': `name: demo\nsteps:\n  check: { type: Condition, when: [{ left: 1, op: ${op}, right: 1 }] }\n`,
});

export const WRONG_TYPE: Problem = {
  code: 'SCH101',
  name: 'wrong-type',
  severity: 'error',
  what: 'A value has the type that its key takes: a text, a number, a list or a map.',
  why: 'A value of another type cannot be compiled; YAML guesses types from how a value is written.',
  fix: 'Write the value in the type named; put quotes around a text that looks like a number.',
  invalid: withSteps('name: demo\nparallelism: many\n'),
  valid: withSteps('name: demo\nparallelism: 4\n'),
};

export const MISSING_KEY: Problem = {
  code: 'SCH102',
  name: 'missing-key',
  severity: 'error',
  what: 'The keys that a map must have are there.',
  why: 'Without it the file does not say what is to be done.',
  fix: 'Add the key.',
  invalid: withSteps(''),
  valid: { 'demo.pipeline.yaml': GOOD },
};

export const UNKNOWN_KEY: Problem = {
  code: 'SCH103',
  name: 'unknown-key',
  severity: 'error',
  what: 'Every key is one that the file format knows.',
  why: 'A misspelt key would be ignored, and the pipeline would run without what it was to say.',
  fix: 'Correct the spelling, or remove the key.',
  invalid: withSteps('name: demo\nparalelism: 4\n'),
  valid: withSteps('name: demo\nparallelism: 4\n'),
};

export const NOT_ALLOWED: Problem = {
  code: 'SCH104',
  name: 'value-not-allowed',
  severity: 'error',
  what: 'Where a key takes one of a few values, the value is one of them.',
  why: 'Any other value is rejected by SageMaker or means nothing.',
  fix: 'Choose one of the values listed.',
  invalid: withComparison('equals'),
  valid: withComparison('"=="'),
};

export const MALFORMED_VALUE: Problem = {
  code: 'SCH105',
  name: 'malformed-value',
  severity: 'error',
  what: 'Values keep to the pattern, length and range of their key.',
  why: 'SageMaker rejects the others, most of them only when the pipeline is created or has run for hours.',
  fix: 'Mend the value; the message names what it must look like.',
  invalid: withSteps('name: bad_name\n'),
  valid: withSteps('name: bad-name\n'),
};

/** The problems of values against their JSON Schemas. */
export const SCHEMA_PROBLEMS: readonly Problem[] = [
  WRONG_TYPE,
  MISSING_KEY,
  UNKNOWN_KEY,
  NOT_ALLOWED,
  MALFORMED_VALUE,
];

/** A finding of a schema, ready to become a diagnostic at a place. */
export interface SchemaFinding {
  readonly problem: Problem;
  readonly path: Path;
  readonly target: 'key' | 'value';
  readonly message: string;
  readonly help?: string;
  readonly mend?: SchemaMend | undefined;
  /** The schema that the value does not fit. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a validator has against a value; of several findings at one place only the first. */
export function schemaFindings(value: unknown, validate: Validator): readonly SchemaFinding[] {
  if (validate(value)) {
    return [];
  }
  const findings = new Map<string, SchemaFinding>();
  const errors = validate.errors ?? [];
  for (const error of errors) {
    const finding = isMisspelt(error, errors) ? undefined : toFinding(value, error);
    if (finding !== undefined) {
      const key = JSON.stringify([
        finding.path,
        finding.target,
        finding.problem === MISSING_KEY ? finding.message : '',
      ]);
      if (!findings.has(key)) {
        findings.set(key, finding);
      }
    }
  }
  return [...findings.values()];
}

/** Whether a key is missing only because it is misspelt: the unknown key is reported, with the right spelling. */
function isMisspelt({ keyword, instancePath, params }: SchemaError, errors: readonly SchemaError[]): boolean {
  return (
    keyword === 'required' &&
    errors.some((other) => {
      const { additionalProperty: extra } = other.params;
      return (
        other.instancePath === instancePath &&
        typeof extra === 'string' &&
        suggestions(extra, [String(params.missingProperty)]).length > 0
      );
    })
  );
}

/** The finding of a file that should be a map and is something else. */
export function notAMap(value: unknown): SchemaFinding {
  return {
    problem: WRONG_TYPE,
    path: [],
    target: 'value',
    message: `The file must be a map, but it is ${typeOf(value)}.`,
    schema: {},
  };
}

function toFinding(root: unknown, error: SchemaError): SchemaFinding | undefined {
  const path = toPath(root, error.instancePath);
  const schema = error.parentSchema ?? {};
  const name = nameOf(path);
  const finding = (problem: Problem, message: string, help?: string): SchemaFinding => ({
    problem,
    path,
    target: 'value',
    message,
    schema,
    ...(help === undefined ? {} : { help }),
  });
  switch (error.keyword) {
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'required': {
      const missing = String(error.params.missingProperty);
      const property = propertiesOf(schema)[missing];
      const help = `Add "${missing}"${isRecord(property) && typeof property.description === 'string' ? `: ${property.description}` : '.'}`;
      return { ...finding(MISSING_KEY, `${capitalised(name)} has no "${missing}".`, help), target: 'key' };
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = String(error.params.additionalProperty ?? error.params.unevaluatedProperty);
      const known = Object.keys(propertiesOf(schema));
      const guess = didYouMean(extra, known);
      const help = guess === '' && known.length > 0 ? `Known keys: ${known.join(', ')}.` : undefined;
      return {
        ...finding(UNKNOWN_KEY, `The key "${extra}" is not known in ${name}.${guess}`, help),
        path: [...path, extra],
        target: 'key',
        mend: keyMend(extra, error.data, known),
      };
    }
    case 'type':
      return {
        ...finding(
          WRONG_TYPE,
          `${capitalised(name)} must be ${typeNames(error.schema)}, but it is ${typeOf(error.data)}.`,
          descriptionOf(schema),
        ),
        mend: typeMend(error),
      };
    case 'enum':
    case 'const':
      return {
        ...finding(NOT_ALLOWED, ...notAllowed(name, error)),
        mend: choiceMend(error.data, allowedValues(error)),
      };
    case 'not': {
      const together = isRecord(error.schema) ? quotedNames(error.schema.required) : [];
      return together.length === 0
        ? finding(NOT_ALLOWED, `${capitalised(name)} may not be ${shown(error.data)}: the name is taken.`)
        : finding(
            NOT_ALLOWED,
            `${capitalised(name)} may ${together.length > 1 ? 'have only one of' : 'not have'} ${together.join(', ')}.`,
            together.length > 1 ? 'Remove one of them.' : 'Remove it.',
          );
    }
    default:
      return malformed(error, name, finding);
  }
}

function quotedNames(names: unknown): readonly string[] {
  return Array.isArray(names) ? names.map((name) => `"${String(name)}"`) : [];
}

function notAllowed(name: string, error: SchemaError): [string, string] {
  const names = allowedValues(error).map(String);
  const guess = typeof error.data === 'string' ? didYouMean(error.data, names) : '';
  return [
    `${capitalised(name)} is ${shown(error.data)}, which is not allowed.${guess}`,
    `Allowed: ${names.join(', ')}.`,
  ];
}

function allowedValues({ keyword, schema }: SchemaError): readonly unknown[] {
  return keyword === 'const' ? [schema] : Array.isArray(schema) ? schema : [];
}

function malformed(
  error: SchemaError,
  name: string,
  finding: (problem: Problem, message: string, help?: string) => SchemaFinding,
): SchemaFinding {
  const { data } = error;
  const help = descriptionOf(error.parentSchema ?? {});
  if (error.propertyName !== undefined) {
    const text = `The name "${error.propertyName}" in ${name} does not fit: it ${requirement(error)}.`;
    const base = finding(MALFORMED_VALUE, text);
    return { ...base, path: [...base.path, error.propertyName], target: 'key' };
  }
  return finding(
    MALFORMED_VALUE,
    `${capitalised(name)} is ${shown(data)}, but it ${requirement(error)}.`,
    help,
  );
}

/** What a value has to be. Patterns say it in words of their own, which editors show too (`patternErrorMessage`). */
function requirement({ keyword, schema: limit, parentSchema }: SchemaError): string {
  const n = String(limit);
  const words = parentSchema?.patternErrorMessage;
  const requirements: Record<string, string> = {
    pattern: typeof words === 'string' ? words : `must match ${n}`,
    minLength: limit === 1 ? 'must not be empty' : `must have at least ${n} characters`,
    maxLength: `must have at most ${n} characters`,
    minItems: limit === 1 ? 'must not be empty' : `must have at least ${n} items`,
    maxItems: `must have at most ${n} items`,
    minProperties: limit === 1 ? 'must not be empty' : `must have at least ${n} entries`,
    maxProperties: `must have at most ${n} entries`,
    minimum: `must be at least ${n}`,
    maximum: `must be at most ${n}`,
    exclusiveMinimum: `must be more than ${n}`,
    exclusiveMaximum: `must be less than ${n}`,
    multipleOf: `must be a multiple of ${n}`,
    uniqueItems: 'must not hold the same item twice',
  };
  return requirements[keyword] ?? `must fit "${keyword}"`;
}

function toPath(root: unknown, pointer: string): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path.push(Number(key));
      value = value[Number(key)];
    } else {
      path.push(key);
      value = isRecord(value) ? value[key] : undefined;
    }
  }
  return path;
}

function nameOf(path: Path): string {
  if (path.length === 0) {
    return 'the file';
  }
  return `"${path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`)).join('')}"`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function propertiesOf(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isRecord(schema.properties) ? schema.properties : {};
}

function descriptionOf(schema: Readonly<Record<string, unknown>>): string | undefined {
  return typeof schema.description === 'string' ? schema.description : undefined;
}

/** Whether a value is a map with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'empty',
};

function typeNames(types: unknown): string {
  const names = (Array.isArray(types) ? types : [types])
    .filter((type) => type !== 'null')
    .map((type) => TYPE_NAMES[String(type)] ?? String(type));
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
    : (names[0] ?? 'empty');
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return 'a map';
  }
  if (typeof value === 'boolean') {
    return `the boolean ${String(value)}`;
  }
  return typeof value === 'number' ? `the number ${String(value)}` : `the text ${shown(value)}`;
}

/** A value as a message shows it: short, texts in quotes, and never a whole structure. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  if (isRecord(value)) {
    return `a map of ${Object.keys(value).length}`;
  }
  return typeof value === 'string'
    ? `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`
    : JSON.stringify(value);
}
