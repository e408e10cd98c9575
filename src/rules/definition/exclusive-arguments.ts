import { isExpression } from '../../sagemaker/expression.js';
import { isJsonObject, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { stepTypeFacts, type Alternatives } from '../../sagemaker/step-types.js';
import type { DefinitionRule, DefinitionReport } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import type { DefinitionStep } from './steps.js';
import { argumentNoun, argumentPath, sentence, stepNoun } from './words.js';

const example = (members: { readonly [name: string]: string }) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'join',
        Type: 'EMR',
        Arguments: { StepConfig: { HadoopJarStep: { Jar: 'command-runner.jar' } }, ...members },
      },
    ]),
  );

/** Which arguments these are is in sagemaker/step-types.ts. */
export const exclusiveArguments: DefinitionRule = {
  scope: 'definition',
  code: 'SMP540',
  name: 'exclusive-arguments',
  severity: 'error',
  what: 'Of the arguments that stand in for each other a step has exactly one, and beside it only what belongs to it.',
  why: 'Whether the step uses something that exists or makes it could not be told, and SageMaker refuses it.',
  fix: 'Keep one of the arguments.',
  invalid: example({}),
  valid: example({ ClusterId: 'j-2AXXXXXXGAPLF' }),
  check({ steps }, report) {
    for (const step of steps) {
      for (const alternatives of step.type === undefined ? [] : stepTypeFacts(step.type).alternatives) {
        checkAlternatives(step, alternatives, report);
      }
    }
  },
};

function checkAlternatives(
  step: DefinitionStep,
  { path, oneOf, onlyBeside }: Alternatives,
  report: DefinitionReport,
): void {
  const keys = ['Arguments', ...(path === '' ? [] : path.split('.'))];
  const structure = memberOf(step.value, ...keys);
  if (!isJsonObject(structure) || isExpression(structure)) {
    return;
  }
  const pointer = pointerTo(step.pointer, ...keys);
  const owner = argumentPath(step, pointer) === '' ? stepNoun(step) : argumentNoun(step, pointer);
  const [chosen, ...others] = oneOf.filter((member) => memberOf(structure, member) !== undefined);
  if (chosen === undefined) {
    report(pointer, {
      message: sentence(`${owner} has neither ${oneOf.map((member) => `"${member}"`).join(' nor ')}.`),
      help: 'Give exactly one of them.',
    });
    return;
  }
  for (const other of others) {
    report(
      pointerTo(pointer, other),
      {
        message: sentence(`${owner} has "${other}" beside "${chosen}", of which only one may be given.`),
        help: 'Remove one of them.',
      },
      'key',
    );
  }
  for (const [member, companion] of Object.entries(onlyBeside)) {
    if (memberOf(structure, member) !== undefined && memberOf(structure, companion) === undefined) {
      report(
        pointerTo(pointer, member),
        {
          message: sentence(`${owner} has "${member}" without "${companion}", beside which alone it stands.`),
          help: `Remove "${member}", or give "${companion}" instead of "${chosen}".`,
        },
        'key',
      );
    }
  }
}
