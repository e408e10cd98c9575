import { definitionOf } from '../../../src/rules/definition/example.js';
import { malformedLineage } from '../../../src/rules/definition/malformed-lineage.js';
import type { JsonObject } from '../../../src/sagemaker/json-data.js';
import { findIn } from '../../support/definition-tester.js';

const record = (Arguments: JsonObject) => ({ Name: 'record', Type: 'Lineage', Arguments });
const association = (Source: JsonObject, Destination: JsonObject) => ({ Source, Destination });
const ACTION = { ActionName: 'training', ActionType: 'Training', Source: { SourceUri: 's3://runs/1' } };
const ARN = { Arn: 'arn:aws:sagemaker:us-east-1:123456789012:artifact/a' };
const parameter = { Get: 'Parameters.X' };

describe('malformed-lineage', () => {
  it('reports a step that makes nothing', () => {
    const steps = [record({}), record({ Actions: [], Associations: null })];
    const problem = {
      message: 'Step "record" makes no action, artifact, context or association.',
      help: 'Give one of "Actions", "Artifacts", "Contexts" and "Associations".',
    };
    expect(findIn(malformedLineage, definitionOf(steps))).toEqual([
      { at: '/Steps/0/Arguments', ...problem },
      { at: '/Steps/1/Arguments', ...problem },
    ]);
  });

  it('reports names of entities that the step does not make, also those of another type', () => {
    const step = record({
      Actions: [ACTION],
      Associations: [
        association({ Name: 'trainning', Type: 'Action' }, ARN),
        association(ARN, { Name: 'training', Type: 'Context' }),
      ],
    });
    const help = 'Correct the name, or give the "Arn" of an entity that is made elsewhere.';
    expect(findIn(malformedLineage, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/Associations/0/Source/Name',
        message:
          '"Associations[0].Source" of step "record" names the action "trainning", which the step does not make. Did you mean "training"?',
        help,
      },
      {
        at: '/Steps/0/Arguments/Associations/1/Destination/Name',
        message:
          '"Associations[1].Destination" of step "record" names the context "training", which the step does not make.',
        help,
      },
    ]);
  });

  it('reports ends that are named by half or twice', () => {
    const step = record({
      Actions: [ACTION],
      Associations: [association({ Name: 'training' }, { ...ARN, Name: 'training', Type: 'Action' })],
    });
    const help = 'Give "Name" and "Type" of an entity that the step makes, or the "Arn" of another one.';
    expect(findIn(malformedLineage, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/Associations/0/Source',
        message: '"Associations[0].Source" of step "record" has neither "Name" and "Type" nor "Arn".',
        help,
      },
      {
        at: '/Steps/0/Arguments/Associations/0/Destination',
        message: '"Associations[0].Destination" of step "record" has "Name" or "Type" beside "Arn".',
        help,
      },
    ]);
  });

  it('says nothing where a name is known only when the pipeline runs', () => {
    const steps = [
      record({
        Actions: [{ ...ACTION, ActionName: parameter }],
        Associations: [
          association({ Name: 'training', Type: 'Action' }, { Arn: parameter }),
          association({ Name: parameter, Type: 'Action' }, { Name: 'x', Type: parameter }),
        ],
      }),
      record({ Artifacts: parameter, Associations: [association({ Name: 'x', Type: 'Artifact' }, ARN)] }),
      record({ Associations: [association(ARN, ARN)] }),
      { Name: 'raw', Type: 'Lineage', Arguments: parameter },
      { Name: 'other', Type: 'Lambda', Arguments: {} },
    ];
    expect(findIn(malformedLineage, definitionOf(steps))).toEqual([]);
  });
});
