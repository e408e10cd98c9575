import { mendAll, type Check } from '../../src/cli/mend.js';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';
import type { Files } from '../../src/source/files.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';

const FILE = `${ROOT}/a.yaml`;

/** What a check says of one word of a text: the word to write instead, if it can be mended. */
interface Opinion {
  readonly word: RegExp;
  readonly severity?: Severity;
  readonly code?: string;
  readonly by?: string;
}

function textOf(files: Files): string {
  const result = files.read(FILE, Infinity);
  return result.kind === 'ok' ? new TextDecoder().decode(result.bytes) : '';
}

/** A check that says these things of a file of words, at each of them; at the end of what `seen` holds is each text that was checked. */
function checkOf(opinions: readonly Opinion[], seen: string[] = []): Check {
  return (files) => {
    const text = textOf(files);
    seen.push(text);
    const diagnostics = text.split('\n').flatMap((line, index) =>
      opinions.flatMap(({ word, severity = 'error', code = 'DAG201', by }): Diagnostic[] =>
        [...line.matchAll(new RegExp(word, 'g'))].map((match) => {
          const start = { line: index + 1, column: match.index + 1 };
          const span = { file: FILE, start, end: { ...start, column: start.column + match[0].length } };
          return {
            code,
            name: 'word',
            severity,
            message: `${match[0]} ${word.source}`,
            span,
            related: [],
            ...(by === undefined
              ? {}
              : { fix: { title: `${match[0]} to ${by}`, edits: [{ span, text: by }] } }),
          };
        }),
      ),
    );
    return Promise.resolve({ silenced: {}, diagnostics, filesChecked: 1, roots: new Set([ROOT]) });
  };
}

async function mended(text: string, opinions: readonly Opinion[], seen: string[] = []) {
  const files = memoryFiles({ 'a.yaml': text });
  const check = checkOf(opinions, seen);
  const { problems, contents } = await mendAll(check, files, await check(files), () => true);
  const bytes = contents.get(FILE);
  return {
    problems: problems.map(({ fix }) => fix.title),
    text: bytes === undefined ? text : new TextDecoder().decode(bytes),
  };
}

describe('mending', () => {
  it('goes on as long as mends bring new ones to light', async () => {
    expect(
      await mended('one', [
        { word: /one/, by: 'two' },
        { word: /two/, by: 'three' },
      ]),
    ).toEqual({ problems: ['one to two', 'two to three'], text: 'three' });
  });

  it('stops after ten rounds where mends go in a circle', async () => {
    const { problems } = await mended('one', [
      { word: /one/, by: 'two' },
      { word: /two/, by: 'one' },
    ]);
    expect(problems).toHaveLength(10);
  });

  it('makes the first of two that clash, and the other one if it is still there', async () => {
    expect(
      await mended('ab cd', [
        { word: /ab cd/, by: 'xb cd' },
        { word: /b/, by: 'y' },
      ]),
    ).toEqual({ problems: ['ab cd to xb cd', 'b to y'], text: 'xy cd' });
  });

  it('does not make one whose problem stays', async () => {
    expect(
      await mended('one two', [
        { word: /one/, by: 'one' },
        { word: /two/, by: 'three' },
      ]),
    ).toEqual({
      problems: ['two to three'],
      text: 'one three',
    });
  });

  it('does not make one after which the file cannot be read', async () => {
    expect(
      await mended('one\nfine', [
        { word: /one/, by: 'broken' },
        { word: /broken/, code: 'SRC001' },
        { word: /fine/, by: 'good' },
      ]),
    ).toEqual({ problems: ['fine to good'], text: 'one\ngood' });
  });

  it('does not make one that writes more errors than it mends', async () => {
    expect(
      await mended('one\ntwo', [
        { word: /one/, by: 'bad bad' },
        { word: /bad/ },
        { word: /two/, by: 'good' },
      ]),
    ).toEqual({ problems: ['two to good'], text: 'one\ngood' });
  });

  it('makes one that trades an error for another, or for warnings', async () => {
    expect(await mended('one', [{ word: /one/, by: 'bad' }, { word: /bad/ }])).toEqual({
      problems: ['one to bad'],
      text: 'bad',
    });
    expect(
      await mended('one', [
        { word: /one/, by: 'odd odd' },
        { word: /odd/, severity: 'warning' },
      ]),
    ).toEqual({ problems: ['one to odd odd'], text: 'odd odd' });
  });

  it('makes one that brings to light what it hid elsewhere', async () => {
    const text = 'hidden\nhidden\none';
    const opinions = [{ word: /one/, by: 'good' }];
    const check: Check = (files) =>
      textOf(files).includes('good') ? checkOf([{ word: /hidden/ }])(files) : checkOf(opinions)(files);
    const files = memoryFiles({ 'a.yaml': text });
    const { problems, checked } = await mendAll(check, files, await check(files), () => true);
    expect([problems.length, checked.diagnostics.length]).toEqual([1, 2]);
  });

  it('finds the bad ones among many in few runs', async () => {
    const words = Array.from({ length: 64 }, (_, index) => (index === 40 ? 'trap' : 'one'));
    const seen: string[] = [];
    const { problems, text } = await mended(
      words.join('\n'),
      [
        { word: /one/, by: 'good' },
        { word: /trap/, by: 'broken' },
        { word: /broken/, code: 'SRC001' },
      ],
      seen,
    );
    expect([problems.length, text]).toEqual([63, words.join('\n').replaceAll('one', 'good')]);
    expect(seen.length).toBeLessThan(20);
  });

  it('makes none that it may not', async () => {
    const files = memoryFiles({ 'a.yaml': 'one' });
    const check = checkOf([{ word: /one/, by: 'two' }]);
    const { problems, contents } = await mendAll(check, files, await check(files), () => false);
    expect([problems.length, contents.size]).toEqual([0, 0]);
  });
});
