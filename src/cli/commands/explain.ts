import { PROBLEMS } from '../../compiler/catalogue.js';
import type { Problem } from '../../diagnostics/diagnostic.js';
import { explainProblem, problemData, problemPage } from '../../diagnostics/explain.js';
import { paintFor } from '../../diagnostics/paint.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { ExplainOptions } from '../options.js';

/** `pipectl explain`: what a code means, or the list of all codes. */
export async function explainCommand(
  code: string | undefined,
  options: ExplainOptions,
  io: CommandIo,
): Promise<number> {
  const json = (problems: readonly Problem[]) => {
    const report = { formatVersion: 1, problems: problems.map(problemData) };
    io.stdout(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT.clean;
  };
  if (code === undefined && options.format === 'json') {
    return json(PROBLEMS);
  }
  if (code === undefined) {
    for (const { code: known, name, severity, what } of PROBLEMS) {
      io.stdout(`${known}  ${severity.padEnd(7)}  ${name}: ${what}\n`);
    }
    return EXIT.clean;
  }
  const wanted = code.toLowerCase();
  const problem = PROBLEMS.find(({ code: known, name }) => known.toLowerCase() === wanted || name === wanted);
  if (problem === undefined) {
    const names = PROBLEMS.flatMap(({ code: known, name }) => [known, name]);
    throw new UsageError(
      `There is no code "${code}".${didYouMean(code.toUpperCase(), names)} pipectl explain lists all codes.`,
    );
  }
  if (options.format === 'json') {
    return json([problem]);
  }
  const paint = await paintFor({ colour: options.color, isTTY: io.isTTY.stdout, env: io.env });
  io.stdout(options.format === 'markdown' ? problemPage(problem) : explainProblem(problem, paint));
  return EXIT.clean;
}
