import { tuningRange } from '../../../src/rules/config/tuning-range.js';
import { project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(tuningRange);

const tuning = (...config: readonly string[]) => ({
  ...project({
    manifest: `
      parameters: { least: { type: Float, default: 0.1 } }
      steps:
        search:
          type: Train
          inputs: { table: s3://my-bucket/table }
          config:
            ${config.join(`\n${' '.repeat(12)}`)}
    `,
  }),
  ...TRAIN,
  'specs/train.spec.yaml': TRAIN_SPEC.replace('Training', 'Tuning'),
});
const ranges = (range: string, ...more: readonly string[]) =>
  tuning(`hyperparameter_ranges: { x: { ${range} } }`, ...more);

describe('tuning-range', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a range that ends below its beginning', async () => {
    await expectErrors(ranges('type: integer, min: 10, max: 2')).toEqual([
      {
        message: 'The range of "x" begins at 10, above its end at 2.',
        at: 'demo.pipeline.yaml:12:57',
        help: 'Exchange "min" and "max".',
      },
    ]);
    await expectValid(ranges('type: integer, min: 2, max: 2'));
  });

  it('reports bounds with a fraction in a range of whole numbers', async () => {
    await expectErrors(ranges('type: integer, min: 2.5, max: 7.5')).toEqual([
      {
        message: 'The range of "x" is one of whole numbers, but 2.5 is none.',
        at: 'demo.pipeline.yaml:12:57',
        help: 'Write a whole number, or make the range continuous.',
      },
      {
        message: 'The range of "x" is one of whole numbers, but 7.5 is none.',
        at: 'demo.pipeline.yaml:12:67',
        help: 'Write a whole number, or make the range continuous.',
      },
    ]);
    await expectValid(ranges('type: integer, min: 2.0, max: 1e3'));
  });

  it('reports ranges that the scale is not for', async () => {
    await expectErrors(ranges('type: continuous, min: 0, max: 1, scaling: Logarithmic')).toEqual([
      {
        message: 'The scale of "x" is logarithmic, but its range begins at 0.',
        at: 'demo.pipeline.yaml:12:60',
        help: 'Begin above 0, or choose another "scaling".',
      },
    ]);
    await expectErrors(ranges('type: continuous, min: 0.5, max: 1, scaling: ReverseLogarithmic')).toEqual([
      {
        message: 'The scale of "x" is reverse logarithmic, but 1 is a bound of its range.',
        at: 'demo.pipeline.yaml:12:70',
        help: 'Keep the range within 0 and 1, without 1 itself, or choose another "scaling".',
      },
    ]);
    await expectErrors(ranges('type: integer, min: 1, max: 9, scaling: ReverseLogarithmic')).toEqual([
      {
        message: 'The scale of "x" is reverse logarithmic, which only a continuous range can have.',
        at: 'demo.pipeline.yaml:12:77',
        help: 'Choose another "scaling".',
      },
    ]);
    await expectValid(ranges('type: continuous, min: 0, max: 0.99, scaling: ReverseLogarithmic'));
    await expectValid(ranges('type: continuous, min: -1, max: 1, scaling: Linear'));
    await expectValid(ranges('type: continuous, min: 0, max: 1'));
  });

  it('reports an interval in a grid search', async () => {
    await expectErrors(ranges('type: integer, min: 1, max: 3', 'tuning_strategy: Grid')).toEqual([
      {
        message: 'The strategy "Grid" tries listed values, but the range of "x" is an integer one.',
        at: 'demo.pipeline.yaml:12:43',
        help: 'Make it categorical with the values to try, or choose another "tuning_strategy".',
      },
    ]);
    await expectValid(ranges('type: categorical, values: [1, 2, 3]', 'tuning_strategy: Grid'));
  });

  it('looks at the ranges of every training definition, and once at what they share', () =>
    expectErrors(
      tuning(
        'hyperparameter_ranges: { x: { type: integer, min: 3, max: 1 } }',
        'training_definitions:',
        '  one: {}',
        '  two: { hyperparameter_ranges: { y: { type: integer, min: 4, max: 1 } } }',
      ),
    ).toEqual([
      {
        message: 'The range of "x" begins at 3, above its end at 1.',
        at: 'demo.pipeline.yaml:12:57',
        help: 'Exchange "min" and "max".',
      },
      {
        message: 'The range of "y" begins at 4, above its end at 1.',
        at: 'demo.pipeline.yaml:15:66',
        help: 'Exchange "min" and "max".',
      },
    ]));

  it('says nothing of bounds that are not known yet', async () => {
    await expectValid(ranges('type: continuous, min: "${params.least}", max: 0.01, scaling: Logarithmic'));
    await expectValid(ranges('type: categorical, values: [a]'));
    await expectValid(ranges('min: 2, max: 1'), { broken: true });
  });
});
