import { pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { condition, definitionFile, definitionOf, fail, training } from './example.js';
import { needsOf } from './needs.js';
import type { DefinitionStep } from './steps.js';
import { sentence, stepNoun } from './words.js';

const stop = fail('stop', { Get: 'Steps.train.TrainingJobName' });

/**
 * A step starts when all that it waits for is done (sagemaker-python-sdk, issue 3565). A warning, since a pipeline may
 * rely on it: the step is then left out along with the branch.
 */
export const referenceIntoBranch: DefinitionRule = {
  scope: 'definition',
  code: 'SMP536',
  name: 'reference-into-branch',
  severity: 'warning',
  what: 'A step waits only for steps that run whenever it does: none in a branch of a condition that it does not stand in itself.',
  why: 'When the condition takes the other branch, the step it waits for never runs, and so neither does this one.',
  fix: 'Move the step into the same branch, or the one it waits for out of it.',
  invalid: definitionFile(() => definitionOf([condition('check', [training()]), stop])),
  valid: definitionFile(() => definitionOf([condition('check', [training(), stop])])),
  check(context, report) {
    const byPointer = new Map(context.steps.map((step) => [step.pointer, step]));
    for (const { from, to, pointer, reads } of needsOf(context)) {
      const branch = to.branches.find(
        ({ condition: owner, side }) =>
          !from.branches.some((own) => own.condition === owner && own.side === side),
      );
      if (branch !== undefined && !contains(to, from)) {
        const owner = byPointer.get(branch.condition);
        const verb = reads ? 'reads a value of' : 'waits for';
        report(pointer, {
          message: sentence(
            `${stepNoun(from)} ${verb} ${stepNoun(to)}, which runs only if ${owner === undefined ? 'a condition' : `the condition of ${stepNoun(owner)}`} ${branch.side === 'IfSteps' ? 'holds' : 'does not hold'}.`,
          ),
          help: 'Put both into the same branch, or the other step outside of it.',
          related: [{ message: 'The step in the branch.', pointer: pointerTo(to.pointer, 'Name') }],
        });
      }
    }
  },
};

/** Whether a step stands in a branch of another one, which is then a cycle. */
function contains({ branches }: DefinitionStep, other: DefinitionStep): boolean {
  return branches.some((branch) => branch.condition === other.pointer);
}
