import { project, TRAIN } from '../../../src/rules/example.js';
import { unknownProperty } from '../../../src/rules/sagemaker/unknown-property.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownProperty);

/** A project whose Fail steps read these properties; the one of index 0 stands in line 9. */
const reading = (...texts: readonly string[]) => ({
  ...project({
    manifest: [
      'steps:',
      '  prepare: { type: Prepare }',
      '  train: { type: Train, needs: [prepare] }',
      ...texts.map((text, index) => `  stop_${index}: { type: Fail, message: "${text}" }`),
    ].join('\n'),
  }),
  ...TRAIN,
});

const OUTPUTS = "ProcessingOutputConfig.Outputs['table']";

describe('unknown-property', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports members that a job of that kind does not have', () =>
    expectErrors(
      reading(
        `See \${steps.prepare.properties.${OUTPUTS}.S3Uri}`,
        '${steps.train.properties.ModelArtifacts.S3ModelArtifact}',
      ),
    ).toEqual([
      {
        message: `"\${steps.prepare.properties.${OUTPUTS}.S3Uri}" does not exist: "${OUTPUTS}" of a Processing step has no member "S3Uri".`,
        at: 'demo.pipeline.yaml:9:34',
        help: `The members of "${OUTPUTS}" of a Processing step are "AppManaged", "FeatureStoreOutput", "OutputName" and "S3Output".`,
      },
      {
        message:
          '"${steps.train.properties.ModelArtifacts.S3ModelArtifact}" does not exist: "ModelArtifacts" of a Training step has no member "S3ModelArtifact". Did you mean "S3ModelArtifacts"?',
        at: 'demo.pipeline.yaml:10:34',
        help: 'The members of "ModelArtifacts" of a Training step are "S3ModelArtifacts".',
      },
    ]));

  it('reports a property of another kind of step', () =>
    expectErrors(reading('${steps.train.properties.ProcessingJobArn}')).toEqual([
      {
        message:
          '"${steps.train.properties.ProcessingJobArn}" does not exist: a Training step has no member "ProcessingJobArn". Did you mean "LabelingJobArn", "TrainingJobArn" or "TuningJobArn"?',
        at: 'demo.pipeline.yaml:9:34',
        help: 'The properties of a Training step are the members of the response of DescribeTrainingJob.',
      },
    ]));

  it('reports paths that are not well formed', () =>
    expectErrors(
      reading(
        '${steps.prepare.properties.ProcessingOutputConfig.Outputs[table].S3Output.S3Uri}',
        '${steps.train.properties.ModelArtifacts.}',
      ),
    ).toEqual([
      {
        message:
          '"${steps.prepare.properties.ProcessingOutputConfig.Outputs[table].S3Output.S3Uri}" is no property path: the key "table" is not in single quotes.',
        at: 'demo.pipeline.yaml:9:34',
        help: "Write ['table'].",
      },
      {
        message:
          '"${steps.train.properties.ModelArtifacts.}" is no property path: a member name is missing at its end.',
        at: 'demo.pipeline.yaml:10:34',
        help: "Members are joined by dots, keys stand in brackets and single quotes: Outputs['name'].S3Output.S3Uri.",
      },
    ]));

  it('reports members after lists and values, and brackets after structures', () =>
    expectErrors(
      reading(
        '${steps.prepare.properties.ProcessingOutputConfig.Outputs.S3Output}',
        '${steps.train.properties.TrainingJobArn.Name}',
        "${steps.train.properties.ModelArtifacts['model']}",
      ),
    ).toEqual([
      {
        message:
          '"${steps.prepare.properties.ProcessingOutputConfig.Outputs.S3Output}" does not exist: "ProcessingOutputConfig.Outputs" is a list and has no member "S3Output".',
        at: 'demo.pipeline.yaml:9:34',
        help: "Choose one of its entries first: ProcessingOutputConfig.Outputs['name'].S3Output.",
      },
      {
        message:
          '"${steps.train.properties.TrainingJobArn.Name}" does not exist: "TrainingJobArn" is a string and has no member "Name".',
        at: 'demo.pipeline.yaml:10:34',
        help: 'End the path at "TrainingJobArn".',
      },
      {
        message:
          '"${steps.train.properties.ModelArtifacts[\'model\']}" does not exist: "ModelArtifacts" is a structure and takes no [...] after it.',
        at: 'demo.pipeline.yaml:11:34',
        help: 'Remove the brackets after "ModelArtifacts".',
      },
    ]));

  it('reports a key that is no output of the step', () =>
    expectErrors(
      reading("${steps.prepare.properties.ProcessingOutputConfig.Outputs['tables'].S3Output.S3Uri}"),
    ).toEqual([
      {
        message:
          '"${steps.prepare.properties.ProcessingOutputConfig.Outputs[\'tables\'].S3Output.S3Uri}" does not exist: step "prepare" has no output "tables". Did you mean "table"?',
        at: 'demo.pipeline.yaml:9:34',
        help: 'The outputs of "prepare" are "table".',
      },
    ]));

  it('reports a whole structure where a single value is wanted', () =>
    expectErrors(reading('${steps.train.properties.ModelArtifacts}')).toEqual([
      {
        message: '"${steps.train.properties.ModelArtifacts}" is a structure, where a single value is wanted.',
        at: 'demo.pipeline.yaml:9:34',
        help: 'Add the member, key or index of the value that is meant to the path.',
      },
    ]));

  it('looks into conditions, inputs and configs, and reports what several steps inherit once', () =>
    expectErrors({
      ...project({
        config: 'environment: { JOB: "${steps.train.properties.JobName}" }',
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, needs: [prepare] }
            train_more: { type: Train, inputs: { table: "\${steps.prepare.properties.Output}" } }
            prepare_a: { type: Prepare, config: prepare.config.yaml }
            prepare_b: { type: Prepare, config: prepare.config.yaml }
            check:
              type: Condition
              when:
                - any:
                    - not: { left: "\${steps.train.properties.Status}", op: "==", right: Failed }
            stop: { type: Fail, message: "\${steps.check.properties.Result}" }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message:
          '"${steps.prepare.properties.Output}" does not exist: a Processing step has no member "Output".',
        at: 'demo.pipeline.yaml:9:47',
        help: 'The properties of a Processing step are the members of the response of DescribeProcessingJob.',
      },
      {
        message: '"${steps.train.properties.Status}" does not exist: a Training step has no member "Status".',
        at: 'demo.pipeline.yaml:16:26',
        help: 'The properties of a Training step are the members of the response of DescribeTrainingJob.',
      },
      {
        message:
          '"${steps.train.properties.JobName}" does not exist: a Training step has no member "JobName".',
        at: 'prepare.config.yaml:1:21',
        help: 'The properties of a Training step are the members of the response of DescribeTrainingJob.',
      },
      {
        message:
          '"${steps.check.properties.Result}" does not exist: a Condition step has no member "Result".',
        at: 'demo.pipeline.yaml:17:32',
        help: 'The members of a Condition step are "Outcome".',
      },
    ]));

  it('accepts members, keys, indices, outputs, property files, and a whole list as a value of a config', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            prepare:
              type: Prepare
              property_files: { counts: { output_name: table, path: counts.json } }
            train: { type: Train, inputs: { table: "\${steps.prepare.properties.${OUTPUTS}.S3Output.S3Uri}" } }
            train_more:
              type: Train
              config: { subnets: "\${steps.train.properties.VpcConfig.Subnets}" }
              inputs: { table: "\${steps.prepare.outputs.table}/part" }
            check:
              type: Condition
              when:
                - { left: "\${steps.prepare.files.counts#rows}", op: ">", right: 0 }
                - { left: "\${steps.train.properties.FinalMetricDataList['auc'].Value}", op: ">", right: 0.8 }
                - { left: "\${steps.train.properties.FinalMetricDataList[0].Value}", op: ">", right: 0.8 }
            stop: { type: Fail, message: "\${steps.check.properties.Outcome}" }
        `,
      }),
      ...TRAIN,
    }));

  it('accepts outputs that the request of a Raw step names', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            ingest:
              type: Ingest
              config:
                sagemaker_type: Processing
                request: { ProcessingOutputConfig: { Outputs: [{ OutputName: counts }] } }
            stop: { type: Fail, message: "\${steps.ingest.properties.ProcessingOutputConfig.Outputs['counts'].S3Output.S3Uri}" }
        `,
      }),
      'specs/ingest.spec.yaml': 'step_type: Ingest\nsagemaker_step_type: Raw\nnode_type: singular\n',
    }));

  it('leaves steps that do not exist, are unknown or have no properties to the rules about them', () =>
    expectValid(
      project({
        manifest: `
          steps:
            other: { type: Other }
            a: { type: Fail, message: "\${steps.gone.properties.X}" }
            b: { type: Fail, message: "\${steps.other.properties.X}" }
            c: { type: Fail, message: "\${steps.a.properties.X}" }
        `,
      }),
    ));

  it('reports output parameters that a Lambda step does not declare', () =>
    expectErrors({
      ...project({
        manifest: [
          'steps:',
          '  ask:',
          '    type: Ask',
          '    config: { function_arn: "arn:aws:lambda:us-east-1:123456789012:function:f", output_parameters: { count: Integer } }',
          ...['count', 'answer', 'cuont'].map(
            (name) =>
              `  ${name}: { type: Fail, message: "\${steps.ask.properties.OutputParameters['${name}']}" }`,
          ),
        ].join('\n'),
      }),
      'specs/ask.spec.yaml': [
        'step_type: Ask',
        'sagemaker_step_type: Lambda',
        'node_type: source',
        'outputs:',
        '  answer:',
        '    output_type: custom_property',
        '    data_type: String',
        "    property_path: properties.OutputParameters['answer']",
      ].join('\n'),
    }).toEqual([
      {
        message:
          '"${steps.ask.properties.OutputParameters[\'cuont\']}" does not exist: step "ask" declares no output parameter "cuont". Did you mean "count"?',
        at: 'demo.pipeline.yaml:12:33',
        help: 'Add "cuont" to "output_parameters" in the config of "ask", or correct the name.',
      },
    ]));

  it('mends a slip in a member and in the name of an output', () =>
    expectFixed(
      reading(
        'It is \${steps.train.properties.ModelArtifact.S3ModelArtifacts}',
        "It is \${steps.prepare.properties.ProcessingOutputConfig.Outputs['tabel'].S3Output.S3Uri}",
        '\${steps.train.properties.Modell}',
      ),
      reading(
        'It is \${steps.train.properties.ModelArtifacts.S3ModelArtifacts}',
        "It is \${steps.prepare.properties.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri}",
        '\${steps.train.properties.Modell}',
      ),
    ));
});
