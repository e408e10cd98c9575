import { distance } from 'fastest-levenshtein';
import type { Registry } from '../../registry/registry.js';
import { isSageMakerStepType } from '../../sagemaker/step-types.js';
import { locationOf } from '../../source/location.js';
import { project, TRAIN, TRAIN_SPEC } from '../example.js';
import { respelledText } from '../fixes.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

const sources = (source: string) =>
  TRAIN_SPEC.replace('training_data }', `training_data, compatible_sources: [${source}] }`);

/** Letters by which a misspelt step type differs at most; at more it is as likely the name of a type that is not installed. */
const MAX_SLIPS = 2;

export const misspeltCompatibleSource: RegistryRule = {
  scope: 'registry',
  code: 'ALN417',
  name: 'misspelt-compatible-source',
  severity: 'warning',
  level: 3,
  what: 'The compatible sources of a dependency are spelt as the step types that they mean.',
  why: 'A misspelt source is no evidence for any step, so that the input may be wired otherwise or not at all.',
  fix: 'Write the step type as its specification does.',
  invalid: project({}, { ...TRAIN, 'specs/train.spec.yaml': sources('Prepaer') }),
  valid: project({}, { ...TRAIN, 'specs/train.spec.yaml': sources('Prepare') }),
  check(registry, report) {
    const known = [...registry.specs.keys()].sort();
    for (const { document } of ownSpecs(registry)) {
      const { dependencies = {}, job_types: jobTypes = {} } = document.value;
      const lists = [
        ...Object.entries(dependencies).map(([name, { compatible_sources: list }]) => ({
          list,
          path: ['dependencies', name],
        })),
        ...Object.entries(jobTypes).flatMap(([jobType, variant]) =>
          Object.entries(variant?.dependencies ?? {}).map(([name, { compatible_sources: list }]) => ({
            list,
            path: ['job_types', jobType, 'dependencies', name],
          })),
        ),
      ];
      for (const { list = [], path } of lists) {
        for (const [index, source] of list.entries()) {
          const meant = isKnown(source, registry) ? undefined : spelling(source, known);
          if (meant !== undefined) {
            const at = locationOf(document.source, ...path, 'compatible_sources', index);
            report(at, {
              message: `No step type is named "${source}". Did you mean "${meant}"?`,
              help: `Write "${meant}".`,
              fix: respelledText(at, source, known),
            });
          }
        }
      }
    }
  },
};

/** The words that the resolver takes (src/resolver/score.ts): step types and SageMaker's, with or without "Step" behind. */
function isKnown(source: string, { specs, broken }: Registry): boolean {
  const bare = source.replace(/Step$/, '');
  const isSageMakers = isSageMakerStepType(bare.replace(/^Create/, ''));
  return isSageMakers || [source, bare].some((word) => specs.has(word) || broken.has(word));
}

/** The step type that a source is a slip of; undefined if none is so close. */
function spelling(source: string, known: readonly string[]): string | undefined {
  const wanted = comparable(source);
  const ranked = known
    .map((stepType) => ({ stepType, slips: distance(wanted, comparable(stepType)) }))
    .filter(({ stepType, slips }) => slips <= MAX_SLIPS && slips * 3 < stepType.length)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.stepType;
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '').replace(/step$/, '');
}
