import type { Document } from '../../project/document.js';
import type { StepSpec } from '../../project/types.generated.js';
import { keyOf, locationOf, type Location } from '../../source/location.js';
import { PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { ownSpecs } from './agreement.js';

interface Alias {
  readonly output: string;
  readonly alias: string;
  readonly at: Location;
}

export const aliasClash: RegistryRule = {
  scope: 'registry',
  code: 'ALN407',
  name: 'alias-clash',
  severity: 'error',
  level: 3,
  what: 'The names and aliases of the outputs of a specification are all different.',
  why: 'A name that two outputs have says of neither which one is meant.',
  fix: 'Remove the alias, or give it another name.',
  invalid: project({ spec: `${PREPARE_SPEC}    aliases: [table]\n` }),
  valid: project({ spec: `${PREPARE_SPEC}    aliases: [prepared_table]\n` }),
  check(registry, report) {
    for (const { document } of ownSpecs(registry)) {
      const variants = Object.keys(document.value.job_types ?? {});
      const reported = new Set<string>();
      for (const variant of variants.length === 0 ? [undefined] : variants) {
        const first = new Map<string, Alias>();
        for (const entry of aliasesOf(document, variant)) {
          const { output, alias, at } = entry;
          const before = first.get(alias);
          const owner = Object.hasOwn(document.value.outputs ?? {}, alias) ? alias : before?.output;
          const key = JSON.stringify(at.path);
          if (owner !== undefined && !reported.has(key)) {
            reported.add(key);
            const inOutputs = keyOf(locationOf(document.source, 'outputs', alias));
            report(at, {
              message: clash(entry, owner, owner === alias),
              help: 'Remove this alias, or rename it.',
              related: [
                { message: 'The name is taken here.', at: owner === alias ? inOutputs : (before?.at ?? at) },
              ],
              fix:
                owner === output
                  ? { title: `Remove the alias "${alias}"`, changes: [{ at, change: { kind: 'remove' } }] }
                  : undefined,
            });
          }
          first.set(alias, before ?? { output, alias, at });
        }
      }
    }
  },
};

function clash({ output, alias }: Alias, owner: string, isName: boolean): string {
  if (owner !== output) {
    return `The alias "${alias}" of the output "${output}" is ${isName ? 'the name' : 'an alias'} of ${isName ? 'another output' : `the output "${owner}"`} too.`;
  }
  return isName
    ? `The alias "${alias}" is the name of its own output.`
    : `The alias "${alias}" of the output "${output}" stands twice.`;
}

/** The aliases in force for a job type, with their places. */
function aliasesOf(document: Document<StepSpec>, jobType: string | undefined): readonly Alias[] {
  const { outputs = {}, job_types: jobTypes = {} } = document.value;
  return Object.entries(outputs).flatMap(([output, { aliases }]) => {
    const narrowed = jobType === undefined ? undefined : jobTypes[jobType]?.outputs?.[output]?.aliases;
    const path = narrowed === undefined ? [] : ['job_types', jobType ?? ''];
    return (narrowed ?? aliases ?? []).map((alias, index) => ({
      output,
      alias,
      at: locationOf(document.source, ...path, 'outputs', output, 'aliases', index),
    }));
  });
}
