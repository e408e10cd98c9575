import { posix } from 'node:path';
import type { Registry } from '../registry/registry.js';
import type { Layout } from './files.js';
import type { StepDesign } from './step-design.js';

/** What has the name of a step type, or of its contract, already. */
export interface Clash {
  readonly kind: 'library' | 'project';
  /** One full sentence. */
  readonly message: string;
}

/** What of the library or the project (its files absolute, `pathOf` below the root) a new step type would stand in for. */
export function clashOf(
  { stepType, name, module }: StepDesign,
  layout: Layout,
  registry: Registry,
  pathOf: (file: string) => string,
): Clash | undefined {
  const entries = [
    {
      noun: 'step type',
      name: stepType,
      found: registry.specs.get(stepType),
      own: posix.join(layout.specs, `${name}.spec.yaml`),
    },
    {
      noun: 'contract',
      name,
      found: module === undefined ? undefined : registry.contracts.get(name),
      own: posix.join(layout.contracts, `${name}.contract.yaml`),
    },
  ];
  for (const { noun, name: taken, found, own } of entries) {
    if (found?.origin === 'library') {
      return { kind: 'library', message: `The library has the ${noun} "${taken}" already.` };
    }
    const file = found === undefined ? own : pathOf(found.document.source.file);
    if (file !== own) {
      return { kind: 'project', message: `The project has the ${noun} "${taken}" already, in ${file}.` };
    }
  }
  return undefined;
}
