import fc from 'fast-check';
import { checkShape, type ShapeSetting } from '../../src/sagemaker/check-shape.js';
import { shapeNames } from '../../src/sagemaker/service-model.js';
import { trainingArguments } from '../../src/rules/definition/example.js';
import type { Json } from '../../src/source/traced.js';

const anything: ShapeSetting = { typeOf: () => 'unknown', optional: ['TrainingJobName'] };

/** Everything the request of a training job has against arguments, as pointer and problem. */
const found = (changed: Record<string, Json>, setting = anything) =>
  checkShape(trainingArguments(changed), 'CreateTrainingJobRequest', '', setting).map(
    ({ pointer, target, problem }) => [target === 'key' ? `${pointer} (key)` : pointer, problem],
  );

describe('checkShape', () => {
  it('finds nothing in a right request, nor in null, which is the same as absent', () => {
    expect(found({})).toEqual([]);
    expect(found({ Environment: null, Nonsense: null })).toEqual([]);
  });

  it('finds members that the structure does not have, at their keys', () => {
    expect(found({ StoppingCondition: { MaxRuntime: 1 } })).toEqual([
      [
        '/StoppingCondition/MaxRuntime (key)',
        {
          kind: 'unknown-member',
          member: 'MaxRuntime',
          members: ['MaxPendingTimeInSeconds', 'MaxRuntimeInSeconds', 'MaxWaitTimeInSeconds'],
        },
      ],
    ]);
  });

  it('finds required members that are missing or null, but for the name that the service makes', () => {
    expect(found({ RoleArn: null, OutputDataConfig: {} })).toEqual([
      ['', { kind: 'missing-member', oneOf: ['RoleArn'] }],
      ['/OutputDataConfig', { kind: 'missing-member', oneOf: ['S3OutputPath'] }],
    ]);
  });

  it('finds what the newest model does not require and a step cannot do without', () => {
    expect(
      found({
        ResourceConfig: { VolumeSizeInGB: 30 },
        AlgorithmSpecification: { TrainingInputMode: 'File' },
        StoppingCondition: null,
      }),
    ).toEqual([
      ['', { kind: 'missing-member', oneOf: ['StoppingCondition'] }],
      ['/AlgorithmSpecification', { kind: 'missing-member', oneOf: ['TrainingImage', 'AlgorithmName'] }],
      ['/ResourceConfig', { kind: 'missing-member', oneOf: ['InstanceType'] }],
      ['/ResourceConfig', { kind: 'missing-member', oneOf: ['InstanceCount'] }],
    ]);
  });

  it('asks for none of them where a newer way stands in for them', () => {
    expect(
      found({
        ResourceConfig: null,
        AlgorithmSpecification: null,
        StoppingCondition: null,
        ServerlessJobConfig: {
          BaseModelArn: 'arn:aws:sagemaker:us-east-1:aws:hub-content/a/Model/b/1.0.0',
          JobType: 'FineTuning',
        },
      }),
    ).toEqual([]);
  });

  it('finds values of another JSON type, and takes 5.0 for a whole number', () => {
    expect(
      found({
        HyperParameters: { max_depth: 5 },
        EnableManagedSpotTraining: 'true',
        ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: '1', VolumeSizeInGB: 30.5 },
        InputDataConfig: {},
        StoppingCondition: { MaxRuntimeInSeconds: 86400.0 },
        Environment: [],
      }),
    ).toEqual([
      ['/ResourceConfig/InstanceCount', { kind: 'wrong-type', expected: 'integer', actual: 'string' }],
      ['/ResourceConfig/VolumeSizeInGB', { kind: 'wrong-type', expected: 'integer', actual: 'float' }],
      ['/HyperParameters/max_depth', { kind: 'wrong-type', expected: 'string', actual: 'integer' }],
      ['/EnableManagedSpotTraining', { kind: 'wrong-type', expected: 'boolean', actual: 'string' }],
      ['/InputDataConfig', { kind: 'wrong-type', expected: 'list', actual: 'object' }],
      ['/Environment', { kind: 'wrong-type', expected: 'map', actual: 'list' }],
    ]);
  });

  it('finds values outside of enums, patterns, lengths and ranges, also of keys', () => {
    expect(
      found({
        AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'Files' },
        OutputDataConfig: { S3OutputPath: 'my-bucket/models' },
        RoleArn: 'role',
        InputDataConfig: [],
        StoppingCondition: { MaxRuntimeInSeconds: 0 },
        Environment: { '1ST': 'x' },
      }),
    ).toEqual([
      [
        '/AlgorithmSpecification/TrainingInputMode',
        { kind: 'not-in-enum', value: 'Files', allowed: ['FastFile', 'File', 'Pipe'] },
      ],
      [
        '/OutputDataConfig/S3OutputPath',
        { kind: 'pattern', value: 'my-bucket/models', pattern: '(https|s3)://([^/]+)/?(.*)' },
      ],
      ['/StoppingCondition/MaxRuntimeInSeconds', { kind: 'range', value: 0, min: 1, max: undefined }],
      ['/RoleArn', { kind: 'length', unit: 'character', actual: 4, min: 20, max: 2048 }],
      ['/InputDataConfig', { kind: 'length', unit: 'item', actual: 0, min: 1, max: 20 }],
      ['/Environment/1ST (key)', { kind: 'pattern', value: '1ST', pattern: '[a-zA-Z_][a-zA-Z0-9_]*' }],
    ]);
  });

  it('counts characters as code points', () => {
    const text = '\u{1F600}'.repeat(2000);
    expect(found({ HyperParameters: { smile: text } })).toEqual([]);
  });

  it('finds a union without exactly one member', () => {
    const check = (value: Json) => checkShape(value, 'emr-serverless:JobDriver', '', anything);
    const union = (given: readonly string[]) => ({
      pointer: '',
      target: 'value',
      problem: { kind: 'union', given, members: ['hive', 'sparkSubmit'] },
    });
    expect(check({})).toEqual([union([])]);
    expect(check({ hive: { query: 'q' }, sparkSubmit: { entryPoint: 's3://b/x.py' } })).toEqual([
      union(['hive', 'sparkSubmit']),
    ]);
    expect(check({ hive: { query: 'q' } })).toEqual([]);
  });

  it('writes pointers with the characters of keys escaped', () => {
    expect(found({ HyperParameters: { 'a/b~c': 1 } })).toEqual([
      ['/HyperParameters/a~1b~0c', { kind: 'wrong-type', expected: 'string', actual: 'integer' }],
    ]);
  });

  describe('with expressions', () => {
    const get = { Get: 'Parameters.X' };

    it.each([
      ['string', []],
      ['unknown', []],
      ['scalar', []],
      ['integer', ['wrong-variable']],
      ['boolean', ['wrong-variable']],
      ['list', ['wrong-variable']],
    ] as const)('a %s for a text: %j', (type, kinds) => {
      const setting = { ...anything, typeOf: () => type };
      expect(found({ RoleArn: get }, setting).map(([, problem]) => problem)).toMatchObject(
        kinds.map((kind) => ({ kind, expected: 'string', actual: type })),
      );
    });

    it.each([
      ['integer', []],
      ['float', ['wrong-variable']],
      ['string', ['wrong-variable']],
    ] as const)('a %s for a whole number: %j', (type, kinds) => {
      const setting = { ...anything, typeOf: () => type };
      expect(found({ StoppingCondition: { MaxRuntimeInSeconds: get } }, setting)).toMatchObject(
        kinds.map((kind) => ['/StoppingCondition/MaxRuntimeInSeconds', { kind }]),
      );
    });

    it.each([
      ['string', 1],
      ['scalar', 1],
      ['structure', 1],
      ['list', 0],
      ['unknown', 0],
    ] as const)('a %s for a list: %i problems', (type, count) => {
      const setting = { ...anything, typeOf: () => type };
      expect(found({ InputDataConfig: get }, setting)).toEqual(
        Array.from({ length: count }, () => [
          '/InputDataConfig',
          { kind: 'variable-not-taken', expected: 'list', expression: get },
        ]),
      );
    });

    it('tells where one stands for a single value', () => {
      const uses: unknown[] = [];
      const onUse: ShapeSetting['onUse'] = (expression, pointer, shape) =>
        uses.push([expression, pointer, shape.name]);
      expect(found({ RoleArn: get }, { ...anything, onUse })).toEqual([]);
      expect(uses).toEqual([[get, '/RoleArn', 'RoleArn']]);
    });
  });

  it('never throws, whatever the JSON and the shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...shapeNames()), (value, name) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(Array.isArray(checkShape(json, name, '', anything))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
