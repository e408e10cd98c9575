/** The module by which a script asks for the paths, variables and arguments of its contract. */
export const RUNTIME_MODULE = 'pipectl_runtime';

/** What the module offers: the names of its `__all__`. */
export const RUNTIME_NAMES: readonly string[] = ['ContractError', 'ScriptRuntime', 'ValidationResult'];

/** What a ScriptRuntime offers. */
export const RUNTIME_MEMBERS: readonly string[] = [
  'load',
  'get_input_path',
  'get_output_path',
  'env',
  'arguments',
  'validate_inputs',
  'input_paths',
  'output_paths',
  'environ',
];
