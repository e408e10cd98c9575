import { compileTexts } from './support.js';

const MANIFEST = `name: services
parameters:
  copies: { type: Integer, default: 2 }
  role: { type: String, default: arn:aws:iam::1234:role/Jobs }
steps:
  emr:
    type: EMR
    config:
      cluster_config:
        ReleaseLable: emr-6.15.0
        Instances:
          InstanceGroups:
            - { InstanceRole: LEADER, InstanceType: m5.xlarge, InstanceCount: "2" }
            - { InstanceRole: CORE, InstanceCount: "\${params.copies}" }
          InstanceFleets: [{ InstanceFleetType: CORE }]
      step_config:
        HadoopJarStep: { Jar: command-runner.jar, Args: [--copies, "\${params.copies}"] }
  serverless:
    type: EMRServerless
    config:
      request:
        ExecutionRoleArn: "\${params.role}"
        JobConfig:
          executionRoleArn: arn:aws:iam::123456789012:role/Jobs
          jobDriver: { sparkSubmit: { entrypoint: s3://jobs/a.py } }
          executionTimeoutMinutes: 2000000
  bedrock_model:
    type: BedrockCustomModel
    config: { request: { modelName: a } }
  bedrock_deployment:
    type: BedrockCustomModelDeployment
    config: { request: { ModelDeploymentName: two words, ModelArn: arn, Tags: [{ Key: a }] } }
  bedrock_import:
    type: BedrockModelImport
    config:
      request:
        JobName: import
        ImportedModelName: a
        RoleArn: arn:aws:iam::123456789012:role/Bedrock
        ModelDataSource: { S3DataSource: { s3Uri: s3://models/a } }
  bedrock_throughput:
    type: BedrockProvisionedModelThroughput
    config: { request: { ProvisionedModelName: a, ModelUnits: 0, CommitmentDuration: OneYear } }
    needs: []
  lineage:
    type: Lineage
    config:
      request:
        Actions: [{ ActionName: run, ActionType: Run, Status: Done, Source: { SourceUri: s3://runs } }]
        Associations:
          - Source: { Name: ran, Type: Action }
            Destination: { Arn: "arn:aws:sagemaker:us-east-1:123456789012:artifact/a" }
            AssociationType: Made
        Experiments: []
  auto_ml:
    type: AutoML
    config:
      request:
        RoleArn: arn:aws:iam::123456789012:role/Jobs
        InputDataConfig: [{ TargetAttributeName: y, DataSource: { S3DataSource: { S3DataType: S3Prefix, S3Uri: s3://in } } }]
        OutputDataConfig: { S3OutputPath: s3://out }
        AutoMLJobConfig: { CompletionCriteria: { MaxCandidates: 0 } }
  raw:
    type: Raw
    config:
      sagemaker_type: Lambda
      request: { anything: [1, { goes: true }] }
      members: { FunctionArn: notify, OutputParameters: [{ OutputName: a, OutputType: Text }] }
  raw_callback:
    type: Raw
    config:
      sagemaker_type: Callback
      request: {}
      members: { SqsQueueUrl: "arn:aws:sqs:us-east-1:123456789012:queue" }
`;

/** `line:column code message` of each problem, in the order of the manifest. */
async function problemsOf(manifest: string): Promise<readonly string[]> {
  const { diagnostics } = await compileTexts({ 'demo.pipeline.yaml': manifest });
  const placed = diagnostics.map(({ code, message, span }) => ({
    code,
    message,
    start: span?.start ?? { line: 0, column: 0 },
  }));
  return placed
    .sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column)
    .map(({ code, message, start: { line, column } }) => `${line}:${column} ${code} ${message}`);
}

describe('the arguments of steps that run elsewhere than in a SageMaker job', () => {
  it('are checked against the service that the step asks, at the line of the manifest', async () => {
    expect(await problemsOf(MANIFEST)).toEqual([
      '4:34 SMP526 The default of the parameter "role" is "arn:aws:iam::1234:role/Jobs", which "ExecutionRoleArn" of step "serverless" does not take.',
      '10:9 SMP520 "ClusterConfig" of step "emr" takes no member "ReleaseLable". Did you mean "ReleaseLabel" or "OSReleaseLabel"?',
      '13:31 SMP523 "ClusterConfig.Instances.InstanceGroups[0].InstanceRole" of step "emr" does not take "LEADER".',
      '13:79 SMP522 "ClusterConfig.Instances.InstanceGroups[0].InstanceCount" of step "emr" is a text, not a whole number.',
      '14:15 SMP521 "ClusterConfig.Instances.InstanceGroups[1]" of step "emr" has no member "InstanceType".',
      '15:11 SMP540 "ClusterConfig.Instances" of step "emr" has "InstanceFleets" beside "InstanceGroups", of which only one may be given.',
      '17:68 SMP522 "StepConfig.HadoopJarStep.Args[1]" of step "emr" is a text, but "Parameters.copies" gives an Integer.',
      '22:9 SMP540 Step "serverless" has neither "ApplicationId" nor "ApplicationConfig".',
      '25:37 SMP521 "JobConfig.jobDriver.sparkSubmit" of step "serverless" has no member "entryPoint".',
      '25:39 SMP520 "JobConfig.jobDriver.sparkSubmit" of step "serverless" takes no member "entrypoint". Did you mean "entryPoint"?',
      '26:36 SMP524 "JobConfig.executionTimeoutMinutes" of step "serverless" is 2000000.',
      '29:24 SMP521 Step "bedrock_model" has no argument "ModelName".',
      '29:24 SMP521 Step "bedrock_model" has no argument "RoleArn".',
      '29:24 SMP540 Step "bedrock_model" has neither "ModelSourceConfig" nor "CustomModelDataSource".',
      '29:26 SMP520 Step "bedrock_model" takes no argument "modelName". Did you mean "ModelName" or "ModelTags"?',
      '32:47 SMP524 "ModelDeploymentName" of step "bedrock_deployment" is "two words", which is not of the form that SageMaker takes.',
      '32:68 SMP524 "ModelArn" of step "bedrock_deployment" has 3 characters.',
      '32:80 SMP521 "Tags[0]" of step "bedrock_deployment" has no member "Value".',
      '40:42 SMP521 "ModelDataSource.S3DataSource" of step "bedrock_import" has no member "S3Uri".',
      '40:44 SMP520 "ModelDataSource.S3DataSource" of step "bedrock_import" takes no member "s3Uri". Did you mean "S3Uri"?',
      '43:24 SMP521 Step "bedrock_throughput" has no argument "ModelId".',
      '43:63 SMP524 "ModelUnits" of step "bedrock_throughput" is 0.',
      '43:86 SMP523 "CommitmentDuration" of step "bedrock_throughput" does not take "OneYear".',
      '49:63 SMP523 "Actions[0].Status" of step "lineage" does not take "Done".',
      '51:29 SMP541 "Associations[0].Source" of step "lineage" names the action "ran", which the step does not make. Did you mean "run"?',
      '53:30 SMP523 "Associations[0].AssociationType" of step "lineage" does not take "Made".',
      '54:9 SMP520 Step "lineage" takes no argument "Experiments".',
      '62:26 SMP521 "AutoMLJobConfig" of step "auto_ml" has no member "Mode".',
      '62:65 SMP524 "AutoMLJobConfig.CompletionCriteria.MaxCandidates" of step "auto_ml" is 0.',
      '68:31 SMP524 "FunctionArn" of step "raw" is "notify", which is not of the form that SageMaker takes.',
      '68:87 SMP523 "OutputParameters[0].OutputType" of step "raw" does not take "Text".',
      '74:31 SMP524 "SqsQueueUrl" of step "raw_callback" is "arn:aws:sqs:us-east-1:123456789012:queue", which is not of the form that SageMaker takes.',
    ]);
  });
});
