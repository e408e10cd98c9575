import { dedent, pipeline, project, PREPARE_CONTRACT, PREPARE_SPEC } from '../../src/rules/example.js';

describe('dedent', () => {
  it('takes off what all lines are indented by, the empty first line and the end', () => {
    expect(dedent('\n    steps:\n\n      stop: {}\n  ')).toBe('steps:\n\n  stop: {}\n');
  });

  it('leaves a text without indentation as it is', () => {
    expect(dedent('a: 1\nb:\n  c: 2\n')).toBe('a: 1\nb:\n  c: 2\n');
  });
});

describe('pipeline', () => {
  it('is one manifest', () => {
    expect(pipeline('\n  steps:\n    stop: { type: Fail }\n')).toEqual({
      'demo.pipeline.yaml': 'name: demo\nsteps:\n  stop: { type: Fail }\n',
    });
  });
});

describe('project', () => {
  it('is a manifest with all that jobs need, and one step type', () => {
    expect(project()).toEqual({
      'demo.pipeline.yaml': [
        'name: demo',
        'config:',
        '  role: arn:aws:iam::123456789012:role/SageMakerRole',
        '  s3_root: s3://my-bucket',
        '  image_uri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1',
        'steps:',
        '  prepare: { type: Prepare }',
        '',
      ].join('\n'),
      'specs/prepare.spec.yaml': PREPARE_SPEC,
      'contracts/prepare.contract.yaml': PREPARE_CONTRACT,
    });
  });

  it('replaces the files that it is given', () => {
    expect(
      project({
        manifest: 'steps: {}',
        config: 'volume_size: 5',
        spec: 'step_type: A',
        contract: 'entry_point: a.py',
      }),
    ).toEqual({
      'demo.pipeline.yaml': expect.stringMatching(/\nsteps: {}\n$/) as unknown,
      'prepare.config.yaml': 'volume_size: 5\n',
      'specs/prepare.spec.yaml': 'step_type: A\n',
      'contracts/prepare.contract.yaml': 'entry_point: a.py\n',
    });
  });
});
