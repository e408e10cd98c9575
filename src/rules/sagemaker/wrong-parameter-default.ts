import { didYouMean } from '../../diagnostics/suggest.js';
import { isTemplate } from '../../project/interpolation.js';
import { mendAt, scalarMend } from '../../project/schema-mends.js';
import type { Parameter } from '../../project/types.generated.js';
import { child, keyOf, locationOf, type Location } from '../../source/location.js';
import { pipeline } from '../example.js';
import { withArticle } from '../nouns.js';
import { respelledText } from '../fixes.js';
import type { PipelineRule, Report } from '../rule.js';
import { listed } from '../wording.js';

const manifest = (parameter: string) => `
  parameters:
    rounds: { ${parameter} }
  steps:
    stop: { type: Fail, message: "Stopped after \${params.rounds} rounds" }
`;

const NOUNS = {
  String: 'a text',
  Integer: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
} as const;

const JSON_TYPES = { String: 'string', Integer: 'integer', Float: 'number', Boolean: 'boolean' } as const;

export const wrongParameterDefault: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP502',
  name: 'wrong-parameter-default',
  severity: 'error',
  what: "A parameter's default has the parameter's type and is one of its allowed values, which only a String has.",
  why: 'SageMaker rejects the pipeline, or every execution that is started without the parameter.',
  fix: 'Correct the default, the type or the list of allowed values.',
  invalid: pipeline(manifest('type: Integer, default: ten')),
  valid: pipeline(manifest('type: Integer, default: 10')),
  check({ graph }, report) {
    const { source, value } = graph.manifest;
    for (const [name, parameter] of Object.entries(value.parameters ?? {})) {
      const at = locationOf(source, 'parameters', name);
      if (parameter.enum !== undefined && parameter.type !== 'String') {
        report(keyOf(child(at, 'enum')), {
          message: `The parameter "${name}" lists allowed values, but it is ${withArticle(parameter.type)}; only a String may.`,
          help: 'Remove "enum".',
        });
      }
      checkDefault(name, parameter, at, report);
    }
  },
};

function checkDefault(name: string, parameter: Parameter, declaration: Location, report: Report): void {
  const at = child(declaration, 'default');
  const { type, default: given, enum: allowed } = parameter;
  if (given === undefined || (typeof given === 'string' && isTemplate(given))) {
    return; // A variable in a default is SMP501's.
  }
  if (!hasType(type, given)) {
    const mend = scalarMend('default', given, [JSON_TYPES[type]]);
    report(at, {
      message: `The default of the parameter "${name}" is ${shown(given)}, but its type is ${type}.`,
      help: `Write ${NOUNS[type]}, or correct the type.${type === 'Integer' && Number.isInteger(given) ? ' The largest whole number is 9007199254740991.' : ''}`,
      fix: mend === undefined ? undefined : mendAt(at, mend),
    });
  } else if (type === 'String' && typeof given === 'string' && allowed?.includes(given) === false) {
    report(at, {
      message: `The default of the parameter "${name}" is "${given}", which is none of its allowed values.${didYouMean(given, allowed)}`,
      help: `Write one of ${listed(allowed)}.`,
      related: [{ message: 'The allowed values.', at: keyOf(child(declaration, 'enum')) }],
      fix: respelledText(at, given, allowed),
    });
  }
}

/** Whole numbers that a JSON number cannot hold exactly are of no type. */
function hasType(type: Parameter['type'], value: string | number | boolean): boolean {
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return Number.isSafeInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
  }
}

function shown(value: string | number | boolean): string {
  return typeof value === 'string' ? `the text "${value}"` : String(value);
}
