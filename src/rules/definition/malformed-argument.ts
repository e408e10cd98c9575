import type { DefinitionRule } from '../rule.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import { argumentNoun, limitClause, sentence } from './words.js';

const example = (account: string) =>
  definitionFile(() => definitionOf([training({ RoleArn: `arn:aws:iam::${account}:role/SageMakerRole` })]));

export const malformedArgument: DefinitionRule = {
  scope: 'definition',
  code: 'SMP524',
  name: 'malformed-argument',
  severity: 'error',
  what: 'Every argument has the form, the length and the size that the request has there.',
  why: 'SageMaker refuses the definition, or the request when the step runs.',
  fix: 'Correct the value.',
  invalid: example('12345678901'),
  valid: example('123456789012'),
  check(context, report) {
    const findings = findingsOf(context, 'pattern', 'length', 'range', 'union');
    for (const { pointer, target, step, problem } of findings) {
      const noun = argumentNoun(step, pointer);
      if (problem.kind === 'union') {
        const given = problem.given.map((name) => `"${name}"`).join(' and ');
        report(pointer, {
          message: sentence(
            given === ''
              ? `${noun} has none of its members; exactly one has to be given.`
              : `${noun} has ${given}, of which only one may be given.`,
          ),
          help: 'Give exactly one of them.',
        });
        continue;
      }
      const clause = limitClause(problem);
      if (clause !== undefined) {
        const subject = target === 'key' ? `The key of ${noun}` : noun;
        report(pointer, { message: sentence(`${subject} ${clause.predicate}.`), help: clause.help }, target);
      }
    }
  },
};
