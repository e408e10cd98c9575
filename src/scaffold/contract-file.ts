import { posix } from 'node:path';
import { OUTPUT_FOLDERS } from '../sagemaker/training-folders.js';
import { schemaLine, type Layout, type ScaffoldFile } from './files.js';
import { trains, type StepDesign } from './step-design.js';
import { yamlBlock, yamlValue, type YamlData } from './yaml-text.js';

/** The contract of a step type's script; undefined if no script of the project runs. */
export function contractFile(design: StepDesign, layout: Layout): ScaffoldFile | undefined {
  if (design.module === undefined) {
    return undefined;
  }
  const path = posix.join(layout.contracts, `${design.name}.contract.yaml`);
  const { settings, jobTypes, kind } = design;
  const variables = settings.filter(({ from }) => from === 'env');
  const required = [
    ...(trains(kind) ? Object.keys(OUTPUT_FOLDERS) : []),
    ...variables.filter(({ fallback }) => fallback === undefined).map(({ name }) => name),
  ];
  const optional = variables.filter(({ fallback }) => fallback !== undefined);
  const text = [
    schemaLine(layout, 'contract', path),
    yamlBlock({ entry_point: `${design.module}.py`, description: design.description }),
    section('expected_input_paths', pathsOf(design.inputs)),
    section('expected_output_paths', pathsOf(design.outputs)),
    section('expected_arguments', { ...jobTypeArgument(jobTypes), ...argumentsOf(design) }),
    required.length === 0 ? '' : yamlBlock({ required_env_vars: required }),
    section(
      'optional_env_vars',
      Object.fromEntries(optional.map(({ name, fallback }) => [name, String(fallback)])),
    ),
    '# The script needs Python alone. Name here what it imports beside, as pip does:\n',
    '# framework_requirements: { pandas: ">=1.2" }\n',
  ].join('');
  return { path, text, what: 'what its script finds in the container' };
}

function pathsOf(ports: StepDesign['inputs'] | StepDesign['outputs']): Readonly<Record<string, string>> {
  return Object.fromEntries(ports.flatMap(({ name, path }) => (path === undefined ? [] : [[name, path]])));
}

function jobTypeArgument(jobTypes: readonly string[]): Readonly<Record<string, YamlData>> {
  return jobTypes.length === 0 ? {} : { job_type: { flag: '--job_type', required: true, choices: jobTypes } };
}

function argumentsOf({ settings }: StepDesign): Readonly<Record<string, YamlData>> {
  return Object.fromEntries(
    settings
      .filter(({ from }) => from === 'argument')
      .map(({ name, fallback }) => [
        name,
        { flag: `--${name}`, ...(fallback === undefined ? { required: true } : { default: fallback }) },
      ]),
  );
}

/** A map under a key, with a line for each entry; empty without entries. */
function section(key: string, map: Readonly<Record<string, YamlData>>): string {
  const entries = Object.entries(map).map(([name, value]) => `  ${name}: ${yamlValue(value)}\n`);
  return entries.length === 0 ? '' : `${key}:\n${entries.join('')}`;
}
