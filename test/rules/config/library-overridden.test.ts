import { libraryOverridden } from '../../../src/rules/config/library-overridden.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { libraryOf } from '../alignment/library.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid } = ruleTester(libraryOverridden);

const library = libraryOf({
  'specs/prepare.spec.yaml': PREPARE_SPEC,
  'contracts/prepare.contract.yaml': PREPARE_CONTRACT,
});

describe('library-overridden', () => {
  it('tells of each file that takes the place of one of the library, with that one', () =>
    expectErrors({ ...project(), ...TRAIN }, { library }).toEqual([
      {
        message: 'The specification "Prepare" takes the place of the library\'s.',
        at: 'specs/prepare.spec.yaml:1:12',
        help: 'If that is not meant, give it another name.',
        related: [{ message: "The library's own.", at: '../library/specs/prepare.spec.yaml:1:12' }],
      },
      {
        message: 'The contract "prepare" takes the place of the library\'s.',
        at: 'contracts/prepare.contract.yaml:1:1',
        help: 'If that is not meant, give it another name.',
        related: [{ message: "The library's own.", at: '../library/contracts/prepare.contract.yaml:1:1' }],
      },
    ]));

  it('says nothing of files of other names, and without a library', async () => {
    await expectValid(TRAIN, { library });
    await expectValid(project());
  });

  it('finds its invalid example where the library has the step type, and nothing in its valid one', async () => {
    const { invalid = {}, valid = {} } = libraryOverridden;
    const shipped = libraryOf({ 'specs/batch_transform.spec.yaml': invalid['specs/score.spec.yaml'] ?? '' });
    await expectErrors(invalid, { library: shipped }).toEqual([
      {
        message: 'The specification "BatchTransform" takes the place of the library\'s.',
        at: 'specs/score.spec.yaml:1:12',
        help: 'If that is not meant, give it another name.',
        related: [{ message: "The library's own.", at: '../library/specs/batch_transform.spec.yaml:1:12' }],
      },
    ]);
    await expectValid(valid, { library: shipped });
  });
});
