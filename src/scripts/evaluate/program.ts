import type { ExprNode, Module } from 'py-ast';
import type { PythonFile } from '../../source/python.js';
import type { Call, FunctionNode, Lambda, Node } from './nodes.js';

/** A module of a script with the places that facts can come from. */
export interface ModuleHead {
  /** The name that other modules import it by: `helpers.io`; the entry point's is its file's. */
  readonly name: string;
  readonly file: PythonFile;
  readonly tree: Module;
  /** Whether it is the script itself, in which `__name__` is "__main__". */
  readonly isEntry: boolean;
  readonly sites: Sites;
  /** Modules of the source folder by the dotted name that this one imports them by, with the dots of a relative import. */
  readonly imported: Map<string, ProgramModule>;
  /** Whether it is imported whenever the script runs. */
  certain: boolean;
}

/** A module of a script and its names. */
export interface ProgramModule extends ModuleHead {
  readonly scope: Scope;
}

/** The places of a module that facts can come from, in the order of the text, without code that never runs. */
export interface Sites {
  readonly calls: Site<Call>[];
  readonly subscripts: Site<Node<'Subscript'>>[];
  readonly memberships: Site<Node<'Compare'>>[];
  /** Texts and expressions that may put a text together. */
  readonly texts: Site<ExprNode>[];
  /** `a or b` */
  readonly choices: Site<Node<'BoolOp'>>[];
  /** Names and attributes that are read and not called. */
  readonly references: Reference[];
  readonly imports: ImportSite[];
  readonly classes: ClassInfo[];
  readonly functions: FunctionInfo[];
  /** Values that are put into entries, into attributes of something else than `self`, or with `**` into a dict: where they go is not followed. */
  readonly stored: Set<ExprNode>;
  /** Attributes that are set on something else than `self`: `module.NAME = ...`. */
  readonly foreignAttributes: Set<string>;
  /** Keys that are set or deleted: `settings["input"] = ...`. */
  readonly changedKeys: Set<string>;
  /** Whether something is nested too deeply to be looked at. */
  tooDeep: boolean;
  /** Whether a text has a part that a path under /opt/ml has. */
  mayNamePaths: boolean;
}

/** An import statement that may run: the dotted names of modules it may load, and the names it takes from the first. */
export interface ImportSite {
  /** The dotted name, with leading dots for a relative import. */
  readonly target: string;
  /** Names imported from it, which may be modules too. */
  readonly names: readonly string[];
  /** The names under which they are imported, where these are others. */
  readonly aliases: readonly (readonly [name: string, alias: string])[];
  readonly flow: Flow;
  readonly scope: Scope;
}

/** A node with what is known of when it runs. */
export interface Site<T extends ExprNode> {
  readonly node: T;
  readonly frame: Frame;
  readonly flow: Flow;
}

/** How an expression is used by the one around it. */
export type Use =
  | { readonly kind: 'argument'; readonly call: Call }
  /** `x.attribute` */
  | { readonly kind: 'receiver'; readonly attr: string }
  /** `x[...]`, `... in x`, the whole of what is assigned or returned; anything else. */
  | { readonly kind: 'subscripted' | 'container' | 'assigned' | 'returned' | 'other' };

/** A name or attribute that is read. */
export interface Reference extends Site<ExprNode> {
  readonly use: Use;
}

/** When a place runs, seen from the beginning of its function or module. */
export interface Flow {
  /** Whether it runs whenever its function does, provided that the loops around it run at all. */
  readonly certain: boolean;
  readonly loops: readonly Loop[];
  /** Whether what stands there is used only if something else is missing: it is evaluated all the same. */
  readonly fallback?: true;
  /** Whether a KeyError there is caught and the script goes on. */
  readonly guarded: boolean;
  /** Whether another exception is, so that of several statements only the first is sure to run. */
  readonly caught?: true;
  /** Whether a `raise` before it may leave the function. */
  readonly afterRaise?: true;
}

/** The list that a loop runs over. */
export interface Loop {
  readonly list: ExprNode;
  readonly frame: Frame;
  /** Whether it can end before the list does. */
  readonly isCut: boolean;
}

/** A list of statements: every statement after another one runs after it, unless one of them leaves the block. */
export interface Block {
  readonly parent?: Block;
  readonly isLoop: boolean;
}

/** Names that belong together. */
export interface Scope {
  /** A comprehension's names are its own, but it runs where it stands. */
  readonly kind: 'module' | 'class' | 'function' | 'comprehension' | 'generator';
  readonly module: ModuleHead;
  readonly parent?: Scope;
  /** The function in which the scope is; set when the function is known. */
  fn: FunctionInfo | undefined;
  readonly names: Map<string, Binding[]>;
  /** Names that a statement `global` or `nonlocal` gives to another scope. */
  readonly elsewhere: Map<string, Scope>;
  /** Names whose lists or maps are changed in place. */
  readonly changed: Set<string>;
  /** Names of modules from which everything is imported. */
  readonly stars: string[];
  /** The scopes inside expressions, by node. */
  readonly inner: Map<ExprNode, Scope>;
}

/** What gives a name its value. `index` is the way into an unpacked value: [1] for `b` in `a, b = ...`, -1 for what is not known. */
export type Source =
  | {
      readonly kind: 'value' | 'element';
      readonly node: ExprNode;
      readonly frame: Frame;
      readonly index: readonly number[];
    }
  | {
      readonly kind: 'added';
      readonly node: ExprNode;
      readonly target: ExprNode;
      readonly frame: Frame;
      readonly op: string;
    }
  | { readonly kind: 'import'; readonly target: string; readonly name?: string }
  | { readonly kind: 'function'; readonly fn: FunctionInfo }
  | { readonly kind: 'class'; readonly cls: ClassInfo }
  | { readonly kind: 'parameter'; readonly fn: FunctionInfo; readonly parameter: Parameter }
  | { readonly kind: 'unknown' };

/** One of the places that give a name its value. */
export interface Binding {
  readonly source: Source;
  /** Where it takes effect, comparable with `positionOf` a node. */
  readonly position: number;
  readonly block: Block;
  /** Whether a statement of another scope does it, or whether it may be skipped in its block. */
  readonly foreign: boolean;
  readonly skippable: boolean;
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'positional' | 'rest' | 'keyword' | 'keywords';
  /** Place among the positional ones, from 0; that after the last of them for `*rest`. */
  readonly index: number;
  readonly node: Node<'Arg'>;
  readonly default?: ExprNode;
}

/** A function, method or lambda. */
export interface FunctionInfo {
  readonly node: FunctionNode | Lambda;
  readonly name: string;
  readonly module: ModuleHead;
  /** The scope of its body. */
  readonly scope: Scope;
  readonly body: Block;
  /** Where its defaults are evaluated. */
  readonly frame: Frame;
  readonly cls?: ClassInfo;
  readonly parameters: readonly Parameter[];
  readonly returns: Site<ExprNode>[];
  readonly kind: 'plain' | 'static' | 'class' | 'property';
  /** Whether a decorator that is not known, `async` or `yield` stands between a call and the body. */
  isIndirect: boolean;
}

/** A class of the script. */
export interface ClassInfo {
  readonly node: Node<'ClassDef'>;
  readonly module: ModuleHead;
  readonly scope: Scope;
  readonly frame: Frame;
  /** Fields in the order of the constructor that a dataclass or named tuple gets. */
  readonly fields: string[];
  /** Whether a decorator may make something else of it. */
  readonly isReplaced: boolean;
  /** What methods assign to attributes of their first parameter. */
  readonly attributes: Map<string, Site<ExprNode>[]>;
  /** Attributes that methods change otherwise. */
  readonly changedAttributes: Set<string>;
}

/** Where an expression is evaluated. Without a context, parameters are whatever any caller gives. */
export interface Frame {
  readonly scope: Scope;
  readonly block: Block;
  readonly context?: CallContext;
}

/** The call for which a function's body is evaluated. */
export interface CallContext {
  readonly fn: FunctionInfo;
  /** Absent for a property, which is read and not called. */
  readonly call?: Call;
  /** Where the call stands. */
  readonly frame: Frame;
  /** What the first parameter of a method is. */
  readonly receiver?: Receiver;
  readonly depth: number;
}

/** What a method is called on. */
export type Receiver =
  | {
      readonly kind: 'instance';
      readonly cls: ClassInfo;
      readonly made?: { readonly call: Call; readonly frame: Frame };
    }
  | { readonly kind: 'class'; readonly cls: ClassInfo };
