import { cyclicDependencies } from '../../../src/rules/definition/cyclic-dependencies.js';
import { condition, definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('cyclic-dependencies', () => {
  const needs = (name: string, ...DependsOn: readonly string[]) => fail(name, 'x', { DependsOn });

  it('reports a cycle at a need on it, and a step that waits for itself', () => {
    const definition = definitionOf([needs('a', 'b'), needs('b', 'c'), needs('c', 'a'), needs('d', 'd')]);
    expect(findIn(cyclicDependencies, definition)).toEqual([
      {
        at: '/Steps/3/DependsOn/0',
        message: 'The dependencies form a cycle: step "d" waits for itself.',
        help: 'Remove it.',
      },
      {
        at: '/Steps/0/DependsOn/0',
        message: 'The dependencies form a cycle: "a" waits for "b" waits for "c" waits for "a".',
        help: 'Remove one of these dependencies. A step in a branch waits for its condition.',
      },
    ]);
  });

  it('knows that steps of a branch wait for their condition', () => {
    const definition = definitionOf([
      training({}, { DependsOn: ['inner'] }),
      {
        ...condition('check', [fail('inner', 'x')]),
        DependsOn: ['train'],
      },
    ]);
    expect(findIn(cyclicDependencies, definition).map(({ message }) => message)).toEqual([
      'The dependencies form a cycle: "train" waits for "inner" waits for "check" waits for "train".',
    ]);
  });

  it('accepts that several steps wait for one, in any order', () => {
    expect(
      findIn(cyclicDependencies, definitionOf([needs('a', 'c'), needs('b', 'c', 'a'), needs('c')])),
    ).toEqual([]);
  });
});
