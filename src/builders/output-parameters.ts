import { compareNames } from '../graph/dag.js';
import type { LinkedJob } from '../graph/model.js';
import type { DataType } from '../project/types.generated.js';
import { child } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { mapAt } from './values.js';

/** Property path of an output parameter (SDK 2.257, workflow/lambda_step.py `LambdaOutput.expr`). */
const PATH = /^OutputParameters\['([^']+)'\]$/;

/**
 * OutputParameters of a Lambda or Callback step, sorted by name: those that its specification's outputs read, and
 * those of the config's `output_parameters`, which win (SDK 2.257, workflow/lambda_step.py `LambdaOutput.to_request`,
 * workflow/callback_step.py `CallbackOutput.to_request`). An empty list if there are none, as the SDK writes it.
 */
export function outputParameters(job: LinkedJob): readonly Draft[] {
  return [...parametersOf(job)]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([, { name, type }]) => ({ OutputName: name, OutputType: type }));
}

/** The names of the OutputParameters of a Lambda or Callback step. */
export function outputParameterNames(job: LinkedJob): readonly string[] {
  return [...parametersOf(job).keys()];
}

interface OutputParameter {
  readonly name: Draft;
  readonly type: Draft;
}

function parametersOf(job: LinkedJob): ReadonlyMap<string, OutputParameter> {
  const types = new Map<string, OutputParameter>();
  for (const { property_path: path, data_type: type, at } of job.ports.outputs.values()) {
    const name = PATH.exec(path)?.[1];
    if (name !== undefined) {
      types.set(name, {
        name: new Traced(name, child(at, 'property_path')),
        type: new Traced(parameterType(type), child(at, 'data_type')),
      });
    }
  }
  for (const [name, type] of mapAt(job.config, 'output_parameters')) {
    types.set(name, { name: new Traced(name, type.at), type });
  }
  return types;
}

/** A URI travels as a text. */
function parameterType(type: DataType): string {
  return type === 'S3Uri' ? 'String' : type;
}
