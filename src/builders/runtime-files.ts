import { posix } from 'node:path';
import type { LinkedJob } from '../graph/model.js';
import type { ScriptContract } from '../project/types.generated.js';
import { RUNTIME_MODULE } from '../scripts/runtime-module.js';
import type { Files } from '../source/files.js';
import type { CodeFile } from './code-file.js';
import { withSortedKeys } from './sorted-json.js';

const RUNTIME_NAME = `${RUNTIME_MODULE}.py`;

/** What the module reads of a contract. The rest is left out: another description or requirement is no other code. */
const CONTRACT_KEYS = [
  'entry_point',
  'expected_input_paths',
  'expected_output_paths',
  'required_env_vars',
  'optional_env_vars',
] as const satisfies readonly (keyof ScriptContract)[];

/** SageMaker step types whose script is run with what its contract promises; a Model's script is loaded by a server. */
const TYPES_WITH_RUNTIME: readonly string[] = ['Processing', 'Training', 'Tuning'];

/** Whether a Python file of a package mentions the runtime module. */
export function mentionsRuntime(packed: readonly CodeFile[]): boolean {
  return packed.some(
    ({ name, bytes }) =>
      name.endsWith('.py') &&
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(RUNTIME_MODULE),
  );
}

/** Whether a job's script can use the runtime module: it has a contract and is run, not loaded. */
export function takesRuntime({ contract, spec }: LinkedJob): boolean {
  return contract !== undefined && TYPES_WITH_RUNTIME.includes(spec.document.value.sagemaker_step_type);
}

/**
 * The files of a package with those that a script that uses the runtime module needs: the module, unless the project
 * packs one of its own, and the contract as JSON, both beside the script (its path in the package). The contract always
 * comes from the YAML: a file of its name is replaced. Throws if pipectl's own file cannot be read.
 */
export function withRuntime(
  files: Files,
  runtimeFile: string,
  packed: readonly CodeFile[],
  entryPoint: string,
  contract: string,
): readonly CodeFile[] {
  const beside = (name: string): string => posix.join(posix.dirname(entryPoint), name);
  const contractName = beside(`${posix.basename(entryPoint, posix.extname(entryPoint))}.contract.json`);
  const hasOwn = packed.some(({ name }) => posix.basename(name) === RUNTIME_NAME);
  return [
    ...packed.filter(({ name }) => name !== contractName),
    { name: contractName, bytes: Buffer.from(contract, 'utf8') },
    ...(hasOwn ? [] : [{ name: beside(RUNTIME_NAME), bytes: runtimeBytes(files, runtimeFile) }]),
  ];
}

function runtimeBytes(files: Files, path: string): Uint8Array {
  const result = files.read(path, Number.MAX_SAFE_INTEGER);
  if (result.kind !== 'ok') {
    throw new Error(`The file ${path} of pipectl cannot be read.`);
  }
  return result.bytes;
}

/**
 * The contract of a job as its script reads it, JSON (runtime/contract-json.schema.json): keys sorted, lines ended by LF,
 * the same bytes for the same contract. It says which inputs this step, with its job type, can do without.
 */
export function runtimeContract({ contract, ports, spec }: LinkedJob): string {
  const value: Partial<ScriptContract> = contract?.document.value ?? {};
  const own = CONTRACT_KEYS.flatMap((key) => {
    const part = value[key];
    return part === undefined ? [] : [[key, part] as const];
  });
  const optional = Object.keys(value.expected_input_paths ?? {}).filter(
    (name) => ports.dependencies.get(name)?.required !== true,
  );
  const json = withSortedKeys({
    ...Object.fromEntries(own),
    ...(value.expected_arguments === undefined
      ? {}
      : { expected_arguments: argumentsOf(value.expected_arguments) }),
    optional_inputs: optional.sort(),
    sagemaker_step_type: spec.document.value.sagemaker_step_type,
  });
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The arguments without their descriptions. */
function argumentsOf(declared: NonNullable<ScriptContract['expected_arguments']>) {
  return Object.fromEntries(
    Object.entries(declared).map(([name, { flag, required, default: fallback, choices, action }]) => [
      name,
      {
        flag,
        ...(required === undefined ? {} : { required }),
        ...(fallback === undefined ? {} : { default: fallback }),
        ...(choices === undefined ? {} : { choices }),
        ...(action === undefined ? {} : { action }),
      },
    ]),
  );
}
