import { posix } from 'node:path';
import type { Parameter } from '../project/types.generated.js';
import type { Plan } from '../planner/plan.js';
import type { Replacement } from './pipeline-lines.js';
import type { PipelineWish } from './pipeline-request.js';

/** What is told of a written pipeline. */
export interface PipelineReport {
  readonly plan: Plan;
  readonly wish: PipelineWish;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly replacements: readonly Replacement[];
}

/** The steps, what would have done as well, and what is left to the user, for people in a folder from which `way` leads to the root. */
export function reportText({ plan, wish, parameters, replacements }: PipelineReport, way: string): string {
  const steps = plan.steps.map(({ name, type, needs }) => [
    name,
    `${type}${needs.length === 0 ? '' : ` <- ${needs.join(', ')}`}`,
  ]);
  const given = [...parameters].filter(([, parameter]) => parameter.default === undefined);
  const types = new Set(plan.steps.map(({ type }) => type));
  const notes = [
    ...plan.unused.map((jobType) => `No step uses the ${jobType} data.`),
    ...wish.using.filter((type) => !types.has(type)).map((type) => `No step is of the type ${type}.`),
  ];
  return [
    section('Steps', steps),
    section(
      'Step types that would have done as well (--using)',
      plan.alternatives.map(({ step, input, chosen, others }) => [
        `${step}.${input}`,
        `${chosen}; or ${others.join(', ')}`,
      ]),
    ),
    section(
      'Replace before the first run (# REPLACE)',
      replacements.map(({ file, line, key, what }) => [
        `${posix.join(way, file)}:${line}`,
        `${key}: ${what}`,
      ]),
    ),
    section(
      'Give when an execution starts',
      given.map(([name, { description = '' }]) => [name, description]),
    ),
    ...(notes.length === 0 ? [] : [`${notes.join('\n')}\n`]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The same for programs. */
export function reportData({ plan, wish, parameters, replacements }: PipelineReport): object {
  return {
    name: wish.name,
    steps: plan.steps.map(({ name, type, jobType, needs, inputs }) => ({
      name,
      type,
      ...(jobType === undefined ? {} : { job_type: jobType }),
      needs,
      inputs: Object.fromEntries([...inputs].map(([input, from]) => [input, `${from.step}.${from.output}`])),
    })),
    alternatives: plan.alternatives,
    open: plan.open.map((question) =>
      question.kind === 'input'
        ? { kind: question.kind, step: question.step, input: question.dependency.name }
        : question,
    ),
    unused: plan.unused,
    parameters: Object.fromEntries(parameters),
    replace: replacements,
  };
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map(([first = '']) => first.length));
  const lines = rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`.trimEnd());
  return rows.length === 0 ? '' : `${title}:\n${lines.join('\n')}\n`;
}
