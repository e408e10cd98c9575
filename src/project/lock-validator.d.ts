import type { Validator } from './validators.js';

/** Validates a lock file. It stands apart from the other validators because few runs read a lock. */
export const validateLock: Validator;
