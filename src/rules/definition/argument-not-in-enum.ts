import { didYouMean } from '../../diagnostics/suggest.js';
import type { DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import { argumentNoun, quoted, sentence } from './words.js';

const example = (instanceType: string) =>
  definitionFile(() =>
    definitionOf([
      training({ ResourceConfig: { InstanceType: instanceType, InstanceCount: 1, VolumeSizeInGB: 30 } }),
    ]),
  );

export const argumentNotInEnum: DefinitionRule = {
  scope: 'definition',
  code: 'SMP523',
  name: 'argument-not-in-enum',
  severity: 'error',
  what: 'An argument that has a fixed set of values is one of them.',
  why: 'SageMaker refuses the definition, or the request when the step runs.',
  fix: 'Correct the value. If AWS has added it since this release of pipectl, set the severity of the rule in pipectl.yaml.',
  invalid: example('ml.m5.xxlarge'),
  valid: example('ml.m5.2xlarge'),
  check(context, report) {
    for (const { pointer, target, step, problem } of findingsOf(context, 'not-in-enum')) {
      const { value, allowed } = problem;
      report(
        pointer,
        {
          message: sentence(
            `${argumentNoun(step, pointer)} does not take ${quoted(value)}.${didYouMean(value, allowed)}`,
          ),
          help: `It takes ${listed(allowed)}.`,
        },
        target,
      );
    }
  },
};
