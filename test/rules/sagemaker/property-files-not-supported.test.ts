import { PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { propertyFilesNotSupported } from '../../../src/rules/sagemaker/property-files-not-supported.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(propertyFilesNotSupported);

const FILES = 'property_files: { m: { output_name: model, path: m.json } }';
const HELP = 'Write the file in a Processing step, or remove "property_files".';

describe('property-files-not-supported', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports those of a step and those of its specification', () =>
    expectErrors({
      ...project({ manifest: `steps:\n  train: { type: Train, inputs: { table: s3://b/t }, ${FILES} }\n` }),
      ...TRAIN,
      'specs/train.spec.yaml': `${TRAIN_SPEC}${FILES}\n`,
    }).toEqual([
      {
        message: 'Step "train" is a Training step, which has no property files.',
        at: 'demo.pipeline.yaml:7:54',
        help: HELP,
      },
      {
        message: 'The specification "Train" builds a Training step, which has no property files.',
        at: 'specs/train.spec.yaml:9:1',
        help: HELP,
      },
    ]));

  it('accepts those of Processing steps', () =>
    expectValid(
      project({
        spec: `${PREPARE_SPEC}property_files: { m: { output_name: table, path: m.json } }\n`,
        manifest:
          'steps:\n  a: { type: Prepare, property_files: { n: { output_name: table, path: n.json } } }\n',
      }),
    ));
});
