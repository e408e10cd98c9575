import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModule } from './load.js';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The CPU seconds of resolving alone, loading and linking left out, by a label: for each manifest with the needs that it states,
 * and without any. Medians of three.
 */
export async function measureResolving(manifests) {
  const { filesWith, libraryOf, wire, withoutNeeds } = await loadModule(join(here, 'wire.ts'));
  const library = libraryOf(join(here, '../../..'));
  const measured = {};
  for (const [steps, manifest] of Object.entries(manifests)) {
    for (const needs of [true, false]) {
      const texts = needs ? [] : [[manifest, withoutNeeds(readFileSync(manifest, 'utf8'))]];
      const runs = [];
      for (let run = 0; run < 3; run += 1) {
        const { inputs, milliseconds } = await wire(filesWith(new Map(texts)), manifest, library);
        if (inputs.some(({ required, kind }) => required && !['wired', 'explicit'].includes(kind))) {
          throw new Error(`A required input of ${steps} steps is not wired.`);
        }
        runs.push(milliseconds / 1000);
      }
      measured[`${steps} ${needs ? 'with' : 'without'} needs`] = runs.sort((a, b) => a - b)[1];
    }
  }
  return measured;
}
