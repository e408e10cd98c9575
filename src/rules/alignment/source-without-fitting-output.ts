import type { Dependency, StepSpec } from '../../project/types.generated.js';
import { dataTypeFit, typeFit } from '../../resolver/compatibility.js';
import { keyOf, locationOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_SPEC } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { listed } from '../wording.js';
import { ownSpecs } from './agreement.js';

const sources = (type: string) =>
  TRAIN_SPEC.replace('training_data }', `${type}, compatible_sources: [Prepare] }`);

export const sourceWithoutFittingOutput: RegistryRule = {
  scope: 'registry',
  code: 'ALN419',
  name: 'source-without-fitting-output',
  severity: 'warning',
  level: 3,
  what: 'A compatible source of a dependency has an output of a type that the dependency takes.',
  why: 'No output of the source can ever feed the dependency, so that the step stays without its input.',
  fix: 'Correct the type of the dependency or of the output, or remove the source.',
  invalid: project({}, { ...TRAIN, 'specs/train.spec.yaml': sources('model_artifacts') }),
  valid: project({}, { ...TRAIN, 'specs/train.spec.yaml': sources('training_data') }),
  check(registry, report) {
    const { specs, broken } = registry;
    for (const { document } of ownSpecs(registry)) {
      for (const [name, dependency] of Object.entries(document.value.dependencies ?? {})) {
        for (const [index, source] of (dependency.compatible_sources ?? []).entries()) {
          const other = broken.has(source) ? undefined : specs.get(source)?.document;
          if (other !== undefined && !fitsAny(dependency, other.value)) {
            const types = new Set(
              Object.values(other.value.outputs ?? {}).map((output) => output.output_type),
            );
            report(locationOf(document.source, 'dependencies', name, 'compatible_sources', index), {
              message: `No output of "${source}" can feed the dependency "${name}" of the type ${dependency.dependency_type}.`,
              help:
                types.size === 0
                  ? `"${source}" has no outputs. Remove it.`
                  : `"${source}" has outputs of the types ${listed(types)}. Correct one of the types, or remove the source.`,
              related: [{ message: 'Its outputs.', at: keyOf(locationOf(other.source, 'outputs')) }],
            });
          }
        }
      }
    }
  },
};

function fitsAny(
  { dependency_type: wanted, data_type: wantedData }: Dependency,
  { outputs = {} }: StepSpec,
): boolean {
  return Object.values(outputs).some(
    ({ output_type: given, data_type: givenData }) =>
      typeFit(wanted, given) !== 'impossible' &&
      dataTypeFit(wantedData ?? 'S3Uri', givenData ?? 'S3Uri') !== 'impossible',
  );
}
