import { duplicateOutputParameter } from '../../../src/rules/definition/duplicate-output-parameter.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

const step = (Type: string, ...names: readonly unknown[]) => ({
  Name: 'review',
  Type,
  Arguments: {},
  OutputParameters: names.map((name) => ({
    OutputName: typeof name === 'string' ? name : null,
    OutputType: 'String',
  })),
});

describe('duplicate-output-parameter', () => {
  it('reports every further one of the same name, in both types of step', () => {
    const steps = [step('Lambda', 'a', 'b', 'a', 'a'), step('Callback', 'c', 'c')];
    const found = (at: string, name: string, first: string) => ({
      at,
      message: `Step "review" has two output parameters "${name}".`,
      help: 'Rename one of them, or remove it.',
      related: [{ message: 'The first one.', pointer: first }],
    });
    const first = '/Steps/0/OutputParameters/0/OutputName';
    expect(findIn(duplicateOutputParameter, definitionOf(steps))).toEqual([
      found('/Steps/0/OutputParameters/2/OutputName', 'a', first),
      found('/Steps/0/OutputParameters/3/OutputName', 'a', first),
      found('/Steps/1/OutputParameters/1/OutputName', 'c', '/Steps/1/OutputParameters/0/OutputName'),
    ]);
  });

  it('accepts names in another case, those of another step, and what has no name', () => {
    const steps = [step('Lambda', 'a', 'A'), step('Lambda', 'a'), step('Lambda', undefined, undefined)];
    expect(findIn(duplicateOutputParameter, definitionOf(steps))).toEqual([]);
  });
});
