import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compilePipeline } from '../../src/compiler/compile.js';
import { diskFiles, type Files } from '../../src/source/files.js';
import { REPOSITORY, shippedLibrary } from '../support/run.js';

const FOLDER = join(REPOSITORY, 'manifests/fraud-xgboost');
const MANIFEST = join(FOLDER, 'fraud-xgboost.pipeline.yaml');
const VICTIMS = [
  MANIFEST,
  join(FOLDER, 'configs/base.config.yaml'),
  join(FOLDER, 'configs/train.config.yaml'),
  join(REPOSITORY, 'specs/xgboost_training.spec.yaml'),
  join(REPOSITORY, 'contracts/xgboost_training.contract.yaml'),
];
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '&a ',
  '*a',
  '${',
  '${params.x}',
  '<<: *a',
  '"',
  "'",
  '|',
  '\t',
  '# ',
  'null',
  '~',
  '-1',
  '1e9',
  '!!binary ',
  '__proto__',
  'steps',
  '\u0000',
  '😀',
];

type Damage = (lines: readonly string[]) => readonly string[];

const at = fc.nat(500);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  at.map(
    (index): Damage =>
      (lines) =>
        lines.filter((_, other) => other !== index % lines.length),
  ),
  at.map(
    (index): Damage =>
      (lines) =>
        lines.flatMap((line, other) => (other === index % lines.length ? [line, line] : [line])),
  ),
  at.map(
    (index): Damage =>
      (lines) =>
        lines.slice(0, index % lines.length),
  ),
  fc.tuple(at, at).map(([from, to]): Damage => (lines) => {
    const moved = [...lines];
    moved[to % lines.length] = lines[from % lines.length] ?? '';
    return moved;
  }),
  fc.tuple(at, fc.nat(80), fc.constantFrom(...TOKENS)).map(
    ([index, column, token]): Damage =>
      (lines) =>
        lines.map((line, other) =>
          other === index % lines.length ? line.slice(0, column) + token + line.slice(column) : line,
        ),
  ),
);

describe('compilePipeline', () => {
  it('never throws on damaged files, and points into them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...VICTIMS),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async (victim, damages) => {
          const original = readFileSync(victim, 'utf8').split('\n');
          const lines = damages.reduce<readonly string[]>(
            (text, change) => (text.length === 0 ? text : change(text)),
            original,
          );
          const bytes = new TextEncoder().encode(lines.join('\n'));
          const files: Files = {
            ...diskFiles,
            read: (path, limit) => (path === victim ? { kind: 'ok', bytes } : diskFiles.read(path, limit)),
          };
          const { diagnostics } = await compilePipeline(MANIFEST, {
            files,
            library: shippedLibrary(),
            variables: {},
          });
          for (const { span, message } of diagnostics) {
            expect(message).toMatch(/^[A-Z"].*[.?]$/su);
            if (span?.file === victim) {
              expect(span.start.line).toBeLessThanOrEqual(Math.max(1, lines.length));
              expect(span.end.line).toBeGreaterThanOrEqual(span.start.line);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
