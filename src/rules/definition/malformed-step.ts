import { kindOf } from '../../sagemaker/check-scalar.js';
import { isJsonList, isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import type { DefinitionContext } from './context.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import type { DefinitionStep } from './steps.js';
import { kindNoun, sentence, stepNoun } from './words.js';

const example = (names: string | readonly string[]) =>
  definitionFile(() => definitionOf([training(), fail('stop', 'Stopped', { DependsOn: names })]));

/** SDK 2.257, workflow/steps.py `Step.to_request`. */
export const malformedStep: DefinitionRule = {
  scope: 'definition',
  code: 'SMP562',
  name: 'malformed-step',
  severity: 'error',
  what: 'A step is an object that has a type, arguments that are an object, and the names of other steps in a list DependsOn.',
  why: 'SageMaker refuses the definition: "Expecting start of Json Array" or "Object".',
  fix: 'Write what the message asks for.',
  invalid: example('train'),
  valid: example(['train']),
  check(context, report) {
    for (const { list, pointer } of stepLists(context)) {
      for (const [index, item] of list.entries()) {
        if (!isJsonObject(item)) {
          report(pointerTo(pointer, index), {
            message: `A step is ${kindNoun(kindOf(item))}, not an object.`,
            help: 'Write an object with a "Name", a "Type" and "Arguments".',
          });
        }
      }
    }
    for (const step of context.steps) {
      checkType(step, report);
      checkArguments(step, report);
      checkNeeds(step, report);
    }
  },
};

/** Every list of steps: of the definition, and of the branches of its conditions. */
function stepLists({
  definition,
  steps,
}: DefinitionContext): readonly { readonly list: readonly Json[]; readonly pointer: string }[] {
  const branches = steps.flatMap(({ type, value, pointer }) =>
    type === 'Condition'
      ? ['IfSteps', 'ElseSteps'].map((side) => ({
          list: itemsOf(memberOf(value, 'Arguments', side)),
          pointer: pointerTo(pointer, 'Arguments', side),
        }))
      : [],
  );
  return [{ list: itemsOf(memberOf(definition, 'Steps')), pointer: '/Steps' }, ...branches];
}

function checkType(step: DefinitionStep, report: DefinitionReport): void {
  const type = memberOf(step.value, 'Type');
  if (typeof type !== 'string') {
    report(type === undefined ? step.pointer : pointerTo(step.pointer, 'Type'), {
      message:
        type === undefined
          ? sentence(`${stepNoun(step)} has no "Type".`)
          : `The "Type" of ${stepNoun(step)} is ${kindNoun(kindOf(type))}, not a text.`,
      help: 'Say what kind of step it is, such as "Processing" or "Training".',
    });
  }
}

/** Arguments that are a request are compared with its shape, those of a Condition step have a rule of their own. */
function checkArguments(step: DefinitionStep, report: DefinitionReport): void {
  const given = memberOf(step.value, 'Arguments');
  const checked = step.type === 'Condition' || (step.type && stepTypeFacts(step.type).request !== undefined);
  if (!checked && step.type !== undefined && given !== undefined && !isJsonObject(given)) {
    report(pointerTo(step.pointer, 'Arguments'), {
      message: `"Arguments" of ${stepNoun(step)} is ${kindNoun(kindOf(given))}, not an object.`,
      help: 'Write an object.',
    });
  }
}

function checkNeeds(step: DefinitionStep, report: DefinitionReport): void {
  const names = memberOf(step.value, 'DependsOn');
  const pointer = pointerTo(step.pointer, 'DependsOn');
  if (names !== undefined && !isJsonList(names)) {
    report(pointer, {
      message: `"DependsOn" of ${stepNoun(step)} is ${kindNoun(kindOf(names))}, not a list.`,
      help: 'Write a list of the names of steps.',
    });
  }
  for (const [index, name] of itemsOf(names).entries()) {
    if (typeof name !== 'string') {
      report(pointerTo(pointer, index), {
        message: `"DependsOn" of ${stepNoun(step)} names ${kindNoun(kindOf(name))}, not a step.`,
        help: 'Write the name of a step.',
      });
    }
  }
}
