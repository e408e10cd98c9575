import { didYouMean } from '../../diagnostics/suggest.js';
import { paintFor } from '../../diagnostics/paint.js';
import { explainWiring, type InputExplanation } from '../../resolver/explain.js';
import { compileForCommand } from '../compile-for-command.js';
import { UsageError, type CommandIo } from '../io.js';
import type { ExplainOptions, MainSetting } from '../options.js';
import { wiringData, wiringPage, wiringText, type Detail } from '../wiring-text.js';

/** `pipectl explain <manifest> [step[.input]]`: what feeds the inputs of a pipeline, and why; more of it the less is asked for. */
export async function explainWiringCommand(
  path: string,
  target: string | undefined,
  options: ExplainOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const format = options.format === 'pretty' ? 'pretty' : 'concise';
  const { linked, exitCode } = await compileForCommand(
    path,
    { ...options, ...setting, format: [{ format }] },
    io,
  );
  if (linked === undefined) {
    return exitCode;
  }
  const all = explainWiring(linked);
  const inputs = target === undefined ? all : inputsOf(all, linked.steps, target);
  const pipeline = linked.manifest.value.name;
  if (options.format === 'json') {
    const report = { formatVersion: 1, pipeline, inputs: wiringData(inputs) };
    io.stdout(`${JSON.stringify(report, null, 2)}\n`);
  } else if (options.format === 'markdown') {
    io.stdout(wiringPage(pipeline, inputs));
  } else {
    const paint = await paintFor({ colour: options.color, isTTY: io.isTTY.stdout, env: io.env });
    io.stdout(wiringText(inputs, detailOf(target), paint));
  }
  return exitCode;
}

function detailOf(target: string | undefined): Detail {
  return target === undefined ? 'source' : target.includes('.') ? 'factors' : 'candidates';
}

/** The inputs of a step, or one of them. Throws a UsageError for names that do not exist. */
function inputsOf(
  all: readonly InputExplanation[],
  steps: ReadonlyMap<string, unknown>,
  target: string,
): readonly InputExplanation[] {
  const [step = '', ...rest] = target.split('.');
  const name = rest.join('.');
  if (!steps.has(step)) {
    throw new UsageError(`The pipeline has no step "${step}".${didYouMean(step, steps.keys())}`);
  }
  const inputs = all.filter((input) => input.step === step);
  const found = name === '' ? inputs : inputs.filter(({ dependency }) => dependency.name === name);
  if (found.length === 0) {
    const names = inputs.map(({ dependency }) => dependency.name);
    throw new UsageError(
      name === ''
        ? `The step "${step}" has no inputs.`
        : `The step "${step}" has no input "${name}".${didYouMean(name, names)} Its inputs: ${names.join(', ')}.`,
    );
  }
  return found;
}
