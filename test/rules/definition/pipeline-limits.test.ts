import { pipelineLimits } from '../../../src/rules/definition/pipeline-limits.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('pipeline-limits', () => {
  const declaring = (...names: readonly string[]) =>
    definitionOf(
      [],
      names.map((Name) => ({ Name, Type: 'String' })),
    );

  it('reports names that stand twice, are too long or have other characters', () => {
    expect(findIn(pipelineLimits, declaring('A', 'A', 'b c', 'x'.repeat(257)))).toEqual([
      {
        at: '/Parameters/1/Name',
        message: 'Two parameters have the name "A".',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: '/Parameters/0/Name' }],
      },
      {
        at: '/Parameters/2/Name',
        message: 'The parameter name "b c" has characters that SageMaker does not take.',
        help: 'Use letters, digits, hyphens and underscores.',
      },
      {
        at: '/Parameters/3/Name',
        message: "A parameter's name has 257 characters; SageMaker takes 1 to 256.",
        help: 'Correct the name.',
      },
    ]);
  });

  it('reports the first parameter that is one too many', () => {
    const names = Array.from({ length: 201 }, (_, index) => `P${index}`);
    expect(findIn(pipelineLimits, declaring(...names.slice(1)))).toEqual([]);
    expect(findIn(pipelineLimits, declaring(...names))).toEqual([
      {
        at: '/Parameters/200',
        message: 'The pipeline has 201 parameters; SageMaker takes at most 200.',
        help: 'Remove some, or put several values into one.',
      },
    ]);
  });
});
