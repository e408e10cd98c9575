import { malformedRequirement } from '../../../src/rules/alignment/malformed-requirement.js';
import { PREPARE_CONTRACT, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(malformedRequirement);

const requiring = (requirements: string) =>
  project({ contract: `${PREPARE_CONTRACT}framework_requirements: { ${requirements} }\n` });

describe('malformed-requirement', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each range that pip does not read', () =>
    expectErrors(requiring('pandas: "1.3", numpy: ">=1.2 <2", scipy: "^1.2", torch: ">2.*"')).toEqual([
      {
        message: '"1.3" is no version range.',
        at: 'contracts/prepare.contract.yaml:4:35',
        help: 'Write ">=1.3" or "==1.3".',
      },
      {
        message: '">=1.2 <2" is no version range.',
        at: 'contracts/prepare.contract.yaml:4:49',
        help: 'Write clauses such as ">=1.3" or ">=1.3,<2"; an empty text is any version.',
      },
      {
        message: '"^1.2" is no version range.',
        at: 'contracts/prepare.contract.yaml:4:68',
        help: 'Write clauses such as ">=1.3" or ">=1.3,<2"; an empty text is any version.',
      },
      {
        message: '">2.*" is no version range.',
        at: 'contracts/prepare.contract.yaml:4:83',
        help: 'Write clauses such as ">=1.3" or ">=1.3,<2"; an empty text is any version.',
      },
    ]));

  it('accepts what pip reads', () =>
    expectValid(
      requiring(
        'a: "", b: ">=1", c: "== 1.2.*", d: "~=1.4.2", e: "!=1.5, <2, >1.0rc1", f: "===1.0", g: ">=2.0.0b3", h: "==1.0+cu118"',
      ),
    ));
});
