import { isExpression } from '../../sagemaker/expression.js';
import { isJsonList, isJsonObject, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionStep } from './steps.js';

/** What an expression refers to. */
export type Reference =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'property'; readonly step: string; readonly path: string }
  | { readonly kind: 'property-file'; readonly step: string; readonly file: string };

/** A reference in a definition. */
export interface PlacedReference {
  readonly reference: Reference;
  /** JSON pointer of the text that names it. */
  readonly pointer: string;
  /** The step that it stands in; undefined outside of all steps. */
  readonly from: DefinitionStep | undefined;
}

/** What the text after "Get" refers to; undefined for execution variables and texts of another form. */
export function referenceOf(text: string): Reference | undefined {
  const [, scope = '', rest = ''] = /^(Parameters|Steps)\.(.+)$/s.exec(text) ?? [];
  if (scope === 'Parameters') {
    return { kind: 'parameter', name: rest };
  }
  if (scope !== 'Steps') {
    return undefined;
  }
  const [, step = '', path = ''] = /^([^.]+)\.?(.*)$/s.exec(rest) ?? [];
  const file = /^PropertyFiles\.(.*)$/s.exec(path)?.[1];
  return file === undefined ? { kind: 'property', step, path } : { kind: 'property-file', step, file };
}

/** Every reference in a definition to a parameter, or to a property or file of a step, in the order of the text. */
export function referencesOf(definition: Json, steps: readonly DefinitionStep[]): readonly PlacedReference[] {
  const references: PlacedReference[] = [];
  const collectAll = (root: Json, pointer: string, from: DefinitionStep | undefined): void => {
    // A pointer is made only where there is a reference: most values hold none.
    const keys: (string | number)[] = [];
    const collect = (value: Json): void => {
      if (isJsonList(value)) {
        for (let index = 0; index < value.length; index += 1) {
          enter(index, value[index]);
        }
      } else if (isJsonObject(value)) {
        const text = isExpression(value) ? value['Get'] : undefined;
        const reference = typeof text === 'string' ? referenceOf(text) : undefined;
        if (reference !== undefined) {
          references.push({ reference, pointer: pointerTo(pointer, ...keys, 'Get'), from });
          return;
        }
        const isCondition = from?.type === 'Condition' && keys.length === 1 && keys[0] === 'Arguments';
        for (const key of Object.keys(value)) {
          // The steps of a branch are steps of their own.
          if (!(isCondition && (key === 'IfSteps' || key === 'ElseSteps'))) {
            enter(key, value[key]);
          }
        }
      }
    };
    const enter = (key: string | number, value: Json | undefined): void => {
      if (typeof value === 'object' && value !== null) {
        keys.push(key);
        collect(value);
        keys.pop();
      }
    };
    collect(root);
  };
  for (const key of ['PipelineExperimentConfig', 'MlflowConfig']) {
    collectAll(memberOf(definition, key) ?? null, pointerTo('', key), undefined);
  }
  for (const step of steps) {
    collectAll(step.value, step.pointer, step);
  }
  return references;
}
