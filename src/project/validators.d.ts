/** One finding of a precompiled Ajv validator (options allErrors and verbose). */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
  readonly data?: unknown;
  readonly schema?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** Says whether the data fit the schema; `errors` holds the findings of the last call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export const validateManifest: Validator;
export const validateSpec: Validator;
export const validateContract: Validator;
export const validateProject: Validator;
export const validateBaseline: Validator;
/** Validates a map of builder config keys; every key is optional. */
export const validateConfigKeys: Validator;
/** Validators of the step types' own config keys, by step type of the library. */
export const ownKeyValidators: Readonly<Record<string, Validator | undefined>>;
