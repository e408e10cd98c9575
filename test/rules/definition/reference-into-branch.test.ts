import { referenceIntoBranch } from '../../../src/rules/definition/reference-into-branch.js';
import { condition, definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('reference-into-branch', () => {
  const read = { Get: 'Steps.train.TrainingJobName' };

  it('reports what reads or waits for a step of a branch from outside of it', () => {
    const definition = definitionOf([
      condition('check', [training()], [fail('other', read)]),
      fail('stop', 'x', { DependsOn: ['train'] }),
    ]);
    expect(findIn(referenceIntoBranch, definition)).toEqual([
      {
        at: '/Steps/1/DependsOn/0',
        message:
          'Step "stop" waits for step "train", which runs only if the condition of step "check" holds.',
        help: 'Put both into the same branch, or the other step outside of it.',
        related: [{ message: 'The step in the branch.', pointer: '/Steps/0/Arguments/IfSteps/0/Name' }],
      },
      {
        at: '/Steps/0/Arguments/ElseSteps/0/Arguments/ErrorMessage/Get',
        message:
          'Step "other" reads a value of step "train", which runs only if the condition of step "check" holds.',
        help: 'Put both into the same branch, or the other step outside of it.',
        related: [{ message: 'The step in the branch.', pointer: '/Steps/0/Arguments/IfSteps/0/Name' }],
      },
    ]);
  });

  it('accepts steps of the same branch and of branches within it', () => {
    const definition = definitionOf([
      condition('check', [training(), fail('a', read), condition('inner', [fail('b', read)])]),
    ]);
    expect(findIn(referenceIntoBranch, definition)).toEqual([]);
  });

  it('reports what waits for a condition in a branch, or for a step of a branch within the branch', () => {
    const inner = condition('inner', [training()]);
    const definition = definitionOf([
      condition('outer', [inner, fail('beside', read)]),
      fail('after', 'x', { DependsOn: ['inner'] }),
    ]);
    expect(findIn(referenceIntoBranch, definition).map(({ at, message }) => [at, message])).toEqual([
      [
        '/Steps/1/DependsOn/0',
        'Step "after" waits for step "inner", which runs only if the condition of step "outer" holds.',
      ],
      [
        '/Steps/0/Arguments/IfSteps/1/Arguments/ErrorMessage/Get',
        'Step "beside" reads a value of step "train", which runs only if the condition of step "inner" holds.',
      ],
    ]);
  });

  it('names the branch that is taken when the condition does not hold', () => {
    const definition = definitionOf([
      condition('check', [], [fail('otherwise', 'x')]),
      fail('after', 'x', { DependsOn: ['otherwise'] }),
    ]);
    expect(findIn(referenceIntoBranch, definition).map(({ message }) => message)).toEqual([
      'Step "after" waits for step "otherwise", which runs only if the condition of step "check" does not hold.',
    ]);
  });

  it('accepts a condition in a branch that waits for a step of the branch, or for one outside of all', () => {
    const inner = { ...condition('inner', []), DependsOn: ['train', 'before'] };
    const definition = definitionOf([fail('before', 'x'), condition('outer', [training(), inner])]);
    expect(findIn(referenceIntoBranch, definition)).toEqual([]);
  });
});
