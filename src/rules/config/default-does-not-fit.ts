import { builderKeys, ownKeys } from '../../project/config-keys.js';
import { isTemplate } from '../../project/interpolation.js';
import { mendAt } from '../../project/schema-mends.js';
import { isRecord, schemaFindings, type SchemaFinding } from '../../project/schema-problems.js';
import { validateConfigKeys } from '../../project/validators.js';
import type { RegisteredSpec } from '../../registry/registry.js';
import { keyOf, locationOf, type Path } from '../../source/location.js';
import { ownSpecs } from '../alignment/agreement.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';

const spec = (value: string) =>
  `${PREPARE_SPEC}config:\n  properties:\n    rows: { description: Rows at a time., type: integer, default: ${value}, env: ROWS }\n`;
const contract = `${PREPARE_CONTRACT}optional_env_vars: { ROWS: "" }\n`;

export const defaultDoesNotFit: RegistryRule = {
  scope: 'registry',
  code: 'CFG614',
  name: 'default-does-not-fit',
  severity: 'error',
  what: 'The defaults that a specification gives config keys are values that the keys take.',
  why: 'Every step that leaves the key alone would have a value that its own schema refuses.',
  fix: 'Correct the default, or the schema of the key.',
  invalid: project({ spec: spec('many'), contract }),
  valid: project({ spec: spec('100'), contract }),
  check(registry, report) {
    for (const own of ownSpecs(registry)) {
      const { source } = own.document;
      for (const { pathOf, finding } of findingsOf(own)) {
        const [key = '', ...rest] = finding.path;
        const at = locationOf(source, ...pathOf(String(key)), ...rest);
        const place = finding.target === 'key' ? keyOf(at) : at;
        report(place, {
          message: finding.message,
          help: finding.help,
          fix: finding.mend === undefined ? undefined : mendAt(place, finding.mend),
        });
      }
    }
  },
};

/** What the schemas of keys have against defaults, and where the default of a key stands in the specification. */
function findingsOf({ document, ownKeyFindings }: RegisteredSpec): readonly {
  readonly finding: SchemaFinding;
  readonly pathOf: (key: string) => Path;
}[] {
  const { value } = document;
  const own = ownKeys(value);
  const builders = builderKeys(value.sagemaker_step_type);
  const defaults = Object.entries(value.config?.defaults ?? {});
  const declared = [...own].flatMap(([key, property]): [string, unknown][] =>
    'default' in property ? [[key, property['default']]] : [],
  );
  const findings = (
    check: (values: unknown) => readonly SchemaFinding[],
    entries: readonly [string, unknown][],
    pathOf: (key: string) => Path,
  ) => {
    const values = Object.fromEntries(entries);
    return check(values)
      .filter(({ path }) => !isOpen(path.reduce(partOf, values)))
      .map((finding) => ({ finding, pathOf }));
  };
  const inDefaults = (key: string): Path => ['config', 'defaults', key];
  return [
    ...findings(ownKeyFindings, declared, (key) => ['config', 'properties', key, 'default']),
    ...findings(
      ownKeyFindings,
      defaults.filter(([key]) => own.has(key)),
      inDefaults,
    ),
    ...findings(
      (values) => schemaFindings(values, validateConfigKeys),
      defaults.filter(([key]) => builders.has(key)),
      inDefaults,
    ),
  ];
}

function partOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) {
    return value[Number(key)];
  }
  return isRecord(value) ? value[String(key)] : undefined;
}

/** A value that a parameter of the pipeline gives is known only there. */
function isOpen(value: unknown): boolean {
  return typeof value === 'string' && isTemplate(value);
}
