import { wrongVariableType } from '../../../src/rules/config/wrong-variable-type.js';
import { PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(wrongVariableType);

const HELP = 'Use a variable of that type, or write the value itself.';
const declaredAt = (line: number, column: number) => [
  { message: 'The parameter is declared here.', at: `demo.pipeline.yaml:${line}:${column}` },
];
const files = (config: string, spec = PREPARE_SPEC) => ({
  ...project({
    spec,
    manifest: `
      parameters:
        text: { type: String }
        count: { type: Integer }
        share: { type: Float }
        flag: { type: Boolean }
      steps:
        prepare: { type: Prepare, config: ${config} }
        train: { type: Train, needs: [prepare] }
    `,
  }),
  ...TRAIN,
});

describe('wrong-variable-type', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each variable of a wrong type, with the declaration of its parameter', () =>
    expectErrors(
      files(
        '{ instance_count: "${params.share}", instance_type: "${params.count}", enable_network_isolation: "${params.text}" }',
      ),
    ).toEqual([
      {
        message: '"instance_type" takes a text, but the parameter "count" is an Integer.',
        at: 'demo.pipeline.yaml:12:89',
        help: HELP,
        related: declaredAt(8, 18),
      },
      {
        message: '"instance_count" takes a whole number, but the parameter "share" is a Float.',
        at: 'demo.pipeline.yaml:12:55',
        help: HELP,
        related: declaredAt(9, 18),
      },
      {
        message: '"enable_network_isolation" takes true or false, but the parameter "text" is a String.',
        at: 'demo.pipeline.yaml:12:134',
        help: HELP,
        related: declaredAt(7, 17),
      },
    ]));

  it('reports a variable for a list or map, and looks into both', () =>
    expectErrors(
      files(
        '{ subnets: "${params.text}", security_group_ids: ["${params.count}"], tags: { team: "${params.flag}" } }',
      ),
    ).toEqual([
      {
        message: '"subnets" takes a list, but the parameter "text" is a String.',
        at: 'demo.pipeline.yaml:12:48',
        help: HELP,
        related: declaredAt(7, 17),
      },
      {
        message: '"security_group_ids[0]" takes a text, but the parameter "count" is an Integer.',
        at: 'demo.pipeline.yaml:12:87',
        help: HELP,
        related: declaredAt(8, 18),
      },
      {
        message: '"tags.team" takes a text, but the parameter "flag" is a Boolean.',
        at: 'demo.pipeline.yaml:12:121',
        help: HELP,
        related: declaredAt(10, 17),
      },
    ]));

  it('reports a joined text where a number is wanted', () =>
    expectErrors(files('{ volume_size: "1${params.count}" }')).toEqual([
      {
        message: '"volume_size" takes a whole number, but the variable is a String.',
        at: 'demo.pipeline.yaml:12:52',
        help: HELP,
      },
    ]));

  it("reports own keys, whose values become texts, only where the type is a number's or a switch's", () => {
    const spec = `${PREPARE_SPEC}config:
  properties:
    label: { description: L., type: string, env: L }
    fields: { description: F., type: array, items: { type: string }, env: F }
    rounds: { description: R., type: integer, env: R }
    mode: { description: M., enum: [fast, slow], env: M }
`;
    return expectErrors(
      files(
        '{ label: "${params.count}", fields: "${params.text}", rounds: "${params.text}", mode: "${params.text}" }',
        spec,
      ),
    ).toEqual([
      {
        message: '"rounds" takes a whole number, but the parameter "text" is a String.',
        at: 'demo.pipeline.yaml:12:99',
        help: HELP,
        related: declaredAt(7, 17),
      },
    ]);
  });

  it.each([
    '{ instance_count: "${params.count}", instance_type: "${params.text}", enable_network_isolation: "${params.flag}" }',
    '{ environment: { A: "${params.count}", B: "${params.share}", C: "${params.flag}", D: "a${params.text}" } }',
    '{ instance_count: "${steps.train.properties.ResourceConfig.InstanceCount}" }',
    '{ instance_type: "${execution.PipelineName}" }',
    '{ region: "${params.count}" }',
    '{ instance_count: "${params.unknown}" }',
  ])('accepts %s', (config) => expectValid(files(config)));
});
