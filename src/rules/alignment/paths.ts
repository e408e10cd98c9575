import { onlySlip } from '../../diagnostics/slip.js';
import { suggestions } from '../../diagnostics/suggest.js';
import type { Registry } from '../../registry/registry.js';
import { keyOf, locationOf } from '../../source/location.js';
import type { Mend } from '../../source/mend.js';
import { renamedKey } from '../fixes.js';
import type { Report } from '../rule.js';
import { jobAgreements, placesOf, type Agreement } from './agreement.js';
import { isAtOrBelow, normalPath, pathProblem, usualPath, type PathUse } from './container-paths.js';

/** Keys of one side of a step in the two files. */
const SIDES = {
  input: { ports: 'dependencies', port: 'dependency', paths: 'expected_input_paths' },
  output: { ports: 'outputs', port: 'output', paths: 'expected_output_paths' },
} as const;

/** How the names of one side differ. A name that is only spelt differently counts once: as missing, with the other spelling. */
interface Difference {
  readonly missing: readonly { readonly name: string; readonly spelling?: string | undefined }[];
  readonly extra: readonly string[];
}

/** Reports the ports of a specification for which its contract has no path. Ports that are no S3Uri need none. */
export function reportMissingPaths(registry: Registry, use: PathUse, report: Report): void {
  const { ports, port, paths } = SIDES[use];
  for (const agreement of jobAgreements(registry)) {
    const { spec, contract } = agreement;
    const { contract: contractName, sagemaker_step_type: type } = spec.document.value;
    const { missing } = differenceOf(agreement, use);
    for (const { name, spelling } of missing) {
      const { at, related } = placesOf(
        agreement,
        {
          message: `The ${port} of "${spec.document.value.step_type}".`,
          at: keyOf(locationOf(spec.document.source, ports, name)),
        },
        {
          message: spelling === undefined ? 'The contract.' : 'The contract spells it like this.',
          at: keyOf(
            locationOf(contract.document.source, paths, ...(spelling === undefined ? [] : [spelling])),
          ),
        },
      );
      report(at, {
        message: `The contract "${contractName ?? ''}" has no path for the ${port} "${name}"${spelling === undefined ? '' : `, but one for "${spelling}"`}.`,
        help:
          spelling === undefined
            ? `Add "${name}: ${usualPath(type, use, name)}" under "${paths}".`
            : 'Write the name the same in both files.',
        related,
        fix: missingPathFix(registry, agreement, use, { name, spelling, missing }),
      });
    }
  }
}

/**
 * Gives a port the path that the contract has under a slip of its name, or the usual one. Only in a contract of the project,
 * and where no other specification needs the contract as it is and no other port has the path.
 */
function missingPathFix(
  registry: Registry,
  { spec, contract }: Agreement,
  use: PathUse,
  { name, spelling, missing }: Difference['missing'][number] & Pick<Difference, 'missing'>,
): Mend | undefined {
  const { ports, paths } = SIDES[use];
  const { source, value } = contract.document;
  const given = value[paths] ?? {};
  if (contract.origin !== 'project') {
    return undefined;
  }
  if (spelling !== undefined) {
    const isNeeded = jobAgreements(registry).some(
      (other) =>
        other.contract === contract && Object.hasOwn(other.spec.document.value[ports] ?? {}, spelling),
    );
    const isSlip = onlySlip(spelling, [name]) !== undefined;
    return isNeeded || !isSlip ? undefined : renamedKey(locationOf(source, paths, spelling), spelling, name);
  }
  const type = spec.document.value.sagemaker_step_type;
  const path = usualPath(type, use, name);
  const all = [
    ...Object.values(value.expected_input_paths ?? {}),
    ...Object.values(value.expected_output_paths ?? {}),
    ...missing.filter((other) => other.name !== name).map((other) => usualPath(type, use, other.name)),
  ].map(normalPath);
  const isFree = all.every((other) => !isAtOrBelow(path, other) && !isAtOrBelow(other, path));
  const isAllowed = pathProblem(type, use, name, path, value.script_location !== 'image') === undefined;
  return !isFree || !isAllowed || Object.hasOwn(given, name)
    ? undefined
    : {
        title: `Add "${name}: ${path}" under "${paths}" of the contract`,
        changes: [{ at: locationOf(source, paths), change: { kind: 'insert', key: name, value: path } }],
      };
}

/** Reports the paths of the project's contracts that no specification with that contract has a port for. */
export function reportExtraPaths(registry: Registry, use: PathUse, report: Report): void {
  if (registry.broken.size > 0) {
    return; // A specification that cannot be read may be the one that has the port.
  }
  const { ports, port, paths } = SIDES[use];
  for (const [contract, agreements] of groupByContract(jobAgreements(registry))) {
    const [first, ...others] = agreements.map((agreement) => new Set(differenceOf(agreement, use).extra));
    for (const name of first ?? []) {
      if (contract.origin === 'project' && others.every((extra) => extra.has(name))) {
        report(keyOf(locationOf(contract.document.source, paths, name)), {
          message: `The contract has a path for "${name}", but its specification has no such ${port}.`,
          help: `Declare "${name}" under "${ports}" of the specification, or remove the path.`,
          related: agreements.map(({ spec: { document } }) => ({
            message: `"${document.value.step_type}" has no ${port} "${name}".`,
            at: keyOf(locationOf(document.source, ports)),
          })),
        });
      }
    }
  }
}

function groupByContract(
  all: readonly Agreement[],
): ReadonlyMap<Agreement['contract'], readonly Agreement[]> {
  const groups = new Map<Agreement['contract'], Agreement[]>();
  for (const agreement of all) {
    const group = groups.get(agreement.contract) ?? [];
    group.push(agreement);
    groups.set(agreement.contract, group);
  }
  return groups;
}

function differenceOf({ spec, contract }: Agreement, use: PathUse): Difference {
  const { ports, paths } = SIDES[use];
  const declared = Object.entries(spec.document.value[ports] ?? {});
  const given = Object.keys(contract.document.value[paths] ?? {});
  const unknown = new Set(given.filter((name) => !declared.some(([port]) => port === name)));
  const missing = declared
    .filter(([name, { data_type: type = 'S3Uri' }]) => type === 'S3Uri' && !given.includes(name))
    .map(([name]) => {
      const [spelling] = suggestions(name, unknown);
      unknown.delete(spelling ?? '');
      return { name, ...(spelling === undefined ? {} : { spelling }) };
    });
  return { missing, extra: [...unknown] };
}
