import { malformedParameter } from '../../../src/rules/definition/malformed-parameter.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('malformed-parameter', () => {
  it('reports names, types and members that are none', () => {
    expect(
      findIn(
        malformedParameter,
        definitionOf(
          [],
          [
            'Rounds',
            { Type: 'String' },
            { Name: 'A', Type: 'Int' },
            { Name: 'B', Type: ['String'] },
            { Name: 'C', Type: 'String', Default: 'c' },
          ],
        ),
      ),
    ).toEqual([
      {
        at: '/Parameters/0',
        message: 'A parameter is a text, not an object.',
        help: 'Write an object with a "Name" and a "Type".',
      },
      {
        at: '/Parameters/1',
        message: 'The parameter at "/Parameters/1" has no name.',
        help: 'Give it a "Name", as a text.',
      },
      {
        at: '/Parameters/2/Type',
        message: 'The parameter "A" has the type "Int", which SageMaker does not know.',
        help: 'The types are "String", "Integer", "Float" and "Boolean".',
      },
      {
        at: '/Parameters/3/Type',
        message: 'The type of the parameter "B" is a list, not a text.',
        help: 'The types are "String", "Integer", "Float" and "Boolean".',
      },
      {
        at: '/Parameters/4/Default (key)',
        message: 'The parameter "C" takes no member "Default".',
        help: 'Its members are "Name", "Type", "DefaultValue", "EnumValues" and "Description".',
      },
    ]);
  });

  it('reports allowed values that are no list, or not of a String', () => {
    expect(
      findIn(
        malformedParameter,
        definitionOf(
          [],
          [
            { Name: 'A', Type: 'String', EnumValues: 'a' },
            { Name: 'B', Type: 'Integer', EnumValues: [1, 2] },
          ],
        ),
      ),
    ).toEqual([
      {
        at: '/Parameters/0/EnumValues',
        message: '"EnumValues" of the parameter "A" is a text, not a list.',
        help: 'Write a list of texts.',
      },
      {
        at: '/Parameters/1/EnumValues (key)',
        message: 'The parameter "B" has "EnumValues", which only a String has; its type is Integer.',
        help: 'Remove them, or make it a String.',
      },
    ]);
  });

  it('accepts every type, a description, and a parameter without a type, which is a String', () => {
    expect(
      findIn(
        malformedParameter,
        definitionOf(
          [],
          [
            ...['String', 'Integer', 'Float', 'Boolean'].map((Type) => ({ Name: Type, Type })),
            { Name: 'E', Description: 'e', EnumValues: ['a'], DefaultValue: 'a' },
          ],
        ),
      ),
    ).toEqual([]);
  });
});
