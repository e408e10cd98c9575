import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { keyWithoutTarget } from '../../../src/rules/alignment/key-without-target.js';
import { ruleTester } from '../../support/rule-tester.js';
import { libraryOf } from './library.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(keyWithoutTarget);

const withKeys = (...keys: string[]) =>
  `${PREPARE_SPEC}config:\n  properties:\n${keys.map((key) => `    ${key}\n`).join('')}`;

describe('key-without-target', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each key whose value goes nowhere, at the key', () =>
    expectErrors(
      project({
        spec: withKeys(
          'label: { description: Label. }',
          'rows: { description: Rows., env: ROWS }',
          'variable: { description: A number of the pipeline., type: integer, variable: true }',
        ),
        contract: `${PREPARE_CONTRACT}optional_env_vars: { ROWS: "" }\n`,
      }),
    ).toEqual([
      {
        message: 'The value of the config key "label" goes nowhere.',
        at: 'specs/prepare.spec.yaml:11:5',
        help: 'Add "env", "argument" or "hyperparameter" with the name under which the script takes it.',
      },
      {
        message: 'The value of the config key "variable" goes nowhere.',
        at: 'specs/prepare.spec.yaml:13:5',
        help: 'Add "env", "argument" or "hyperparameter" with the name under which the script takes it.',
      },
    ]));

  it('accepts each of the three carriers', () =>
    expectValid(
      project({
        spec: withKeys(
          'a: { description: A., env: A }',
          'b: { description: B., argument: b }',
          'c: { description: C., hyperparameter: c }',
        ),
      }),
    ));

  it("leaves the library's own specifications alone", () =>
    expectValid(project(), {
      library: libraryOf({
        'specs/other.spec.yaml': withKeys('a: { description: A. }').replace('Prepare', 'Other'),
      }),
    }));
});
