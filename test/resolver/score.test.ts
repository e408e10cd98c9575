import fc from 'fast-check';
import { createNameMatcher } from '../../src/resolver/names.js';
import { createScorer, scoreCandidate, type Pairing } from '../../src/resolver/score.js';
import type { DataType, DependencyType } from '../../src/project/types.generated.js';
import { dependencyPort, outputPort } from './support.js';

const TRAIN = { stepType: 'XGBoostTraining', sagemakerType: 'Training' };
const PREPROCESS = { stepType: 'TabularPreprocessing', sagemakerType: 'Processing' };

function pairing(parts: Partial<Pairing>): Pairing {
  return {
    consumer: TRAIN,
    dependency: dependencyPort('train_data'),
    producer: PREPROCESS,
    output: outputPort('processed_data'),
    jobTypes: [],
    ...parts,
  };
}

function score(parts: Partial<Pairing>) {
  return scoreCandidate(createNameMatcher(), pairing(parts));
}

function pointsOf(parts: Partial<Pairing>) {
  return Object.fromEntries(score(parts).factors.map(({ name, points }) => [name, points]));
}

const trainData = dependencyPort('train_data', {
  dependency_type: 'training_data',
  compatible_sources: ['TabularPreprocessing'],
  semantic_keywords: ['train', 'processed', 'data', 'parquet'],
});

describe('scoreCandidate', () => {
  it('accounts for every part of the score', () => {
    const output = outputPort('processed_data', { aliases: ['training_data', 'input_path'] });
    expect(score({ dependency: trainData, output })).toEqual({
      score: 0.79,
      points: 79,
      factors: [
        { name: 'dependency_type', points: 20, reason: 'training_data accepts processing_output' },
        { name: 'data_type', points: 20, reason: 'both are S3Uri' },
        { name: 'name', points: 25, reason: 'the alias "training_data" means the same as "train_data"' },
        { name: 'compatible_source', points: 10, reason: 'TabularPreprocessing is a declared source' },
        { name: 'keywords', points: 4, reason: '3 of 4 keywords found: train, processed, data' },
      ],
      exactness: 1,
      agreement: 0,
      evidence: 39,
      described: false,
      isCore: false,
      isDeclared: true,
      strong: true,
      likely: 'if needed',
    });
  });

  it('gives 100 to a perfect fit', () => {
    const dependency = dependencyPort('DATA', {
      compatible_sources: ['TabularPreprocessing'],
      semantic_keywords: ['raw'],
    });
    const output = outputPort('DATA', { semantic_keywords: ['raw'] });
    expect(score({ dependency, output })).toMatchObject({ score: 1, exactness: 3 });
  });

  it('adds what speaks against the job type as a factor', () => {
    const producer = { ...PREPROCESS, jobType: 'calibration' };
    const { factors, points } = score({ dependency: trainData, producer });
    expect(factors.at(-1)).toEqual({
      name: 'job_type',
      points: -40,
      reason: 'the input is about training, the step has the job type calibration',
    });
    expect(points).toBe(20 + 20 + 2 + 10 + 3 - 40);
  });

  it('keeps raw data below the threshold of training data, whatever the keywords', () => {
    const dependency = { ...trainData, semantic_keywords: ['data'] };
    const output = outputPort('DATA', { aliases: ['input_data'], semantic_keywords: ['data', 'raw'] });
    expect(
      score({ dependency, output, producer: { stepType: 'CradleDataLoading', sagemakerType: 'Processing' } }),
    ).toMatchObject({
      points: 20 + 20 + 4 + 0 + 5,
    });
  });

  it('says that a type cannot be, with no points', () => {
    const dependency = dependencyPort('model_input', { dependency_type: 'model_artifacts' });
    expect(score({ dependency })).toEqual({
      score: 0,
      points: 0,
      factors: [
        { name: 'dependency_type', points: 0, reason: 'model_artifacts does not accept processing_output' },
      ],
      impossible: { kind: 'type', reason: 'model_artifacts does not accept processing_output' },
      exactness: 0,
      agreement: 0,
      evidence: 0,
      described: false,
      isCore: false,
      isDeclared: false,
      strong: false,
      likely: 'no',
    });
    const count = dependencyPort('row_count', { data_type: 'Integer' });
    expect(score({ dependency: count }).impossible).toEqual({
      kind: 'type',
      reason: 'Integer does not accept S3Uri',
    });
  });

  it('says that another job type cannot be, with its points', () => {
    const consumer = { ...TRAIN, jobType: 'calibration' };
    const producer = { ...PREPROCESS, jobType: 'training' };
    const dependency = dependencyPort('processed_data');
    expect(score({ consumer, producer, dependency })).toMatchObject({
      points: 85,
      impossible: {
        kind: 'job_type',
        reason: 'data of the job type training does not feed a step of the job type calibration',
      },
    });
  });

  it('tells a name from an alias and a spelling', () => {
    const exactness = (dependency: string, name: string, ...aliases: string[]) =>
      score({ dependency: dependencyPort(dependency), output: outputPort(name, { aliases }) }).exactness;
    expect(exactness('model_input', 'model_input')).toBe(3);
    expect(exactness('model_input', 'artifacts', 'model_input')).toBe(2);
    expect(exactness('ModelInput', 'artifacts', 'model_input')).toBe(1);
    expect(exactness('ModelInput', 'model_input')).toBe(1);
    expect(exactness('model_input', 'model')).toBe(0);
  });

  it.each([
    ['Training', 'TrainingStep'],
    ['Processing', 'ProcessingStep'],
    ['Transform', 'TransformStep'],
    ['Model', 'CreateModelStep'],
    ['Model', 'ModelStep'],
    ['Training', 'Mine'],
    ['Training', 'MineStep'],
  ])('counts a %s step as the declared source %s', (sagemakerType, declared) => {
    const dependency = dependencyPort('train_data', { compatible_sources: ['Other', declared] });
    const producer = { stepType: 'Mine', sagemakerType };
    expect(pointsOf({ dependency, producer })['compatible_source']).toBe(10);
    expect(
      pointsOf({ dependency, producer: { stepType: 'Yours', sagemakerType: 'RegisterModel' } })[
        'compatible_source'
      ],
    ).toBe(0);
  });

  describe('strong evidence', () => {
    const strong = (dependency: Parameters<typeof dependencyPort>[1], parts: Partial<Pairing> = {}) =>
      score({ dependency: dependencyPort('model_metrics', { required: false, ...dependency }), ...parts })
        .strong;
    const metrics = { output: outputPort('metrics_output') };
    const declared = { compatible_sources: ['TabularPreprocessing'] };

    it('is a declared source with the exact type and a name that is close', () => {
      expect(strong(declared, metrics)).toBe(true);
    });
    it('is not the source alone, the name alone or a type that is merely accepted', () => {
      expect(strong(declared)).toBe(false);
      expect(strong({}, metrics)).toBe(false);
      expect(strong({ ...declared, dependency_type: 'validation_data' }, metrics)).toBe(false);
    });
    it('is a declared source of the job type that the name is about', () => {
      const dependency = dependencyPort('validation_data', {
        ...declared,
        dependency_type: 'validation_data',
      });
      const of = (jobType: string) => score({ dependency, producer: { ...PREPROCESS, jobType } }).strong;
      expect(of('validation')).toBe(true);
      expect(of('training')).toBe(false);
    });
    it('is not that both steps have a job type', () => {
      const both = {
        consumer: { ...TRAIN, jobType: 'training' },
        producer: { ...PREPROCESS, jobType: 'training' },
      };
      expect(strong(declared, both)).toBe(false);
    });
  });
});

const name = fc
  .array(fc.constantFrom('train', 'test', 'data', 'model', 'val', 'metrics', 'input', 'calibration'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join('_'));
const type = fc.constantFrom<DependencyType>(
  'processing_output',
  'training_data',
  'validation_data',
  'config_file',
);
const dataType = fc.constantFrom<DataType>('S3Uri', 'String', 'Integer', 'Float');
const stepType = fc.constantFrom('Load', 'Prepare', 'Train');
const jobType = fc.constantFrom(undefined, 'training', 'validation', 'calibration', 'own');
const kind = fc.record({ stepType, sagemakerType: fc.constantFrom('Processing', 'Training'), jobType });
const anyPairing: fc.Arbitrary<Pairing> = fc.record({
  consumer: kind,
  producer: kind,
  dependency: fc
    .record({
      name,
      dependency_type: type,
      data_type: dataType,
      compatible_sources: fc.array(stepType),
      semantic_keywords: fc.array(name),
    })
    .map((parts) => dependencyPort(parts.name, parts)),
  output: fc
    .record({
      name,
      output_type: type,
      data_type: dataType,
      aliases: fc.array(name),
      semantic_keywords: fc.array(name),
    })
    .map((parts) => outputPort(parts.name, parts)),
  jobTypes: fc.subarray(['calibration', 'own', 'training', 'validation']),
});

describe('every score', () => {
  it('is the sum of its factors, from 0 to 100 points', () => {
    fc.assert(
      fc.property(anyPairing, (parts) => {
        const { score: value, points, factors } = score(parts);
        expect(factors.reduce((sum, factor) => sum + factor.points, 0)).toBe(points);
        expect(value).toBe(points / 100);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(100);
        expect(factors.every((factor) => Number.isInteger(factor.points) && factor.reason !== '')).toBe(true);
      }),
    );
  });

  it('does not depend on the order of aliases, keywords and sources', () => {
    fc.assert(
      fc.property(anyPairing, (parts) => {
        const turned: Pairing = {
          ...parts,
          dependency: {
            ...parts.dependency,
            compatible_sources: [...parts.dependency.compatible_sources].reverse(),
            semantic_keywords: [...parts.dependency.semantic_keywords].reverse(),
          },
          output: { ...parts.output, aliases: [...parts.output.aliases].reverse() },
        };
        const [there, back] = [score(parts), score(turned)];
        expect({ ...back, factors: [] }).toEqual({ ...there, factors: [] });
        expect(back.factors.map(({ points }) => points)).toEqual(there.factors.map(({ points }) => points));
      }),
    );
  });

  it('is the same from a scorer that has seen other pairings', () => {
    fc.assert(
      fc.property(fc.array(anyPairing, { maxLength: 3 }), anyPairing, (seen, parts) => {
        const scorer = createScorer();
        const told = (each: Pairing, index: number): Pairing => ({
          ...each,
          consumer: { ...each.consumer, stepType: `${each.consumer.stepType}${index}` },
        });
        seen.forEach((each, index) => scorer(told(each, index)));
        expect(scorer(told(parts, seen.length))).toEqual(score(told(parts, seen.length)));
        expect(scorer(told(parts, seen.length))).toEqual(score(told(parts, seen.length)));
      }),
    );
  });
});
