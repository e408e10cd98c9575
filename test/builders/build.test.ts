import { placeIn } from '../../src/builders/draft.js';
import { pointerKeys } from '../../src/sagemaker/json-data.js';
import { spanOf } from '../../src/source/location.js';
import { project } from './project.js';
import { build, builtStep } from './support.js';

/** Names of the steps of a definition, those of branches in lists behind their condition. */
function outline(steps: unknown): unknown {
  return (steps as { Name: string; Arguments: { IfSteps?: unknown; ElseSteps?: unknown } }[]).map((step) =>
    step.Arguments.IfSteps === undefined
      ? step.Name
      : [step.Name, outline(step.Arguments.IfSteps), outline(step.Arguments.ElseSteps)],
  );
}

describe('parameters', () => {
  it('are sorted by name, with what is declared of them', async () => {
    const { definition } = await build(
      project(
        '  stop: { type: Fail }',
        `
  size: { type: String, default: ml.m5.large, enum: [ml.m5.large, ml.m5.xlarge] }
  count: { type: Integer, default: 0 }
  share: { type: Float, default: 0.5, description: A share. }
  dry: { type: Boolean, default: false }
  path: { type: String }
`,
      ),
    );
    expect(definition).toMatchObject({
      Parameters: [
        { Name: 'count', Type: 'Integer', DefaultValue: 0 },
        { Name: 'dry', Type: 'Boolean', DefaultValue: false },
        { Name: 'path', Type: 'String' },
        { Name: 'share', Type: 'Float', DefaultValue: 0.5 },
        {
          Name: 'size',
          Type: 'String',
          DefaultValue: 'ml.m5.large',
          EnumValues: ['ml.m5.large', 'ml.m5.xlarge'],
        },
      ],
    });
  });
});

describe('a Condition step', () => {
  it('compares, negates and alternates', async () => {
    const step = await builtStep(
      project(
        `
  prepare: { type: Prepare, job_type: training }
  gate:
    type: Condition
    display_name: Gate
    when:
      - { left: "\${steps.prepare.files.metrics#auc.value}", op: ">=", right: "\${params.least}" }
      - { left: "\${params.mode}", op: in, right: [full, "\${params.other}"] }
      - not: { any: [{ left: 1, op: "==", right: 2 }, { left: 1, op: ">", right: 2 }] }
      - { left: 1, op: "<", right: 2.5 }
      - { left: 1, op: "<=", right: true }
`,
        '{ least: { type: Float }, mode: { type: String }, other: { type: String } }',
      ),
      'gate',
    );
    expect(step).toEqual({
      Name: 'gate',
      Type: 'Condition',
      Arguments: {
        Conditions: [
          {
            Type: 'GreaterThanOrEqualTo',
            LeftValue: {
              'Std:JsonGet': {
                PropertyFile: { Get: 'Steps.prepare.PropertyFiles.metrics' },
                Path: 'auc.value',
              },
            },
            RightValue: { Get: 'Parameters.least' },
          },
          {
            Type: 'In',
            QueryValue: { Get: 'Parameters.mode' },
            Values: ['full', { Get: 'Parameters.other' }],
          },
          {
            Type: 'Not',
            Condition: {
              Type: 'Or',
              Conditions: [
                { Type: 'Equals', LeftValue: 1, RightValue: 2 },
                { Type: 'GreaterThan', LeftValue: 1, RightValue: 2 },
              ],
            },
          },
          { Type: 'LessThan', LeftValue: 1, RightValue: 2.5 },
          { Type: 'LessThanOrEqualTo', LeftValue: 1, RightValue: true },
        ],
        IfSteps: [],
        ElseSteps: [],
      },
      DisplayName: 'Gate',
    });
  });

  it('holds the steps of its branches, in the order of the graph', async () => {
    const { definition } = await build(
      project(`
  z_first: { type: Pack }
  gate: { type: Condition, needs: [z_first], when: [{ left: 1, op: "==", right: 1 }], then: [pack, inner, a_serve], else: [stop] }
  inner: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [b_inner], else: [a_inner] }
  a_inner: { type: Pack }
  b_inner: { type: Pack }
  a_serve: { type: Serve, inputs: { model_data: pack.archive } }
  pack: { type: Pack }
  stop: { type: Fail, message: "Too weak." }
`),
    );
    expect(outline((definition as { Steps: unknown }).Steps)).toEqual([
      'z_first',
      ['gate', [['inner', ['b_inner'], ['a_inner']], 'pack', 'a_serve'], ['stop']],
    ]);
  });
});

describe('a Fail step', () => {
  it('has its message', async () => {
    const files = project(
      `
  plain: { type: Fail, message: Too weak., description: Ends it. }
  silent: { type: Fail }
  computed: { type: Fail, message: "Below \${params.least}" }
  number: { type: Fail, message: "\${params.least}" }
`,
      '{ least: { type: Float } }',
    );
    const { definition } = await build(files);
    expect(definition).toMatchObject({
      Steps: [
        {
          Name: 'computed',
          Type: 'Fail',
          Arguments: {
            ErrorMessage: { 'Std:Join': { On: '', Values: ['Below ', { Get: 'Parameters.least' }] } },
          },
        },
        {
          Name: 'number',
          Type: 'Fail',
          Arguments: { ErrorMessage: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.least' }] } } },
        },
        { Name: 'plain', Type: 'Fail', Arguments: { ErrorMessage: 'Too weak.' }, Description: 'Ends it.' },
        { Name: 'silent', Type: 'Fail', Arguments: { ErrorMessage: '' } },
      ],
    });
  });
});

describe('DependsOn', () => {
  const files = (steps: string) =>
    project(`
  one: { type: Pack }
  two: { type: Pack }
  three: { type: Pack }
${steps}`);
  const dependsOn = async (steps: string, name: string) =>
    ((await builtStep(files(steps), name)) as { DependsOn?: unknown }).DependsOn;

  it('lists the needs that carry no data, sorted', async () => {
    expect(await dependsOn('  last: { type: Pack, needs: [two, one] }', 'last')).toEqual(['one', 'two']);
  });

  it('is absent without needs', async () => {
    expect(await dependsOn('  last: { type: Pack }', 'last')).toBeUndefined();
  });

  it('does not repeat what a wire says', async () => {
    const step = '  last: { type: Serve, needs: [two, one], inputs: { model_data: one.archive } }';
    expect(await dependsOn(step, 'last')).toEqual(['two']);
  });

  it('does not repeat what a reference says', async () => {
    const step =
      '  last: { type: Pack, needs: [one, two], config: { environment: { A: "${steps.one.properties.ProcessingJobName}" } } }';
    expect(await dependsOn(step, 'last')).toEqual(['two']);
    const gate =
      '  gate: { type: Condition, needs: [three, one], when: [{ left: "${steps.one.properties.ExitMessage}", op: "==", right: "" }] }';
    expect(await dependsOn(gate, 'gate')).toEqual(['three']);
  });

  it('does not name the conditions around the step', async () => {
    const steps = `
  outer: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [inner] }
  inner: { type: Condition, needs: [outer], when: [{ left: 1, op: "==", right: 1 }], then: [last] }
  other: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
  last: { type: Pack, needs: [outer, inner, other] }
`;
    expect(await dependsOn(steps, 'last')).toEqual(['other']);
    expect(await dependsOn(steps, 'inner')).toBeUndefined();
  });
});

describe('provenance', () => {
  it('leads from values of the definition to the lines that made them', async () => {
    const { draft } = await build(
      project(
        `
  train:
    type: Train
    inputs: { train_data: s3://in/train }
    config:
      instance_count: 2
      hyperparameters:
        eta: 0.3
    retry:
      - on: [Step.THROTTLING]
        max_attempts: 3
`,
        '{ dry: { type: Boolean, default: true } }',
      ),
    );
    const place = (pointer: string) => {
      const found = placeIn(draft, pointerKeys(pointer));
      const span = found?.exact === true ? spanOf(found.at) : undefined;
      return span === undefined ? undefined : `${span.file}:${span.start.line}:${span.start.column}`;
    };
    const manifest = '/project/demo.pipeline.yaml';
    const train = '/Steps/0/Arguments';
    expect({
      parameterDefault: place('/Parameters/0/DefaultValue'),
      name: place('/Steps/0/Name'),
      role: place(`${train}/RoleArn`),
      output: place(`${train}/OutputDataConfig/S3OutputPath`),
      count: place(`${train}/ResourceConfig/InstanceCount`),
      eta: place(`${train}/HyperParameters/eta`),
      ownDefault: place(`${train}/HyperParameters/max_depth`),
      uri: place(`${train}/InputDataConfig/0/DataSource/S3DataSource/S3Uri`),
      channel: place(`${train}/InputDataConfig/0/ChannelName`),
      builtIn: place(`${train}/ResourceConfig/VolumeSizeInGB`),
      exception: place('/Steps/0/RetryPolicies/0/ExceptionType/0'),
      attempts: place('/Steps/0/RetryPolicies/0/MaxAttempts'),
    }).toEqual({
      parameterDefault: `${manifest}:2:46`,
      name: `${manifest}:6:3`,
      role: '/project/base.config.yaml:2:7',
      output: '/project/base.config.yaml:3:10',
      count: `${manifest}:10:23`,
      eta: `${manifest}:12:14`,
      ownDefault: '/project/specs/train.spec.yaml:13:69',
      uri: `${manifest}:8:27`,
      channel: '/project/contracts/train.contract.yaml:3:37',
      builtIn: '<built-in>:1:1',
      exception: `${manifest}:14:14`,
      attempts: `${manifest}:15:23`,
    });
  });
});
