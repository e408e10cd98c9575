import {
  becomes,
  misspelt,
  removed,
  removedFor,
  renamed,
  replaced,
  retyped,
  type Operators,
} from './yaml-operators.js';

/** What can be wrong with a manifest. */
export const MANIFEST_OPERATORS: Operators = {
  name: [removed, retyped, becomes('"with blanks"')],
  config: [misspelt],
  'parameters.*': [renamed],
  'parameters.*.type': [misspelt],
  'parameters.*.default': [retyped],
  'steps.*.type': [misspelt, removed],
  'steps.*.job_type': [misspelt, removedFor('type')],
  'steps.*.needs': [renamed],
  'steps.*.needs.*': [misspelt],
  'steps.*.inputs.*': [
    renamed,
    replaced(/^([a-z_]+)\.(\w)(\w)/, '$1.$3$2'),
    replaced(/^(\w)(\w)(\w*\.)/, '$2$1$3'),
    replaced(/params\.(\w)(\w)/, 'params.$2$1'),
  ],
  'steps.*.config': [misspelt, renamed],
  'steps.*.config.*': [renamed],
  'steps.*.cache': [retyped],
  'steps.*.cache.expire_after': [becomes('soon')],
  'steps.*.retry.*.on.*': [misspelt],
  'steps.*.when.*.left': [replaced(/(\w)(\w)(#)/, '$2$1$3'), replaced(/\.files\./, '.file.')],
  'steps.*.when.*.right': [replaced(/params\.(\w)(\w)/, 'params.$2$1')],
  'steps.*.when.*.op': [becomes('"=>"')],
  'steps.*.then.*': [misspelt],
  'steps.*.else.*': [misspelt],
  'steps.*.message': [replaced(/params\.(\w)(\w)/, 'params.$2$1'), retyped],
};

/** What can be wrong with a config. */
export const CONFIG_OPERATORS: Operators = {
  '*': [renamed, retyped, replaced(/params\.(\w)(\w)/, 'params.$2$1')],
  role: [removedFor('type'), becomes('FraudRole')],
  s3_root: [removedFor('type'), becomes('my-bucket/prefix')],
  region: [misspelt],
  framework: [misspelt],
  framework_version: [becomes('99.9-9')],
  instance_type: [becomes('m5.xlarge')],
  entry_point: [misspelt],
  'destinations.*': [renamed],
  'hyperparameters.*': [renamed],
};
