import type { Json } from '../source/traced.js';
import {
  isScalarShape,
  kindOf,
  lengthProblem,
  scalarProblem,
  type ScalarShape,
  type ValueProblem,
} from './check-scalar.js';
import { isExpression } from './expression.js';
import { isJsonList, isJsonObject, memberOf, pointerTo, type JsonObject } from './json-data.js';
import { furtherRequired } from './required-members.js';
import {
  findShape,
  type ListShape,
  type MapShape,
  type Shape,
  type StructureShape,
} from './service-model.js';

/**
 * What an expression gives when the pipeline runs: `scalar` a single value of any type, `unknown` where nothing is
 * certain. A structure, list or map can only come from a property of another step.
 */
export type ExpressionType =
  'string' | 'integer' | 'float' | 'boolean' | 'scalar' | 'structure' | 'list' | 'map' | 'unknown';

/** What is wrong with an argument. */
export type ShapeProblem =
  | ValueProblem
  | { readonly kind: 'unknown-member'; readonly member: string; readonly members: readonly string[] }
  | {
      /** None of these members is given; one is enough. */
      readonly kind: 'missing-member';
      readonly oneOf: readonly string[];
    }
  | {
      /** Several members are given where one may be, or none where one has to be. */
      readonly kind: 'union';
      readonly given: readonly string[];
      readonly members: readonly string[];
    }
  | {
      /** An expression gives a value of another type. */
      readonly kind: 'wrong-variable';
      readonly expected: ScalarShape['type'];
      readonly actual: ExpressionType;
      readonly expression: Json;
    }
  | {
      /** An expression stands for a structure, list or map, which no expression of that type gives. */
      readonly kind: 'variable-not-taken';
      readonly expected: 'structure' | 'list' | 'map';
      readonly expression: Json;
    };

/** A problem at a place: the JSON pointer of a value, or of a key if `target` says so. */
export interface ShapeFinding {
  readonly pointer: string;
  readonly target: 'key' | 'value';
  readonly problem: ShapeProblem;
}

/** What checking a value needs to know of the definition that it is part of. */
export interface ShapeSetting {
  /** What an expression gives. */
  readonly typeOf: (expression: Json) => ExpressionType;
  /** Told of every expression that may stand where it does as a single value, with the shape it has to fit. */
  readonly onUse?: (expression: Json, pointer: string, shape: ScalarShape) => void;
  /** Required members of the outermost structure that need not be given. */
  readonly optional?: readonly string[];
}

/**
 * What a shape of the service model has against a JSON value, in the order of the value. `pointer` is the value's own
 * JSON pointer. null counts as absent, as in every AWS JSON protocol. A shape that is not in the model takes anything.
 */
export function checkShape(
  value: Json,
  shapeName: string,
  pointer: string,
  setting: ShapeSetting,
): readonly ShapeFinding[] {
  const findings: ShapeFinding[] = [];
  const { typeOf, onUse, optional = [] } = setting;
  // The way to the value that is looked at. A pointer is made of it only where there is something to say.
  const keys: (string | number)[] = [];
  const report = (problem: ShapeProblem | undefined, target: 'key' | 'value' = 'value'): void => {
    if (problem !== undefined) {
      findings.push({ pointer: pointerTo(pointer, ...keys), target, problem });
    }
  };
  const checkBelow = (key: string | number, given: Json, name: string): void => {
    keys.push(key);
    check(given, name);
    keys.pop();
  };

  function check(given: Json, name: string): void {
    const shape = findShape(name);
    if (shape === undefined || given === null) {
      return;
    }
    if (isExpression(given)) {
      checkExpression(given, shape);
    } else if (shape.type === 'structure' && isJsonObject(given)) {
      checkStructure(given, shape);
    } else if (shape.type === 'list' && isJsonList(given)) {
      checkList(given, shape);
    } else if (shape.type === 'map' && isJsonObject(given)) {
      checkMap(given, shape);
    } else if (isScalarShape(shape)) {
      report(scalarProblem(given, shape));
    } else {
      report({ kind: 'wrong-type', expected: shape.type, actual: kindOf(given) });
    }
  }

  function checkExpression(expression: Json, shape: Shape): void {
    const actual = typeOf(expression);
    if (!isScalarShape(shape)) {
      if (actual !== 'unknown' && actual !== shape.type) {
        report({ kind: 'variable-not-taken', expected: shape.type, expression });
      }
    } else if (fits(actual, shape.type)) {
      onUse?.(expression, pointerTo(pointer, ...keys), shape);
    } else {
      report({ kind: 'wrong-variable', expected: shape.type, actual, expression });
    }
  }

  function checkStructure(given: JsonObject, shape: StructureShape): void {
    if (shape.members.size === 0) {
      return;
    }
    const lacks = (member: string): boolean => memberOf(given, member) === undefined;
    for (const member of shape.required) {
      if (lacks(member) && !(keys.length === 0 && optional.includes(member))) {
        report({ kind: 'missing-member', oneOf: [member] });
      }
    }
    for (const { oneOf, unless } of furtherRequired(shape.name)) {
      if (oneOf.every(lacks) && unless.every(lacks)) {
        report({ kind: 'missing-member', oneOf });
      }
    }
    const present = Object.keys(given).filter((member) => !lacks(member));
    if (shape.union && present.length !== 1) {
      report({ kind: 'union', given: present, members: [...shape.members.keys()] });
    }
    for (const member of present) {
      const shapeOfMember = shape.members.get(member);
      if (shapeOfMember === undefined) {
        keys.push(member);
        report({ kind: 'unknown-member', member, members: [...shape.members.keys()] }, 'key');
        keys.pop();
      } else {
        checkBelow(member, given[member] ?? null, shapeOfMember);
      }
    }
  }

  function checkList(given: readonly Json[], shape: ListShape): void {
    report(lengthProblem(given.length, 'item', shape));
    given.forEach((item, index) => checkBelow(index, item, shape.member));
  }

  function checkMap(given: JsonObject, shape: MapShape): void {
    const entries = Object.entries(given);
    report(lengthProblem(entries.length, 'entry', shape));
    const keyShape = findShape(shape.key);
    for (const [key, item] of entries) {
      if (keyShape !== undefined && isScalarShape(keyShape)) {
        keys.push(key);
        report(scalarProblem(key, keyShape), 'key');
        keys.pop();
      }
      checkBelow(key, item, shape.value);
    }
  }

  check(value, shapeName);
  return findings;
}

/**
 * Whether the result of an expression can stand where a scalar shape wants a value. Parameters of a number type are no
 * texts: the service refuses them there (sagemaker-python-sdk, issue 2631), and the SDK's to_string() joins them.
 */
function fits(actual: ExpressionType, expected: ScalarShape['type']): boolean {
  switch (actual) {
    case 'unknown':
    case 'scalar':
      return true;
    case 'structure':
    case 'list':
    case 'map':
      return false;
    case 'integer':
      return expected === 'integer' || expected === 'float' || expected === 'timestamp';
    case 'float':
      return expected === 'float' || expected === 'timestamp';
    case 'string':
      return expected === 'string' || expected === 'timestamp';
    case 'boolean':
      return expected === 'boolean';
  }
}
