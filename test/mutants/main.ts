import { checkerOf, pointsAt, shownPlace } from './checking.js';
import { mutantsOf } from './mutants.js';
import { LIBRARY, OTHERS } from './projects.js';

/** What became of a mutant. */
interface Verdict {
  readonly project: string;
  readonly mutant: string;
  /** reported: at its place, or at its counterpart. elsewhere: only where nobody would look. survived: not at all. */
  readonly outcome: 'reported' | 'elsewhere' | 'survived';
  /** What is said, and where. */
  readonly said: readonly string[];
}

/** Checks every `of`th mutant of each project from the `index`th on, and writes a verdict a line. */
async function main([index = '0', of = '1', only = '']: readonly string[]): Promise<void> {
  for (const project of [LIBRARY, ...OTHERS]) {
    const check = checkerOf(project);
    const before = await check();
    if (before.length > 0) {
      throw new Error(`The project "${project.name}" is not silent: ${before.map(shownPlace).join(', ')}`);
    }
    const mutants = mutantsOf(project.tree).filter(
      (mutant, at) => at % Number(of) === Number(index) && `${mutant.file}: ${mutant.title}`.includes(only),
    );
    for (const mutant of mutants) {
      const found = await check(mutant);
      const right = found.filter((diagnostic) => pointsAt(diagnostic, mutant, project.tree));
      const verdict: Verdict = {
        project: project.name,
        mutant: `${mutant.file}: ${mutant.title}`,
        outcome: right.length > 0 ? 'reported' : found.length > 0 ? 'elsewhere' : 'survived',
        said: (right.length > 0 ? right : found).map(shownPlace),
      };
      process.stdout.write(`${JSON.stringify(verdict)}\n`);
    }
  }
}

await main(process.argv.slice(2));
