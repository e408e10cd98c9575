import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { visible } from '../diagnostics/cells.js';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { shownPath } from '../diagnostics/reporters/records.js';
import { counted } from '../diagnostics/reporters/summary-line.js';
import { MAX_YAML_BYTES } from '../project/document.js';
import { isInside } from '../project/project.js';
import type { Library } from '../registry/registry.js';
import type { Files } from '../source/files.js';
import { unifiedDiff } from '../source/unified-diff.js';
import { EXIT, type CommandIo } from './io.js';
import { hasFix, mendAll, type Check, type Checked, type Mendable, type Mended } from './mend.js';
import type { MainSetting, RunOptions } from './options.js';
import { printReport } from './report.js';
import { writeWhole } from './write-whole.js';

/** The problems of a run, without the fixes of files that nobody may write: those of other projects, of the library and of packages. */
export function withPossibleFixes(checked: Checked, files: Files, library: Library): readonly Diagnostic[] {
  const isMendable = mendableIn(checked, files, library);
  return checked.diagnostics.map((found) =>
    hasFix(found) && !isMendable(found) ? withoutFix(found) : found,
  );
}

/** Runs checks, mends what can be mended, and reports what is left. Gives the exit code. */
export async function checkAndFix(
  check: Check,
  files: Files,
  library: Library,
  options: RunOptions & MainSetting,
  io: CommandIo,
): Promise<number> {
  const checked = await check(files);
  const isOwn = ownFiles(files, library, checked.roots);
  const isMendable = mendableIn(checked, files, library);
  const locked = new Set<string>();
  const mended = await mendAll(check, files, checked, (diagnostic) => {
    const readOnly = diagnostic.fix.edits.filter(({ span }) => isReadOnly(span.file));
    readOnly.forEach(({ span }) => locked.add(span.file));
    return readOnly.length === 0 && isMendable(diagnostic);
  });
  for (const file of [...locked].filter(isOwn).sort()) {
    io.stderr(`pipectl: "${shown(file, io)}" is read-only, so nothing in it is mended.\n`);
  }
  if (options.dryRun === true) {
    printDiff(files, mended, io);
    printMended('Would mend', mended.problems, io);
    return hasErrors(checked.diagnostics) ? EXIT.problems : EXIT.clean;
  }
  return write(check, files, mended, options, io);
}

function mendableIn({ roots }: Checked, files: Files, library: Library): (diagnostic: Mendable) => boolean {
  const isOwn = ownFiles(files, library, roots);
  return ({ fix }) => fix.edits.every(({ span }) => isOwn(span.file));
}

async function write(
  check: Check,
  files: Files,
  mended: Mended,
  options: RunOptions & MainSetting,
  io: CommandIo,
): Promise<number> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const failures = new Map<string, string>();
  for (const [file, bytes] of mended.contents) {
    const problem = writeWhole(file, decoder.decode(bytes));
    if (problem !== undefined) {
      failures.set(file, problem);
    }
  }
  const { diagnostics, filesChecked, silenced } = failures.size === 0 ? mended.checked : await check(files);
  const report = { diagnostics: diagnostics.map(withoutFix), filesChecked, silenced };
  const exitCode = await printReport(report, options, io, 'stdout');
  const isWritten = ({ fix }: Mendable): boolean =>
    fix.edits.every(({ span }) => !failures.has(files.realPath(span.file)));
  printMended('Mended', mended.problems.filter(isWritten), io);
  for (const [file, problem] of failures) {
    io.stderr(`pipectl: "${shown(file, io)}" cannot be written: ${problem}.\n`);
  }
  return failures.size === 0 ? exitCode : EXIT.failed;
}

function withoutFix(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, fix: undefined };
}

/** Tells the files that may be written: those inside the projects, through symbolic links too, and not of the library or of a package. */
function ownFiles(files: Files, library: Library, roots: ReadonlySet<string>): (file: string) => boolean {
  const known = new Map<string, boolean>();
  const isOwn = (file: string): boolean => {
    const real = files.realPath(file);
    const isShipped = [...library.specs, ...library.contracts].some(
      ({ document }) => files.realPath(document.source.file) === real,
    );
    return (
      [...roots].some((root) => {
        const folder = files.realPath(root);
        return isInside(folder, real) && !relative(folder, real).split(sep).includes('node_modules');
      }) && !isShipped
    );
  };
  return (file) => {
    const answer = known.get(file) ?? isOwn(file);
    known.set(file, answer);
    return answer;
  };
}

/** Whether nobody may write a file: renaming another one over it would get round that. */
function isReadOnly(file: string): boolean {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts !== undefined && (facts.mode & 0o222) === 0;
}

function printDiff(files: Files, { contents }: Mended, io: CommandIo): void {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const [file, bytes] of [...contents].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const result = files.read(file, MAX_YAML_BYTES);
    const before = result.kind === 'ok' ? decoder.decode(result.bytes) : '';
    const path = shownPath(file, files.realPath(io.cwd)).replace(/^\//, '');
    const diff = unifiedDiff(path, before, decoder.decode(bytes));
    // A terminal must not be driven by what stands in a file; another program gets the file's own characters.
    io.stdout(io.isTTY.stdout ? diff.replace(/[^\n]+/g, (line) => visible(line, true)) : diff);
  }
}

function printMended(done: string, problems: readonly Mendable[], io: CommandIo): void {
  if (problems.length > 0) {
    const changed = new Set(problems.flatMap(({ fix }) => fix.edits.map(({ span }) => span.file)));
    const lines = problems.map(({ fix, code }) => {
      const [edit] = fix.edits;
      const place = edit === undefined ? '' : `${shown(edit.span.file, io)}:${edit.span.start.line}: `;
      return `  ${place}${visible(fix.title)} (${code}).\n`;
    });
    const numbers = `${counted(problems.length, 'problem')} in ${counted(changed.size, 'file')}`;
    io.stderr(`${done} ${numbers}:\n${lines.join('')}`);
  }
}

function shown(file: string, io: CommandIo): string {
  return visible(shownPath(file, io.cwd));
}
