import { planSteps, type OpenQuestion, type Plan } from '../planner/plan.js';
import type { Registry } from '../registry/registry.js';
import type { PipelineWish } from './pipeline-request.js';

/** A chain of step types, in which the steps of several job types count once. */
export function chainText(types: readonly string[]): string {
  return [...new Set(types)].join(' -> ');
}

/** What a plan leaves open, as questions with the option of the command line that answers each; several inputs with the same options are one. */
export function questionsText(plan: Plan, wish: PipelineWish, registry: Registry): string {
  const blocks = new Map<string, readonly Extract<OpenQuestion, { kind: 'choice' }>[]>();
  const others: string[] = [];
  for (const question of plan.open) {
    if (question.kind === 'choice') {
      const key = question.options.join(' ');
      blocks.set(key, [...(blocks.get(key) ?? []), question]);
    } else {
      others.push(otherText(question, plan, registry));
    }
  }
  const choices = [...blocks.values()].map((block) => choiceText(block, plan, wish, registry));
  return [...choices, ...others].join('\n');
}

function choiceText(
  questions: readonly Extract<OpenQuestion, { kind: 'choice' }>[],
  plan: Plan,
  wish: PipelineWish,
  registry: Registry,
): string {
  const inputs = questions.map(({ step, input }) => `"${input}" of ${stepText(plan, step)}`).join(' and ');
  const options = questions[0]?.options ?? [];
  const flags = options.map((type) => ({ flag: `--using ${type}`, type }));
  const width = Math.max(...flags.map(({ flag }) => flag.length));
  const lines = flags.map(({ flag, type }) => {
    const using = [...wish.using, type];
    const { steps } = planSteps(registry, [{ type }], { data: Object.keys(wish.places), using });
    return `  ${flag.padEnd(width)}  ${chainText(steps.map((step) => step.type))}\n`;
  });
  return `Which step type is to feed ${inputs}? These fit equally well, the shortest way first; pass one:\n${lines.join('')}`;
}

function otherText(
  question: Exclude<OpenQuestion, { kind: 'choice' }>,
  plan: Plan,
  registry: Registry,
): string {
  switch (question.kind) {
    case 'goal':
      return `There is no step type "${question.goal}".\n`;
    case 'job_type': {
      const { goal, jobTypes } = question;
      const options = jobTypes.map((jobType) => `  --data ${jobType}=s3://<bucket>/<prefix>\n`).join('');
      return `There are no data for "${goal}", which runs for ${jobTypes.join(', ')} data. Say where some are:\n${options}`;
    }
    case 'input': {
      const { step, dependency } = question;
      const { name, dependency_type: type, compatible_sources: sources } = dependency;
      const stepType = plan.steps.find((planned) => planned.name === step)?.type ?? '';
      const description = registry.specs.get(stepType)?.document.value.dependencies?.[name]?.description;
      const value = dependency.data_type === 'S3Uri' ? 's3://<bucket>/<prefix>' : '<value>';
      const known = sources.filter((source) => registry.specs.has(source));
      return [
        `Nothing provides the input "${name}" of ${stepText(plan, step)}: no step type makes ${type} that fits it from the data.`,
        ...(description === undefined ? [] : [`  It is: ${description}`]),
        ...(known.length === 0
          ? []
          : [`  Its specification names ${known.join(', ')}, which the data do not lead to.`]),
        `  --input ${step}.${name}=${value}  gives it by hand`,
        '',
      ].join('\n');
    }
  }
}

/** A step with its type, which its name may not tell. */
function stepText({ steps }: Plan, name: string): string {
  const type = steps.find((step) => step.name === name)?.type;
  return type === undefined ? `"${name}"` : `"${name}" (${type})`;
}
