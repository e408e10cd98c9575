import { json } from '../../../src/diagnostics/reporters/json.js';
import { problem, span, TAGS } from '../support.js';
import { FIXABLE, OPTIONS, REPORT } from './fixture.js';

describe('json', () => {
  it('has every key of every problem, null where absent, and no colours', () => {
    const report = { ...REPORT, diagnostics: REPORT.diagnostics.slice(0, 2) };
    expect(json(report, { ...OPTIONS, paint: TAGS })).toBe(`{
  "formatVersion": 1,
  "diagnostics": [
    {
      "code": "DEP701",
      "name": "no-region",
      "severity": "warning",
      "message": "No region is set.",
      "help": "Set one.",
      "file": null,
      "line": null,
      "column": null,
      "endLine": null,
      "endColumn": null,
      "related": [],
      "fix": null
    },
    {
      "code": "DAG201",
      "name": "unknown-step",
      "severity": "error",
      "message": "Step \\"train\\" needs \\"prepro\\", which is not defined.",
      "help": "Add the step,\\nor correct the name.",
      "file": "demo.pipeline.yaml",
      "line": 5,
      "column": 13,
      "endLine": 5,
      "endColumn": 19,
      "related": [
        {
          "message": "The contract is here.",
          "file": "/elsewhere/train.contract.yaml",
          "line": 12,
          "column": 14,
          "endLine": 12,
          "endColumn": 22
        },
        {
          "message": "The model is here.",
          "file": "data/model.bin",
          "line": 1,
          "column": 1,
          "endLine": 1,
          "endColumn": 1
        }
      ],
      "fix": null
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 1,
    "infos": 0,
    "files": 3,
    "suppressed": 0,
    "baselined": 0,
    "unchanged": 0
  }
}
`);
  });

  it('says what mends a problem, and which texts to put where', () => {
    const { diagnostics } = JSON.parse(json({ diagnostics: [FIXABLE], filesChecked: 1 }, OPTIONS)) as {
      diagnostics: { fix: unknown }[];
    };
    expect(diagnostics[0]?.fix).toEqual({
      title: 'Write "train" for "trian"',
      edits: [{ text: 'train', file: 'x', line: 2, column: 3, endLine: 2, endColumn: 8 }],
    });
  });

  it('keeps the text of a message as it is', () => {
    expect(JSON.parse(json(REPORT, OPTIONS))).toMatchObject({
      diagnostics: [{}, {}, { message: 'Name "a\u001B[2J\nb" is not allowed.', help: null }],
    });
  });

  it('is a whole document without problems', () => {
    expect(JSON.parse(json({ diagnostics: [], filesChecked: 0 }, OPTIONS))).toEqual({
      formatVersion: 1,
      diagnostics: [],
      summary: { errors: 0, warnings: 0, infos: 0, files: 0, suppressed: 0, baselined: 0, unchanged: 0 },
    });
  });

  it('shows files relative to the base folder only when they are below it', () => {
    const shown = (file: string, baseFolder: string): unknown => {
      const diagnostics = [problem({ span: span(file, [1, 1], [1, 1]) })];
      const document: unknown = JSON.parse(
        json({ diagnostics, filesChecked: 1 }, { ...OPTIONS, baseFolder }),
      );
      return document;
    };
    const withFile = (file: string): unknown =>
      expect.objectContaining({ diagnostics: [expect.objectContaining({ file })] });
    expect(shown('/project/a/b.yaml', '/project')).toEqual(withFile('a/b.yaml'));
    expect(shown('/project/a/b.yaml', '/project/')).toEqual(withFile('a/b.yaml'));
    expect(shown('/project-2/b.yaml', '/project')).toEqual(withFile('/project-2/b.yaml'));
    expect(shown('/other/b.yaml', '/project')).toEqual(withFile('/other/b.yaml'));
    expect(shown('/a/b.yaml', '/')).toEqual(withFile('a/b.yaml'));
    expect(shown('/project', '/project')).toEqual(withFile('.'));
  });
});
