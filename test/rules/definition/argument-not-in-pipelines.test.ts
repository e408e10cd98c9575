import { argumentNotInPipelines } from '../../../src/rules/definition/argument-not-in-pipelines.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('argument-not-in-pipelines', () => {
  it('reports additional model data, in either place', () => {
    expect(
      findIn(
        argumentNotInPipelines,
        definitionOf([
          { Name: 'a', Type: 'Model', Arguments: { PrimaryContainer: { AdditionalModelDataSources: [] } } },
          { Name: 'b', Type: 'Model', Arguments: { Containers: [{}, { AdditionalModelDataSources: [] }] } },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/PrimaryContainer/AdditionalModelDataSources (key)',
        message:
          '"PrimaryContainer.AdditionalModelDataSources" of step "a" is an argument that SageMaker Pipelines may refuse.',
        help: 'Put the data into the model archive, or create the model in a Lambda step.',
      },
      {
        at: '/Steps/1/Arguments/Containers/1/AdditionalModelDataSources (key)',
        message:
          '"Containers[1].AdditionalModelDataSources" of step "b" is an argument that SageMaker Pipelines may refuse.',
        help: 'Put the data into the model archive, or create the model in a Lambda step.',
      },
    ]);
  });

  it('accepts containers without', () => {
    expect(
      findIn(
        argumentNotInPipelines,
        definitionOf([
          { Name: 'a', Type: 'Model', Arguments: { PrimaryContainer: { ModelDataSource: {} } } },
        ]),
      ),
    ).toEqual([]);
  });
});
