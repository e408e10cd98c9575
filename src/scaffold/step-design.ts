import type { FrameworkDesign } from './framework.js';
import type { InputDesign, OutputDesign, StepKind } from './kinds.js';
import type { SettingDesign } from './settings.js';

/** A step type that is to be written: everything that its files say, each thing once, so that they agree. */
export interface StepDesign {
  readonly kind: StepKind;
  /** In CamelCase, as manifests write it. */
  readonly stepType: string;
  /** In snake_case: the name of its files, of its contract and of its step in a manifest. */
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly inputs: readonly InputDesign[];
  readonly outputs: readonly OutputDesign[];
  readonly settings: readonly SettingDesign[];
  /** The hyperparameter that a Tuning step searches, and its range as the config writes it. */
  readonly searched?: { readonly name: string; readonly range: SearchRange };
  readonly jobTypes: readonly string[];
  readonly framework?: FrameworkDesign;
  /** Name of the Python module of its script; absent if no script of the project runs. */
  readonly module?: string;
  /** What the script does, where that is not what scripts of the kind do at first. */
  readonly body?: ScriptBody;
  /** JSON files that the step writes and that conditions can read, by name: an output and the file's path in it. */
  readonly propertyFiles?: Readonly<Record<string, { readonly output_name: string; readonly path: string }>>;
}

/** What is particular about a script that runs in a job, as Python; the rest follows from the step's design. */
export interface ScriptBody {
  /** What the module's docstring says beside the description. */
  readonly about: string;
  /** Functions, with two empty lines between them and one behind the last. */
  readonly helpers: string;
  /** Type of what main returns. */
  readonly returns: string;
  /** Docstring of main. */
  readonly does: string;
  /** Statements of main. */
  readonly main: string;
  /** Name of the test's method, and its statements: folder is a Path, call gives main's result for folders by name. */
  readonly test: { readonly name: string; readonly statements: string };
}

/** A range of a hyperparameter, as the config key hyperparameter_ranges has it. */
export type SearchRange = {
  readonly type: 'continuous' | 'integer';
  readonly min: number;
  readonly max: number;
};

/** Whether a step's script gets values from outside: its body may use them by `settings` then. */
export function hasSettings({ settings, jobTypes }: StepDesign): boolean {
  return settings.length + jobTypes.length > 0;
}

/** Whether a kind runs training jobs. */
export function trains(kind: StepKind): boolean {
  return kind === 'training' || kind === 'tuning';
}

/** Whether a step's script has a command line. */
export function takesArguments({ settings, jobTypes }: StepDesign): boolean {
  return jobTypes.length > 0 || settings.some(({ from }) => from === 'argument');
}
