import { analyseDag } from '../../graph/dag.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import { needsOf } from './needs.js';
import { pointerTo } from '../../sagemaker/json-data.js';
import { stepNoun } from './words.js';

const example = (needs: readonly string[]) =>
  definitionFile(() =>
    definitionOf([training({}, { DependsOn: needs }), fail('stop', { Get: 'Steps.train.TrainingJobName' })]),
  );

/** The SDK draws the graph in local mode only (2.257, local/pipeline.py), and accepts a cycle. */
export const cyclicDependencies: DefinitionRule = {
  scope: 'definition',
  code: 'SMP535',
  name: 'cyclic-dependencies',
  severity: 'error',
  what: 'No step waits for itself, be it through DependsOn, values that it reads, or the condition in whose branch it stands.',
  why: 'SageMaker refuses the definition; the SDK writes it all the same.',
  fix: 'Remove one of the needs on the cycle.',
  invalid: example(['stop']),
  valid: example([]),
  check(context, report) {
    const { steps } = context;
    const byPointer = new Map(steps.map((step) => [step.pointer, step]));
    const needs = needsOf(context);
    for (const { from, to, pointer } of needs) {
      if (from === to) {
        report(pointer, {
          message: `The dependencies form a cycle: ${stepNoun(from)} waits for itself.`,
          help: 'Remove it.',
        });
      }
    }
    const behindConditions = steps.flatMap(({ pointer, branches }) => {
      const innermost = branches.at(-1);
      return innermost === undefined ? [] : [{ from: innermost.condition, to: pointer }];
    });
    const edges = needs.map(({ from, to }) => ({ from: to.pointer, to: from.pointer }));
    const { cycles } = analyseDag([...byPointer.keys()], [...edges, ...behindConditions]);
    for (const cycle of cycles) {
      const first = cycle[0] ?? '';
      // A cycle goes from a step to those that wait for it.
      const waiting = needs.find(
        ({ from, to }) =>
          cycle.includes(from.pointer) && cycle[cycle.indexOf(from.pointer) - 1] === to.pointer,
      );
      const closing = needs.find(({ from, to }) => from.pointer === first && to.pointer === cycle.at(-1));
      const names = [...cycle, first].map((pointer) => `"${byPointer.get(pointer)?.name ?? pointer}"`);
      report((closing ?? waiting)?.pointer ?? pointerTo(first, 'Name'), {
        message: `The dependencies form a cycle: ${names.reverse().join(' waits for ')}.`,
        help: 'Remove one of these dependencies. A step in a branch waits for its condition.',
      });
    }
  },
};
