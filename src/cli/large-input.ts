import { statSync } from 'node:fs';

/** From this many bytes of manifests on, a run is long enough for V8 to optimise it. */
const LARGE_BYTES = 100_000;

/**
 * Tells V8 to think longer before it optimises a function, if the manifests are large. It takes a run of a second for a
 * server: a third of the CPU time would go into compiling functions that are hardly called again. The flag is V8's
 * own, so it is set only where it has been measured (V8 11, of Node 20; `npm run bench`).
 */
export function expectLargeInput(manifests: readonly string[]): void {
  const bytes = manifests.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  if (bytes >= LARGE_BYTES && process.versions.v8.startsWith('11.')) {
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1000000');
  }
}
