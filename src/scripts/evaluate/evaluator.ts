import type { ExprNode } from 'py-ast';
import type { Call } from './nodes.js';
import type {
  CallContext,
  Frame,
  FunctionInfo,
  ProgramModule,
  Reference,
  Scope,
  Site,
  Source,
} from './program.js';
import type { Item, Value } from './values.js';

/** The modules of a script, and what is looked up across all of them. */
export interface Program {
  /** The entry point first. */
  readonly modules: readonly ProgramModule[];
  /** Calls by the last name of what is called, and names and attributes that are read. */
  readonly calls: ReadonlyMap<string, readonly Site<Call>[]>;
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  /** Other names under which a name is imported. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly foreignAttributes: ReadonlySet<string>;
  readonly changedKeys: ReadonlySet<string>;
}

/** A call of a function, as the context for its body, and where it stands. */
export interface Caller {
  readonly site: Site<Call>;
  readonly context: CallContext;
  /** Whether nothing else can be called there. */
  readonly isSure: boolean;
}

/** Who calls a function; `isComplete` says that nobody else does. */
export interface Callers {
  readonly callers: readonly Caller[];
  readonly isComplete: boolean;
}

/** Says what expressions of one script can be. Bounded in depth and work; beyond that everything is unknown. */
export interface Evaluator {
  readonly program: Program;
  /** Values found so far, for each of the things that are asked for again and again. */
  readonly memory: {
    readonly callers: Map<FunctionInfo, Callers>;
    readonly reach: Map<FunctionInfo, Reach>;
    /** How often something was asked for while it was being looked for: what came of that is not the whole of it. */
    circles: number;
    /** Of how many functions the callers are being looked for. */
    searches: number;
    /** What import statements bind; unknown while it is looked for, since modules can import each other. */
    readonly imports: Map<Source, Value>;
    argumentDefaults?: ReadonlyMap<string, readonly Item[]>;
  };
  evaluate(node: ExprNode, frame: Frame): Value;
  /** Whether the work allowed for the script is used up. */
  isExhausted(): boolean;
}

/** When a function or place runs: `certain` if it does whenever the script does. */
export interface Reach {
  readonly certain: boolean;
  /** Whether a KeyError there never ends the script. */
  readonly guarded: boolean;
  /** Whether another exception there may not end it, and whether a `raise` may come before. */
  readonly caught: boolean;
  readonly afterRaise: boolean;
}

/** The value of an element of a list or map. */
export function valueOf(evaluator: Evaluator, item: Item): Value {
  return 'value' in item ? item.value : evaluator.evaluate(item.node, item.frame);
}

/** The innermost call of the function to which a scope belongs, among those for which something is evaluated. */
export function contextFor(scope: Scope, context: CallContext | undefined): CallContext | undefined {
  let at = scope.fn === undefined ? undefined : context;
  while (at !== undefined && at.fn !== scope.fn) {
    at = at.frame.context;
  }
  return at;
}

/** A frame with the call that belongs to its function. */
export function within(frame: Frame, context: CallContext | undefined): Frame {
  const own = contextFor(frame.scope, context);
  return own === frame.context
    ? frame
    : { scope: frame.scope, block: frame.block, ...(own === undefined ? {} : { context: own }) };
}
