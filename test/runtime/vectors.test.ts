import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'yaml';
import { environmentOf } from '../../src/builders/environment.js';
import { plainText } from '../../src/builders/python-text.js';
import { runtimeContract } from '../../src/builders/runtime-files.js';
import { isRecord } from '../../src/project/schema-problems.js';
import type { ScriptContract } from '../../src/project/types.generated.js';
import { requiredVariables } from '../../src/registry/required-variables.js';
import { resolvePipeline } from '../../src/resolver/resolve.js';
import { ALN_PIPELINE_RULES } from '../../src/rules/alignment/index.js';
import { checkPipeline } from '../../src/rules/run.js';
import { CHANNELS, trainingVariable } from '../../src/sagemaker/training-folders.js';
import { isJson } from '../../src/deploy/canonical.js';
import { BASE_CONFIG } from '../builders/project.js';
import { build, jobOf, type Built, type TestFiles } from '../builders/support.js';
import { REPOSITORY } from '../support/run.js';

/** One entry of vectors.yaml, as far as the CLI has to do with it. */
interface Vector {
  readonly name: string;
  readonly type: 'Processing' | 'Training';
  readonly job_type?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly optional?: readonly string[];
  readonly contract: Omit<ScriptContract, 'entry_point'>;
  readonly shipped: Readonly<Record<string, unknown>>;
  readonly command_line?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly codes?: readonly string[];
}

function isVectors(value: unknown): value is readonly Vector[] {
  return Array.isArray(value) && value.every((entry) => isRecord(entry) && isRecord(entry['contract']));
}

function readVectors(): readonly Vector[] {
  const vectors: unknown = parse(readFileSync(join(REPOSITORY, 'test/runtime/vectors.yaml'), 'utf8'));
  if (!isVectors(vectors)) {
    throw new Error('vectors.yaml is no list of vectors.');
  }
  return vectors;
}

/** A project with one step, which runs the script of a vector. */
function projectOf({ type, job_type: jobType, config, optional = [], contract }: Vector): TestFiles {
  const inputs = Object.keys(contract.expected_input_paths ?? {});
  const outputs = Object.keys(contract.expected_output_paths ?? {});
  const dependencies = inputs.map(
    (name) => [name, { dependency_type: 'processing_output', required: !optional.includes(name) }] as const,
  );
  const property = (name: string) =>
    type === 'Processing'
      ? `properties.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`
      : 'properties.ModelArtifacts.S3ModelArtifacts';
  const spec = {
    step_type: 'Job',
    sagemaker_step_type: type,
    node_type: inputs.length === 0 ? (outputs.length === 0 ? 'singular' : 'source') : 'internal',
    contract: 'job',
    dependencies: Object.fromEntries(dependencies),
    outputs: Object.fromEntries(
      outputs.map(
        (name) => [name, { output_type: 'processing_output', property_path: property(name) }] as const,
      ),
    ),
    ...(jobType === undefined ? {} : { job_types: { [jobType]: null } }),
  };
  const step = {
    type: 'Job',
    ...(jobType === undefined ? {} : { job_type: jobType }),
    inputs: Object.fromEntries(inputs.map((name) => [name, `s3://in/${name}`])),
    config: config ?? {},
  };
  return {
    'specs/job.spec.yaml': JSON.stringify(spec),
    'contracts/job.contract.yaml': JSON.stringify({ entry_point: 'job.py', ...contract }),
    'scripts/job.py': 'from pipectl_runtime import ScriptRuntime\n',
    'base.config.yaml': BASE_CONFIG,
    'demo.pipeline.yaml': JSON.stringify({ name: 'demo', config: 'base.config.yaml', steps: { job: step } }),
  };
}

/** The entries of a map or list, by name or number; none of anything else. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

/** A member of the request of the one step, by its names. */
function member({ definition }: Built, ...path: readonly string[]): unknown {
  return ['Steps', '0', 'Arguments', ...path].reduce<unknown>(
    (value, key) => entriesOf(value).get(key),
    definition,
  );
}

/**
 * The command line of the script: that of a training script as SageMaker's images make it of its hyperparameters
 * (sagemaker-training-toolkit, mapping.py `to_cmd_args`).
 */
function commandLine(built: Built, type: Vector['type']): unknown {
  if (type === 'Processing') {
    return member(built, 'AppSpecification', 'ContainerArguments') ?? [];
  }
  return [...entriesOf(member(built, 'HyperParameters'))]
    .filter(([name]) => !name.startsWith('sagemaker_'))
    .flatMap(([name, text]) => [name.length > 1 ? `--${name}` : `-${name}`, decoded(String(text))]);
}

function decoded(text: string): string {
  const value: unknown = JSON.parse(text);
  return isJson(value) ? plainText(value) : '';
}

function environment({ graph }: Built): Readonly<Record<string, unknown>> {
  const values = Object.entries(environmentOf(jobOf(graph, 'job')));
  return Object.fromEntries(values.map(([name, { value }]) => [name, value]));
}

/** The folders of the channels of a training job. */
function channels(built: Built): readonly string[] {
  return [...entriesOf(member(built, 'InputDataConfig')).values()].map((channel) =>
    posix.join(CHANNELS, String(entriesOf(channel).get('ChannelName'))),
  );
}

describe.each(readVectors().map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  const { type, contract, shipped, set = {} } = vector;
  const { expected_input_paths: inputs = {}, expected_output_paths: outputs = {} } = contract;
  let built: Built;
  beforeAll(async () => {
    built = await build(projectOf(vector));
  });

  it('ships the contract', () => {
    const json: unknown = JSON.parse(runtimeContract(jobOf(built.graph, 'job')));
    expect(json).toEqual({ entry_point: 'job.py', ...contract, ...shipped });
  });

  it('puts the command line and the environment into the job', () => {
    expect(commandLine(built, type)).toEqual(vector.command_line ?? []);
    expect(environment(built)).toEqual(vector.environment ?? {});
  });

  it('says before the run what the config is to blame for', () => {
    const { graph, code } = built;
    const found = checkPipeline(ALN_PIPELINE_RULES, { graph, code, wiring: resolvePipeline(graph) });
    expect(found.map((diagnostic) => diagnostic.code).sort()).toEqual(vector.codes ?? []);
  });

  if (type === 'Training') {
    it('brings the inputs as the channels that the script looks for, under the variables of their names', () => {
      expect(channels(built)).toEqual(Object.values(inputs));
      const variables = [...Object.values(inputs), ...Object.values(outputs)].map(trainingVariable);
      expect(Object.keys(set).filter((name) => !variables.includes(name))).toEqual([]);
    });
  }

  if (vector.variables !== undefined) {
    it('knows the variables that the script can ask for', () => {
      const required = requiredVariables({ entry_point: 'job.py', ...contract }, type);
      const all = [...required, ...Object.keys(contract.optional_env_vars ?? {})];
      expect(all).toEqual(Object.keys(vector.variables ?? {}));
    });
  }
});
