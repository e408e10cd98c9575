import { readFileSync } from 'node:fs';
import type { TestFiles } from './support.js';

/** A test project with specifications of the library, by their file names, and a manifest named "demo" with these steps and parameters (YAML). */
export function libraryProject(
  specs: readonly string[],
  steps: string,
  parameters = '{}',
  more: TestFiles = {},
): TestFiles {
  const files = specs.map((name): [string, string] => [
    `specs/${name}.spec.yaml`,
    readFileSync(new URL(`../../specs/${name}.spec.yaml`, import.meta.url), 'utf8'),
  ]);
  return {
    ...Object.fromEntries(files),
    'demo.pipeline.yaml': `name: demo\nparameters: ${parameters}\nsteps:\n${steps}`,
    ...more,
  };
}
