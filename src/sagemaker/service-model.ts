/**
 * Look-ups in the vendored service models: what a request of the SageMaker API may hold, and what a response holds.
 *
 * The data is text with one shape a line (service-model.generated.ts). A line is parsed when its shape is first asked
 * for: loading this module costs next to nothing, and a run that looks at fifty shapes pays for fifty.
 *
 * Short keys of a line: `t` type, `m` member name -> shape name, `r` required members, `u` union (exactly one member
 * may be given), `l` shape of a list's items, `k` and `v` shapes of a map's keys and values, `e` enum, `p` pattern,
 * `n` and `x` least and greatest length, count or value.
 *
 * Shapes of other services have the service's name before theirs: `emr:Step`, `emr-serverless:JobRun`,
 * `bedrock:GetCustomModelResponse`. Those of Pipelines itself, which no service model has, begin with `pipeline:`
 * (tools/pipeline_shapes.py).
 */
import { serviceModelSource, serviceModelText } from './service-model.generated.js';

interface NamedShape {
  /** The shape's name in the service model, as in error messages of the AWS SDKs. */
  readonly name: string;
}

interface Bounds {
  /** The least length in characters, number of items or entries, or value; undefined when anything goes. */
  readonly min: number | undefined;
  /** The greatest length in characters, number of items or entries, or value; undefined when anything goes. */
  readonly max: number | undefined;
}

/** An object with fixed member names. */
export interface StructureShape extends NamedShape {
  readonly type: 'structure';
  /** Shape name by member name, sorted by member name. */
  readonly members: ReadonlyMap<string, string>;
  /** The members that must be given, sorted. */
  readonly required: readonly string[];
  /** Whether exactly one member may be given. */
  readonly union: boolean;
}

/** An array; `min` and `max` count its items. */
export interface ListShape extends NamedShape, Bounds {
  readonly type: 'list';
  /** Name of the shape of every item. */
  readonly member: string;
}

/** An object with free keys; `min` and `max` count its entries. */
export interface MapShape extends NamedShape, Bounds {
  readonly type: 'map';
  /** Name of the (string) shape of every key. */
  readonly key: string;
  /** Name of the shape of every value. */
  readonly value: string;
}

/** Text; `min` and `max` are lengths in characters. */
export interface StringShape extends NamedShape, Bounds {
  readonly type: 'string';
  /** The only values allowed, sorted; undefined when the shape is no enum. */
  readonly enum: readonly string[] | undefined;
  /** Source of a regular expression that the whole text must match; see {@link wholePattern}. */
  readonly pattern: string | undefined;
}

/** A number; `min` and `max` are inclusive values. The model's long is `integer` here, its double is `float`. */
export interface NumberShape extends NamedShape, Bounds {
  readonly type: 'integer' | 'float';
}

/** A boolean, or a point in time (an ISO 8601 text or epoch seconds in JSON). */
export interface PlainShape extends NamedShape {
  readonly type: 'boolean' | 'timestamp';
}

/** One shape of a service model, told apart by `type`. */
export type Shape = StructureShape | ListShape | MapShape | StringShape | NumberShape | PlainShape;

/** The kinds of shape there are. */
export type ShapeType = Shape['type'];

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value)
    ? value.flatMap((item: unknown) => (typeof item === 'string' ? [item] : []))
    : undefined;

function membersOf(value: unknown): ReadonlyMap<string, string> {
  const entries = isFacts(value) ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([member, shapeName]): [string, string][] =>
      typeof shapeName === 'string' ? [[member, shapeName]] : [],
    ),
  );
}

function decode(name: string, text: string): Shape {
  const parsed: unknown = JSON.parse(text);
  const facts: Facts = isFacts(parsed) ? parsed : {};
  const bounds: Bounds = { min: numberOf(facts.n), max: numberOf(facts.x) };
  const type = facts.t;
  switch (type) {
    case 'structure':
      return {
        type,
        name,
        members: membersOf(facts.m),
        required: textsOf(facts.r) ?? [],
        union: facts.u === true,
      };
    case 'list':
      return { type, name, member: textOf(facts.l) ?? '', ...bounds };
    case 'map':
      return { type, name, key: textOf(facts.k) ?? '', value: textOf(facts.v) ?? '', ...bounds };
    case 'string':
      return { type, name, enum: textsOf(facts.e), pattern: textOf(facts.p), ...bounds };
    case 'integer':
    case 'float':
      return { type, name, ...bounds };
    case 'boolean':
    case 'timestamp':
      return { type, name };
    default:
      throw new Error(`The vendored service model has a shape "${name}" of an unknown type.`);
  }
}

// Memoised look-ups of constant data: the answers are the same whether or not something is remembered.
let linesByName: ReadonlyMap<string, string> | undefined;
const decoded = new Map<string, Shape>();
const compiledPatterns = new Map<string, RegExp>();

/** The lines of the data by the name of their shape. */
function lines(): ReadonlyMap<string, string> {
  linesByName ??= new Map(
    serviceModelText()
      .split('\n')
      .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line]),
  );
  return linesByName;
}

/**
 * The releases the data was taken from: `botocore` (the package's version), `apiVersion` (of SageMaker, a date)
 * and the data's `licence` as an SPDX identifier.
 */
export function serviceModelVersion(): typeof serviceModelSource {
  return serviceModelSource;
}

/** The names of all vendored shapes, in the order of the file: SageMaker's first, sorted, then the other services'. */
export function shapeNames(): readonly string[] {
  return [...lines().keys()];
}

/** The shape of that name, or undefined when the vendored models have none. */
export function findShape(name: string): Shape | undefined {
  const known = decoded.get(name);
  if (known !== undefined) return known;
  const line = lines().get(name);
  if (line === undefined) return undefined;
  const result = decode(name, line.slice(name.length + 1));
  decoded.set(name, result);
  return result;
}

/**
 * The shape of that name, for names that come from this package or from another shape.
 * Throws an Error when there is none: a mistake in the program, never in a user's file.
 */
export function shape(name: string): Shape {
  const result = findShape(name);
  if (result === undefined) throw new Error(`The vendored service model has no shape "${name}".`);
  return result;
}

/** Like {@link shape}, for a shape that is a structure. Throws an Error when it is missing or something else. */
export function structureShape(name: string): StructureShape {
  const result = shape(name);
  if (result.type !== 'structure')
    throw new Error(`The shape "${name}" is a ${result.type}, not a structure.`);
  return result;
}

/**
 * A regular expression that tests a whole text against the shape's pattern, or undefined when it has none.
 * AWS matches the whole text whether or not the pattern is anchored. Check the length first: a pattern may take
 * time that grows with the square of a text's length.
 */
export function wholePattern(textShape: StringShape): RegExp | undefined {
  const source = textShape.pattern;
  if (source === undefined) return undefined;
  const known = compiledPatterns.get(source);
  if (known !== undefined) return known;
  const result = new RegExp(`^(?:${source})$`, 'u');
  compiledPatterns.set(source, result);
  return result;
}
