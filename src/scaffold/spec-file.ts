import { posix } from 'node:path';
import { schemaLine, type Layout, type ScaffoldFile } from './files.js';
import { kindFacts, type StepKind } from './kinds.js';
import type { SettingDesign } from './settings.js';
import { trains, type StepDesign } from './step-design.js';
import { yamlBlock, type YamlData } from './yaml-text.js';

type YamlMap = Readonly<Record<string, YamlData>>;

/** The specification of a step type. */
export function specFile(design: StepDesign, layout: Layout): ScaffoldFile {
  const path = posix.join(layout.specs, `${design.name}.spec.yaml`);
  const { inputs, outputs, jobTypes, kind } = design;
  const head: YamlMap = {
    step_type: design.stepType,
    description: design.description,
    sagemaker_step_type: kindFacts(kind).sagemakerType,
    node_type: nodeType(design),
    ...(design.module === undefined ? {} : { contract: design.name }),
  };
  const ports: YamlMap = {
    ...unlessEmpty(
      'dependencies',
      Object.fromEntries(inputs.map((input) => [input.name, dependency(input)])),
    ),
    ...unlessEmpty('outputs', Object.fromEntries(outputs.map((output) => [output.name, outputOf(output)]))),
  };
  const rest: YamlMap = {
    ...unlessEmpty(
      'job_types',
      Object.fromEntries(jobTypes.map((jobType) => [jobType, { description: `Runs on ${jobType} data.` }])),
    ),
    ...unlessEmpty('config', {
      ...unlessEmpty('properties', ownConfigKeys(design)),
      ...unlessEmpty('defaults', defaults(design)),
    }),
  };
  return {
    path,
    text: [
      schemaLine(layout, 'spec', path),
      yamlBlock(head),
      yamlBlock(ports),
      yamlBlock(unlessEmpty('property_files', { ...design.propertyFiles }), 0, 1),
      yamlBlock(rest),
    ].join(''),
    what: 'what it consumes and produces',
  };
}

/** The config keys that only this step type has, as its specification declares them. */
function ownConfigKeys({ settings, kind }: StepDesign): Readonly<Record<string, YamlMap>> {
  return Object.fromEntries(settings.map((setting) => [setting.key, keySchema(setting, kind)]));
}

function keySchema({ from, name, type, fallback }: SettingDesign, kind: StepKind): YamlMap {
  const noun = from === 'env' ? 'environment variable' : trains(kind) ? 'hyperparameter' : 'argument';
  return {
    description: `Value of the ${noun} ${name}.`,
    tier: fallback === undefined ? 'essential' : 'system',
    type: type === 'text' ? 'string' : type,
    ...(fallback === undefined ? { minLength: 1 } : { default: fallback }),
    [from === 'argument' && trains(kind) ? 'hyperparameter' : from]: name,
  };
}

function dependency({ type, required, dataType, name, description }: StepDesign['inputs'][number]): YamlMap {
  return {
    dependency_type: type,
    required,
    data_type: dataType,
    semantic_keywords: words(name),
    description,
  };
}

function outputOf({
  type,
  dataType,
  propertyPath,
  trainingJobFile,
  name,
  description,
}: StepDesign['outputs'][number]): YamlMap {
  return {
    output_type: type,
    data_type: dataType,
    property_path: propertyPath,
    ...(trainingJobFile === undefined ? {} : { training_job_file: trainingJobFile }),
    semantic_keywords: words(name),
    description,
  };
}

function words(name: string): readonly string[] {
  const own: readonly string[] = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return [...new Set(own.map((word) => word.toLowerCase()))];
}

function defaults({ framework, kind, module }: StepDesign): YamlMap {
  return {
    ...(framework === undefined
      ? {}
      : { framework: framework.framework, framework_version: framework.version }),
    ...(framework?.pyVersion === undefined ? {} : { py_version: framework.pyVersion }),
    ...(trains(kind) ? { metric_definitions: { 'validation:mae': 'validation-mae:([0-9.]+)' } } : {}),
    ...(kind === 'model' && module === undefined ? { environment: CODE_IN_ARCHIVE } : {}),
    ...(kind === 'transform' ? LINES : {}),
  };
}

/** Where a serving container finds its code in the model's archive, which the library's Package puts there. */
const CODE_IN_ARCHIVE = {
  SAGEMAKER_PROGRAM: 'inference.py',
  SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
};

/** Records are lines of CSV. */
const LINES = { content_type: 'text/csv', accept: 'text/csv', split_type: 'Line', assemble_with: 'Line' };

function nodeType({ inputs, outputs }: StepDesign): string {
  if (inputs.length > 0) {
    return outputs.length > 0 ? 'internal' : 'sink';
  }
  return outputs.length > 0 ? 'source' : 'singular';
}

function unlessEmpty(key: string, map: YamlMap): YamlMap {
  return Object.keys(map).length === 0 ? {} : { [key]: map };
}
