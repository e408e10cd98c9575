import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { problemPage } from '../../../src/diagnostics/explain.js';
import { fingerprint } from '../../../src/diagnostics/fingerprint.js';
import type { ReporterOptions } from '../../../src/diagnostics/reporters/report.js';
import { sarif } from '../../../src/diagnostics/reporters/sarif.js';
import { problem, span } from '../support.js';
import { OPTIONS, PROBLEMS, REPORT } from './fixture.js';

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly object[];
  readonly originalUriBaseIds: object;
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

/** The one run of the log of some problems. */
function runOf(diagnostics: readonly Diagnostic[], options: ReporterOptions = OPTIONS): Run {
  const log = JSON.parse(sarif({ diagnostics, filesChecked: 1 }, options)) as { runs: [Run] };
  return log.runs[0];
}

/** The URI that the log has for a file, and what it is relative to. */
function uriOf(file: string): unknown {
  const [result] = runOf([problem({ span: span(file, [1, 1], [1, 1]) })]).results;
  return (result?.['locations'] as { physicalLocation: { artifactLocation: unknown } }[])[0]?.physicalLocation
    .artifactLocation;
}

const HASH = { 'pipectlProblem/v1': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown };

describe('sarif', () => {
  it('is a log with one run: the rules that occur, the results, and notifications of what has no place', () => {
    expect(JSON.parse(sarif(REPORT, OPTIONS))).toEqual({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'pipectl',
              version: '1.2.3',
              semanticVersion: '1.2.3',
              rules: [
                {
                  id: 'DAG201',
                  name: 'unknown-step',
                  shortDescription: { text: 'Every step that is needed exists.' },
                  fullDescription: {
                    text: 'Every step that is needed exists. SageMaker refuses the definition.',
                  },
                  help: {
                    text: 'Every step that is needed exists.\n\nSageMaker refuses the definition.\n\nCorrect the name.',
                    markdown: PROBLEMS.slice(0, 1).map(problemPage).join(''),
                  },
                  defaultConfiguration: { level: 'error' },
                  properties: { tags: ['graph'], precision: 'very-high', 'problem.severity': 'error' },
                },
                {
                  id: 'DEP701',
                  name: 'no-region',
                  shortDescription: { text: 'No region is set.' },
                  fullDescription: { text: 'No region is set. Set one.' },
                  help: {
                    text: 'No region is set.\n\nSet one.\n\nSet one.',
                    markdown:
                      '# DEP701: no-region\n\nSeverity: warning\n\n## What\n\nNo region is set.\n\n## Why\n\nSet one.\n\n## Fix\n\nSet one.\n',
                  },
                  defaultConfiguration: { level: 'warning' },
                  properties: { tags: ['deploy'], precision: 'very-high', 'problem.severity': 'warning' },
                },
                {
                  id: 'SMP501',
                  name: 'bad-name',
                  shortDescription: { text: 'A name has letters and digits.' },
                  fullDescription: { text: 'A name has letters and digits. Others are refused.' },
                  help: {
                    text: 'A name has letters and digits.\n\nOthers are refused.\n\nChoose another.',
                    markdown: PROBLEMS.slice(1).map(problemPage).join(''),
                  },
                  defaultConfiguration: { level: 'warning' },
                  properties: { tags: ['sagemaker'], precision: 'very-high', 'problem.severity': 'warning' },
                },
              ],
            },
          },
          invocations: [
            {
              executionSuccessful: true,
              toolExecutionNotifications: [
                {
                  associatedRule: { id: 'DEP701', index: 1 },
                  level: 'warning',
                  message: { text: 'No region is set.\nSet one.' },
                },
              ],
            },
          ],
          originalUriBaseIds: { '%SRCROOT%': { uri: 'file:///project/' } },
          columnKind: 'unicodeCodePoints',
          results: [
            {
              ruleId: 'DAG201',
              ruleIndex: 0,
              level: 'error',
              message: {
                text:
                  'Step "train" needs "prepro", which is not defined.\nAdd the step,\nor correct the name.\n' +
                  '- [The contract is here.](1)\n- [The model is here.](2)',
              },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'demo.pipeline.yaml', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 19 },
                  },
                },
              ],
              relatedLocations: [
                {
                  id: 1,
                  physicalLocation: {
                    artifactLocation: { uri: 'file:///elsewhere/train.contract.yaml' },
                    region: { startLine: 12, startColumn: 14, endLine: 12, endColumn: 22 },
                  },
                  message: { text: 'The contract is here.' },
                },
                {
                  id: 2,
                  physicalLocation: {
                    artifactLocation: { uri: 'data/model.bin', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
                  },
                  message: { text: 'The model is here.' },
                },
              ],
              partialFingerprints: {
                'pipectlProblem/v1': fingerprint(
                  { ...problem(), file: 'demo.pipeline.yaml' },
                  '    needs: [prepro]',
                ),
              },
            },
            {
              ruleId: 'SMP501',
              ruleIndex: 2,
              level: 'error',
              message: { text: 'Name "a\u001B[2J\nb" is not allowed.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'data/model.bin', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 },
                  },
                },
              ],
              partialFingerprints: HASH,
            },
          ],
        },
      ],
    });
  });

  it('is a whole log when all is well', () => {
    const run = runOf([]);
    expect([run.tool.driver.rules, run.results, run.invocations]).toEqual([
      [],
      [],
      [{ executionSuccessful: true }],
    ]);
  });

  it('has the fingerprint of a problem whose line has moved', () => {
    const prints = ['needs: [prepro]', '# one\n# two\n  needs: [prepro]'].map((text, index) => {
      const place = span('/project/a.yaml', [1 + 2 * index, 9], [1 + 2 * index, 15]);
      return runOf([problem({ span: place })], { ...OPTIONS, textOf: () => text }).results[0]?.[
        'partialFingerprints'
      ];
    });
    expect(prints[1]).toEqual(prints[0]);
  });

  it.each([
    ['a space', 'a b.yaml', 'a%20b.yaml'],
    [
      'letters beyond ASCII',
      'конфиг/基本.yaml',
      '%D0%BA%D0%BE%D0%BD%D1%84%D0%B8%D0%B3/%E5%9F%BA%E6%9C%AC.yaml',
    ],
    ['a percent sign', '50%.yaml', '50%25.yaml'],
    ['what looks encoded already', 'a%20b.yaml', 'a%2520b.yaml'],
    ['a hash and a question mark', 'a#b?c.yaml', 'a%23b%3Fc.yaml'],
    ['a colon, which would make a scheme', 'a:b.yaml', 'a%3Ab.yaml'],
    ['half of a surrogate pair', 'a\uD800.yaml', 'a%EF%BF%BD.yaml'],
  ])('encodes %s in a file name', (_, name, uri) => {
    expect(uriOf(`/project/${name}`)).toEqual({ uri, uriBaseId: '%SRCROOT%' });
    expect(uriOf(`/elsewhere/${name}`)).toEqual({ uri: `file:///elsewhere/${uri}` });
    expect(runOf([], { ...OPTIONS, repositoryFolder: `/${name}` }).originalUriBaseIds).toEqual({
      '%SRCROOT%': { uri: `file:///${uri}/` },
    });
  });

  it('knows its root also when that is the root of all', () => {
    expect(runOf([], { ...OPTIONS, repositoryFolder: '/' }).originalUriBaseIds).toEqual({
      '%SRCROOT%': { uri: 'file:///' },
    });
  });

  it('has fixes, the edits by file; one that inserts nothing deletes', () => {
    const edit = (file: string, column: number, text: string) => ({
      span: span(file, [2, column], [2, column + 4]),
      text,
    });
    const edits = [edit('/project/a', 1, 'b'), edit('/project/c', 5, ''), edit('/project/a', 9, 'd')];
    const region = (startColumn: number) => ({
      startLine: 2,
      startColumn,
      endLine: 2,
      endColumn: startColumn + 4,
    });
    const place = span('/project/a', [1, 1], [1, 1]);
    const [result] = runOf([problem({ span: place, fix: { title: 'Rename "a" to "b"', edits } })]).results;
    expect(result?.['fixes']).toEqual([
      {
        description: { text: 'Rename "a" to "b"' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: region(1), insertedContent: { text: 'b' } },
              { deletedRegion: region(9), insertedContent: { text: 'd' } },
            ],
          },
          {
            artifactLocation: { uri: 'c', uriBaseId: '%SRCROOT%' },
            replacements: [{ deletedRegion: region(5) }],
          },
        ],
      },
    ]);
  });

  it('escapes brackets in the text of a link, and nowhere else', () => {
    const place = span('/project/a', [1, 1], [1, 1]);
    const [result] = runOf([
      problem({ message: 'A [b] ${c}.', span: place, related: [{ message: 'D [e] \\.', span: place }] }),
    ]).results;
    expect(result?.['message']).toEqual({ text: 'A [b] ${c}.\n- [D \\[e\\] \\\\.](1)' });
  });

  it('gives the level that the project asks for beside that of the rule', () => {
    const place = span('/project/a', [1, 1], [1, 1]);
    const run = runOf([problem({ severity: 'info', span: place })]);
    expect(run.results[0]?.['level']).toBe('note');
    expect(run.tool.driver.rules[0]).toMatchObject({ defaultConfiguration: { level: 'error' } });
  });

  it('has the address of the program where it has one', () => {
    const tool = { ...OPTIONS.tool, homepage: 'https://example.com/pipectl' };
    expect(runOf([], { ...OPTIONS, tool }).tool.driver).toMatchObject({
      informationUri: 'https://example.com/pipectl',
    });
  });

  it('leaves out what GitHub would refuse a log for: the least severe results, related places beyond a hundred', () => {
    const place = span('/project/a', [1, 1], [1, 1]);
    const many = Array.from({ length: 25_001 }, (_, index) =>
      problem({ severity: index === 3 ? 'info' : 'error', message: `${index}`, span: place }),
    );
    const run = runOf(many);
    expect(run.results).toHaveLength(25_000);
    expect(run.results.slice(0, 4).map(({ message }) => message)).toEqual(
      ['0', '1', '2', '4'].map((text) => ({ text })),
    );
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: 'warning',
            message: { text: '1 result of lower severity left out, as GitHub takes at most 25000.' },
          },
        ],
      },
    ]);
    const related = Array.from({ length: 101 }, () => ({ message: 'B.', span: place }));
    expect(runOf([problem({ span: place, related })]).results[0]?.['relatedLocations']).toHaveLength(100);
  });
});
