import { jobTypeEvidence } from '../../src/resolver/job-type.js';
import { createNameMatcher } from '../../src/resolver/names.js';
import type { DependencyPort } from '../../src/registry/ports.js';
import { dependencyPort } from './support.js';

function evidence(
  dependency: DependencyPort,
  producer: string | undefined,
  consumer?: string,
  known: readonly string[] = [],
) {
  return jobTypeEvidence(createNameMatcher(), dependency, { consumer, producer, known });
}

const trainData = dependencyPort('train_data', { dependency_type: 'training_data' });
const anyData = dependencyPort('input_data');

describe('jobTypeEvidence', () => {
  it('says nothing of a step without a job type', () => {
    expect(evidence(trainData, undefined)).toEqual({ kind: 'none' });
    expect(evidence(anyData, undefined, 'training')).toEqual({ kind: 'none' });
  });

  it('says nothing where the input is about no job type and its step has none', () => {
    expect(evidence(anyData, 'calibration')).toEqual({ kind: 'none' });
  });

  it('matches the job type that the name is about, in any spelling', () => {
    expect(evidence(trainData, 'training')).toEqual({
      kind: 'match',
      named: true,
      reason: 'the input is about training, the job type of the step',
    });
    expect(evidence(dependencyPort('val_set'), 'validation')).toMatchObject({ kind: 'match', named: true });
    expect(evidence(dependencyPort('TestData'), 'testing')).toMatchObject({ kind: 'match', named: true });
  });

  it('takes the type for what the input is about when the name does not say', () => {
    const input = dependencyPort('input_path', { dependency_type: 'validation_data' });
    expect(evidence(input, 'validation')).toMatchObject({ kind: 'match', named: true });
    expect(evidence(input, 'training')).toMatchObject({ kind: 'mismatch', points: -40 });
  });

  it('counts calibration data against an input about training data', () => {
    expect(evidence(trainData, 'calibration')).toEqual({
      kind: 'mismatch',
      points: -40,
      reason: 'the input is about training, the step has the job type calibration',
    });
  });

  it('counts little against data of a job type that the keywords do not mention', () => {
    const input = dependencyPort('processed_data', {
      semantic_keywords: ['data', 'calibration', 'test_set'],
    });
    expect(evidence(input, 'calibration')).toEqual({ kind: 'none' });
    expect(evidence(input, 'testing')).toEqual({ kind: 'none' });
    expect(evidence(input, 'training')).toEqual({
      kind: 'mismatch',
      points: -10,
      reason: 'the input is about calibration, testing, the step has the job type training',
    });
  });

  it('excludes data of another job type than the consumer has', () => {
    expect(evidence(anyData, 'training', 'calibration')).toEqual({
      kind: 'excluded',
      reason: 'data of the job type training does not feed a step of the job type calibration',
    });
    expect(evidence(anyData, 'training', 'training')).toEqual({
      kind: 'match',
      named: false,
      reason: 'both steps have the job type training',
    });
  });

  it('lets a calibration step take an input that is about training by its name', () => {
    expect(evidence(trainData, 'training', 'calibration')).toMatchObject({ kind: 'match', named: true });
  });

  it.each(['model_artifacts_input', 'imputation_params', 'feature_config'])(
    'lets what was fitted in training feed %s of a calibration step',
    (name) => {
      expect(evidence(dependencyPort(name), 'training', 'calibration')).toEqual({ kind: 'none' });
    },
  );

  it('says nothing of what is not data', () => {
    const model = dependencyPort('trained', { dependency_type: 'model_artifacts' });
    expect(evidence(model, 'training', 'calibration')).toEqual({ kind: 'none' });
  });

  it("holds no job type of a project's own against data about training, unless a needed step has that", () => {
    expect(evidence(trainData, 'nightly')).toEqual({ kind: 'none' });
    expect(evidence(trainData, 'nightly', undefined, ['nightly', 'training'])).toMatchObject({
      kind: 'mismatch',
      points: -40,
    });
  });

  it("knows a project's own job types from the steps that the consumer needs", () => {
    const input = dependencyPort('out_of_time_data');
    expect(evidence(input, 'out_of_time', undefined, ['out_of_time', 'recent'])).toMatchObject({
      kind: 'match',
    });
    expect(evidence(input, 'recent', undefined, ['out_of_time', 'recent'])).toMatchObject({
      kind: 'mismatch',
    });
    expect(evidence(input, 'recent', undefined, ['recent'])).toEqual({ kind: 'none' });
  });
});
