import { isJsonObject, itemsOf, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import { textOf, type DefinitionStep } from './steps.js';

/** A condition of a Condition step, also one inside of "Not" or "Or". */
export interface PlacedCondition {
  readonly step: DefinitionStep;
  readonly value: JsonObject;
  readonly pointer: string;
  /** undefined if it has none, or one that is no text. */
  readonly type: string | undefined;
}

const MEMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    Equals: ['LeftValue', 'RightValue'],
    GreaterThan: ['LeftValue', 'RightValue'],
    GreaterThanOrEqualTo: ['LeftValue', 'RightValue'],
    LessThan: ['LeftValue', 'RightValue'],
    LessThanOrEqualTo: ['LeftValue', 'RightValue'],
    In: ['QueryValue', 'Values'],
    Not: ['Condition'],
    Or: ['Conditions'],
  }),
);

/** The types that a condition can have (SDK 2.257, workflow/conditions.py `ConditionTypeEnum`). */
export const CONDITION_TYPES: readonly string[] = [...MEMBERS.keys()];

/** The members of a condition beside its "Type"; undefined for a type that there is not. */
export function conditionMembers(type: string): readonly string[] | undefined {
  return MEMBERS.get(type);
}

/** Every condition of some steps that is an object, each before those inside of it. */
export function conditionsOf(steps: readonly DefinitionStep[]): readonly PlacedCondition[] {
  const found: PlacedCondition[] = [];
  const collect = (step: DefinitionStep, value: Json | undefined, pointer: string): void => {
    if (!isJsonObject(value)) {
      return;
    }
    const type = textOf(memberOf(value, 'Type'));
    found.push({ step, value, pointer, type });
    if (type === 'Not') {
      collect(step, memberOf(value, 'Condition'), pointerTo(pointer, 'Condition'));
    }
    for (const [index, item] of itemsOf(
      type === 'Or' ? memberOf(value, 'Conditions') : undefined,
    ).entries()) {
      collect(step, item, pointerTo(pointer, 'Conditions', index));
    }
  };
  for (const step of steps) {
    if (step.type === 'Condition') {
      for (const [index, item] of itemsOf(memberOf(step.value, 'Arguments', 'Conditions')).entries()) {
        collect(step, item, pointerTo(step.pointer, 'Arguments', 'Conditions', index));
      }
    }
  }
  return found;
}
