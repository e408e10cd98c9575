import type { DefinitionRule } from '../rule.js';
import { findingsOf } from './context.js';
import { definitionFile, definitionOf, training } from './example.js';
import {
  argumentNoun,
  expressionNoun,
  JOIN_HELP,
  kindNoun,
  quotedExpression,
  sentence,
  shapeNoun,
} from './words.js';

const example = (rounds: string | number) =>
  definitionFile(() => definitionOf([training({ HyperParameters: { num_round: rounds } })]));

export const wrongArgumentType: DefinitionRule = {
  scope: 'definition',
  code: 'SMP522',
  name: 'wrong-argument-type',
  severity: 'error',
  what: 'Every argument of a step has the type that the request has there, also when an expression gives it.',
  why: 'SageMaker refuses the definition: it converts no number into a text and no text into a number.',
  fix: 'Write a value of that type. An expression becomes a text in a Std:Join.',
  invalid: example(50),
  valid: example('50'),
  check(context, report) {
    for (const { pointer, target, step, problem } of findingsOf(context, 'wrong-type', 'wrong-variable')) {
      const noun = argumentNoun(step, pointer);
      if (problem.kind === 'wrong-type') {
        report(
          pointer,
          {
            message: sentence(`${noun} is ${kindNoun(problem.actual)}, not ${shapeNoun(problem.expected)}.`),
            help: `Write ${shapeNoun(problem.expected)}.`,
          },
          target,
        );
      } else {
        const { expression, expected, actual } = problem;
        report(pointer, {
          message: sentence(
            `${noun} is ${shapeNoun(expected)}, but ${quotedExpression(expression)} gives ${expressionNoun(actual)}.`,
          ),
          help:
            expected === 'string' && actual !== 'structure' && actual !== 'list' && actual !== 'map'
              ? JOIN_HELP
              : 'Refer to a value of that type.',
        });
      }
    }
  },
};
