import fc from 'fast-check';
import { buildCondition } from '../../src/builders/condition.js';
import { settle } from '../../src/builders/draft.js';
import type { LinkedCondition, LinkedConditionTerm } from '../../src/graph/model.js';
import type { Location } from '../../src/source/location.js';
import { toJson, trace, type Json } from '../../src/source/traced.js';
import { project } from './project.js';
import { builtStep } from './support.js';

const at: Location = {
  source: {
    file: 'demo.pipeline.yaml',
    span: () => ({ file: 'demo.pipeline.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
  },
  path: ['steps', 'gate', 'when', 0, 'left'],
  target: 'value',
};

const comparison = (left: number, op: string, right: number | readonly number[]): LinkedConditionTerm => ({
  kind: 'comparison',
  op,
  left: trace(left, at),
  right: trace(right, at),
});

/** A condition as the definition has it. */
interface BuiltCondition {
  readonly Type: string;
  readonly LeftValue?: number;
  readonly RightValue?: number;
  readonly QueryValue?: number;
  readonly Values?: readonly number[];
  readonly Condition?: BuiltCondition;
  readonly Conditions?: readonly BuiltCondition[];
}

/** What SageMaker makes of a built condition. */
function holds(condition: BuiltCondition): boolean {
  const {
    Type,
    LeftValue = NaN,
    RightValue = NaN,
    QueryValue = NaN,
    Values = [],
    Conditions = [],
  } = condition;
  switch (Type) {
    case 'Equals':
      return LeftValue === RightValue;
    case 'LessThan':
      return LeftValue < RightValue;
    case 'In':
      return Values.includes(QueryValue);
    case 'Or':
      return Conditions.some(holds);
    case 'Not':
      return condition.Condition !== undefined && !holds(condition.Condition);
    default:
      throw new Error(`SageMaker has no condition "${Type}".`);
  }
}

/** What the manifest says. */
function means(term: LinkedConditionTerm): boolean {
  switch (term.kind) {
    case 'not':
      return !means(term.term);
    case 'any':
      return term.terms.some(means);
    case 'all':
      return term.terms.every(means);
    case 'comparison': {
      const [left, right] = [Number(toJson(term.left)), toJson(term.right)];
      const list: readonly unknown[] = Array.isArray(right) ? right : [];
      const results = new Map([
        ['==', left === right],
        ['!=', left !== right],
        ['<', left < Number(right)],
        ['in', list.includes(left)],
        ['not in', !list.includes(left)],
      ]);
      return results.get(term.op) === true;
    }
  }
}

const { term: anyTerm } = fc.letrec<{ term: LinkedConditionTerm }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom('==', '!=', '<'), fc.integer({ min: 0, max: 2 }))
      .map(([left, op, right]) => comparison(left, op, right)),
    fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom('in', 'not in'), fc.subarray([0, 1, 2]))
      .map(([left, op, right]) => comparison(left, op, right)),
    tie('term').map((term): LinkedConditionTerm => ({ kind: 'not', term })),
    fc
      .tuple(
        fc.constantFrom('any' as const, 'all' as const),
        fc.array(tie('term'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, terms]): LinkedConditionTerm => ({ kind, terms })),
  ),
}));

describe('a Condition step', () => {
  it('says what the manifest says, with the conditions that SageMaker has', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 3 }), (when) => {
        const step: LinkedCondition = {
          kind: 'condition',
          name: 'gate',
          at,
          needs: [],
          when,
          step: { type: 'Condition', when: [{ left: 1, op: '==', right: 1 }] },
        };
        const built = settle(buildCondition(step, [], []).Arguments) as unknown as {
          Conditions: readonly BuiltCondition[];
        };
        // All of the list have to hold.
        expect(built.Conditions.every(holds)).toBe(when.every(means));
      }),
      { numRuns: 500 },
    );
  });

  it('has all of several in its list, and elsewhere as what is not an alternative of the opposites', async () => {
    const step = await builtStep(
      project(
        `
  gate:
    type: Condition
    when:
      - all: [{ left: 1, op: "==", right: 1 }, { all: [{ left: 2, op: "!=", right: 1 }] }]
      - any:
          - { left: 3, op: "not in", right: [1, 2] }
          - all: [{ left: 4, op: ">", right: 1 }, { not: { left: 5, op: "<", right: 1 } }]
      - not: { all: [{ left: 6, op: "==", right: 1 }, { left: 7, op: "==", right: 1 }] }
`,
      ),
      'gate',
    );
    const not = (Condition: Json) => ({ Type: 'Not', Condition });
    const compare = (LeftValue: number, Type: string) => ({ Type, LeftValue, RightValue: 1 });
    expect(step).toMatchObject({
      Arguments: {
        Conditions: [
          compare(1, 'Equals'),
          not(compare(2, 'Equals')),
          {
            Type: 'Or',
            Conditions: [
              not({ Type: 'In', QueryValue: 3, Values: [1, 2] }),
              not({ Type: 'Or', Conditions: [not(compare(4, 'GreaterThan')), compare(5, 'LessThan')] }),
            ],
          },
          { Type: 'Or', Conditions: [not(compare(6, 'Equals')), not(compare(7, 'Equals'))] },
        ],
      },
    });
  });
});

describe('a value in a JSON file in S3', () => {
  const steps = `
  prepare: { type: Prepare, job_type: training }
  gate:
    type: Condition
    when:
      - { left: "\${steps.prepare.outputs.table/report.json#auc[0]}", op: ">", right: 0.8 }
      - { left: "\${s3://my-bucket/\${params.team}/\${execution.PipelineExecutionId}.json#auc}", op: ">", right: 0 }
      - { left: "\${s3://my-bucket/fixed.json#auc}", op: ">", right: 0 }
`;

  it('is read from a Std:Join, as the service wants it', async () => {
    const step = await builtStep(project(steps, '{ team: { type: String, default: risk } }'), 'gate');
    const read = (Path: string, ...Values: Json[]) => ({
      LeftValue: { 'Std:JsonGet': { S3Uri: { 'Std:Join': { On: '', Values } }, Path } },
    });
    expect(step).toMatchObject({
      Arguments: {
        Conditions: [
          read(
            'auc[0]',
            { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri" },
            '/report.json',
          ),
          read(
            'auc',
            's3://my-bucket/',
            { Get: 'Parameters.team' },
            '/',
            { Get: 'Execution.PipelineExecutionId' },
            '.json',
          ),
          read('auc', 's3://my-bucket/fixed.json'),
        ],
      },
    });
  });

  it('makes its step wait for the one that writes the file, which SageMaker does not see', async () => {
    const step = await builtStep(project(steps, '{ team: { type: String, default: risk } }'), 'gate');
    expect(step).toMatchObject({ DependsOn: ['prepare'] });
  });
});
