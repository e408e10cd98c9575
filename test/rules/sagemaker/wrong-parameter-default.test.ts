import { pipeline } from '../../../src/rules/example.js';
import { wrongParameterDefault } from '../../../src/rules/sagemaker/wrong-parameter-default.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(wrongParameterDefault);

const parameter = (text: string) =>
  pipeline(`parameters:\n  p: { ${text} }\nsteps:\n  stop: { type: Fail, message: Stopped }\n`);

describe('wrong-parameter-default', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    ['Integer', '1.5', '1.5', 'Write a whole number, or correct the type.'],
    [
      'Integer',
      '9007199254740993',
      '9007199254740992',
      'Write a whole number, or correct the type. The largest whole number is 9007199254740991.',
    ],
    ['Integer', '"3"', 'the text "3"', 'Write a whole number, or correct the type.'],
    ['Integer', 'true', 'true', 'Write a whole number, or correct the type.'],
    ['Float', '"0.5"', 'the text "0.5"', 'Write a number, or correct the type.'],
    ['Boolean', '1', '1', 'Write true or false, or correct the type.'],
    ['Boolean', 'yes', 'the text "yes"', 'Write true or false, or correct the type.'],
    ['String', '1', '1', 'Write a text, or correct the type.'],
    ['String', 'true', 'true', 'Write a text, or correct the type.'],
  ])('reports the default of a parameter of the type %s that is %s', (type, written, shown, help) =>
    expectErrors(parameter(`type: ${type}, default: ${written}`)).toEqual([
      {
        message: `The default of the parameter "p" is ${shown}, but its type is ${type}.`,
        at: `demo.pipeline.yaml:3:${25 + type.length}`,
        help,
      },
    ]),
  );

  it('reports a default that is not among the allowed values, and allowed values of a number', () =>
    expectErrors(
      pipeline(`
        parameters:
          type: { type: String, default: ml.m5.large, enum: [ml.m5.xlarge, ml.m5.2xlarge] }
          count: { type: Integer, default: 3, enum: ["1", "2"] }
        steps:
          stop: { type: Fail, message: Stopped }
      `),
    ).toEqual([
      {
        message:
          'The default of the parameter "type" is "ml.m5.large", which is none of its allowed values. Did you mean "ml.m5.xlarge" or "ml.m5.2xlarge"?',
        at: 'demo.pipeline.yaml:3:34',
        help: 'Write one of "ml.m5.xlarge" and "ml.m5.2xlarge".',
        related: [{ message: 'The allowed values.', at: 'demo.pipeline.yaml:3:47' }],
      },
      {
        message: 'The parameter "count" lists allowed values, but it is an Integer; only a String may.',
        at: 'demo.pipeline.yaml:4:39',
        help: 'Remove "enum".',
      },
    ]));

  it.each([
    'type: String',
    'type: String, default: x',
    'type: String, default: ""',
    'type: String, default: "3"',
    'type: String, default: b, enum: [a, b]',
    'type: String, enum: [a, b]',
    'type: Integer, default: -3',
    'type: Integer, default: 0',
    'type: Integer, default: 1e3',
    'type: Float, default: 3',
    'type: Float, default: 0.5',
    'type: Boolean, default: false',
    'type: String, default: "${execution.PipelineName}"',
    'type: Integer, default: "${execution.PipelineName}"',
  ])('accepts { %s }', (text) => expectValid(parameter(text)));

  it('mends quotes, and slips among the allowed values', () =>
    expectFixed(
      pipeline(`
        parameters:
          a: { type: Integer, default: "10" } # ten
          b: { type: String, default: 1.0 }
          c: { type: Boolean, default: "yes" }
          d: { type: String, default: lagre, enum: [small, large] }
          e: { type: Integer, default: ten }
        steps:
          stop: { type: Fail }
      `),
      pipeline(`
        parameters:
          a: { type: Integer, default: 10 } # ten
          b: { type: String, default: "1.0" }
          c: { type: Boolean, default: true }
          d: { type: String, default: large, enum: [small, large] }
          e: { type: Integer, default: ten }
        steps:
          stop: { type: Fail }
      `),
    ));
});
