import { schemaLine, type ScaffoldFile } from '../scaffold/files.js';
import { yamlBlock } from '../scaffold/yaml-text.js';
import { PROJECT_SCHEMAS, SCHEMA_KINDS, type SchemaKind } from '../project/schema-files.js';
import { configFiles, configText, literal, type ConfigFile, type StepSettings } from './configs.js';
import { channelSettings, chooseInputs, configSources, peerPreference } from './inputs.js';
import { manifestText } from './manifest.js';
import type { ImportPlan, PlannedType } from './plan.js';
import type { WiredInput, WiringChoice } from './wiring.js';

/** What writing a project needs from outside. */
export interface ProjectFacts {
  /** Whether steps of a SageMaker step type take a config key. */
  readonly takesKey: (sagemakerType: string, key: string) => boolean;
  /** Texts of the schemas. */
  readonly schemas: Readonly<Record<SchemaKind, string>>;
}

/** An imported project as it will be written, without its report. */
export interface ImportedProject {
  readonly files: readonly ScaffoldFile[];
  readonly manifest: string;
  readonly configs: readonly ConfigFile[];
  readonly choices: readonly WiringChoice[];
}

/** The files of a plan, with what pipectl's resolver has made of its inputs; before it was asked there is no wiring. */
export function projectOf(
  plan: ImportPlan,
  wired: readonly WiredInput[],
  { takesKey, schemas }: ProjectFacts,
): ImportedProject {
  const nodes = new Map(plan.steps.map(({ node }) => [node.name, node] as const));
  const choices = plan.steps.flatMap(({ node }) => {
    const sources = configSources(node, plan.fields.get(node.node) ?? new Map());
    const own = wired.filter(({ step }) => step === node.name);
    const chosen = chooseInputs(node, own, sources, peerPreference(node, nodes));
    for (const { input, from } of sources) {
      if (chosen.some((choice) => choice.input === input && choice.by === 'config')) {
        plan.ledger.keep(from, `${manifestName(plan)}#steps.${node.name}.inputs.${input}`);
      }
    }
    return chosen;
  });
  const steps = plan.steps.map((step): StepSettings => {
    const channels = channelSettings(step.node, choices);
    return { ...step, settings: [...step.settings, ...channels] };
  });
  const configs = configFiles(steps, takesKey);
  noteSettings(plan, steps, configs);
  const manifest = manifestName(plan);
  const layout = { schemas: PROJECT_SCHEMAS };
  const yaml = (kind: SchemaKind, path: string, text: string, what: string): ScaffoldFile => ({
    path,
    text: `${schemaLine(layout, kind, path)}${text}`,
    what,
  });
  const files = [
    yaml('pipeline', manifest, manifestText(plan, configs, choices), 'the pipeline'),
    ...configs.map((config) =>
      yaml(
        'config',
        config.path,
        configText(config),
        config.step === undefined ? 'what all steps share' : `how ${config.step} is run`,
      ),
    ),
    ...plan.types.flatMap((type) =>
      type.spec === undefined
        ? []
        : [yaml('spec', specPath(type), yamlBlock(specData(type.spec)), 'what it consumes and produces')],
    ),
    ...plan.types.flatMap((type) =>
      type.contract === undefined
        ? []
        : [
            yaml(
              'contract',
              contractPath(type),
              yamlBlock(type.contract),
              'what its script finds in the container',
            ),
          ],
    ),
    yaml('project', 'pipectl.yaml', SETTINGS, 'settings of the project'),
    ...SCHEMA_KINDS.map((kind) => ({
      path: PROJECT_SCHEMAS[kind],
      text: schemas[kind],
      what: 'for editors',
    })),
  ];
  return { files, manifest, configs, choices };
}

const SETTINGS = `rules:
  CFG607: off # step types of cursus take the place of the library's, under the same names, on purpose
`;

function manifestName({ name }: ImportPlan): string {
  return `${name}.pipeline.yaml`;
}

/** Path of a step type's specification, below the project's root. */
export function specPath({ name }: PlannedType): string {
  return `specs/${name}.spec.yaml`;
}

/** Path of a step type's contract, below the project's root. */
export function contractPath({ name }: PlannedType): string {
  return `contracts/${name}.contract.yaml`;
}

/** The specification; "\${" in a default of it would be an expression. */
function specData(spec: NonNullable<PlannedType['spec']>): NonNullable<PlannedType['spec']> {
  const { config, ...rest } = spec;
  return config === undefined ? rest : { ...rest, config: literal(config) };
}

/** Notes where each value of the peer's config went. */
function noteSettings(
  plan: ImportPlan,
  steps: readonly StepSettings[],
  configs: readonly ConfigFile[],
): void {
  for (const { path, settings } of configs) {
    for (const { path: keys, from } of settings) {
      from.forEach((value) => plan.ledger.keep(value, `${path}#${keys.join('.')}`));
    }
  }
  for (const { node, defaults } of steps) {
    const type = plan.types.find(({ peer }) => peer === node.type);
    for (const { name, from } of defaults) {
      plan.ledger.keep(
        from,
        type?.spec === undefined
          ? `the library's step type, which says the same`
          : `${specPath(type)}#config.defaults.environment.${name}`,
      );
    }
  }
}
