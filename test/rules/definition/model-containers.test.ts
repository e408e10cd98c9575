import { modelContainers } from '../../../src/rules/definition/model-containers.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('model-containers', () => {
  it('reports a model with both', () => {
    expect(
      findIn(
        modelContainers,
        definitionOf([{ Name: 'model', Type: 'Model', Arguments: { PrimaryContainer: {}, Containers: [] } }]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/PrimaryContainer (key)',
        message: 'Step "model" has both "PrimaryContainer" and "Containers".',
        help: 'Remove one of the two.',
        related: [{ message: 'The other one.', pointer: '/Steps/0/Arguments/Containers' }],
      },
    ]);
  });

  it('accepts either, and one that is null', () => {
    expect(
      findIn(
        modelContainers,
        definitionOf([
          { Name: 'a', Type: 'Model', Arguments: { PrimaryContainer: {} } },
          { Name: 'b', Type: 'Model', Arguments: { PrimaryContainer: null, Containers: [] } },
        ]),
      ),
    ).toEqual([]);
  });
});
