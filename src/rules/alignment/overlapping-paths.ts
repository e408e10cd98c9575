import { locationOf, type Location } from '../../source/location.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import type { RegistryRule } from '../rule.js';
import { jobAgreements, type Agreement } from './agreement.js';
import { isAtOrBelow, normalPath, pathProblem, runsTraining } from './container-paths.js';

const spec = `${PREPARE_SPEC}dependencies: { raw: { dependency_type: processing_output, required: false } }
`.replace('source', 'internal');
const contract = (path: string) => `${PREPARE_CONTRACT}expected_input_paths: { raw: ${path} }\n`;

/** One path of a contract, with the name that a message gives it. */
interface Entry {
  readonly name: string;
  readonly path: string;
  readonly at: Location;
}

export const overlappingPaths: RegistryRule = {
  scope: 'registry',
  code: 'ALN412',
  name: 'overlapping-paths',
  severity: 'error',
  level: 2,
  what: 'No path of a contract is the same as another one of it or lies inside it.',
  why: 'The data of two ports get mixed up: a script that reads one finds files of the other, and outputs are uploaded twice.',
  fix: 'Give each input and output a folder of its own.',
  invalid: project({ spec, contract: contract('/opt/ml/processing/output/raw') }),
  valid: project({ spec, contract: contract('/opt/ml/processing/input/raw') }),
  check(registry, report) {
    for (const agreement of jobAgreements(registry)) {
      const type = agreement.spec.document.value.sagemaker_step_type;
      const entries = agreement.contract.origin === 'project' ? entriesOf(agreement) : [];
      for (const [index, entry] of entries.entries()) {
        const other = entries.slice(0, index).find(({ path }) => overlap(type, path, entry.path));
        if (other !== undefined) {
          const equal = other.path === entry.path;
          const [inner, outer] = isAtOrBelow(entry.path, other.path) ? [entry, other] : [other, entry];
          report(entry.at, {
            message: equal
              ? `The path of the ${entry.name} is that of the ${other.name} too.`
              : `The path of the ${inner.name} lies inside that of the ${outer.name}.`,
            help: 'Give each of the two a folder of its own.',
            related: [{ message: `The path of the ${other.name}.`, at: other.at }],
          });
        }
      }
    }
  },
};

/** What a training job writes goes into one archive per folder, whatever the folders in it; all else is copied by path. */
function overlap(type: string, first: string, second: string): boolean {
  return runsTraining(type) ? first === second : isAtOrBelow(first, second) || isAtOrBelow(second, first);
}

/** The paths of a contract in order, inputs first, without those that are not allowed at all. */
function entriesOf({ spec, contract }: Agreement): readonly Entry[] {
  const { source, value } = contract.document;
  const type = spec.document.value.sagemaker_step_type;
  const hasCode = value.script_location !== 'image';
  return (['input', 'output'] as const).flatMap((use) => {
    const key = use === 'input' ? 'expected_input_paths' : 'expected_output_paths';
    return Object.entries(value[key] ?? {}).flatMap(([name, path]): Entry[] =>
      pathProblem(type, use, name, path, hasCode) === undefined
        ? [{ name: `${use} "${name}"`, path: normalPath(path), at: locationOf(source, key, name) }]
        : [],
    );
  });
}
