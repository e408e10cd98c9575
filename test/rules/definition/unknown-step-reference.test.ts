import { unknownStepReference } from '../../../src/rules/definition/unknown-step-reference.js';
import { definitionOf, fail, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-step-reference', () => {
  it('reports references to properties and property files, wherever they stand', () => {
    const definition = {
      ...definitionOf([
        training(),
        fail('stop', {
          'Std:Join': {
            On: ' ',
            Values: [
              { Get: 'Steps.trian.TrainingJobName' },
              {
                'Std:JsonGet': { PropertyFile: { Get: 'Steps.gone.PropertyFiles.report' }, Path: 'a' },
              },
            ],
          },
        }),
      ]),
      PipelineExperimentConfig: { ExperimentName: { Get: 'Steps.lost.TrainingJobName' } },
    };
    expect(findIn(unknownStepReference, definition)).toEqual([
      {
        at: '/PipelineExperimentConfig/ExperimentName/Get',
        message: 'The definition has no step "lost", whose value is read here.',
        help: 'Correct the name, or add the step.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values/0/Get',
        message: 'The definition has no step "trian", whose value is read here. Did you mean "train"?',
        help: 'Correct the name, or add the step.',
      },
      {
        at: '/Steps/1/Arguments/ErrorMessage/Std:Join/Values/1/Std:JsonGet/PropertyFile/Get',
        message: 'The definition has no step "gone", whose value is read here.',
        help: 'Correct the name, or add the step.',
      },
    ]);
  });
});
