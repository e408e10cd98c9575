import { mermaid } from '../../src/drawing/mermaid.js';
import { SAGEMAKER_STEP_TYPES } from '../../src/sagemaker/step-types.js';
import { GATED, HOSTILE, STOP, TRAIN, view } from './support.js';

describe('mermaid', () => {
  it('draws steps, conditions, branches and edges', () => {
    expect(mermaid(GATED)).toEqual(`flowchart TD
  step_train(["train<br/>XGBoostTraining · Training"])
  step_gate{"gate<br/>train.files.metrics#35;auc #62;= 0.8"}
  subgraph step_gate_false["gate: false"]
    step_stop{{"stop<br/>Too #34;weak#34;"}}
  end
  step_train -.->|"metrics#35;auc"| step_gate
  step_gate ==>|"false"| step_stop
`);
  });

  it('frames steps with problems, and draws plain needs without a label', () => {
    const nodes = [{ ...TRAIN, severity: 'error' } as const, { name: 'odd', severity: 'warning' } as const];
    expect(mermaid(view(nodes, [{ from: 'train', to: 'odd', kind: 'need', labels: [] }])))
      .toEqual(`flowchart TD
  step_train(["train<br/>XGBoostTraining · Training"])
  step_odd["odd<br/>broken"]
  step_train -.-> step_odd
  classDef error stroke:#cf222e,stroke-width:3px
  classDef warning stroke:#bf8700,stroke-width:3px
  class step_train error
  class step_odd warning
`);
  });

  it('puts the branches of a condition inside the branch that it stands in', () => {
    const inner = { ...STOP, name: 'inner' };
    const nested = view([TRAIN, STOP, inner], [], {
      groups: [
        { condition: 'train', side: true, steps: ['stop'] },
        { condition: 'stop', side: false, steps: ['inner'] },
      ],
    });
    expect(mermaid(nested)).toContain(`  subgraph step_train_true["train: true"]
    step_stop{{"stop<br/>Too #34;weak#34;"}}
    subgraph step_stop_false["stop: false"]
      step_inner{{"inner<br/>Too #34;weak#34;"}}
    end
  end
`);
  });

  it('names at most four ports on an edge', () => {
    const labels = ['a', 'b', 'c', 'd', 'e'];
    expect(mermaid(view([TRAIN, STOP], [{ from: 'train', to: 'stop', kind: 'data', labels }]))).toContain(
      '  step_train -->|"a<br/>b<br/>c<br/>and 2 more"| step_stop\n',
    );
  });

  it('tells steps apart whose names differ in characters that identifiers have not', () => {
    const names = ['a-b', 'a_b', 'end', 'a b'];
    expect(mermaid(view(names.map((name) => ({ name })))).match(/step_\w+/g)).toEqual([
      'step_a_b',
      'step_a_b_2',
      'step_end',
      'step_a_b_3',
    ]);
  });

  it('writes by its number what means something in a label', () => {
    const [, line] = mermaid(view([{ name: HOSTILE }])).split('\n');
    const label = /^ {2}\w+\["(.*)<br\/>broken"\]$/.exec(line ?? '')?.[1] ?? '';
    expect(label.replace(/#\d+;/g, '')).toMatch(/^[A-Za-z0-9 ()!%\-/:=.]*$/);
    const read = label.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(read).toEqual(HOSTILE.replace(/\s+/g, ' '));
  });

  it.each(SAGEMAKER_STEP_TYPES)('has a shape for %s', (sagemakerType) => {
    expect(mermaid(view([{ name: 's', stepType: 'Some', sagemakerType }]))).toMatch(
      /^flowchart TD\n {2}step_s(\[\[?|\(\[|\[\(|\[\/|>|\{\{?)".*"(\]\]?|\]\)|\)\]|\/\]|\}\}?)\n$/,
    );
  });
});
