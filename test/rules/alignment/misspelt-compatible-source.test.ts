import { misspeltCompatibleSource } from '../../../src/rules/alignment/misspelt-compatible-source.js';
import { project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(misspeltCompatibleSource);

const files = (sources: string, rest = '') => ({
  ...project(),
  ...TRAIN,
  'specs/train.spec.yaml': `${TRAIN_SPEC.replace('training_data }', `training_data, compatible_sources: [${sources}] }`)}${rest}`,
});

describe('misspelt-compatible-source', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports slips and another case, also in job types', () =>
    expectErrors(
      files(
        'Prepar, prepare_step',
        'job_types: { training: { dependencies: { table: { compatible_sources: [Train, PREPARE] } } } }\n',
      ),
    ).toEqual([
      {
        message: 'No step type is named "Prepar". Did you mean "Prepare"?',
        at: 'specs/train.spec.yaml:6:65',
        help: 'Write "Prepare".',
      },
      {
        message: 'No step type is named "prepare_step". Did you mean "Prepare"?',
        at: 'specs/train.spec.yaml:6:73',
        help: 'Write "Prepare".',
      },
      {
        message: 'No step type is named "PREPARE". Did you mean "Prepare"?',
        at: 'specs/train.spec.yaml:9:79',
        help: 'Write "Prepare".',
      },
    ]));

  it('knows the step types of the library', () =>
    expectErrors(files('TabularPreprocesing'), {
      library: libraryOf({
        'specs/a.spec.yaml':
          'step_type: TabularPreprocessing\nsagemaker_step_type: Processing\nnode_type: singular\n',
      }),
    }).toEqual([
      {
        message: 'No step type is named "TabularPreprocesing". Did you mean "TabularPreprocessing"?',
        at: 'specs/train.spec.yaml:6:65',
        help: 'Write "TabularPreprocessing".',
      },
    ]));

  it.each([
    'Prepare, PrepareStep',
    'ProcessingStep, TrainingStep, CreateModelStep, RegisterModelStep, TransformStep',
    'LightGBMTraining, DataLoadingStep, HyperparameterStep',
    '',
  ])('accepts [%s]', (sources) => expectValid(files(sources)));

  it('says nothing of a step type whose file has errors', () =>
    expectValid({ ...files('Prepara'), 'specs/b.spec.yaml': 'step_type: Prepara\n' }));

  it('mends a slip', () => {
    const spec = (source: string) =>
      TRAIN_SPEC.replace('training_data }', `training_data, compatible_sources: [Other, ${source}] }`);
    return expectFixed(
      project({}, { ...TRAIN, 'specs/train.spec.yaml': spec('Prepaer') }),
      project({}, { ...TRAIN, 'specs/train.spec.yaml': spec('Prepare') }),
    );
  });
});
