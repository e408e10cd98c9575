import { jobAndParts } from '../../builders/job-parts.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { builderKeys, ownKeys } from '../../project/config-keys.js';
import { isTemplate } from '../../project/interpolation.js';
import { mendAt } from '../../project/schema-mends.js';
import { schemaFindings, type SchemaFinding } from '../../project/schema-problems.js';
import { validateConfigKeys } from '../../project/validators.js';
import { keyOf, type Location } from '../../source/location.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  toJson,
  type Json,
  type Traced,
} from '../../source/traced.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';

const manifest = (count: string) =>
  `steps:\n  prepare: { type: Prepare, config: { instance_count: ${count} } }\n`;

export const wrongConfigValue: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG604',
  name: 'wrong-config-value',
  severity: 'error',
  what: "Every config value has the type, form and range of its key's schema.",
  why: 'SageMaker rejects other values, most of them only when the pipeline is created or the step starts.',
  fix: 'Correct the value; the message says what it must be.',
  invalid: project({ manifest: manifest('two') }),
  valid: project({ manifest: manifest('2') }),
  check({ graph }, report) {
    for (const { job } of jobsOf(graph).flatMap(jobAndParts)) {
      for (const finding of findingsOf(job)) {
        const at = placeOf(job, finding);
        if (at !== undefined) {
          report(at, {
            message: finding.message,
            help: finding.help,
            fix: finding.mend === undefined ? undefined : mendAt(at, finding.mend),
          });
        }
      }
    }
  },
};

function findingsOf({ config, spec }: LinkedJob): readonly SchemaFinding[] {
  const { value } = spec.document;
  const valuesOf = (keys: ReadonlyMap<string, unknown>): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      [...config]
        // A default of the project's own specification is CFG614's.
        .filter(([key, { layer }]) => keys.has(key) && layer !== 'built-in' && layer !== 'specification')
        .map(([key, { traced }]) => [key, toJson(traced)]),
    );
  // Computed keys are CFG603's, whatever their values.
  const builders = new Map(
    [...builderKeys(value.sagemaker_step_type)].filter(([, { tier }]) => tier !== 'derived'),
  );
  return [
    ...schemaFindings(valuesOf(builders), validateConfigKeys),
    ...spec.ownKeyFindings(valuesOf(ownKeys(value))),
  ];
}

/** The place of a finding; undefined where a pipeline variable stands, of which the schema can say nothing. */
function placeOf({ config }: LinkedJob, { path, target }: SchemaFinding): Location | undefined {
  const [key = '', ...rest] = path;
  let traced = config.get(String(key))?.traced;
  for (const part of rest) {
    traced = traced === undefined ? undefined : childOf(traced, part);
  }
  if (traced === undefined || isExpressionValue(traced.value)) {
    return undefined;
  }
  const isOpen = typeof traced.value === 'string' && isTemplate(traced.value);
  return isOpen ? undefined : target === 'key' ? keyOf(traced.at) : traced.at;
}

function childOf({ value }: Traced, part: string | number): Traced | undefined {
  if (isTracedMap(value)) {
    return value.get(String(part));
  }
  return isTracedList(value) && typeof part === 'number' ? value[part] : undefined;
}
