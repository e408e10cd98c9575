import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf } from './example.js';
import { argumentNoun, sentence } from './words.js';

const source = (name: string) => ({
  ChannelName: name,
  S3DataSource: {
    S3Uri: 's3://my-bucket/adapters/',
    S3DataType: 'S3Prefix',
    CompressionType: 'None',
  },
});

const example = (members: { readonly AdditionalModelDataSources?: readonly ReturnType<typeof source>[] }) =>
  definitionFile(() =>
    definitionOf([
      {
        Name: 'model',
        Type: 'Model',
        Arguments: {
          ExecutionRoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
          PrimaryContainer: {
            Image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1',
            ...members,
          },
        },
      },
    ]),
  );

/**
 * SageMaker Pipelines keeps a list of arguments of its own, behind that of the API: it has refused this one
 * (sagemaker-python-sdk, issue 4994, January 2025). A warning, since it may have learnt it since.
 */
export const argumentNotInPipelines: DefinitionRule = {
  scope: 'definition',
  code: 'SMP569',
  name: 'argument-not-in-pipelines',
  severity: 'warning',
  what: 'A Model step has no additional model data sources.',
  why: 'The API takes them, but SageMaker Pipelines has refused such a definition: "Unknown Argument member".',
  fix: 'Put the data into the model archive, or create the model in a Lambda step.',
  invalid: example({ AdditionalModelDataSources: [source('adapters')] }),
  valid: example({}),
  check({ steps }, report) {
    for (const step of steps.filter(({ type }) => type === 'Model')) {
      const given = memberOf(step.value, 'Arguments');
      const containers = itemsOf(memberOf(given, 'Containers'));
      const ways: readonly (readonly (string | number)[])[] = [
        ...(memberOf(given, 'PrimaryContainer', MEMBER) === undefined ? [] : [['PrimaryContainer']]),
        ...containers.flatMap((container, index) =>
          memberOf(container, MEMBER) === undefined ? [] : [['Containers', index]],
        ),
      ];
      for (const way of ways) {
        const pointer = pointerTo(step.pointer, 'Arguments', ...way, MEMBER);
        report(
          pointer,
          {
            message: sentence(
              `${argumentNoun(step, pointer)} is an argument that SageMaker Pipelines may refuse.`,
            ),
            help: 'Put the data into the model archive, or create the model in a Lambda step.',
          },
          'key',
        );
      }
    }
  },
};

const MEMBER = 'AdditionalModelDataSources';
