import { relative } from 'node:path';
import { packageCode } from '../../src/builders/code.js';
import type { Diagnostic, ExampleFiles, Span } from '../../src/diagnostics/diagnostic.js';
import { findProject, searchFolders } from '../../src/project/project.js';
import { loadRegistry } from '../../src/registry/load.js';
import { wirePipeline } from '../../src/resolver/resolve.js';
import { checkScripts } from '../../src/compiler/scripts.js';
import type { Rule, ScriptRule } from '../../src/rules/rule.js';
import { checkPipeline, checkRegistry } from '../../src/rules/run.js';
import { applyEdits } from '../../src/source/edits.js';
import { memoryFiles, ROOT } from './memory-files.js';
import { EMPTY_LIBRARY, linkedPipeline, type LinkOptions } from './pipeline.js';

/** A diagnostic as a test of a rule writes it. Places are `<path below the project>:<line>:<column>`. */
export interface Found {
  readonly message: string;
  readonly at: string;
  readonly help?: string;
  /** Absent if there are none. */
  readonly related?: readonly { readonly message: string; readonly at: string }[];
}

/** What is expected of everything a rule says: whole arrays, so that no further diagnostic can hide. */
export interface Expectation {
  readonly toEqual: (expected: readonly Found[]) => Promise<void>;
}

/** What a test of one rule needs. */
export interface RuleTester {
  /** Everything the rule says of a project, in the rule's order: `await expectErrors(files).toEqual([...])`. */
  readonly expectErrors: (files: ExampleFiles, options?: LinkOptions) => Expectation;
  /** Expects the rule to say nothing of a project. */
  readonly expectValid: (files: ExampleFiles, options?: LinkOptions) => Promise<void>;
  /** Expects the fixes of everything the rule says of a project, made at once, to give these files, and leave all others as they are. */
  readonly expectFixed: (before: ExampleFiles, after: ExampleFiles, options?: LinkOptions) => Promise<void>;
  /** Expects the rule to find one thing in its invalid example and nothing in its valid one. */
  readonly expectExamples: () => Promise<void>;
}

/** Tests one rule on projects in memory: they are loaded, linked and resolved, and only that rule is run. */
export function ruleTester(rule: Rule): RuleTester {
  const check = async (files: ExampleFiles, options: LinkOptions = {}): Promise<readonly Found[]> =>
    (await diagnosticsOf(rule, files, options)).map(foundOf);
  return {
    expectErrors: (files, options) => ({
      toEqual: async (expected) => {
        expect(await check(files, options)).toEqual(expected);
      },
    }),
    expectValid: async (files, options) => {
      expect(await check(files, options)).toEqual([]);
    },
    expectFixed: async (before, after, options = {}) => {
      const edits = (await diagnosticsOf(rule, before, options)).flatMap(({ fix }) => fix?.edits ?? []);
      const fixed = Object.entries(before).map(([path, text]): [string, string] => [
        path,
        applyEdits(
          text,
          edits.filter(({ span }) => relative(ROOT, span.file) === path),
        ).text,
      ]);
      expect(Object.fromEntries(fixed)).toEqual({ ...before, ...after });
    },
    expectExamples: async () => {
      const { invalid = {}, valid = {} } = rule;
      expect(await check(invalid)).toHaveLength(1);
      expect(await check(valid)).toEqual([]);
    },
  };
}

async function diagnosticsOf(
  rule: Rule,
  contents: ExampleFiles,
  options: LinkOptions,
): Promise<readonly Diagnostic[]> {
  const files = memoryFiles(contents);
  if (rule.scope === 'registry') {
    const folders = searchFolders(findProject(files, ROOT), ROOT);
    const library = options.library ?? EMPTY_LIBRARY;
    return checkRegistry([rule], await loadRegistry(files, library, folders));
  }
  if (rule.scope === 'script') {
    return scriptDiagnosticsOf(rule, contents, options);
  }
  const { graph, wiring } = wirePipeline(await linkedPipeline(contents, options));
  return checkPipeline([rule], { graph, wiring, code: packageCode(files, graph) });
}

/** Of a project without a manifest only the scripts that its contracts name are checked. */
async function scriptDiagnosticsOf(
  rule: ScriptRule,
  contents: ExampleFiles,
  options: LinkOptions,
): Promise<readonly Diagnostic[]> {
  const files = memoryFiles(contents);
  if (!Object.keys(contents).some((path) => path.endsWith('.pipeline.yaml'))) {
    const folders = searchFolders(findProject(files, ROOT), ROOT);
    const registry = await loadRegistry(files, options.library ?? EMPTY_LIBRARY, folders);
    return (await checkScripts([rule], { files, root: ROOT, registry })).diagnostics;
  }
  const pipeline = wirePipeline(await linkedPipeline(contents, options));
  return (await checkScripts([rule], { files, root: ROOT, registry: pipeline.graph.registry, pipeline }))
    .diagnostics;
}

function foundOf({ message, span, help, related }: Diagnostic): Found {
  const others = related.map((other) => ({ message: other.message, at: placeOf(other.span) }));
  return {
    message,
    at: span === undefined ? '' : placeOf(span),
    ...(help === undefined ? {} : { help }),
    ...(others.length === 0 ? {} : { related: others }),
  };
}

function placeOf({ file, start }: Span): string {
  return `${relative(ROOT, file)}:${start.line}:${start.column}`;
}
