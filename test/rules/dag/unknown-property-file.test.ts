import { unknownPropertyFile } from '../../../src/rules/dag/unknown-property-file.js';
import { PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownPropertyFile);

describe('unknown-property-file', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a file that the step does not declare, and writes the line to add when it declares none', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            measure:
              type: Prepare
              property_files: { metrics: { output_name: table, path: metrics.json } }
            check:
              type: Condition
              when:
                - { left: "\${steps.prepare.files.metrics#rows}", op: ">", right: 0 }
                - { left: "\${steps.measure.files.metric#rows}", op: ">", right: 0 }
        `,
      }),
    ).toEqual([
      {
        message:
          '"${steps.prepare.files.metrics#rows}" names the property file "metrics", which step "prepare" does not have.',
        at: 'demo.pipeline.yaml:14:17',
        help: 'Declare it on "prepare": property_files: { metrics: { output_name: <output>, path: <file>.json } }.',
      },
      {
        message:
          '"${steps.measure.files.metric#rows}" names the property file "metric", which step "measure" does not have. Did you mean "metrics"?',
        at: 'demo.pipeline.yaml:15:17',
        help: 'The property files of "measure" are "metrics".',
      },
    ]));

  it('accepts a file of the specification', () =>
    expectValid(
      project({
        spec: `${PREPARE_SPEC}property_files: { counts: { output_name: table, path: counts.json } }\n`,
        manifest: `
          steps:
            prepare: { type: Prepare }
            stop: { type: Fail, message: "\${steps.prepare.files.counts#rows}" }
        `,
      }),
    ));

  it('mends a slip', () => {
    const steps = (file: string) =>
      `steps:\n  prepare:\n    type: Prepare\n    property_files: { counts: { output_name: table, path: counts.json } }\n  stop: { type: Fail, message: "Row \${steps.prepare.files.${file}#rows}" }\n`;
    return expectFixed(project({ manifest: steps('count') }), project({ manifest: steps('counts') }));
  });
});
