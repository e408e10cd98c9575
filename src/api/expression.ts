/** A text with a `${...}` in it: a pipeline variable, or an output or property of a step. */
export type Expression = `${string}\${${string}}${string}`;

/** The same type, in which an expression may stand for every value, and lists may be readonly. */
export type Expressible<T> = T extends string
  ? T | Expression
  : T extends number | boolean
    ? T | Expression
    : T extends readonly unknown[]
      ? { readonly [Index in keyof T]: Expressible<T[Index]> }
      : T extends object
        ? { readonly [Key in keyof T]: Expressible<T[Key]> }
        : T;

/** The same type, readonly down to its last part. */
export type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
