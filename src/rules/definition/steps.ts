import { isJsonObject, itemsOf, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import { isSageMakerStepType, type SageMakerStepType } from '../../sagemaker/step-types.js';
import type { Json } from '../../source/traced.js';

/** The side of a condition on which a step stands. */
export interface Branch {
  /** JSON pointer of the Condition step. */
  readonly condition: string;
  readonly side: 'IfSteps' | 'ElseSteps';
}

/** A step of a definition, wherever it stands. */
export interface DefinitionStep {
  /** The step's own JSON pointer. */
  readonly pointer: string;
  readonly value: JsonObject;
  /** undefined if it has none, or one that is no text. */
  readonly name: string | undefined;
  /** undefined if SageMaker Pipelines, as far as is known here, has no such type. */
  readonly type: SageMakerStepType | undefined;
  /** The branches that it is in, the outermost first. */
  readonly branches: readonly Branch[];
}

const SIDES = ['IfSteps', 'ElseSteps'] as const;

/** Every step of a definition, those of a branch after their condition. What is no object is left out. */
export function stepsOf(definition: Json): readonly DefinitionStep[] {
  const steps: DefinitionStep[] = [];
  const collect = (list: Json | undefined, place: string, branches: readonly Branch[]): void => {
    for (const [index, value] of itemsOf(list).entries()) {
      if (isJsonObject(value)) {
        const pointer = pointerTo(place, index);
        const type = textOf(memberOf(value, 'Type'));
        steps.push({
          pointer,
          value,
          name: textOf(memberOf(value, 'Name')),
          type: type !== undefined && isSageMakerStepType(type) ? type : undefined,
          branches,
        });
        for (const side of type === 'Condition' ? SIDES : []) {
          const branch = { condition: pointer, side };
          collect(memberOf(value, 'Arguments', side), pointerTo(pointer, 'Arguments', side), [
            ...branches,
            branch,
          ]);
        }
      }
    }
  };
  collect(memberOf(definition, 'Steps'), '/Steps', []);
  return steps;
}

/** A JSON value if it is a text. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Every name in the steps whose type is not known: such a step may hold further steps in a way of its own, so that a
 * reference to one of these names is not known to be wrong.
 */
export function namesInUnknownSteps(steps: readonly DefinitionStep[]): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (value: Json): void => {
    if (Array.isArray(value)) {
      itemsOf(value).forEach(collect);
    } else if (isJsonObject(value)) {
      const name = textOf(memberOf(value, 'Name'));
      if (name !== undefined) {
        names.add(name);
      }
      Object.values(value).forEach(collect);
    }
  };
  steps.filter(({ type }) => type === undefined).forEach(({ value }) => collect(value));
  return names;
}
