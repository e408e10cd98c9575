import { duplicateDependsOn } from '../../../src/rules/definition/duplicate-depends-on.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('duplicate-depends-on', () => {
  it('reports each mention after the first', () => {
    expect(
      findIn(
        duplicateDependsOn,
        definitionOf([fail('a', 'x'), fail('b', 'x', { DependsOn: ['a', 'c', 'a', 'a'] })]),
      ),
    ).toEqual([
      {
        at: '/Steps/1/DependsOn/2',
        message: 'Step "b" depends on "a" more than once.',
        help: 'Remove this mention, or name the step that was meant.',
        related: [{ message: 'The first mention.', pointer: '/Steps/1/DependsOn/0' }],
      },
      {
        at: '/Steps/1/DependsOn/3',
        message: 'Step "b" depends on "a" more than once.',
        help: 'Remove this mention, or name the step that was meant.',
        related: [{ message: 'The first mention.', pointer: '/Steps/1/DependsOn/0' }],
      },
    ]);
  });

  it('accepts two steps that depend on the same one', () => {
    expect(
      findIn(
        duplicateDependsOn,
        definitionOf([
          fail('a', 'x'),
          fail('b', 'x', { DependsOn: ['a'] }),
          fail('c', 'x', { DependsOn: ['a'] }),
        ]),
      ),
    ).toEqual([]);
  });
});
