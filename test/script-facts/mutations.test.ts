import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { spanOf, type Location } from '../../src/source/location.js';
import { factsOf } from './facts-of.js';

const folder = new URL('../../scripts/', import.meta.url);
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));

/** A change of a script's lines, each place given as a part of the whole. */
const mutation = fc.record({
  kind: fc.constantFrom('remove', 'repeat', 'swap', 'indent', 'dedent', 'cut', 'replace'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  to: fc.double({ min: 0, max: 0.999, noNaN: true }),
  word: fc.constantFrom(
    'args',
    'main',
    'parser',
    '"DATA"',
    'None',
    '*args',
    '{}',
    'os.environ',
    'def',
    '(',
    'lambda x: x',
  ),
});

function mutated(
  lines: readonly string[],
  { kind, at, to, word }: Readonly<Record<'kind' | 'word', string> & Record<'at' | 'to', number>>,
): string[] {
  const index = Math.floor(at * lines.length);
  const other = Math.floor(to * lines.length);
  const line = lines[index] ?? '';
  const replacements: Readonly<Record<string, readonly string[]>> = {
    remove: [],
    repeat: [line, line],
    swap: [lines[other] ?? ''],
    indent: [`    ${line}`],
    dedent: [line.replace(/^ {4}/, '')],
    cut: [line.slice(0, Math.floor(to * line.length))],
    replace: [line.replace(/\b\w+\b/, word)],
  };
  return [...lines.slice(0, index), ...(replacements[kind] ?? [line]), ...lines.slice(index + 1)];
}

/** All locations in facts. */
function locationsIn(facts: unknown): readonly Location[] {
  if (typeof facts !== 'object' || facts === null) {
    return [];
  }
  return isLocation(facts) ? [facts] : Object.values(facts).flatMap(locationsIn);
}

function isLocation(value: object): value is Location {
  return 'source' in value && 'path' in value && 'target' in value;
}

it('whatever becomes of a script, its facts are places in it or it cannot be parsed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...scripts),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      (script, changes) => {
        const lines = changes.reduce<readonly string[]>(mutated, script);
        const facts = factsOf(lines.join('\n'));
        if (facts.diagnostics.length > 0) {
          expect(facts.imports).toEqual([]);
          return;
        }
        for (const { start } of locationsIn(facts).map(spanOf)) {
          expect(Array.from(lines[start.line - 1] ?? '').length).toBeGreaterThanOrEqual(start.column - 1);
        }
      },
    ),
    { numRuns: 60 },
  );
});
