import fc from 'fast-check';
import { parseTemplate, type Template } from '../../src/project/interpolation.js';

const references = (text: string): unknown => {
  const template: Template = parseTemplate(text);
  return template.ok
    ? template.parts.map((part) => (part.kind === 'text' ? part.text : part.reference))
    : template.problem;
};

describe('parseTemplate', () => {
  it('finds every form of reference', () => {
    expect(
      [
        '${params.min_auc}',
        '${execution.PipelineExecutionId}',
        '${env.STAGE}',
        '${steps.train.outputs.model_artifacts}',
        "${steps.train.properties.FinalMetricDataList['auc'].Value}",
        '${steps.evaluate.files.metrics#binary.auc[0]}',
        '${ params.spaced }',
      ].map(references),
    ).toEqual([
      [{ kind: 'parameter', name: 'min_auc' }],
      [{ kind: 'execution', name: 'PipelineExecutionId' }],
      [{ kind: 'environment', name: 'STAGE' }],
      [{ kind: 'output', step: 'train', output: 'model_artifacts' }],
      [{ kind: 'property', step: 'train', path: "FinalMetricDataList['auc'].Value" }],
      [{ kind: 'file', step: 'evaluate', file: 'metrics', path: 'binary.auc[0]' }],
      [{ kind: 'parameter', name: 'spaced' }],
    ]);
  });

  it('keeps the text around and between references', () => {
    expect(references('s3://${params.bucket}/in/${execution.PipelineName}/')).toEqual([
      's3://',
      { kind: 'parameter', name: 'bucket' },
      '/in/',
      { kind: 'execution', name: 'PipelineName' },
      '/',
    ]);
  });

  it('finds a value in a JSON file in S3, whose place may hold references', () => {
    expect(
      [
        '${s3://b/k.json#a.b[0]}',
        '${s3://b/${params.x}/k.json#a}',
        '${${params.root}/k.json#a}',
        '${steps.eval.outputs.report/eval/k.json#a}',
        '${experiment.TrialName}',
      ].map(references),
    ).toEqual([
      [{ kind: 'json', uri: [{ kind: 'text', text: 's3://b/k.json' }], path: 'a.b[0]' }],
      [
        {
          kind: 'json',
          uri: [
            { kind: 'text', text: 's3://b/' },
            { kind: 'reference', reference: { kind: 'parameter', name: 'x' }, text: '${params.x}' },
            { kind: 'text', text: '/k.json' },
          ],
          path: 'a',
        },
      ],
      [
        {
          kind: 'json',
          uri: [
            { kind: 'reference', reference: { kind: 'parameter', name: 'root' }, text: '${params.root}' },
            { kind: 'text', text: '/k.json' },
          ],
          path: 'a',
        },
      ],
      [
        {
          kind: 'json',
          uri: [
            {
              kind: 'reference',
              reference: { kind: 'output', step: 'eval', output: 'report' },
              text: '${steps.eval.outputs.report}',
            },
            { kind: 'text', text: '/eval/k.json' },
          ],
          path: 'a',
        },
      ],
      [{ kind: 'experiment', name: 'TrialName' }],
    ]);
  });

  it('takes $${ for a literal ${ and leaves single dollars and braces alone', () => {
    expect(['$${params.x}', 'cost: $5 {a}', '$$ $', 'a$${b}${params.c}'].map(references)).toEqual([
      ['${params.x}'],
      ['cost: $5 {a}'],
      ['$$ $'],
      ['a${b}', { kind: 'parameter', name: 'c' }],
    ]);
  });

  it.each([
    ['${params.x', 'The expression "${params.x" is not closed.'],
    ['${}', 'The expression "${}" is empty.'],
    ['${params}', 'The expression "${params}" names no parameter.'],
    [
      '${param.x}',
      'The expression "${param.x}" begins with "param", which is none of params, execution, experiment, steps, env.',
    ],
    ['${steps.train}', 'The expression "${steps.train}" names no output, property or file of a step.'],
    [
      '${steps.train.output.x}',
      'The expression "${steps.train.output.x}" asks for "output" of a step, which is none of outputs, properties, files.',
    ],
    [
      '${steps.train.files.metrics}',
      'The expression "${steps.train.files.metrics}" names no JSON path: a property file is followed by # and a path.',
    ],
    [
      '${s3://b/k.json}',
      'The expression "${s3://b/k.json}" names no JSON path: the URI of a JSON file is followed by # and a path.',
    ],
    [
      '${s3://b/${parms.x}/k.json#a}',
      'The expression "${s3://b/${parms.x}/k.json#a}" holds another one in which something is wrong: The expression "${parms.x}" begins with "parms", which is none of params, execution, experiment, steps, env.',
    ],
    [
      '${s3://b/${steps.a.files.f#x}/k.json#a}',
      'The expression "${s3://b/${steps.a.files.f#x}/k.json#a}" reads the place of a JSON file from another one, which SageMaker cannot.',
    ],
  ])('%s is wrong', (text, problem) => {
    expect(references(text)).toEqual(problem);
  });

  it('never throws, and loses nothing of a text without expressions', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '{', '}', 'params', '.', 'x', '#') }), (text) => {
        const template = parseTemplate(text);
        if (template.ok && !text.includes('${')) {
          expect(template.parts).toEqual([{ kind: 'text', text }]);
        }
      }),
    );
  });
});
