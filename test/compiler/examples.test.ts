import { join } from 'node:path';
import { PROBLEMS } from '../../src/compiler/catalogue.js';
import { checkDefinitionFile } from '../../src/compiler/check-definition.js';
import { checkProjectFiles } from '../../src/compiler/check-project.js';
import { conclude } from '../../src/compiler/conclude.js';
import type { Check } from '../../src/compiler/check.js';
import type { Diagnostic, ExampleFiles } from '../../src/diagnostics/diagnostic.js';
import { lockCheck } from '../../src/cli/locks.js';
import { arrange } from '../../src/diagnostics/order.js';
import { loadDocument } from '../../src/project/document.js';
import { explainWiring } from '../../src/resolver/explain.js';
import { ROOT } from '../support/memory-files.js';
import { shippedLibrary } from '../support/run.js';
import { compileTexts, projectFiles } from './support.js';

/** What cannot be shown in a text of a few lines, and why. */
const WITHOUT_EXAMPLES: Readonly<Record<string, string>> = {
  IMP901: 'is about files of another program',
  IMP902: 'is about files of another program',
  IMP903: 'is about files of another program',
  IMP904: 'is about files of another program',
  SRC003: 'needs bytes that are no text',
  SRC004: 'needs 5 MB of text',
  SRC008: 'needs a folder or a file that cannot be read',
  SRC011: 'needs a value nested 65 deep, which no one would read',
  SMP570: 'needs a megabyte of JSON',
};

const DEFINITION = 'definition.json';

/** What pipectl says of an example: a project with one manifest, one with none, or a definition file. */
async function diagnosticsOf(files: ExampleFiles, code: string): Promise<readonly Diagnostic[]> {
  return conclude([await checkOf(files, code)], projectFiles(files)).diagnostics;
}

/** What only `--locked` looks for. */
const OF_LOCKS = ['RES309', 'RES310'];

function checkOf(files: ExampleFiles, code: string): Promise<Check> {
  if (Object.hasOwn(files, DEFINITION)) {
    return checkDefinitionFile(projectFiles(files), join(ROOT, DEFINITION));
  }
  return hasManifest(files)
    ? compileTexts(
        files,
        OF_LOCKS.includes(code)
          ? { checkWiring: lockCheck(projectFiles(files), loadDocument, explainWiring) }
          : {},
      )
    : checkProjectFiles(ROOT, { files: projectFiles(files), library: shippedLibrary(), variables: {} });
}

function hasManifest(files: ExampleFiles): boolean {
  return Object.keys(files).some((path) => path.endsWith('.pipeline.yaml'));
}

const codes = PROBLEMS.map(({ code }) => code);
const names = PROBLEMS.map(({ name }) => name);
const withExamples = PROBLEMS.filter(({ invalid }) => invalid !== undefined);

describe('the catalogue of problems', () => {
  it('has every code and every name once', () => {
    expect(codes).toEqual([...new Set(codes)]);
    expect(names).toEqual([...new Set(names)]);
  });

  it('is sorted by code', () => {
    expect(codes).toEqual([...codes].sort());
  });

  it('has codes of the known areas, and names in kebab case', () => {
    expect(
      codes.filter((code) => !/^(SRC0|SCH1|DAG2|RES3|ALN4|SMP5|CFG6|DEP7|HYG8|SUP9|IMP9)\d\d$/.test(code)),
    ).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('says of each problem in whole sentences what holds, why, and what to do', () => {
    const sentences = PROBLEMS.flatMap(({ code, what, why, fix }) =>
      [what, why, fix].map((text) => [code, text] as const),
    );
    expect(sentences.filter(([, text]) => !/^[A-Z].*[.]$/s.test(text))).toEqual([]);
  });

  it('has an invalid and a valid example of each problem that a text can show', () => {
    const lacking = PROBLEMS.filter(({ invalid, valid }) => invalid === undefined || valid === undefined);
    expect(lacking.map(({ code }) => code)).toEqual(Object.keys(WITHOUT_EXAMPLES).sort());
  });
});

describe('the invalid example', () => {
  it.each(withExamples.map((problem) => [problem.code, problem.name, problem.invalid ?? {}] as const))(
    'of %s (%s) has exactly this problem',
    async (code, _, invalid) => {
      expect(arrange(await diagnosticsOf(invalid, code)).map((diagnostic) => diagnostic.code)).toEqual([
        code,
      ]);
    },
  );
});

describe('the valid example', () => {
  it.each(withExamples.map((problem) => [problem.code, problem.name, problem.valid ?? {}] as const))(
    'of %s (%s) has none',
    async (code, _, valid) => {
      expect(await diagnosticsOf(valid, code)).toEqual([]);
    },
  );

  it('that is a project compiles', async () => {
    const projects = withExamples.flatMap(({ code, valid = {} }) =>
      hasManifest(valid) ? [[code, valid] as const] : [],
    );
    for (const [code, valid] of projects) {
      const { build } = await compileTexts(valid);
      expect([code, build?.().definition]).toMatchObject([code, { Version: '2020-12-01' }]);
    }
    expect(projects.length).toBeGreaterThan(60);
  });
});
