import { relative } from 'node:path';
import fc from 'fast-check';
import { lockCheck } from '../../src/cli/locks.js';
import { planLock } from '../../src/compiler/lock-plan.js';
import type { Diagnostic, ExampleFiles } from '../../src/diagnostics/diagnostic.js';
import { loadDocument } from '../../src/project/document.js';
import { explainWiring } from '../../src/resolver/explain.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../src/rules/example.js';
import { ROOT } from '../support/memory-files.js';
import { randomPipeline } from '../support/random-pipeline.js';
import { compileTexts, projectFiles, type Texts } from './support.js';

/** The lock of the one manifest among some texts, and how it differs from the one that is there. */
async function planOf(texts: Texts) {
  const { judged, wiring, diagnostics } = await compileTexts(texts, { definition: 'none' });
  expect(diagnostics).toEqual([]);
  if (judged.own === undefined || wiring === undefined) {
    throw new Error('The pipeline has no wiring.');
  }
  return planLock(judged.own, wiring, projectFiles(texts), loadDocument);
}

/** The texts with the lock of their manifest as it should be. */
async function withLock(texts: Texts): Promise<Texts> {
  const { path, text } = await planOf(texts);
  return { ...texts, [relative(ROOT, path)]: text };
}

/** What `--locked` finds, in order. */
async function findings(texts: Texts): Promise<readonly Diagnostic[]> {
  const checkWiring = lockCheck(projectFiles(texts), loadDocument, explainWiring);
  return (await compileTexts(texts, { checkWiring })).diagnostics;
}

const place = ({ file, start }: NonNullable<Diagnostic['span']>): string =>
  `${relative(ROOT, file)}:${start.line}:${start.column}`;

/** The same as lines: place, code and message, then the help and the related places. */
async function found(texts: Texts): Promise<readonly (readonly string[])[]> {
  return (await findings(texts)).map(({ code, message, span, help = '', related }) => [
    `${span === undefined ? '' : place(span)} ${code} ${message}`,
    ...help.split('\n').filter((line) => code.startsWith('RES3') && line !== ''),
    ...related.map((other) => `${place(other.span)} ${other.message}`),
  ]);
}

/** Prepare makes "data_table", and Polish, where it is used, the "table" that Train asks for. */
const steps = (text: string): ExampleFiles =>
  project(
    {
      manifest: `steps:\n${text}`,
      spec: PREPARE_SPEC.replaceAll('table', 'data_table'),
      contract: PREPARE_CONTRACT.replace('table', 'data_table'),
    },
    {
      ...TRAIN,
      'specs/polish.spec.yaml': PREPARE_SPEC.replace('Prepare', 'Polish').replace(
        'contract: prepare',
        'contract: polish',
      ),
      'contracts/polish.contract.yaml': PREPARE_CONTRACT,
    },
  );

const PREPARE = '  prepare: { type: Prepare }\n';
const POLISH = '  polish: { type: Polish }\n';
const train = (rest = ''): string => `  train: { type: Train${rest} }\n`;
const LOCKED = 'demo.lock.yaml';
const lock = (wires: string): ExampleFiles => ({ [LOCKED]: `format_version: 1\nwires:\n${wires}` });
const TRAINED = lock('  train:\n    table: prepare.data_table\n');

describe('the lock of a pipeline', () => {
  it('holds what the resolver has chosen, sorted, and says what it is', async () => {
    const texts = steps(
      `${train(', needs: [prepare]')}  evaluate: { type: Train, needs: [polish] }\n${PREPARE}${POLISH}`,
    );
    expect(await planOf(texts)).toEqual({
      path: `${ROOT}/${LOCKED}`,
      text: `# What feeds each input that the manifest leaves to pipectl: \`--locked\` refuses anything else.
# \`pipectl lock\` writes this file anew; commit it with the manifest.
format_version: 1
wires:
  evaluate:
    table: polish.table
  train:
    table: prepare.data_table
`,
      isSame: false,
      wires: 2,
      changes: ['added    evaluate.table <- polish.table', 'added    train.table <- prepare.data_table'],
      replacesBroken: false,
    });
  });

  it('has nothing of what the manifest says itself', async () => {
    const { text, wires } = await planOf(
      steps(`${PREPARE}${train(', inputs: { table: prepare.data_table }')}`),
    );
    expect([text.slice(text.indexOf('format')), wires]).toEqual(['format_version: 1\nwires: {}\n', 0]);
  });

  it('names its schema where the manifest names that of manifests', async () => {
    const { 'demo.pipeline.yaml': manifest = '', ...others } = steps(PREPARE);
    const first = async (line: string) =>
      (await planOf({ ...others, 'demo.pipeline.yaml': `${line}\n${manifest}` })).text.split('\n')[0];
    const own =
      '# What feeds each input that the manifest leaves to pipectl: `--locked` refuses anything else.';
    expect([
      await first('# yaml-language-server: $schema=../schemas/pipeline.schema.json'),
      await first('# Ours.\n# yaml-language-server: $schema=pipeline.schema.json'),
      await first('# yaml-language-server: $schema=../schemas/other.json'),
    ]).toEqual([
      '# yaml-language-server: $schema=../schemas/lock.schema.json',
      '# yaml-language-server: $schema=lock.schema.json',
      own,
    ]);
  });

  it('lists what is added, moved and removed since the last one', async () => {
    const texts = {
      ...steps(`${PREPARE}${train()}  train_more: { type: Train, needs: [prepare] }\n`),
      ...lock('  old: { table: prepare.data_table }\n  train: { table: polish.table }\n'),
    };
    expect((await planOf(texts)).changes).toEqual([
      'removed  old.table <- prepare.data_table',
      'moved    train.table <- prepare.data_table, was polish.table',
      'added    train_more.table <- prepare.data_table',
    ]);
  });

  it('takes the place of one that is broken', async () => {
    const texts = steps(`${PREPARE}${train()}`);
    const { text } = await planOf(texts);
    expect(await planOf({ ...texts, [LOCKED]: `<<<<<<< ours\n${text}` })).toMatchObject({
      text,
      isSame: false,
      changes: ['added    train.table <- prepare.data_table'],
      replacesBroken: true,
    });
  });
});

describe('--locked', () => {
  it('says nothing of what is as the lock has it, nor of what the manifest says itself', async () => {
    expect(await found({ ...steps(`${PREPARE}${train()}`), ...TRAINED })).toEqual([]);
    const byHand = `${PREPARE}${POLISH}${train(', inputs: { table: polish.table }')}`;
    expect(await found({ ...steps(byHand), ...TRAINED })).toEqual([]);
  });

  it('asks for a lock', async () => {
    expect(await found(steps(`${PREPARE}${train()}`))).toEqual([
      [
        'demo.pipeline.yaml:1:7 RES310 The wiring of this pipeline is not locked: there is no "demo.lock.yaml" beside its manifest.',
        'Run "pipectl lock", and commit the file that it writes.',
      ],
    ]);
  });

  it('says which new step has taken over an input, and why', async () => {
    expect(await found({ ...steps(`${PREPARE}${POLISH}${train()}`), ...TRAINED })).toEqual([
      [
        'demo.pipeline.yaml:9:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now fed by "polish.table".',
        `"polish.table" scores 0.65, and "prepare.data_table" 0.56: name +25 to +16 (the name "table" is the input's).`,
        'To keep "prepare.data_table", write on "train": inputs: { table: prepare.data_table }. To accept "polish.table", run "pipectl lock".',
        'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
        'demo.pipeline.yaml:8:3 "polish" feeds it now.',
      ],
    ]);
  });

  it('says that a stated need has moved an input', async () => {
    expect(await found({ ...steps(`${PREPARE}${POLISH}${train(', needs: [polish]')}`), ...TRAINED })).toEqual(
      [
        [
          'demo.pipeline.yaml:9:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now fed by "polish.table".',
          '"train" does not need "prepare".',
          'To keep "prepare.data_table", write on "train": inputs: { table: prepare.data_table }. To accept "polish.table", run "pipectl lock".',
          'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
          'demo.pipeline.yaml:8:3 "polish" feeds it now.',
        ],
      ],
    );
    expect(
      await found({ ...steps(`${PREPARE}${POLISH}${train(', needs: [prepare, polish]')}`), ...TRAINED }),
    ).toEqual([
      [
        'demo.pipeline.yaml:9:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now fed by "polish.table".',
        `"polish.table" scores 0.65, and "prepare.data_table" 0.56: name +25 to +16 (the name "table" is the input's).`,
        'To keep "prepare.data_table", write on "train": inputs: { table: prepare.data_table }. To accept "polish.table", run "pipectl lock".',
        'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
        'demo.pipeline.yaml:8:3 "polish" feeds it now.',
      ],
    ]);
  });

  it('says that the step or the output that fed an input is gone', async () => {
    expect(await found({ ...steps(`${POLISH}${train()}`), ...TRAINED })).toEqual([
      [
        'demo.pipeline.yaml:8:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now fed by "polish.table".',
        'There is no step "prepare" any more.',
        'To accept "polish.table", run "pipectl lock".',
        'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
        'demo.pipeline.yaml:7:3 "polish" feeds it now.',
      ],
    ]);
    expect(
      await found({ ...steps(`${PREPARE}${train()}`), ...lock('  train: { table: prepare.table }\n') }),
    ).toEqual([
      [
        'demo.pipeline.yaml:8:3 RES309 The input "table" of step "train" was fed by "prepare.table", and is now fed by "prepare.data_table".',
        'The step "prepare" has no output "table" any more.',
        'To accept "prepare.data_table", run "pipectl lock".',
        'demo.lock.yaml:3:19 "prepare.table" is locked here.',
        'demo.pipeline.yaml:7:3 "prepare" feeds it now.',
      ],
    ]);
  });

  it('says that an input has become ambiguous', async () => {
    expect(await found({ ...steps(`${PREPARE}  again: { type: Prepare }\n${train()}`), ...TRAINED })).toEqual(
      [
        [
          'demo.pipeline.yaml:9:3 RES302 The input "table" of step "train" could be "again.data_table" and "prepare.data_table": they fit equally well.',
          'Write the one that is meant on "train", for instance: inputs: { table: again.data_table }',
          'demo.pipeline.yaml:8:3 "again.data_table" scores 0.56.',
          'demo.pipeline.yaml:7:3 "prepare.data_table" scores 0.56.',
        ],
        [
          'demo.pipeline.yaml:9:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now ambiguous: "again.data_table" and "prepare.data_table" fit equally well.',
          'Say which one is meant: write on "train": inputs: { table: prepare.data_table }.',
          'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
        ],
      ],
    );
  });

  it('says that nothing feeds an optional input any more', async () => {
    const texts = {
      ...steps(`${PREPARE}${train(', needs: []')}`),
      'specs/train.spec.yaml': TRAIN_SPEC.replace('training_data }', 'training_data, required: false }'),
      ...TRAINED,
    };
    expect(await found(texts)).toEqual([
      [
        'demo.pipeline.yaml:8:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and nothing feeds it now.',
        '"train" does not need "prepare".',
        'To keep it, write on "train": inputs: { table: prepare.data_table }. To accept that, run "pipectl lock".',
        'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
      ],
    ]);
  });

  it('says that an input is not in the lock', async () => {
    expect(await found({ ...steps(`${PREPARE}${train()}`), ...lock('  {}\n') })).toEqual([
      [
        'demo.pipeline.yaml:8:3 RES309 The input "table" of step "train" is fed by "prepare.data_table", and the lock does not have it.',
        'To accept it, run "pipectl lock"; to say it in the manifest, write on "train": inputs: { table: prepare.data_table }.',
        'demo.lock.yaml:2:1 The lock has no such wire.',
        'demo.pipeline.yaml:7:3 "prepare" feeds it now.',
      ],
    ]);
  });

  it('says which steps and inputs of the lock are not there', async () => {
    const wires =
      '  old: { table: prepare.data_table }\n  train: { data_table: prepare.data_table, table: prepare.data_table }\n';
    expect(await found({ ...steps(`${PREPARE}${train()}`), ...lock(wires) })).toEqual([
      [
        'demo.pipeline.yaml:6:1 RES309 The lock feeds "old.table" from "prepare.data_table", but there is no step "old".',
        'To take it out of the lock, run "pipectl lock".',
        'demo.lock.yaml:3:17 "prepare.data_table" is locked here.',
      ],
      [
        'demo.pipeline.yaml:8:3 RES309 The lock feeds "train.data_table" from "prepare.data_table", but the step "train" has no input "data_table".',
        'To take it out of the lock, run "pipectl lock".',
        'demo.lock.yaml:4:24 "prepare.data_table" is locked here.',
      ],
    ]);
  });

  it('says what is wrong with a lock, and compares nothing then', async () => {
    const broken = { [LOCKED]: 'format_version: 2\nwires: { train: { table: prepare } }\nextra: 1\n' };
    expect(await found({ ...steps(`${PREPARE}${train()}`), ...broken })).toEqual([
      ['demo.lock.yaml:3:1 SCH103 The key "extra" is not known in the file.'],
      ['demo.lock.yaml:1:17 SCH104 "format_version" is 2, which is not allowed.'],
      [
        'demo.lock.yaml:2:26 SCH105 "wires.train.table" is "prepare", but it must be a step and one of its outputs, as in prepare.table.',
      ],
    ]);
    expect(await found({ ...steps(`${PREPARE}${train()}`), [LOCKED]: '' })).toEqual([
      ['demo.lock.yaml:1:1 SRC006 The file is empty; a lock with "wires" is expected.'],
    ]);
  });

  it('says what has moved, also where the step that fed it is broken', async () => {
    const texts = { ...steps(`  prepare: { type: Prepair }\n${POLISH}${train()}`), ...TRAINED };
    expect((await found(texts)).filter(([line = '']) => line.includes('RES309'))).toEqual([
      [
        'demo.pipeline.yaml:9:3 RES309 The input "table" of step "train" was fed by "prepare.data_table", and is now fed by "polish.table".',
        'What "prepare.data_table" is cannot be said: its step has problems of its own.',
        'To keep "prepare.data_table", write on "train": inputs: { table: prepare.data_table }. To accept "polish.table", run "pipectl lock".',
        'demo.lock.yaml:4:12 "prepare.data_table" is locked here.',
        'demo.pipeline.yaml:8:3 "polish" feeds it now.',
      ],
    ]);
  });

  it('leaves to other rules what other mistakes have done', async () => {
    const codes = async (text: string) =>
      (await findings({ ...steps(text), ...TRAINED })).map(({ code }) => code);
    expect([
      await codes(`  prepare: { type: Prepair }\n${train(', needs: [prepare]')}`),
      await codes(`${PREPARE}${train(', needs: [prepare], inputs: { tabel: prepare.data_table }')}`),
      await codes(`${PREPARE}  train: { type: Trane, needs: [prepare] }\n`),
      await codes(
        `${PREPARE}${train(', needs: [prepare, other]')}  other: { type: Train, needs: [train] }\n`,
      ),
    ]).toEqual([['DAG205'], ['RES303'], ['DAG205'], ['DAG204', 'RES301']]);
  });
});

/** A pipeline that is right, and its steps in another order. */
const reordered = randomPipeline.chain((pipeline) => {
  const all = Object.entries(pipeline.steps);
  return fc.tuple(fc.constant(pipeline), fc.shuffledSubarray(all, { minLength: all.length }));
});

describe('the lock of a random pipeline', () => {
  it('is found to be right, and is the same whatever the order of steps', async () => {
    await fc.assert(
      fc.asyncProperty(reordered, async ([pipeline, shuffled]) => {
        const textsOf = (data: unknown) => ({ 'random.pipeline.yaml': JSON.stringify(data) });
        const locked = await withLock(textsOf(pipeline));
        const other = { ...locked, ...textsOf({ ...pipeline, steps: Object.fromEntries(shuffled) }) };
        expect(await findings(locked)).toEqual([]);
        expect(await findings(other)).toEqual([]);
        expect(await planOf(other)).toMatchObject({ isSame: true, changes: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('tells of each input that a new step takes over what fed it and what feeds it now', async () => {
    // Names without a word in common: such words tell lines of work apart.
    const names = fc.shuffledSubarray(['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord'], {
      minLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(names, fc.nat(), async ([prepare = '', polish = '', ...trains], cut) => {
        const of = (type: string, all: readonly string[]) =>
          all.map((step) => `  ${JSON.stringify(step)}: { type: ${type} }\n`).join('');
        const parts = [of('Prepare', [prepare]), of('Train', trains)];
        const locked = await withLock(steps(parts.join('')));
        parts.splice(cut % 3, 0, of('Polish', [polish]));
        const after = { ...locked, ...steps(parts.join('')) };
        expect((await findings(after)).map(({ message }) => message).sort()).toEqual(
          trains
            .map(
              (step) =>
                `The input "table" of step "${step}" was fed by "${prepare}.data_table", and is now fed by "${polish}.table".`,
            )
            .sort(),
        );
      }),
      { numRuns: 30 },
    );
  });
});
