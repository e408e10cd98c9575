import { compareNames } from '../graph/dag.js';
import type { LockFile } from '../project/types.generated.js';
import type { Wire, Wiring } from '../resolver/wiring.js';
import { yamlScalar } from '../source/yaml-scalar.js';

/** What feeds the inputs of steps, as `<step>.<output>`: by step, then by input. */
export type LockedWires = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** No wires of a step that has none. */
export const NO_WIRES: ReadonlyMap<string, string> = new Map();

/** The names that two maps have, each once, sorted. */
export function namesOfBoth(
  left: ReadonlyMap<string, unknown>,
  right: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])].sort(compareNames);
}

/** The wires that the resolver chose, sorted by name. What the manifest says itself needs no lock. */
export function wiresToLock({ wires }: Wiring): LockedWires {
  return sorted(
    [...wires].map(([step, inputs]): [string, ReadonlyMap<string, string>] => [
      step,
      sorted(
        [...inputs].flatMap(([name, wire]): [string, string][] => {
          const source = resolvedSource(wire);
          return source === undefined ? [] : [[name, source]];
        }),
      ),
    ]),
  );
}

/** The wires of a lock file, sorted by name; none if there is no file. */
export function wiresOfFile(file: LockFile | undefined): LockedWires {
  return sorted(
    Object.entries(file?.wires ?? {}).map(([step, inputs]): [string, ReadonlyMap<string, string>] => [
      step,
      sorted(Object.entries(inputs)),
    ]),
  );
}

/** The output that the resolver chose; undefined if the manifest says what feeds the input. */
export function resolvedSource({ chosen, source }: Wire): string | undefined {
  return chosen === 'resolved' && source.kind === 'output'
    ? `${source.step}.${source.output.name}`
    : undefined;
}

/** How many wires there are. */
export function countWires(wires: LockedWires): number {
  return [...wires.values()].reduce((sum, inputs) => sum + inputs.size, 0);
}

const HEADER = `# What feeds each input that the manifest leaves to pipectl: \`--locked\` refuses anything else.
# \`pipectl lock\` writes this file anew; commit it with the manifest.
`;

/**
 * The text of a lock: the same bytes for the same wires. The line by which an editor finds the schema is that of the
 * manifest, which stands in the same folder; there is none if the manifest has none.
 */
export function lockText(wires: LockedWires, manifestText: string): string {
  const steps = [...wires].flatMap(([step, inputs]) => [
    `  ${yamlScalar(step)}:\n`,
    ...[...inputs].map(([name, source]) => `    ${yamlScalar(name)}: ${yamlScalar(source)}\n`),
  ]);
  return `${schemaLine(manifestText)}${HEADER}format_version: 1\nwires:${steps.length === 0 ? ' {}' : ''}\n${steps.join('')}`;
}

function schemaLine(manifestText: string): string {
  const [, folder] =
    /^#[ \t]*yaml-language-server:[ \t]*\$schema=(\S*?)pipeline\.schema\.json[ \t\r]*$/m.exec(manifestText) ??
    [];
  return folder === undefined ? '' : `# yaml-language-server: $schema=${folder}lock.schema.json\n`;
}

/** The entries as a map, by name, without maps that hold nothing. */
function sorted<T extends string | ReadonlyMap<string, string>>(
  entries: readonly (readonly [string, T])[],
): ReadonlyMap<string, T> {
  return new Map(
    entries
      .filter(([, value]) => typeof value === 'string' || value.size > 0)
      .sort(([left], [right]) => compareNames(left, right)),
  );
}
