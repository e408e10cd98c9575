import { didYouMean } from '../../diagnostics/suggest.js';
import type { Problem } from '../../diagnostics/diagnostic.js';
import { jobsOf } from '../../graph/model.js';
import type { SpecPropertyFile, StepSpec } from '../../project/types.generated.js';
import { child, locationOf, type Location } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import { respelledText } from '../fixes.js';
import type { PipelineRule, RegistryRule, Report } from '../rule.js';
import { ownSpecs } from './agreement.js';

const spec = (output: string) =>
  `${PREPARE_SPEC}property_files:\n  summary: { output_name: ${output}, path: summary.json }\n`;

const manifest = (output: string) =>
  `steps:\n  prepare: { type: Prepare, property_files: { summary: { output_name: ${output}, path: summary.json } } }\n`;

const problem: Problem = {
  code: 'ALN415',
  name: 'unknown-property-file-output',
  severity: 'error',
  level: 3,
  what: 'A property file is in an output of its step.',
  why: 'SageMaker rejects a pipeline with a property file in an output that the step does not have.',
  fix: 'Correct the name of the output.',
  invalid: project({ spec: spec('tabel') }),
  valid: project({ spec: spec('table') }),
};

/** The property files that specifications declare. */
export const unknownPropertyFileOutput: RegistryRule = {
  ...problem,
  scope: 'registry',
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const at = locationOf(document.source, 'property_files');
      checkFiles(document.value.property_files, at, document.value, report);
    }
  },
};

/** The property files that the steps of a manifest declare. */
export const unknownPropertyFileOutputOfStep: PipelineRule = {
  ...problem,
  scope: 'pipeline',
  invalid: project({ manifest: manifest('tabel') }),
  valid: project({ manifest: manifest('table') }),
  check({ graph }, report) {
    for (const { step, at, spec: used } of jobsOf(graph)) {
      checkFiles(step.property_files, child(at, 'property_files'), used.document.value, report);
    }
  },
};

function checkFiles(
  files: Readonly<Record<string, SpecPropertyFile>> = {},
  at: Location,
  { step_type: stepType, outputs = {} }: StepSpec,
  report: Report,
): void {
  for (const [name, { output_name: output }] of Object.entries(files)) {
    if (!Object.hasOwn(outputs, output)) {
      const place = child(at, name, 'output_name');
      report(place, {
        message: `The property file "${name}" is in the output "${output}", which "${stepType}" does not have.${didYouMean(output, Object.keys(outputs))}`,
        help: 'Name one of the outputs of the specification.',
        fix: respelledText(place, output, Object.keys(outputs)),
      });
    }
  }
}
