import { arrange } from '../../src/diagnostics/order.js';
import { compileTexts } from './support.js';

const found = async (manifest: string) =>
  arrange((await compileTexts({ 'demo.pipeline.yaml': `name: demo\n${manifest}` })).diagnostics).map(
    ({ code, message, span }) => [code, span?.start.line, message],
  );

describe('a definition that was built from a manifest', () => {
  it('is checked at the lines of the manifest', async () => {
    expect(
      await found(`parameters:
  stage: { type: String, enum: [test, production] }
  auc: { type: Float }
steps:
  check:
    type: Condition
    when:
      - { left: "\${params.stage}", op: "==", right: prodution }
      - { left: "\${params.auc}", op: ">", right: "0.8" }
    then: [stop]
  stop: { type: Fail, message: Stopped }
`),
    ).toEqual([
      [
        'SMP555',
        9,
        'The parameter "stage" is never "prodution", which is none of its allowed values. Did you mean "production"?',
      ],
      [
        'SMP554',
        10,
        'The condition "GreaterThan" of step "check" compares "0.8", a text, with "Parameters.auc", a number.',
      ],
    ]);
  });

  it('has steps of any type where the manifest says Raw, and a known type there has no members of other types', async () => {
    expect(
      await found(`steps:
  new: { type: Raw, config: { sagemaker_type: Tomorrow, request: {}, members: { Extra: 1 } } }
  stop:
    type: Raw
    config: { sagemaker_type: Fail, request: { ErrorMessage: Stopped }, members: { FunctionArn: arn } }
`),
    ).toEqual([['SMP560', 6, 'Step "stop", a Fail step, takes no member "FunctionArn".']]);
  });

  it('says once what the manifest says twice', async () => {
    expect(
      await found(`steps:
  check: { type: Condition, when: [{ left: "\${params.x}", op: "==", right: 1 }] }
  stop: { type: Fail, message: Stopped, needs: [check, check] }
parameters: { x: { type: Integer } }
`),
    ).toEqual([['DAG203', 4, 'Step "stop" needs "check" more than once.']]);
  });
});
