import { join } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/suggest.js';
import {
  canBeSilenced,
  readSuppressions,
  type FileComment,
  type FileSuppressions,
} from '../diagnostics/suppress.js';
import { INVALID_BASELINE_ENTRY } from '../diagnostics/suppress-problems.js';
import { loadBaseline, type Baseline } from '../project/baseline.js';
import { MAX_YAML_BYTES } from '../project/document.js';
import { BASELINE_FILE } from '../project/kinds.js';
import { isInside, type Project } from '../project/project.js';
import type { Library } from '../registry/registry.js';
import type { Files } from '../source/files.js';
import { child, spanOf } from '../source/location.js';
import { loadPythonComments } from '../source/python-comments.js';
import { yamlComments } from '../source/yaml-comments.js';
import { PROBLEMS } from './catalogue.js';
import type { KnownProblems, Silencing } from './silence.js';

/** Which problems count as known: those of a baseline by its path; none; or everything, to write a baseline of it. */
export type BaselineChoice = { readonly path: string } | 'none' | 'everything';

/** Finds what silences the problems of a project in some files (absolute paths). */
export type SilencingLoader = (project: Project, paths: Iterable<string>) => Promise<Silencing>;

/**
 * Reads each file and each baseline once, for all checks of a command. A file without the tool's name costs a search
 * of its bytes; the library's own files are not looked into. Without a choice, a project's baseline is the file of that
 * name at its root, if there is one.
 */
export function silencingLoader(
  files: Files,
  library: Pick<Library, 'specs' | 'contracts'>,
  choice?: BaselineChoice,
): SilencingLoader {
  const scans = new Map<string, FileScan>();
  const baselines = new Map<string, Baseline | undefined>();
  const baselineOf = (root: string): KnownProblems | undefined => {
    if (choice === 'none' || choice === 'everything') {
      return choice === 'none' ? undefined : choice;
    }
    const path = choice?.path ?? join(root, BASELINE_FILE);
    if (!baselines.has(path)) {
      const isThere = choice !== undefined || files.kind(path) !== 'absent';
      baselines.set(path, isThere ? loadBaseline(files, path) : undefined);
    }
    return baselines.get(path);
  };
  return async ({ root, settings }, paths) => {
    const found = new Map<string, FileScan>();
    for (const path of paths) {
      const scan = scans.get(path) ?? (await scanFile(files, library, path));
      scans.set(path, scan);
      found.set(path, scan);
    }
    const all = [...found].flatMap(([path, { suppressions }]) =>
      suppressions.length === 0 ? [] : [[path, suppressions] as const],
    );
    const baseline = baselineOf(root);
    return {
      root,
      overrides: settings?.value.rules ?? {},
      suppressions: new Map(all),
      ...(baseline === undefined ? {} : { baseline }),
      readsVariables: [...found.values()].some((scan) => scan.readsVariables),
      diagnostics: [
        ...[...found.values()].flatMap(({ diagnostics }) => diagnostics),
        ...(typeof baseline === 'object' ? [...baseline.diagnostics, ...invalidEntries(baseline)] : []),
      ],
    };
  };
}

interface FileScan extends FileSuppressions {
  readonly readsVariables: boolean;
}

const NOTHING: FileScan = { suppressions: [], diagnostics: [], readsVariables: false };

async function scanFile(
  files: Files,
  library: Pick<Library, 'specs' | 'contracts'>,
  path: string,
): Promise<FileScan> {
  const result = isShipped(library, path) ? undefined : files.read(path, MAX_YAML_BYTES);
  if (result?.kind !== 'ok') {
    return NOTHING;
  }
  const { buffer, byteOffset, byteLength } = result.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const comments = mayIgnore(bytes) ? await commentsOf(path, bytes) : [];
  return { ...readSuppressions(comments, PROBLEMS), readsVariables: bytes.includes('${env.') };
}

/** Whether a file may have a comment that suppresses something: telling comments from texts takes long, and most files have none. */
function mayIgnore(bytes: Buffer): boolean {
  return bytes.includes('pipectl') && /pipectl[\s:-]*ign/i.test(bytes.toString('latin1'));
}

async function commentsOf(path: string, bytes: Uint8Array): Promise<readonly FileComment[]> {
  if (path.endsWith('.py')) {
    return (await loadPythonComments())(path, bytes);
  }
  return path.endsWith('.yaml') ? yamlComments(path, bytes) : [];
}

function isShipped({ specs, contracts }: Pick<Library, 'specs' | 'contracts'>, path: string): boolean {
  return (
    [...specs, ...contracts].some(({ document }) => document.source.file === path) ||
    contracts.some(({ scriptFolders }) => scriptFolders.some((folder) => isInside(folder, path)))
  );
}

function invalidEntries({ entries }: Baseline): readonly Diagnostic[] {
  return entries.flatMap(({ code, at }) => {
    const codes = PROBLEMS.map((problem) => problem.code);
    const isKnown = codes.includes(code);
    if (isKnown && canBeSilenced(code)) {
      return [];
    }
    const text = isKnown
      ? {
          message: `The problem "${code}" cannot be in a baseline.`,
          help: 'Mend the problem, and remove the entry.',
        }
      : {
          message: `No rule has the code "${code}".${didYouMean(code, codes)}`,
          help: 'Correct the code, or remove the entry.',
        };
    return [diagnose(INVALID_BASELINE_ENTRY, spanOf(child(at, 'code')), text)];
  });
}
