import { isPackage } from '../../builders/code.js';
import { mentionsRuntime } from '../../builders/runtime-files.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import type { ScriptArgument } from '../../project/types.generated.js';
import { child } from '../../source/location.js';
import { isTracedList, toJson, type Traced } from '../../source/traced.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { givenArguments, plainText } from './argument-values.js';
import { runsTraining } from './container-paths.js';

const contract = `${PREPARE_CONTRACT.replace('script_location: image\n', '')}expected_arguments: { rows: { flag: --rows, default: 100 } }\n`;
const manifest = (rows: string) =>
  `steps:\n  prepare: { type: Prepare, config: { arguments: { rows: ${rows} } } }\n`;
const files = {
  'scripts/prepare.py':
    'from pipectl_runtime import ScriptRuntime\n\n' +
    'runtime = ScriptRuntime.load()\n' +
    'with open(runtime.get_output_path("table") + "/table.csv", "w") as table:\n' +
    '    table.write("x\\n" * runtime.arguments().rows)\n',
};

export const argumentOfOtherType: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN437',
  name: 'argument-of-other-type',
  severity: 'error',
  level: 4,
  what: 'Where a script asks pipectl_runtime for its arguments, each is one value, and a number, true or false if its default in the contract is.',
  why: 'The runtime module makes of an argument what its default is, and ends the script if it cannot.',
  fix: 'Correct the value, or write the default in the contract as a text, in quotes.',
  invalid: project({ contract, manifest: manifest('many') }, files),
  valid: project({ contract, manifest: manifest('1e3') }, files),
  check({ graph, code }, report) {
    for (const job of jobsOf(graph)) {
      const trains = runsTraining(job.spec.document.value.sagemaker_step_type);
      const wrong = givenArguments(job).flatMap(({ name, argument, at, value }) => {
        const wanted = value === undefined ? undefined : wantedInstead(argument, value, trains);
        return value === undefined || wanted === undefined || isOfKey(job, value)
          ? []
          : [{ name, argument, at, value, wanted }];
      });
      const packed = wrong.length === 0 ? undefined : code.get(job.name);
      if (!isPackage(packed) || !mentionsRuntime(packed.files)) {
        continue;
      }
      for (const { name, argument, at, value, wanted } of wrong) {
        report(value.at, {
          message: `The argument "${name}" of step "${job.name}" is not ${wanted}.`,
          help:
            wanted === ONE_VALUE
              ? 'Give the items as one text, which the script takes apart, or read the command line in the script.'
              : 'Correct the value, or write the default as a text if the script takes any.',
          related: [
            argument.default === undefined
              ? { message: 'The argument.', at }
              : { message: 'The default.', at: child(at, 'default') },
          ],
        });
      }
    }
  },
};

const ONE_VALUE = 'one value';

/** Whether a value is that of one of the step type's own config keys, and not what the key takes: CFG604 says so. */
function isOfKey({ config, spec }: LinkedJob, value: Traced): boolean {
  const [key] = [...config].find(([, { traced }]) => traced === value) ?? [];
  return key !== undefined && spec.ownKeyFindings({ [key]: toJson(value) }).length > 0;
}

/** What pipectl_runtime reads as a number, and as true or false (runtime/pipectl_runtime.py `converted`). */
const NUMBER = /^[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf|infinity|nan)$/i;
const BOOLEAN = /^(true|false|1|0)$/i;

/** What an argument has to be where a value is no such thing; undefined if it is, or if that is not known before the run. */
function wantedInstead(
  { default: fallback, choices, action }: ScriptArgument,
  { value }: Traced,
  trains: boolean,
): string | undefined {
  const isSwitch = action === 'store_true';
  if (isSwitch && !trains) {
    return undefined; // The flag stands there or it does not.
  }
  if (isTracedList(value)) {
    // A hyperparameter is one text, whatever it is.
    return value.length > 1 && !trains ? ONE_VALUE : undefined;
  }
  const text = plainText(value);
  if (text === undefined || choices?.includes(text) === false) {
    return undefined; // ALN436 speaks of the choices.
  }
  if (isSwitch || typeof fallback === 'boolean') {
    return BOOLEAN.test(text) ? undefined : 'true or false';
  }
  return typeof fallback === 'number' && !NUMBER.test(text) ? 'a number' : undefined;
}
