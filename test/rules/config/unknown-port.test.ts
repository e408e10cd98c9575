import { unknownPort } from '../../../src/rules/config/unknown-port.js';
import { project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownPort);

const steps = (prepare: string, train: string, further: Readonly<Record<string, string>> = {}) => ({
  ...project({
    manifest: `
      steps:
        prepare: { type: Prepare, config: ${prepare} }
        train: { type: Train, inputs: { table: s3://my-bucket/table }, config: ${train} }
    `,
  }),
  ...TRAIN,
  ...further,
});

describe('unknown-port', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports names of outputs and inputs that the step does not have', () =>
    expectErrors(
      steps(
        '{ destinations: { tables: s3://my-bucket/t }, output_options: { report: { s3_upload_mode: Continuous } }, input_options: { x: {} } }',
        '{ input_options: { tabel: { s3_input_mode: Pipe } } }',
      ),
    ).toEqual([
      {
        message: 'Step "prepare" has no output "tables". Did you mean "table"?',
        at: 'demo.pipeline.yaml:7:55',
        help: 'There are: table.',
      },
      {
        message: 'Step "prepare" has no output "report".',
        at: 'demo.pipeline.yaml:7:101',
        help: 'There are: table.',
      },
      { message: 'Step "prepare" has no input "x".', at: 'demo.pipeline.yaml:7:160', help: 'Remove it.' },
      {
        message: 'Step "train" has no input "tabel". Did you mean "table"?',
        at: 'demo.pipeline.yaml:8:93',
        help: 'There are: table.',
      },
    ]));

  it('reports a name in a file of several steps if none of them has it', () =>
    expectErrors(
      steps('shared.config.yaml', 'shared.config.yaml', {
        'shared.config.yaml':
          'input_options:\n  table: { s3_input_mode: Pipe }\n  chart: { s3_input_mode: Pipe }\n',
      }),
    ).toEqual([
      {
        message: 'None of the steps "prepare" and "train" has an input "chart".',
        at: 'shared.config.yaml:3:3',
        help: 'There are: table.',
      },
    ]));

  it('accepts channels, which are inputs by the names of their own', () =>
    expectValid(
      steps(
        '{}',
        '{ channels: { extra: s3://my-bucket/extra }, input_options: { extra: { s3_input_mode: Pipe } } }',
      ),
    ));

  it('mends a slip', () => {
    const manifest = (name: string) =>
      `steps:\n  prepare:\n    type: Prepare\n    config:\n      destinations:\n        ${name}: s3://b/t # here\n`;
    return expectFixed(project({ manifest: manifest('tabel') }), project({ manifest: manifest('table') }));
  });
});
