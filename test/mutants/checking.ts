import { relative } from 'node:path';
import { checkProjectFiles } from '../../src/compiler/check-project.js';
import { compilePipeline, type CompileSetting } from '../../src/compiler/compile.js';
import { conclude } from '../../src/compiler/conclude.js';
import { scriptReader, type ScriptReader } from '../../src/compiler/scripts.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { registryLoader } from '../../src/registry/load.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import type { Mutant, Tree } from './mutant.js';
import { LIBRARY_SCRIPTS, type Project } from './projects.js';

/** Says what is found in a project, or in a mutant of it. */
export type Checker = (mutant?: Mutant) => Promise<readonly Diagnostic[]>;

/** What is found in the project as `validate` and `align-check` find it. Scripts that a mutant leaves alone are read once. */
export function checkerOf({ tree, library }: Project): Checker {
  const unchanged = scriptReader(memoryFiles({ ...LIBRARY_SCRIPTS, ...tree }));
  return async (mutant) => {
    const contents = {
      ...LIBRARY_SCRIPTS,
      ...tree,
      ...(mutant === undefined ? {} : { [mutant.file]: mutant.text }),
    };
    const files = memoryFiles(contents);
    const fresh = scriptReader(files);
    const scripts: ScriptReader = async (entryPoint, folder) => {
      const known = mutant?.file.endsWith('.py') === true ? undefined : await unchanged(entryPoint, folder);
      return known ?? fresh(entryPoint, folder);
    };
    const setting: CompileSetting = {
      files,
      library: library(),
      registries: registryLoader(files, library()),
      scripts,
      variables: {},
      definition: 'checked',
    };
    const manifests = files.list(ROOT).filter((path) => path.endsWith('.pipeline.yaml'));
    const checks = [
      await checkProjectFiles(ROOT, setting),
      ...(await Promise.all(manifests.map((path) => compilePipeline(path, setting)))),
    ];
    return conclude(checks, files).diagnostics;
  };
}

/**
 * Whether a diagnostic stands where a mutant was changed, or at a line that has the name of what was changed. What was
 * removed has no line any more: whoever misses it by its name points at it.
 */
export function pointsAt(diagnostic: Diagnostic, mutant: Mutant, tree: Tree): boolean {
  const places = [diagnostic.span, ...diagnostic.related.map(({ span }) => span)];
  const isMissed = mutant.isGone && mutant.names.some((name) => diagnostic.message.includes(`"${name}"`));
  return (
    isMissed ||
    places.some((span) => {
      if (span === undefined) {
        return false;
      }
      const file = relative(ROOT, span.file);
      const { line } = span.start;
      if (file === mutant.file && mutant.lines.includes(line)) {
        return true;
      }
      const text = file === mutant.file ? mutant.text : (tree[file] ?? '');
      const words = text.split('\n')[line - 1] ?? '';
      return mutant.names.some((name) => hasWord(words, name));
    })
  );
}

function hasWord(line: string, word: string): boolean {
  const isPart = (letter: string | undefined) => letter !== undefined && /\w/.test(letter);
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!isPart(line[at - 1]) && !isPart(line[at + word.length])) {
      return true;
    }
  }
  return false;
}

/** A place of a diagnostic, for a person. */
export function shownPlace({ code, span }: Diagnostic): string {
  return `${code} ${span === undefined ? '' : `${relative(ROOT, span.file)}:${span.start.line}`}`;
}
