import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Location } from '../source/location.js';

/** certain: it happens, or is what stands there, whenever the script runs that place. possible: one of several values, or code that may not run. */
export type Certainty = 'certain' | 'possible';

/** Something that a script says of itself, at the place where it says it. */
export interface ScriptFact {
  readonly at: Location;
  readonly certainty: Certainty;
}

/** A path in the container that a script names. */
export interface PathUse extends ScriptFact {
  /** Absolute, normal (no `.`, `..`, `//`, no slash at the end). */
  readonly path: string;
  /** Whether only a beginning is known: the script uses something below `path`. */
  readonly below: boolean;
  /** What the script does with it; unknown if it is only named. */
  readonly access: 'read' | 'write' | 'unknown';
}

/** An environment variable that a script reads. */
export interface EnvironmentUse extends ScriptFact {
  readonly name: string;
  /** Whether reading it fails when it is not set: os.environ["X"]. */
  readonly required: boolean;
  /** The text that the script uses without it, where that is known. */
  readonly defaultText?: string;
}

/** A value of a command line argument as the script writes it. */
export type ArgumentValue = string | number | boolean | null;

/** A command line argument that a script declares with argparse. */
export interface ArgumentUse extends ScriptFact {
  /** As the command line writes it: `--job_type`, `-j`; empty for a positional argument. */
  readonly flags: readonly string[];
  /** The attribute of the parsed arguments. */
  readonly dest: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  /** Absent if there is none or if it is not known. */
  readonly defaultValue?: ArgumentValue;
  /** Absent if there are none or if they are not known. */
  readonly choices?: readonly ArgumentValue[];
  /** store, store_true, store_false, append, count, …, BooleanOptionalAction; `unknown` if it is computed or a class of the script. */
  readonly action: string;
  /** Name of the type's function: str, int, float, bool, json.loads; `unknown` if it is computed, absent if there is none. */
  readonly type?: string;
  /** The sub-command that takes it; absent for one of the script itself. */
  readonly subcommand?: string;
  /** Places where the script reads its value. */
  readonly reads: readonly Location[];
}

/** A module that a script, or a module of its source folder, imports. */
export interface ImportUse extends ScriptFact {
  /** The whole dotted name. */
  readonly module: string;
  /** Its first part. */
  readonly topLevel: string;
  /** top: whenever the script runs. function: when the function is called. conditional: behind an `if`. */
  readonly where: 'top' | 'conditional' | 'function';
  /** Whether the script goes on when the module is absent (`except ImportError`). */
  readonly optional: boolean;
  /** standard: Python's own. local: a file of the source folder. shipped: the runtime module. third-party: anything else. */
  readonly origin: 'standard' | 'local' | 'shipped' | 'third-party';
}

/** A package that a script installs itself when it runs, with pip. */
export interface InstallUse extends ScriptFact {
  /** As pip takes it: `pandas==1.3`. */
  readonly requirement: string;
}

/** An entry of one of the maps that a script gives its main function: a logical name with its path, or a variable with its value. */
export interface MainEntry {
  readonly name: string;
  readonly at: Location;
  /** The known text of the value, such as a container path. */
  readonly text?: string;
}

/** The function `main(input_paths, output_paths, environ_vars, job_args)`, which tests call with folders of their own. */
export interface MainFunction {
  readonly at: Location;
  readonly parameters: readonly string[];
  /** Whether it has the four parameters under their names. */
  readonly testable: boolean;
  /** What the script's own call gives it; a map is absent if it is not known entry by entry. */
  readonly call?: {
    readonly at: Location;
    readonly inputPaths?: readonly MainEntry[];
    readonly outputPaths?: readonly MainEntry[];
    readonly environVars?: readonly MainEntry[];
  };
  /** Entries that the function reads from its parameters: input_paths["DATA"]. */
  readonly reads: readonly {
    readonly parameter: 'input_paths' | 'output_paths' | 'environ_vars';
    readonly name: string;
    readonly at: Location;
    readonly required: boolean;
  }[];
}

/** A name of the contract that a script asks the runtime module for. */
export interface RuntimeUse extends ScriptFact {
  readonly kind: 'input' | 'output' | 'env' | 'argument';
  readonly name: string;
}

/** Something that a script takes from the runtime module, or asks a runtime for, and that it does not have. */
export interface MissingMember extends ScriptFact {
  readonly name: string;
  /** What is asked: `pipectl_runtime`, `ScriptRuntime`. */
  readonly of: string;
  /** What it has. */
  readonly known: readonly string[];
}

/** A place where a script does something that cannot be known without running it. Rules that need to know all of that kind then say nothing. */
export interface UnknownUse {
  /** code: modules or programs that are not there to be read, whatever they import. */
  readonly kind: 'path' | 'environment' | 'argument' | 'import' | 'runtime' | 'code';
  readonly at: Location;
  /** The end of a sentence that begins with the script: `reads an environment variable whose name is computed`. */
  readonly reason: string;
}

/** What is known of a script and of the modules of its source folder that it imports, without running it. Facts are in the order of files and lines. */
export interface ScriptFacts {
  /** Absolute path of the script. */
  readonly entryPoint: string;
  /** The place of the script as a whole: its first line. */
  readonly at: Location;
  /** Absolute paths of the files read: the entry point first. */
  readonly files: readonly string[];
  /** Files that cannot be read or parsed; nothing is said of an incomplete script's omissions. */
  readonly diagnostics: readonly Diagnostic[];
  readonly paths: readonly PathUse[];
  readonly environment: readonly EnvironmentUse[];
  /** Absent if the script parses no arguments with argparse. */
  readonly arguments?: readonly ArgumentUse[];
  /** Attributes of the arguments that argparse parsed that the script reads, and that no parser of it declares. */
  readonly missingArguments: readonly (ScriptFact & {
    readonly name: string;
    readonly known: readonly string[];
  })[];
  /** Whether the script passes over arguments that it does not declare: parse_known_args. */
  readonly tolerant: boolean;
  readonly imports: readonly ImportUse[];
  /** Packages that the script installs itself, as requirements: `pandas==1.3`. */
  readonly installs: readonly InstallUse[];
  readonly main?: MainFunction;
  /** Whether running the script does something: an `if __name__ == "__main__":`, or statements that call. */
  readonly runs: boolean;
  readonly runtime: readonly RuntimeUse[];
  /** What the script asks the runtime module for, and the module does not have. */
  readonly missingMembers: readonly MissingMember[];
  readonly unknown: readonly UnknownUse[];
}
