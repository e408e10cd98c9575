import { posix } from 'node:path';
import { SCHEMA_KINDS, type SchemaFiles, type SchemaKind } from '../project/schema-files.js';
import type { Parameter } from '../project/types.generated.js';
import { kindsOf } from '../planner/kinds.js';
import { planSteps, type Goal, type OpenQuestion, type Plan } from '../planner/plan.js';
import { inferenceScript, servedFramework, type ServedFramework } from '../planner/serving.js';
import type { Registry } from '../registry/registry.js';
import { schemaLine, type ScaffoldFile } from './files.js';
import { isProblem, type Parsed } from './parsed.js';
import { NOTEBOOK, plannedConfigs } from './pipeline-configs.js';
import { configText, replacementsIn, type ConfigLine, type Replacement } from './pipeline-lines.js';
import { manifestOfPlan } from './pipeline-manifest.js';
import { questionsText } from './pipeline-questions.js';
import { reportData, reportText } from './pipeline-report.js';
import { parsePipelineRequest, type PipelineRequest, type PipelineWish } from './pipeline-request.js';
import { SAMPLE_NOTEBOOK } from './pipeline-samples.js';

export { isProblem };

/** Where a new pipeline goes, and what it needs from the package. */
export interface PipelineSurroundings {
  readonly registry: Registry;
  /** Folder of the manifest below the project's root, '' for the root itself. */
  readonly folder: string;
  /** Where the schemas stand, below the root; absent if none can be named. */
  readonly schemas?: SchemaFiles;
  /** Whether pipectl.yaml and the schemas are to be written, as the folder is in no project. */
  readonly isNewProject: boolean;
  readonly schemaText: (kind: SchemaKind) => string;
  /** Text of a script of the library. */
  readonly scriptText: (name: string) => string;
}

/** A planned pipeline. */
export interface NewPipeline {
  /** What has to be answered before anything can be written; empty if nothing has. */
  readonly questions: string;
  readonly files: readonly ScaffoldFile[];
  /** Path of the manifest, below the root. */
  readonly manifest: string;
  /** Folder of the inference code, below the root, and where the pipeline looks for it. */
  readonly upload?: { readonly folder: string; readonly uri: string };
  /** What is told of it: for people in a folder from which `way` leads to the root, and for programs. */
  readonly text: (way: string) => string;
  readonly data: object;
}

/** The files of a pipeline that leads from data to some goals, or why it makes no sense. */
export function newPipeline(
  request: PipelineRequest,
  surroundings: PipelineSurroundings,
): Parsed<NewPipeline> {
  const { registry, folder } = surroundings;
  const wish = parsePipelineRequest(request, registry);
  if (isProblem(wish)) {
    return wish;
  }
  const found = planSteps(registry, inOrder(wish, registry), {
    data: Object.keys(wish.places),
    using: wish.using,
  });
  const problem = problemOfInputs(found, wish, registry);
  if (problem !== undefined) {
    return { problem };
  }
  const plan = { ...found, open: found.open.filter((question) => !isAnswered(question, wish)) };
  const configs = plannedConfigs(plan, wish, registry);
  const code = inferenceCode(plan, wish, configs.shared, registry);
  const parameters = new Map<string, Parameter>([...configs.parameters, ...(code?.parameter ?? [])]);
  const manifest = posix.join(folder, `${wish.name}.pipeline.yaml`);
  const written = [
    ...(configs.shared.length === 0 ? [] : [configFile('base', BASE_COMMENT, configs.shared, surroundings)]),
    ...[...configs.steps].map(([step, lines]) => configFile(step, '', lines, surroundings)),
  ];
  const manifestText = manifestOfPlan(plan, {
    name: wish.name,
    description: `From ${Object.keys(wish.places).join(' and ')} data to ${wish.goals.map(({ type }) => type).join(', ')}.`,
    parameters,
    ...(configs.shared.length === 0 ? {} : { config: 'configs/base.config.yaml' }),
    configOf: (step) => (configs.steps.has(step) ? `configs/${step}.config.yaml` : undefined),
    inputsOf: (step) => ({ ...code?.inputsOf(step), ...handInputs(step, wish) }),
  });
  const report = {
    plan,
    wish,
    parameters,
    replacements: written.flatMap(({ replacements }) => replacements),
  };
  return {
    questions: questionsText(plan, wish, registry),
    files: [
      {
        path: manifest,
        text: `${schemaLine(surroundings, 'pipeline', manifest)}${manifestText}`,
        what: 'the pipeline',
      },
      ...written.map(({ file }) => file),
      ...(plan.steps.some(({ name }) => usesNotebook(configs.steps.get(name)))
        ? [
            {
              path: posix.join(folder, 'configs', NOTEBOOK),
              text: SAMPLE_NOTEBOOK,
              what: 'the notebook that runs',
              isOptional: true,
            },
          ]
        : []),
      ...(code?.scripts ?? []).map((script) => ({
        path: posix.join(folder, CODE_FOLDER, script),
        text: surroundings.scriptText(script),
        what: 'the code that serves the model',
        isOptional: true,
      })),
      ...projectFiles(surroundings),
    ],
    manifest,
    ...(code === undefined ? {} : { upload: { folder: posix.join(folder, CODE_FOLDER), uri: code.uri } }),
    text: (way) => reportText(report, way),
    data: reportData(report),
  };
}

const BASE_COMMENT =
  '# Every step inherits these. A step takes the keys that its SageMaker step type knows.\n';

function configFile(
  name: string,
  comment: string,
  lines: readonly ConfigLine[],
  surroundings: PipelineSurroundings,
): { readonly file: ScaffoldFile; readonly replacements: readonly Replacement[] } {
  const path = posix.join(surroundings.folder, 'configs', `${name}.config.yaml`);
  const head = `${schemaLine(surroundings, 'config', path)}${comment}`;
  return {
    file: {
      path,
      text: `${head}${configText(lines)}`,
      what: name === 'base' ? 'what all steps share' : `how ${name} is run`,
    },
    replacements: replacementsIn(path, head, lines),
  };
}

/** Settings of a project, and the schemas for editors. */
function projectFiles({ isNewProject, schemas, schemaText }: PipelineSurroundings): readonly ScaffoldFile[] {
  if (!isNewProject || schemas === undefined) {
    return [];
  }
  const settings = 'pipectl.yaml';
  return [
    {
      path: settings,
      text: `${schemaLine({ schemas }, 'project', settings)}# Environments, search folders and severities of rules go here.\n{}\n`,
      what: 'settings of the project',
    },
    ...SCHEMA_KINDS.map((kind) => ({
      path: schemas[kind],
      text: schemaText(kind),
      what: 'for editors',
      isOptional: true,
    })),
  ];
}

function usesNotebook(lines: readonly ConfigLine[] | undefined): boolean {
  return lines?.some(({ value }) => value === NOTEBOOK) ?? false;
}

/** The goals, each after those that would feed it: optional inputs are fed by what stands before. */
function inOrder({ goals, places }: PipelineWish, registry: Registry): readonly Goal[] {
  const kinds = kindsOf(registry, Object.keys(places));
  const feeds = (goal: Goal, other: Goal): boolean =>
    kinds
      .of(other.type)
      .some((kind) =>
        [...kind.ports.dependencies.values()].some((input) =>
          kinds.feeders(kind, input).some((feeder) => feeder.kind.stepType === goal.type),
        ),
      );
  const left = [...goals];
  const ordered: Goal[] = [];
  while (left.length > 0) {
    // In a circle there is no first one: then the one that was named first is.
    const first = left.findIndex((goal) => !left.some((other) => other !== goal && feeds(other, goal)));
    ordered.push(...left.splice(Math.max(0, first), 1));
  }
  return ordered;
}

function isAnswered(question: OpenQuestion, { inputs }: PipelineWish): boolean {
  return (
    (question.kind === 'choice' && inputs.has(`${question.step}.${question.input}`)) ||
    (question.kind === 'input' && inputs.has(`${question.step}.${question.dependency.name}`))
  );
}

function problemOfInputs(plan: Plan, { inputs }: PipelineWish, registry: Registry): string | undefined {
  for (const key of inputs.keys()) {
    const [name = '', input = ''] = key.split('.');
    const step = plan.steps.find((planned) => planned.name === name);
    if (step === undefined) {
      return `The plan has no step "${name}" for --input ${key}: its steps are ${plan.steps.map((planned) => planned.name).join(', ')}.`;
    }
    const names = Object.keys(registry.specs.get(step.type)?.document.value.dependencies ?? {});
    if (!names.includes(input)) {
      return `A ${step.type} step has no input "${input}": it has ${names.join(', ') || 'none'}.`;
    }
  }
  return undefined;
}

function handInputs(step: string, { inputs }: PipelineWish): Readonly<Record<string, string>> {
  const own = [...inputs].filter(([key]) => key.startsWith(`${step}.`));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(step.length + 1), value]));
}

/** The library's code that serves the models of the plan, where it is stored and which steps take it. */
interface InferenceCode {
  readonly scripts: readonly string[];
  readonly uri: string;
  readonly parameter: ReadonlyMap<string, Parameter>;
  readonly inputsOf: (step: string) => Readonly<Record<string, string>>;
}

const CODE_FOLDER = 'inference';
const CODE_INPUT = 'inference_scripts_input';
const CODE_PARAMETER = 'inference_code_uri';

function inferenceCode(
  plan: Plan,
  { name, inputs }: PipelineWish,
  shared: readonly ConfigLine[],
  registry: Registry,
): InferenceCode | undefined {
  const root = shared.find(({ key }) => key === 's3_root')?.value;
  const packages = plan.steps.flatMap((step): readonly [string, ServedFramework][] => {
    const framework = servedFramework(plan, registry, step);
    const isPackage = step.type === 'Package' && registry.specs.get(step.type)?.origin === 'library';
    return isPackage && framework !== undefined && !inputs.has(`${step.name}.${CODE_INPUT}`)
      ? [[step.name, framework]]
      : [];
  });
  if (packages.length === 0 || typeof root !== 'string') {
    return undefined;
  }
  const uri = `${root}/${name}/inference-code/`;
  const takers = new Map(packages);
  return {
    scripts: [...new Set(takers.values())].map(inferenceScript),
    uri,
    parameter: new Map([
      [CODE_PARAMETER, { type: 'String', default: uri, description: 'Folder of the inference code.' }],
    ]),
    inputsOf: (step) => (takers.has(step) ? { [CODE_INPUT]: `\${params.${CODE_PARAMETER}}` } : {}),
  };
}
