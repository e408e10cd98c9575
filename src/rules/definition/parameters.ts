import type { ExpressionType } from '../../sagemaker/check-shape.js';
import { isJsonObject, itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import { textOf } from './steps.js';

/** A value that a parameter can have without being given one at the start, or of those it may be given. */
export interface ParameterValue {
  readonly pointer: string;
  readonly value: Json;
  readonly role: 'default' | 'allowed value';
}

/** A parameter that a definition declares. */
export interface DefinitionParameter {
  readonly pointer: string;
  readonly name: string;
  /** undefined if it is none of SageMaker's. */
  readonly type: ParameterType | undefined;
  /** The default first. */
  readonly values: readonly ParameterValue[];
}

/** The types that a parameter can have (SDK 2.257, workflow/parameters.py `ParameterTypeEnum`). */
export type ParameterType = 'String' | 'Integer' | 'Float' | 'Boolean';

const EXPRESSION_TYPES: Readonly<Record<ParameterType, ExpressionType>> = {
  String: 'string',
  Integer: 'integer',
  Float: 'float',
  Boolean: 'boolean',
};

/** The names of the types. */
export const PARAMETER_TYPES: readonly string[] = Object.keys(EXPRESSION_TYPES);

/** The parameters of a definition that have a name, in its order. */
export function parametersOf(definition: Json): readonly DefinitionParameter[] {
  return itemsOf(memberOf(definition, 'Parameters')).flatMap((parameter, index): DefinitionParameter[] => {
    const pointer = pointerTo('/Parameters', index);
    const name = textOf(memberOf(parameter, 'Name'));
    if (!isJsonObject(parameter) || name === undefined) {
      return [];
    }
    const fallback = memberOf(parameter, 'DefaultValue');
    const type = textOf(memberOf(parameter, 'Type'));
    return [
      {
        pointer,
        name,
        type: isParameterType(type) ? type : undefined,
        values: [
          ...(fallback === undefined
            ? []
            : [{ pointer: pointerTo(pointer, 'DefaultValue'), value: fallback, role: 'default' as const }]),
          ...itemsOf(memberOf(parameter, 'EnumValues')).map((value, place) => ({
            pointer: pointerTo(pointer, 'EnumValues', place),
            value,
            role: 'allowed value' as const,
          })),
        ],
      },
    ];
  });
}

/** What a reference to a parameter gives. */
export function parameterGives(parameter: DefinitionParameter | undefined): ExpressionType {
  return parameter?.type === undefined ? 'unknown' : EXPRESSION_TYPES[parameter.type];
}

function isParameterType(text: string | undefined): text is ParameterType {
  return text !== undefined && Object.hasOwn(EXPRESSION_TYPES, text);
}
