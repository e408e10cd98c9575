import { duplicateEntry } from '../../../src/rules/definition/duplicate-entry.js';
import { definitionOf, processing, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('duplicate-entry', () => {
  it('reports inputs, outputs and paths of a Processing step', () => {
    expect(
      findIn(
        duplicateEntry,
        definitionOf([
          processing('a', {
            ProcessingInputs: [
              { InputName: 'data', S3Input: { LocalPath: '/opt/ml/processing/a' } },
              { InputName: 'data', S3Input: { LocalPath: '/opt/ml/processing/b' } },
              { InputName: 'code', S3Input: { LocalPath: '/opt/ml/processing/a' } },
            ],
            ProcessingOutputConfig: { Outputs: [{ OutputName: 'out' }, { OutputName: 'out' }] },
          }),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/ProcessingInputs/1/InputName',
        message: 'Two inputs of step "a" have the name "data".',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/0/Arguments/ProcessingInputs/0/InputName' }],
      },
      {
        at: '/Steps/0/Arguments/ProcessingInputs/2/S3Input/LocalPath',
        message: 'Two inputs of step "a" have the path "/opt/ml/processing/a".',
        help: 'Rename or remove one of the two.',
        related: [
          { message: 'The first one.', pointer: '/Steps/0/Arguments/ProcessingInputs/0/S3Input/LocalPath' },
        ],
      },
      {
        at: '/Steps/0/Arguments/ProcessingOutputConfig/Outputs/1/OutputName',
        message: 'Two outputs of step "a" have the name "out".',
        help: 'Rename or remove one of the two.',
        related: [
          {
            message: 'The first one.',
            pointer: '/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/OutputName',
          },
        ],
      },
    ]);
  });

  it('reports channels, tags, output parameters, variants and training definitions', () => {
    expect(
      findIn(
        duplicateEntry,
        definitionOf([
          training({
            InputDataConfig: [{ ChannelName: 'train' }, { ChannelName: 'train' }],
            Tags: [
              { Key: 'team', Value: 'a' },
              { Key: 'team', Value: 'b' },
            ],
          }),
          {
            Name: 'b',
            Type: 'Lambda',
            FunctionArn: 'arn',
            Arguments: {},
            OutputParameters: [
              { OutputName: 'x', OutputType: 'String' },
              { OutputName: 'x', OutputType: 'Float' },
            ],
          },
          {
            Name: 'c',
            Type: 'EndpointConfig',
            Arguments: { ProductionVariants: [{ VariantName: 'v' }, { VariantName: 'v' }] },
          },
          {
            Name: 'd',
            Type: 'Tuning',
            Arguments: {
              TrainingJobDefinition: { InputDataConfig: [{ ChannelName: 'a' }, { ChannelName: 'a' }] },
              TrainingJobDefinitions: [{ DefinitionName: 'a' }, { DefinitionName: 'a' }],
            },
          },
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/InputDataConfig/1/ChannelName',
        message: 'Two channels of step "train" have the name "train".',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/0/Arguments/InputDataConfig/0/ChannelName' }],
      },
      {
        at: '/Steps/0/Arguments/Tags/1/Key',
        message: 'Two tags of step "train" have the key "team".',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/0/Arguments/Tags/0/Key' }],
      },
      {
        at: '/Steps/1/OutputParameters/1/OutputName',
        message: 'Two output parameters of step "b" have the name "x".',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'The first one.', pointer: '/Steps/1/OutputParameters/0/OutputName' }],
      },
      {
        at: '/Steps/2/Arguments/ProductionVariants/1/VariantName',
        message: 'Two production variants of step "c" have the name "v".',
        help: 'Rename or remove one of the two.',
        related: [
          { message: 'The first one.', pointer: '/Steps/2/Arguments/ProductionVariants/0/VariantName' },
        ],
      },
      {
        at: '/Steps/3/Arguments/TrainingJobDefinition/InputDataConfig/1/ChannelName',
        message: 'Two channels of step "d" have the name "a".',
        help: 'Rename or remove one of the two.',
        related: [
          {
            message: 'The first one.',
            pointer: '/Steps/3/Arguments/TrainingJobDefinition/InputDataConfig/0/ChannelName',
          },
        ],
      },
      {
        at: '/Steps/3/Arguments/TrainingJobDefinitions/1/DefinitionName',
        message: 'Two training definitions of step "d" have the name "a".',
        help: 'Rename or remove one of the two.',
        related: [
          {
            message: 'The first one.',
            pointer: '/Steps/3/Arguments/TrainingJobDefinitions/0/DefinitionName',
          },
        ],
      },
    ]);
  });

  it('accepts an input and an output of one name, items without one, and names that are variables', () => {
    expect(
      findIn(
        duplicateEntry,
        definitionOf([
          processing('a', {
            ProcessingInputs: [
              { InputName: 'data' },
              { InputName: { Get: 'Parameters.X' } },
              { InputName: { Get: 'Parameters.X' } },
              {},
              {},
            ],
            ProcessingOutputConfig: { Outputs: [{ OutputName: 'data' }] },
          }),
        ]),
      ),
    ).toEqual([]);
  });

  it(`says nothing of lists of the user's own`, () => {
    expect(
      findIn(
        duplicateEntry,
        definitionOf([{ Name: 'a', Type: 'Lambda', Arguments: { Tags: [{ Key: 'a' }, { Key: 'a' }] } }]),
      ),
    ).toEqual([]);
  });
});
