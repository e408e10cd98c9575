import { createNameMatcher } from '../resolver/names.js';

/** What steps of the library's types are called, in one word where there is one. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['CradleDataLoading', 'load'],
  ['TabularPreprocessing', 'preprocess'],
  ['XGBoostTraining', 'train'],
  ['PyTorchTraining', 'train'],
  ['XGBoostTuning', 'tune'],
  ['XGBoostModelEval', 'evaluate'],
  ['XGBoostModel', 'model'],
  ['PyTorchModel', 'model'],
  ['BatchTransform', 'score'],
  ['ModelRegistration', 'register'],
  ['MIMSRegistration', 'register'],
]);

/** A name for a step of a type and job type: `preprocess_training`, or the words of a type that has no verb of its own. */
export function stepNameFor(stepType: string, jobType: string | undefined): string {
  const base = NAMES.get(stepType) ?? (createNameMatcher().words(stepType).join('_') || 'step');
  return jobType === undefined ? base : `${base}_${jobType}`;
}

/** The name, or the name with the first number from 2 that makes it one that is not taken. */
export function freeName(name: string, taken: { has(name: string): boolean }): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    free = `${name}_${number}`;
  }
  return free;
}
