import { unknownStepProperty } from '../../../src/rules/definition/unknown-step-property.js';
import { definitionOf, fail, processing, training } from '../../../src/rules/definition/example.js';
import type { JsonObject } from '../../../src/sagemaker/json-data.js';
import type { Json } from '../../../src/source/traced.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-step-property', () => {
  const reading = (...paths: readonly string[]) =>
    definitionOf([
      training({
        AlgorithmSpecification: {
          TrainingImage: 'image',
          TrainingInputMode: 'File',
          MetricDefinitions: [{ Name: 'auc', Regex: 'auc=(.*)' }],
        },
      }),
      {
        Name: 'ask',
        Type: 'Lambda',
        Arguments: {},
        FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        OutputParameters: [{ OutputName: 'answer', OutputType: 'String' }],
      },
      { Name: 'new', Type: 'Tomorrow' },
      ...paths.map((path, index) => fail(`stop-${index}`, { Get: `Steps.${path}` })),
    ]);

  it('reports members, metrics and output parameters that there are not', () => {
    const definition = reading(
      'train.ModelArtifacts.S3ModelArtifact',
      "train.FinalMetricDataList['acu'].Value",
      "ask.OutputParameters['anwser']",
    );
    expect(findIn(unknownStepProperty, definition)).toEqual([
      {
        at: '/Steps/3/Arguments/ErrorMessage/Get',
        message:
          '"Steps.train.ModelArtifacts.S3ModelArtifact" does not exist: "ModelArtifacts" of a Training step has no member "S3ModelArtifact". Did you mean "S3ModelArtifacts"?',
        help: 'The members of "ModelArtifacts" of a Training step are "S3ModelArtifacts".',
      },
      {
        at: '/Steps/4/Arguments/ErrorMessage/Get',
        message:
          '"Steps.train.FinalMetricDataList[\'acu\'].Value" does not exist: step "train" has no metric "acu". Did you mean "auc"?',
        help: 'The metrics of "train" are "auc".',
      },
      {
        at: '/Steps/5/Arguments/ErrorMessage/Get',
        message:
          '"Steps.ask.OutputParameters[\'anwser\']" does not exist: step "ask" has no output parameter "anwser". Did you mean "answer"?',
        help: 'The output parameters of "ask" are "answer".',
      },
    ]);
  });

  it('reports ARNs of lineage that the step does not record, unless names are known only when it runs', () => {
    const record = (ArtifactName: Json) => ({
      Name: 'record',
      Type: 'Lineage',
      Arguments: {
        Artifacts: [{ ArtifactName, ArtifactType: 'Model', Source: { SourceUri: 's3://m' } }],
      },
    });
    const reads = (step: Json) =>
      definitionOf([
        step,
        fail('artifact', { Get: "Steps.record.ArtifactArns['modle']" }),
        fail('action', { Get: "Steps.record.ActionArns['model']" }),
      ]);
    const action = {
      at: '/Steps/2/Arguments/ErrorMessage/Get',
      message: '"Steps.record.ActionArns[\'model\']" does not exist: step "record" has no action "model".',
      help: 'The actions of "record" are none.',
    };
    expect(findIn(unknownStepProperty, reads(record('model')))).toEqual([
      {
        at: '/Steps/1/Arguments/ErrorMessage/Get',
        message:
          '"Steps.record.ArtifactArns[\'modle\']" does not exist: step "record" has no artifact "modle". Did you mean "model"?',
        help: 'The artifacts of "record" are "model".',
      },
      action,
    ]);
    expect(findIn(unknownStepProperty, reads(record({ Get: 'Parameters.Model' })))).toEqual([action]);
  });

  it('accepts what there is, and whatever a step of an unknown type has', () => {
    const definition = reading(
      'train.ModelArtifacts.S3ModelArtifacts',
      "train.FinalMetricDataList['auc'].Value",
      'train.FinalMetricDataList[0].Value',
      "ask.OutputParameters['answer']",
      'new.Anything',
    );
    expect(findIn(unknownStepProperty, definition)).toEqual([]);
  });

  const job: JsonObject = {
    InputDataConfig: [{ ChannelName: 'train' }, { ChannelName: 'validation' }],
    HyperParameters: { eta: '0.2' },
    Environment: { STAGE: 'test' },
  };
  const further = (...paths: readonly string[]) =>
    definitionOf([
      training(job),
      processing('prepare', { ProcessingInputs: [{ InputName: 'raw' }], Environment: { STAGE: 'test' } }),
      {
        Name: 'config',
        Type: 'EndpointConfig',
        Arguments: { EndpointConfigName: 'c', ProductionVariants: [{ VariantName: 'main' }] },
      },
      { Name: 'record', Type: 'Lineage', Arguments: { Artifacts: [{ ArtifactName: 'model' }] } },
      { Name: 'tune', Type: 'Tuning', Arguments: {} },
      ...paths.map((path, index) => fail(`stop-${index}`, { Get: `Steps.${path}` })),
    ]);
  const messages = (...paths: readonly string[]) =>
    findIn(unknownStepProperty, further(...paths)).map(({ message }) => message.replace(/^.*?: /, ''));

  it('reports inputs, channels, variables, variants and lineage entities that the step does not declare', () => {
    expect(
      messages(
        "train.InputDataConfig['trian'].ChannelName",
        "train.HyperParameters['etta']",
        "train.Environment['STAEG']",
        "prepare.ProcessingInputs['rwa'].InputName",
        "prepare.Environment['REGION']",
        "config.ProductionVariants['mian'].VariantName",
        "record.ArtifactArns['modle']",
        "record.ActionArns['run']",
      ),
    ).toEqual([
      'step "train" has no channel "trian". Did you mean "train"?',
      'step "train" has no hyperparameter "etta". Did you mean "eta"?',
      'step "train" has no environment variable "STAEG". Did you mean "STAGE"?',
      'step "prepare" has no input "rwa". Did you mean "raw"?',
      'step "prepare" has no environment variable "REGION".',
      'step "config" has no production variant "mian". Did you mean "main"?',
      'step "record" has no artifact "modle". Did you mean "model"?',
      'step "record" has no action "run".',
    ]);
  });

  it('reports an index beyond the end of a list', () => {
    expect(
      messages(
        'train.InputDataConfig[2].ChannelName',
        'prepare.ProcessingInputs[1].InputName',
        'tune.TrainingJobSummaries[50].TrainingJobName',
      ),
    ).toEqual([
      '"InputDataConfig" of step "train" has 2 items, counted from 0.',
      '"ProcessingInputs" of step "prepare" has 1 item, counted from 0.',
      '"TrainingJobSummaries" of step "tune" has 50 items, counted from 0.',
    ]);
  });

  it('accepts declared names, indices within the list, and lists that the service fills', () => {
    expect(
      messages(
        "train.InputDataConfig['validation'].ChannelName",
        'train.InputDataConfig[1].ChannelName',
        "train.HyperParameters['eta']",
        "config.ProductionVariants['main'].VariantName",
        "config.ShadowProductionVariants['shadow'].VariantName",
        "record.ArtifactArns['model']",
        'tune.TrainingJobSummaries[49].TrainingJobName',
        'train.SecondaryStatusTransitions[3].Status',
      ),
    ).toEqual([]);
  });
});
