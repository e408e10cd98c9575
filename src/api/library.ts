import type { Library } from '../registry/registry.js';
import { packageFolder, shippedLibrary } from '../registry/shipped.js';

// The package's own files, which do not change while a program runs.
let shipped: Library | undefined;

/** The library of the package, read when it is first needed. */
export function library(): Library {
  return (shipped ??= shippedLibrary(packageFolder()));
}
