import { defaultDoesNotFit } from '../../../src/rules/config/default-does-not-fit.js';
import { PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(defaultDoesNotFit);

describe('default-does-not-fit', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports defaults of own keys and of the builder, at the value', () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}config:
  properties:
    rows: { description: Rows., type: integer, minimum: 1, default: 0, env: ROWS }
    mode: { description: Mode., enum: [fast, exact], env: MODE }
    names: { description: Names., type: array, items: { type: string }, default: [a, 2], env: NAMES }
  defaults:
    mode: slow
    instance_count: many
`,
      }),
    ).toEqual([
      {
        message: '"rows" is 0, but it must be at least 1.',
        at: 'specs/prepare.spec.yaml:11:69',
        help: 'Rows.',
      },
      {
        message: '"names[1]" must be a text, but it is the number 2.',
        at: 'specs/prepare.spec.yaml:13:86',
      },
      {
        message: '"mode" is "slow", which is not allowed.',
        at: 'specs/prepare.spec.yaml:15:11',
        help: 'Allowed: fast, exact.',
      },
      {
        message: '"instance_count" must be a whole number, but it is the text "many".',
        at: 'specs/prepare.spec.yaml:16:21',
        help: 'Number of instances of the job.',
      },
    ]));

  it('accepts defaults that fit, and those that a parameter gives', () =>
    expectValid(
      project({
        spec: `${PREPARE_SPEC}config:
  properties:
    rows: { description: Rows., type: integer, default: 5, env: ROWS }
    more: { description: More rows., type: integer, default: "\${params.more}", env: MORE }
    sizes: { description: Sizes., type: array, items: { type: integer }, default: [1, "\${params.more}"], env: SIZES }
  defaults: { instance_count: "\${params.count}", rows: 6 }
`,
      }),
    ));

  it('mends a slip', () =>
    expectFixed(
      project({ spec: `${PREPARE_SPEC}config:\n  defaults: { instance_count: "2" } # two\n` }),
      project({ spec: `${PREPARE_SPEC}config:\n  defaults: { instance_count: 2 } # two\n` }),
    ));
});
