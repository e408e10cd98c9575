import { sourceWithoutFittingOutput } from '../../../src/rules/alignment/source-without-fitting-output.js';
import { PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(sourceWithoutFittingOutput);

const train = (dependency: string) => ({
  ...TRAIN,
  'specs/train.spec.yaml': TRAIN_SPEC.replace('dependency_type: training_data', dependency),
});

describe('source-without-fitting-output', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a source none of whose outputs has a type that is taken', () =>
    expectErrors(
      project({}, train('dependency_type: model_artifacts, compatible_sources: [Other, Prepare]')),
    ).toEqual([
      {
        message: 'No output of "Prepare" can feed the dependency "table" of the type model_artifacts.',
        at: 'specs/train.spec.yaml:6:74',
        help: '"Prepare" has outputs of the types "processing_output". Correct one of the types, or remove the source.',
        related: [{ message: 'Its outputs.', at: 'specs/prepare.spec.yaml:5:1' }],
      },
    ]));

  it('reports one whose outputs have the type but no data of the kind', () =>
    expectErrors(
      project(
        { spec: `${PREPARE_SPEC}    data_type: Integer\n` },
        train('dependency_type: processing_output, compatible_sources: [Prepare]'),
      ),
    ).toEqual([
      {
        message: 'No output of "Prepare" can feed the dependency "table" of the type processing_output.',
        at: 'specs/train.spec.yaml:6:69',
        help: '"Prepare" has outputs of the types "processing_output". Correct one of the types, or remove the source.',
        related: [{ message: 'Its outputs.', at: 'specs/prepare.spec.yaml:5:1' }],
      },
    ]));

  it('accepts a compatible type, and names that no specification has', async () => {
    await expectValid(project({}, train('dependency_type: training_data, compatible_sources: [Prepare]')));
    await expectValid(
      project({}, train('dependency_type: model_artifacts, compatible_sources: [Elsewhere]')),
    );
  });
});
