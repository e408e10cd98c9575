import {
  becomes,
  gains,
  misspelt,
  removed,
  renamed,
  replaced,
  retyped,
  type Operators,
} from './yaml-operators.js';

const PATHS = [renamed, removed, retyped, becomes('/tmp/elsewhere'), becomes('relative/path')];

/** What can be wrong with a script contract. */
export const CONTRACT_OPERATORS: Operators = {
  entry_point: [misspelt, removed, retyped],
  script_location: [misspelt],
  expected_input_paths: [renamed, gains('another_input', '/opt/ml/processing/input/another')],
  'expected_input_paths.*': PATHS,
  expected_output_paths: [renamed, gains('another_output', '/opt/ml/processing/output/another')],
  'expected_output_paths.*': PATHS,
  expected_arguments: [renamed, gains('another-argument', '{ flag: --another-argument, required: true }')],
  'expected_arguments.*': [renamed, removed, retyped],
  'expected_arguments.*.flag': [misspelt, retyped, replaced(/^-+/, '')],
  'expected_arguments.*.choices.*': [misspelt],
  'expected_arguments.*.action': [misspelt],
  required_env_vars: [renamed, retyped, gains('ANOTHER_VARIABLE')],
  'required_env_vars.*': [misspelt, removed, retyped],
  optional_env_vars: [renamed, retyped, gains('ANOTHER_VARIABLE', '"1"')],
  'optional_env_vars.*': [renamed, removed, retyped],
  framework_requirements: [renamed, retyped, gains('lightfm', '">=1"')],
  'framework_requirements.*': [renamed, removed, retyped, becomes('"=>1"')],
  // The image's own version is known of its framework alone.
  'framework_requirements.xgboost': [becomes('">=99"')],
  'framework_requirements.torch': [becomes('">=99"')],
  'framework_requirements.scikit-learn': [becomes('">=99"')],
};
