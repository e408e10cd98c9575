import { unknownParameterReference } from '../../../src/rules/definition/unknown-parameter-reference.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-parameter-reference', () => {
  it('reports parameters that are not declared', () => {
    const definition = definitionOf(
      [fail('a', { Get: 'Parameters.Raeson' }), fail('b', { Get: 'Parameters.Reason' })],
      [{ Name: 'Reason', Type: 'String' }],
    );
    expect(findIn(unknownParameterReference, definition)).toEqual([
      {
        at: '/Steps/0/Arguments/ErrorMessage/Get',
        message: 'The definition declares no parameter "Raeson". Did you mean "Reason"?',
        help: 'Correct the name, or declare the parameter under "Parameters".',
      },
    ]);
  });

  it('reads texts as they are, and objects with more members than Get', () => {
    const definition = definitionOf([
      fail('a', 'Parameters.Gone'),
      { Name: 'b', Type: 'Lambda', Arguments: { x: { Get: 'Parameters.Gone', Put: 1 } } },
    ]);
    expect(findIn(unknownParameterReference, definition)).toEqual([]);
  });
});
