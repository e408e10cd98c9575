import { asHyperparameter, asText } from '../../src/builders/text.js';
import { executionVariable, join, parameter, stepProperty } from '../../src/sagemaker/expression.js';
import type { Location } from '../../src/source/location.js';
import { toJson, trace, Traced, type Json, type ValueType } from '../../src/source/traced.js';

const at: Location = {
  source: {
    file: 'x',
    span: () => ({ file: 'x', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
  },
  path: ['a'],
  target: 'value',
};

function variable(expression: Json, type: ValueType): Traced {
  return new Traced({ expression, type }, at);
}

function json(traced: Traced | undefined): Json | undefined {
  return traced === undefined ? undefined : toJson(traced);
}

describe('asText', () => {
  it.each<[unknown, string]>([
    ['a b', 'a b'],
    [0.7, '0.7'],
    [3, '3'],
    [true, 'true'],
    [false, 'false'],
    [['a', 1, true], 'a,1,true'],
    [[], ''],
    [{ a: [1, 'x'] }, '{"a": [1, "x"]}'],
  ])('writes %j', (value, text) => {
    expect(json(asText(trace(value, at)))).toBe(text);
  });

  it('has nothing for an empty value', () => {
    expect(asText(trace(null, at))).toBeUndefined();
  });

  it('leaves String variables alone and joins others', () => {
    expect(json(asText(variable(parameter('name'), 'String')))).toEqual({ Get: 'Parameters.name' });
    for (const type of ['Integer', 'Float', 'Boolean', 'Any'] as const) {
      expect(json(asText(variable(parameter('size'), type)))).toEqual({
        'Std:Join': { On: '', Values: [{ Get: 'Parameters.size' }] },
      });
    }
  });

  it('joins a list that holds variables', () => {
    const list = new Traced(
      [trace('a', at), variable(parameter('b'), 'String'), variable(parameter('c'), 'Float')],
      at,
    );
    expect(json(asText(list))).toEqual({
      'Std:Join': {
        On: ',',
        Values: ['a', { Get: 'Parameters.b' }, { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.c' }] } }],
      },
    });
  });

  it('has nothing for a map that holds variables', () => {
    expect(asText(new Traced(new Map([['a', variable(parameter('b'), 'String')]]), at))).toBeUndefined();
  });

  it('keeps the place of the value', () => {
    expect(asText(trace(0.5, at))).toEqual(new Traced('0.5', at));
  });
});

describe('asHyperparameter', () => {
  it('encodes as JSON or plainly', () => {
    expect(json(asHyperparameter(trace('reg:linear', at), 'json'))).toBe('"reg:linear"');
    expect(json(asHyperparameter(trace('reg:linear', at), 'plain'))).toBe('reg:linear');
    expect(json(asHyperparameter(trace(true, at), 'json'))).toBe('true');
    expect(json(asHyperparameter(trace(true, at), 'plain'))).toBe('True');
  });

  it.each<[string, Json, ValueType]>([
    ['String parameters', parameter('p'), 'String'],
    ['execution variables', executionVariable('PipelineName'), 'String'],
    ['joins', join('/', ['a', parameter('p')]), 'String'],
  ])('passes %s as they are', (_, expression, type) => {
    expect(json(asHyperparameter(variable(expression, type), 'json'))).toEqual(expression);
  });

  it.each<[string, Json, ValueType]>([
    ['Integer parameters', parameter('p'), 'Integer'],
    ['properties, also of type String', stepProperty('train', 'TrainingJobName'), 'String'],
    ['properties of unknown type', stepProperty('train', 'FinalMetricDataList[0].Value'), 'Any'],
  ])('joins %s', (_, expression, type) => {
    expect(json(asHyperparameter(variable(expression, type), 'json'))).toEqual({
      'Std:Join': { On: '', Values: [expression] },
    });
  });

  it('has nothing for a list that holds variables', () => {
    expect(asHyperparameter(new Traced([variable(parameter('b'), 'String')], at), 'json')).toBeUndefined();
  });
});
