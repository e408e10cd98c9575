import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionContext } from './context.js';
import type { DefinitionStep } from './steps.js';

/** A step that another one has to wait for, and the place that says so. */
export interface Need {
  readonly from: DefinitionStep;
  readonly to: DefinitionStep;
  readonly pointer: string;
  readonly reads: boolean;
}

/** Every need that a definition states: names in DependsOn, and references to properties and property files. */
export function needsOf({ steps, stepByName, references }: DefinitionContext): readonly Need[] {
  const stated = steps.flatMap((from) =>
    itemsOf(memberOf(from.value, 'DependsOn')).flatMap((name, index): Need[] => {
      const to = typeof name === 'string' ? stepByName.get(name) : undefined;
      const pointer = pointerTo(from.pointer, 'DependsOn', index);
      return to === undefined ? [] : [{ from, to, pointer, reads: false }];
    }),
  );
  const read = references.flatMap(({ reference, pointer, from }): Need[] => {
    const to = reference.kind === 'parameter' ? undefined : stepByName.get(reference.step);
    return from === undefined || to === undefined ? [] : [{ from, to, pointer, reads: true }];
  });
  return [...stated, ...read];
}
