import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Position } from '../../src/diagnostics/diagnostic.js';
import { ROOT } from '../support/memory-files.js';
import { REPOSITORY } from '../support/run.js';
import { compileTexts, workedExamples } from './support.js';

const SETTINGS = `environments:
  dev: { config: { tags: { stage: dev } } }
rules: { library-overridden: "off" }
search:
  specs: [specs]
`;

/** The worked examples, each with copies of the library's specifications and contracts that it uses as its own. */
const PROJECTS = [...workedExamples()].flatMap(([name, texts]) =>
  ['fraud-xgboost', 'text-pytorch', 'batch-scoring'].includes(name)
    ? [{ ...texts, ...libraryCopies(texts), 'pipectl.yaml': SETTINGS }]
    : [],
);

function libraryCopies(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const manifest = Object.entries(texts).find(([path]) => path.endsWith('.pipeline.yaml'))?.[1] ?? '';
  const { steps } = parse(manifest) as { steps: Readonly<Record<string, { readonly type: string }>> };
  const types = new Set(Object.values(steps).map(({ type }) => type));
  return Object.fromEntries(
    [
      ['XGBoostTraining', 'specs/xgboost_training.spec.yaml', 'contracts/xgboost_training.contract.yaml'],
      ['PyTorchTraining', 'specs/pytorch_training.spec.yaml', 'contracts/pytorch_training.contract.yaml'],
      ['BatchTransform', 'specs/batch_transform.spec.yaml'],
    ].flatMap(([type = '', ...paths]) =>
      types.has(type) ? paths.map((path) => [path, readFileSync(join(REPOSITORY, path), 'utf8')]) : [],
    ),
  );
}

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

/** One project with one to three mishaps in one of its files. */
const damagedProject = fc
  .constantFrom(...PROJECTS)
  .chain((texts) =>
    fc.tuple(fc.constant<Readonly<Record<string, string>>>(texts), fc.constantFrom(...Object.keys(texts))),
  )
  .chain(([texts, victim]) =>
    fc.array(damage, { minLength: 1, maxLength: 3 }).map((damages) => {
      const lines = damages.reduce<readonly string[]>(
        (text, change) => (text.length === 0 ? text : change(text)),
        (texts[victim] ?? '').split('\n'),
      );
      return { ...texts, [victim]: lines.join('\n') };
    }),
  );

/** Whether a position is one of a text: at a character of a line or right behind its last one. */
function isInside({ line, column }: Position, text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  return (
    line >= 1 && line <= lines.length && column >= 1 && column <= Array.from(lines[line - 1] ?? '').length + 1
  );
}

describe('compilePipeline', () => {
  it('never throws on damaged files, and every place it names is in the text of a file', async () => {
    await fc.assert(
      fc.asyncProperty(damagedProject, async (texts: Readonly<Record<string, string>>) => {
        const { diagnostics, build } = await compileTexts(texts, { environment: 'dev' });
        for (const { span, message, related } of diagnostics) {
          expect(message).toMatch(/^[\p{Lu}"].*[.?]$/su);
          for (const place of [span, ...related.map((other) => other.span)]) {
            const text = place === undefined ? undefined : texts[relative(ROOT, place.file)];
            if (place !== undefined && text !== undefined) {
              const { start, end } = place;
              expect([place, isInside(start, text), isInside(end, text)]).toEqual([place, true, true]);
              expect(end.line * 1e6 + end.column).toBeGreaterThanOrEqual(start.line * 1e6 + start.column);
            }
          }
        }
        expect(build === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
        build?.();
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on bytes that are no text', async () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...PROJECTS), fc.nat(), async (content, texts, index) => {
        const paths = Object.keys(texts);
        const { diagnostics } = await compileTexts({
          ...texts,
          [paths[index % paths.length] ?? '']: content,
        });
        expect(Array.isArray(diagnostics)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
