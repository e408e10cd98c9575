import { argumentNotInEnum } from '../../../src/rules/definition/argument-not-in-enum.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('argument-not-in-enum', () => {
  it('reports the value, with those that are close', () => {
    const step = training({
      AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'file' },
    });
    expect(findIn(argumentNotInEnum, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/AlgorithmSpecification/TrainingInputMode',
        message:
          '"AlgorithmSpecification.TrainingInputMode" of step "train" does not take "file". Did you mean "File" or "Pipe"?',
        help: 'It takes "FastFile", "File" and "Pipe".',
      },
    ]);
  });

  it('says nothing of a variable', () => {
    const step = training({
      AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: { Get: 'Parameters.Mode' } },
    });
    expect(findIn(argumentNotInEnum, definitionOf([step]))).toEqual([]);
  });
});
