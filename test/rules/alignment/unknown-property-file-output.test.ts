import {
  unknownPropertyFileOutput,
  unknownPropertyFileOutputOfStep,
} from '../../../src/rules/alignment/unknown-property-file-output.js';
import { PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const inSpecs = ruleTester(unknownPropertyFileOutput);
const inSteps = ruleTester(unknownPropertyFileOutputOfStep);

const withFiles = `${PREPARE_SPEC}property_files:
  good: { output_name: table, path: good.json }
  bad: { output_name: tables, path: bad.json }
  worse: { output_name: report, path: worse.json }
`;

describe('unknown-property-file-output', () => {
  it('finds its invalid examples and nothing in its valid ones', async () => {
    await inSpecs.expectExamples();
    await inSteps.expectExamples();
  });

  it('reports the output in specifications', () =>
    inSpecs.expectErrors(project({ spec: withFiles })).toEqual([
      {
        message:
          'The property file "bad" is in the output "tables", which "Prepare" does not have. Did you mean "table"?',
        at: 'specs/prepare.spec.yaml:11:23',
        help: 'Name one of the outputs of the specification.',
      },
      {
        message: 'The property file "worse" is in the output "report", which "Prepare" does not have.',
        at: 'specs/prepare.spec.yaml:12:25',
        help: 'Name one of the outputs of the specification.',
      },
    ]));

  it('reports the output in steps, and there only what the step declares', () =>
    inSteps
      .expectErrors(
        project({
          spec: withFiles,
          manifest: `
            steps:
              prepare:
                type: Prepare
                property_files:
                  metrics: { output_name: tabel, path: metrics.json }
                  good: { output_name: table, path: good.json }
          `,
        }),
      )
      .toEqual([
        {
          message:
            'The property file "metrics" is in the output "tabel", which "Prepare" does not have. Did you mean "table"?',
          at: 'demo.pipeline.yaml:10:31',
          help: 'Name one of the outputs of the specification.',
        },
      ]));

  it('says nothing of a step of an unknown type, and of steps without property files', () =>
    inSteps.expectValid({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            other: { type: Other, property_files: { f: { output_name: x, path: f.json } } }
        `,
      }),
      ...TRAIN,
    }));

  it('mends a slip', () => {
    const spec = (output: string) =>
      `${PREPARE_SPEC}property_files:\n  summary: { output_name: ${output}, path: summary.json }\n`;
    return inSpecs.expectFixed(project({ spec: spec('tabel') }), project({ spec: spec('table') }));
  });
});
