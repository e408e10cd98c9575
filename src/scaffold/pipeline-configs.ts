import { builderKeys, ownKeys } from '../project/config-keys.js';
import { fillPlan, type Filling } from '../planner/fill.js';
import type { Plan, PlannedStep } from '../planner/plan.js';
import { servedFramework, servingConfig } from '../planner/serving.js';
import type { Registry } from '../registry/registry.js';
import type { ConfigLine } from './pipeline-lines.js';
import type { PipelineWish } from './pipeline-request.js';
import { samplesFor } from './pipeline-samples.js';
import { resourcesFor } from './pipeline-size.js';
import type { YamlData } from './yaml-text.js';

/** The configs of a planned pipeline. */
export interface PlannedConfigs {
  /** What all steps share; empty if they share nothing. */
  readonly shared: readonly ConfigLine[];
  /** By step; steps without config of their own are left out. */
  readonly steps: ReadonlyMap<string, readonly ConfigLine[]>;
  readonly parameters: Filling['parameters'];
}

/** Where a notebook is written for a step that runs one, from its config. */
export const NOTEBOOK = '../notebooks/notebook.ipynb';

const REGION = 'us-east-1';
const SAMPLE_ROLE = 'arn:aws:iam::123456789012:role/MyPipelineRole';
const USUAL_INSTANCE = 'ml.m5.xlarge';

/** Types of inputs that hold the data, or what is left of them: not a model or a name. */
const DATA_TYPES = ['processing_output', 'training_data', 'validation_data'];

/** SageMaker step types of the jobs that copy their inputs to a volume. */
const READERS = ['Processing', 'Training', 'Tuning', 'QualityCheck', 'ClarifyCheck'];

/** Configs for the steps of a plan: what is known, what suits the data and the framework, and samples of what only the user knows. */
export function plannedConfigs(plan: Plan, wish: PipelineWish, registry: Registry): PlannedConfigs {
  const samples = new Map(plan.steps.map((step) => [step.name, ownSamples(step, wish, registry)]));
  const isSample = (step: PlannedStep, name: string) =>
    (samples.get(step.name) ?? []).some(({ key }) => key === name);
  const filling = fillPlan(plan, {
    name: wish.name,
    data: wish.places,
    isGiven: (step, key) => (key === 'role' && wish.role !== undefined) || isSample(step, key),
  });
  const steps = plan.steps.flatMap((step): readonly [string, readonly ConfigLine[]][] => {
    const lines = firstOfEachKey([
      ...(samples.get(step.name) ?? []),
      ...filled(step, filling),
      ...missing(step, filling, registry),
      ...(isOfLibrary(step, registry) ? served(step, plan, registry) : []),
      ...(isOfLibrary(step, registry) ? format(step, plan, registry) : []),
      ...resources(step, plan, wish, registry),
    ]);
    return lines.length === 0 ? [] : [[step.name, lines]];
  });
  return {
    shared: sharedLines(plan, filling, wish, registry),
    steps: new Map(steps),
    parameters: filling.parameters,
  };
}

function sagemakerType({ type }: PlannedStep, registry: Registry): string {
  return registry.specs.get(type)?.document.value.sagemaker_step_type ?? '';
}

function isOfLibrary({ type }: PlannedStep, registry: Registry): boolean {
  return registry.specs.get(type)?.origin === 'library';
}

/** The bucket of the data, and the folder for what the pipeline makes in it. */
function rootOf({ places }: PipelineWish): string {
  const [first = ''] = Object.values(places);
  return `s3://${first.split('/')[2] ?? ''}/pipelines`;
}

function ownSamples(step: PlannedStep, wish: PipelineWish, registry: Registry): readonly ConfigLine[] {
  const [data = ''] = Object.values(wish.places);
  return isOfLibrary(step, registry)
    ? samplesFor(step, {
        name: wish.name,
        role: wish.role ?? SAMPLE_ROLE,
        region: wish.region ?? REGION,
        root: rootOf(wish),
        data,
        notebook: NOTEBOOK,
        isFed: (input) => step.inputs.has(input) || wish.inputs.has(`${step.name}.${input}`),
      })
    : [];
}

function sharedLines(
  plan: Plan,
  { config }: Filling,
  wish: PipelineWish,
  registry: Registry,
): readonly ConfigLine[] {
  const takes = (key: string) =>
    plan.steps.some((step) => builderKeys(sagemakerType(step, registry)).has(key));
  const needsRole = plan.steps.some(({ essential }) => essential.some(({ name }) => name === 'role'));
  const { role, s3_root } = config;
  return [
    ...(wish.role !== undefined && needsRole ? [{ key: 'role', value: wish.role }] : []),
    ...(role === undefined
      ? []
      : [{ key: 'role', value: role, comment: 'given when an execution starts; or write its ARN here' }]),
    ...(s3_root === undefined
      ? []
      : [{ key: 's3_root', value: s3_root, comment: 'code and outputs are stored below it' }]),
    ...(takes('region')
      ? [
          wish.region === undefined
            ? { key: 'region', value: REGION, replace: 'the region that you work in' }
            : { key: 'region', value: wish.region },
        ]
      : []),
    ...(takes('instance_type') ? [{ key: 'instance_type', value: USUAL_INSTANCE }] : []),
  ];
}

function filled(step: PlannedStep, { steps, parameters }: Filling): readonly ConfigLine[] {
  return Object.entries(steps.get(step.name) ?? {}).map(([key, value]): ConfigLine => {
    const description = step.essential.find(({ name }) => name === key)?.description;
    return parameters.has(key) && description !== undefined
      ? { key, value, comment: `given when an execution starts. ${description}` }
      : { key, value };
  });
}

/** Keys for which nobody knows a value and no parameter can stand: an example of their specification's, or one of the right type. */
function missing(step: PlannedStep, filling: Filling, registry: Registry): readonly ConfigLine[] {
  const spec = registry.specs.get(step.type)?.document.value;
  return filling.missing.flatMap(({ step: name, key }) => {
    const described = step.essential.find((essential) => essential.name === key);
    if (name !== step.name || spec === undefined || described === undefined) {
      return [];
    }
    const schema = ownKeys(spec).get(key) ?? builderKeys(spec.sagemaker_step_type).get(key);
    return [{ key, value: exampleOf(schema ?? {}), replace: described.description }];
  });
}

function exampleOf(schema: { readonly [keyword: string]: unknown }): YamlData {
  const { examples, enum: allowed, type } = schema;
  const [example]: readonly unknown[] = [examples, allowed].flatMap((list: unknown): readonly unknown[] =>
    Array.isArray(list) ? list : [],
  );
  if (isYamlData(example)) {
    return example;
  }
  const usual: Readonly<Record<string, YamlData>> = {
    integer: 1,
    number: 1,
    boolean: false,
    array: [],
    object: {},
  };
  return usual[String(type)] ?? 'REPLACE';
}

function isYamlData(value: unknown): value is YamlData {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    case 'object':
      return value !== null && Object.values(value).every(isYamlData);
    default:
      return false;
  }
}

/** How a model of the plan's framework is packaged and registered. */
function served(step: PlannedStep, plan: Plan, registry: Registry): readonly ConfigLine[] {
  const framework = servedFramework(plan, registry, step);
  return framework === undefined
    ? []
    : Object.entries(servingConfig(step.type, framework)).map(([key, value]) => ({ key, value }));
}

/** Tables are written in the format in which a transform that gets them sends them. */
function format(step: PlannedStep, { steps }: Plan, registry: Registry): readonly ConfigLine[] {
  const sends = (type: string) => {
    const spec = registry.specs.get(type)?.document.value;
    return spec?.sagemaker_step_type === 'Transform' ? spec.config?.defaults?.['content_type'] : undefined;
  };
  const isSent = steps.some(
    ({ type, needs }) => needs.includes(step.name) && sends(type) === 'application/jsonlines',
  );
  return step.type === 'TabularPreprocessing' && isSent
    ? [{ key: 'output_format', value: 'jsonl', comment: 'what the transform sends, a record a line' }]
    : [];
}

function resources(
  step: PlannedStep,
  plan: Plan,
  wish: PipelineWish,
  registry: Registry,
): readonly ConfigLine[] {
  const type = sagemakerType(step, registry);
  const dependencies = registry.specs.get(step.type)?.document.value.dependencies ?? {};
  const takesData = Object.entries(dependencies).some(
    ([name, { dependency_type }]) =>
      (step.inputs.has(name) || wish.inputs.has(`${step.name}.${name}`)) &&
      DATA_TYPES.includes(dependency_type),
  );
  const reads = READERS.includes(type) && (takesData || step.essential.some(({ data }) => data));
  const framework = servedFramework(plan, registry, step);
  return resourcesFor(type, framework, reads ? wish.gigabytes : undefined);
}

function firstOfEachKey(lines: readonly ConfigLine[]): readonly ConfigLine[] {
  return lines.filter(({ key }, index) => lines.findIndex((line) => line.key === key) === index);
}
