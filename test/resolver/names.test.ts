import fc from 'fast-check';
import { createNameMatcher, nameSimilarity } from '../../src/resolver/names.js';

const anyName = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom('train', 'Data', 'model', 'val', 'XGBoost', 'input', 'metrics', 'S3', '_', '-', '.'),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('')),
);

describe('words', () => {
  it.each([
    ['train_data', ['train', 'data']],
    ['GeneratedPayloadSamples', ['generated', 'payload', 'samples']],
    ['model-input.path', ['model', 'input', 'path']],
    ['DATA_SECONDARY', ['data', 'secondary']],
    ['inputS3Uri', ['input', 's3', 'uri']],
    ['hyperparameters_s3_uri', ['hyperparameters', 's3', 'uri']],
    ['XGBoostModel', ['xg', 'boost', 'model']],
    ['xgboost_model', ['xg', 'boost', 'model']],
    ['PyTorchTraining', ['py', 'torch', 'training']],
    ['HTTPServer', ['http', 'server']],
    ['val_cfg', ['validation', 'config']],
    ['hp', ['hyperparameters']],
    ['Übergabe_数据', ['übergabe', '数据']],
    ['__', []],
  ])('splits %s', (name, words) => {
    expect(createNameMatcher().words(name)).toEqual(words);
  });
});

describe('nameSimilarity', () => {
  it.each([
    ['train_data', 'TrainingData'],
    ['PackagedModel', 'packaged_model'],
    ['eval_output', 'evaluation-output'],
    ['val_data', 'validation_data'],
    ['cfg', 'configuration'],
    ['hp', 'hyperparams'],
    ['metadata', 'MetaData'],
    ['sample', 'samples'],
    ['', ''],
    ['__', '__'],
  ])('takes %s and %s for the same name', (a, b) => {
    expect(nameSimilarity(a, b)).toBe(1);
  });

  it('counts a shared word that says something far more than one that does not', () => {
    expect(nameSimilarity('model_input', 'model_output')).toBeCloseTo(2 / 2.2);
    expect(nameSimilarity('train_data', 'DATA')).toBeCloseTo(0.2 / 1.2);
    expect(nameSimilarity('validation_data', 'training_data')).toBeCloseTo(0.2 / 2.2);
    expect(nameSimilarity('model_input', 'train_data')).toBe(0);
  });

  it('counts synonyms and other spellings in part', () => {
    expect(nameSimilarity('metrics', 'scores')).toBeCloseTo(0.8);
    expect(nameSimilarity('payload_schema', 'paylaod_schema')).toBeGreaterThan(0.95);
    expect(nameSimilarity('train', 'trail')).toBe(0);
  });

  it('is never 1 for the same words in another order', () => {
    expect(nameSimilarity('data_model', 'model_data')).toBe(0.99);
  });

  it('tells apart names without words', () => {
    expect(nameSimilarity('__', '--')).toBe(0);
    expect(nameSimilarity('', 'data')).toBe(0);
  });

  it('is symmetric, between 0 and 1, and 1 for a name itself, whatever was compared before', () => {
    const matcher = createNameMatcher();
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        const similarity = matcher.similarity(a, b);
        expect(similarity).toBe(matcher.similarity(b, a));
        expect(similarity).toBe(nameSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(matcher.similarity(a, a)).toBe(1);
      }),
    );
  });

  it('is 1 exactly when the stems are the same in the same order', () => {
    const matcher = createNameMatcher();
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        const same = matcher.stems(a).join(' ') === matcher.stems(b).join(' ');
        expect(matcher.similarity(a, b) === 1).toBe(same && (matcher.stems(a).length > 0 || a === b));
      }),
    );
  });
});
