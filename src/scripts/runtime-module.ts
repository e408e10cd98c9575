/** The module by which a script asks for the paths, variables and arguments of its contract. */
export const RUNTIME_MODULE = 'pipectl_runtime';
