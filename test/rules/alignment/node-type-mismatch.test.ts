import { nodeTypeMismatch } from '../../../src/rules/alignment/node-type-mismatch.js';
import { PREPARE_SPEC, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(nodeTypeMismatch);

const spec = (nodeType: string, ports: string) =>
  `step_type: Any\nsagemaker_step_type: Transform\nnode_type: ${nodeType}\n${ports}`;
const IN = 'dependencies: { data: { dependency_type: processing_output } }\n';
const OUT =
  'outputs: { out: { output_type: processing_output, property_path: properties.TransformOutput.S3OutputPath } }\n';

describe('node-type-mismatch', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each([
    ['source', IN + OUT, 'has dependencies and outputs', 'internal'],
    ['internal', IN, 'has dependencies and no outputs', 'sink'],
    ['sink', OUT, 'has outputs and no dependencies', 'source'],
    ['internal', '', 'has neither dependencies nor outputs', 'singular'],
    ['internal', 'dependencies: {}\noutputs: {}\n', 'has neither dependencies nor outputs', 'singular'],
  ])('reports "%s" where %j says otherwise', (given, ports, has, fitting) =>
    expectErrors({ 'specs/any.spec.yaml': spec(given, ports) }).toEqual([
      {
        message: `The specification "Any" says that it is "${given}", but it ${has}.`,
        at: 'specs/any.spec.yaml:3:12',
        help: `Write "node_type: ${fitting}", or correct the dependencies and outputs.`,
      },
    ]),
  );

  it('accepts each node type where it fits', async () => {
    await expectValid({
      'specs/a.spec.yaml': PREPARE_SPEC,
      'specs/b.spec.yaml': TRAIN_SPEC,
      'specs/c.spec.yaml': spec('sink', IN),
    });
    await expectValid({ 'specs/d.spec.yaml': spec('singular', '') });
  });

  it('says nothing of the library', () =>
    expectValid({}, { library: libraryOf({ 'specs/any.spec.yaml': spec('source', '') }) }));
});
