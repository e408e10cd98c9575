import {
  findShape,
  serviceModelVersion,
  shape,
  shapeNames,
  structureShape,
  wholePattern,
  type Shape,
} from '../../src/sagemaker/service-model.js';

/** The shape names that a shape refers to. */
function references(found: Shape): string[] {
  switch (found.type) {
    case 'structure':
      return [...found.members.values()];
    case 'list':
      return [found.member];
    case 'map':
      return [found.key, found.value];
    default:
      return [];
  }
}

describe('the vendored service model', () => {
  it('says where it comes from', () => {
    const { botocore, apiVersion, licence } = serviceModelVersion();
    expect(botocore).toMatch(/^\d+\.\d+\.\d+$/);
    expect([apiVersion, licence]).toEqual(['2017-07-24', 'Apache-2.0']);
  });

  it('refers to no shape that it does not have', () => {
    const names = shapeNames();
    const missing = names.flatMap((name) =>
      references(shape(name)).filter((other) => findShape(other) === undefined),
    );
    expect(missing).toEqual([]);
    expect(names.length).toBeGreaterThan(800);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has every required member among the members', () => {
    const astray = shapeNames().flatMap((name) => {
      const found = shape(name);
      if (found.type !== 'structure') return [];
      return found.required
        .filter((member) => !found.members.has(member))
        .map((member) => `${name}.${member}`);
    });
    expect(astray).toEqual([]);
  });

  it('has patterns that JavaScript compiles', () => {
    const patterns = shapeNames().flatMap((name) => {
      const found = shape(name);
      const pattern = found.type === 'string' ? wholePattern(found) : undefined;
      return pattern === undefined ? [] : [pattern.unicode];
    });
    expect(patterns.length).toBeGreaterThan(80);
    expect(new Set(patterns)).toEqual(new Set([true]));
  });

  it('has no pattern that a long text keeps busy', () => {
    const slow = shapeNames().filter((name) => {
      const found = shape(name);
      const pattern = found.type === 'string' ? wholePattern(found) : undefined;
      if (found.type !== 'string' || pattern === undefined) return false;
      const length = Math.min(found.max ?? 2048, 2048);
      const start = performance.now();
      ['a', '-', '/', 'a-', ' '].forEach((part) =>
        pattern.test(`a${part.repeat(length)}`.slice(0, length - 1) + '!'),
      );
      return performance.now() - start > 1000;
    });
    expect(slow).toEqual([]);
  });

  it('tells every type of shape', () => {
    expect(new Set(shapeNames().map((name) => shape(name).type))).toEqual(
      new Set(['structure', 'list', 'map', 'string', 'integer', 'float', 'boolean', 'timestamp']),
    );
  });
});

describe('a shape', () => {
  it('of a structure has members and required members', () => {
    const request = structureShape('ProcessingS3Output');
    expect(request).toEqual({
      type: 'structure',
      name: 'ProcessingS3Output',
      members: new Map([
        ['LocalPath', 'ProcessingLocalPath'],
        ['S3UploadMode', 'ProcessingS3UploadMode'],
        ['S3Uri', 'S3Uri'],
      ]),
      required: ['S3UploadMode', 'S3Uri'],
      union: false,
    });
  });

  it('of a list or a map is bounded in its number of items or entries', () => {
    expect(shape('InputDataConfig')).toEqual({
      type: 'list',
      name: 'InputDataConfig',
      member: 'Channel',
      min: 1,
      max: 20,
    });
    expect(shape('HyperParameters')).toEqual({
      type: 'map',
      name: 'HyperParameters',
      key: 'HyperParameterKey',
      value: 'HyperParameterValue',
      min: undefined,
      max: 100,
    });
  });

  it('of a text has an enum, or a pattern and a length', () => {
    expect(shape('ProcessingS3UploadMode')).toEqual({
      type: 'string',
      name: 'ProcessingS3UploadMode',
      enum: ['Continuous', 'EndOfJob'],
      pattern: undefined,
      min: undefined,
      max: undefined,
    });
    expect(shape('PipelineName')).toEqual({
      type: 'string',
      name: 'PipelineName',
      enum: undefined,
      pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}',
      min: 1,
      max: 256,
    });
  });

  it('of a number has a least and a greatest value', () => {
    expect(shape('ProcessingInstanceCount')).toEqual({
      type: 'integer',
      name: 'ProcessingInstanceCount',
      min: 1,
      max: 100,
    });
  });

  it('of which exactly one member may be given is a union', () => {
    expect(structureShape('emr-serverless:JobDriver').union).toBe(true);
  });

  it('knows instance types as an enum', () => {
    const instanceType = shape('TrainingInstanceType');
    expect(instanceType.type === 'string' && instanceType.enum).toEqual(
      expect.arrayContaining(['ml.m5.large', 'ml.p4d.24xlarge']),
    );
  });

  it('that is unknown is undefined to ask for and an error to rely on', () => {
    expect(findShape('CreateNothingRequest')).toBeUndefined();
    expect(findShape('__proto__')).toBeUndefined();
    expect(() => shape('CreateNothingRequest')).toThrow(
      'The vendored service model has no shape "CreateNothingRequest".',
    );
    expect(() => structureShape('S3Uri')).toThrow('The shape "S3Uri" is a string, not a structure.');
  });
});

describe('a pattern', () => {
  const matches = (name: string, text: string): boolean | undefined => {
    const found = shape(name);
    return found.type === 'string' ? wholePattern(found)?.test(text) : undefined;
  };

  it('tests the whole text, anchored or not', () => {
    expect(
      ['fraud-xgboost', 'fraud_xgboost', '-fraud', 'fraud-'].map((text) => matches('PipelineName', text)),
    ).toEqual([true, false, false, false]);
    expect(['s3://bucket/key', 'x s3://bucket/key', 'bucket'].map((text) => matches('S3Uri', text))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of Java that JavaScript refuses means the same here', () => {
    expect(['owner', 'über 1', 'a;b'].map((text) => matches('CustomerMetadataKey', text))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is absent where any text will do', () => {
    expect(matches('PipelineDefinition', '{}')).toBeUndefined();
  });
});
