import { stepName } from '../../../src/rules/definition/step-name.js';
import { definitionOf, fail } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('step-name', () => {
  it('reports names that are missing, too long or of other characters, and long descriptions', () => {
    const definition = definitionOf([
      { Type: 'Fail' },
      fail('', 'x'),
      fail('x'.repeat(65), 'x'),
      fail('stop it!', 'x', { DisplayName: 'x'.repeat(257), Description: 'x'.repeat(3073) }),
    ]);
    expect(findIn(stepName, definition)).toEqual([
      {
        at: '/Steps/0/Name',
        message: 'The step at "/Steps/0" has no name.',
        help: 'Give it a "Name", as a text.',
      },
      {
        at: '/Steps/1/Name',
        message: "A step's name has 0 characters; SageMaker takes 1 to 64.",
        help: 'Correct the name.',
      },
      {
        at: '/Steps/2/Name',
        message: "A step's name has 65 characters; SageMaker takes 1 to 64.",
        help: 'Correct the name.',
      },
      {
        at: '/Steps/3/Name',
        message: 'The step name "stop it!" has characters that SageMaker does not take.',
        help: 'Use letters, digits, hyphens and underscores.',
      },
      {
        at: '/Steps/3/DisplayName',
        message: '"DisplayName" of step "stop it!" has 257 characters; SageMaker takes at most 256.',
        help: 'Shorten it.',
      },
      {
        at: '/Steps/3/Description',
        message: '"Description" of step "stop it!" has 3073 characters; SageMaker takes at most 3072.',
        help: 'Shorten it.',
      },
    ]);
  });

  it('accepts 64 letters, digits, hyphens and underscores', () => {
    expect(findIn(stepName, definitionOf([fail(`-_9a${'x'.repeat(60)}`, 'x')]))).toEqual([]);
  });
});
