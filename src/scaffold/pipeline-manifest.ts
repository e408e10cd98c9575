import type { Parameter } from '../project/types.generated.js';
import { manifestStep } from '../planner/manifest-step.js';
import type { Plan } from '../planner/plan.js';
import { yamlBlock, yamlValue, type YamlData } from './yaml-text.js';

/** What a manifest says beside its plan. */
export interface ManifestFacts {
  readonly name: string;
  readonly description: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** The config that all steps inherit, from the manifest; absent if there is none. */
  readonly config?: string;
  /** The config of a step, from the manifest; undefined if it has none. */
  readonly configOf: (step: string) => string | undefined;
  /** Inputs of a step that no other step feeds. */
  readonly inputsOf: (step: string) => Readonly<Record<string, string>>;
}

/** The manifest of a plan, without its schema line; what would have done as well stands above a step. */
export function manifestOfPlan(plan: Plan, facts: ManifestFacts): string {
  const { name, description, parameters, config } = facts;
  const lines = [...parameters].map(
    ([key, { type, default: value, description: text }]) =>
      `  ${key}: ${yamlValue({ type, ...(value === undefined ? {} : { default: value }), ...(text === undefined ? {} : { description: text }) })}\n`,
  );
  const steps = plan.steps.map((step) => {
    const { type, ...keys } = manifestStep(step, facts.inputsOf(step.name));
    const own = facts.configOf(step.name);
    const body: Record<string, YamlData> = { type, ...keys, ...(own === undefined ? {} : { config: own }) };
    return `${alternativesText(plan, step.name)}${yamlBlock({ [step.name]: body }, 1, 2)}`;
  });
  return [
    yamlBlock({ name, description }),
    lines.length === 0 ? '' : `parameters:\n${lines.join('')}`,
    config === undefined ? '' : `config: ${yamlValue(config)} # every step inherits it\n`,
    `steps:\n${steps.join('\n')}`,
  ].join('');
}

function alternativesText({ alternatives }: Plan, name: string): string {
  return alternatives
    .filter(({ step }) => step === name)
    .map(
      ({ input, chosen, others }) =>
        `  # ${input} comes from ${chosen}; ${listed(others)} would have done, too (--using).\n`,
    )
    .join('');
}

function listed(types: readonly string[]): string {
  return types.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}
