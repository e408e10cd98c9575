import type { DataType, DependencyType } from '../project/types.generated.js';

/** How well what is given fits what is wanted. */
export type Fit = 'exact' | 'compatible' | 'impossible';

/** What each dependency type accepts besides itself. */
const ACCEPTED_TYPES: Readonly<Record<DependencyType, readonly DependencyType[]>> = {
  model_artifacts: [],
  training_data: ['processing_output'],
  validation_data: ['processing_output'],
  processing_output: ['training_data', 'validation_data'],
  hyperparameters: ['config_file', 'custom_property'],
  config_file: ['hyperparameters', 'custom_property'],
  payload_samples: ['processing_output'],
  custom_property: [],
};

/** What each data type accepts besides itself: what SageMaker can write into its place as text or number. */
const ACCEPTED_DATA_TYPES: Readonly<Record<DataType, readonly DataType[]>> = {
  S3Uri: ['String'],
  String: ['S3Uri', 'Integer', 'Float', 'Boolean'],
  Float: ['Integer'],
  Integer: [],
  Boolean: [],
};

/** How an output type fits the type of a dependency. */
export function typeFit(wanted: DependencyType, given: DependencyType): Fit {
  return fit(wanted, given, ACCEPTED_TYPES[wanted]);
}

/** How the data type of an output fits that of a dependency. */
export function dataTypeFit(wanted: DataType, given: DataType): Fit {
  return fit(wanted, given, ACCEPTED_DATA_TYPES[wanted]);
}

function fit<T>(wanted: T, given: T, accepted: readonly T[]): Fit {
  if (wanted === given) {
    return 'exact';
  }
  return accepted.includes(given) ? 'compatible' : 'impossible';
}
