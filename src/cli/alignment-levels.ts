import { PROBLEMS } from '../compiler/catalogue.js';
import { ALIGNMENT_LEVELS, type AlignmentLevel } from '../diagnostics/alignment-levels.js';
import { didYouMean } from '../diagnostics/suggest.js';
import { UsageError } from './io.js';

/** The levels that `--level` asks for: numbers or names, repeated or in a list with commas; all if it is absent. Throws a UsageError for any other word. */
export function alignmentLevels(wanted: readonly string[] = []): ReadonlySet<AlignmentLevel> {
  const words = wanted.flatMap((text) => text.split(',')).map((word) => word.trim());
  const levels = words.map((word) => {
    const found = ALIGNMENT_LEVELS.find(({ level, name }) => String(level) === word || name === word);
    if (found === undefined) {
      const names = ALIGNMENT_LEVELS.map(({ name }) => name);
      throw new UsageError(
        `There is no level "${word}".${didYouMean(word, names)} Levels: ${ALIGNMENT_LEVELS.map(({ level, name }) => `${level} or ${name}`).join(', ')}.`,
      );
    }
    return found.level;
  });
  return new Set(levels.length === 0 ? ALIGNMENT_LEVELS.map(({ level }) => level) : levels);
}

/**
 * Whether a code is that of an alignment problem of one of some levels, keeps a file from being read at all, or says
 * what is wrong with silencing problems.
 */
export function isOfLevels(code: string, levels: ReadonlySet<AlignmentLevel>): boolean {
  const level = PROBLEMS.find((problem) => problem.code === code)?.level;
  return level === undefined ? /^(SRC|SCH|SUP)/.test(code) : levels.has(level);
}
