import { emitDefinition } from '../compiler/compiled.js';
import type { Parameter } from '../project/types.generated.js';
import { placesOf, withXgboost } from './auto-train.js';
import { callerOfMethod } from './call-site.js';
import { compileOrThrow, compileState } from './compile.js';
import { deployCompiled } from './deploy.js';
import { withEndpoint, withPackage } from './endpoint.js';
import type { DeepReadonly } from './expression.js';
import { explained } from './explain.js';
import { withConfigs } from './from-configs.js';
import { withGate } from './gate.js';
import { manifestText } from './manifest-text.js';
import type {
  ConfigInput,
  KnownStepType,
  OptionsFor,
  OwnStepTypes,
  PipelineOptions,
  StepInput,
  StepOptions,
} from './options.js';
import type { PipelineDiagnostic } from './diagnostic.js';
import type {
  AutoTrainOptions,
  DataPlaces,
  EndpointOptions,
  FromConfigsOptions,
  GateOptions,
  PackageOptions,
  TrainOptions,
} from './method-options.js';
import type { Compiled, CompileOptions, Deployment, DeployOptions, WiringExplanation } from './results.js';
import { readManifest } from './read-manifest.js';
import type { StepConfigs, StepJobTypes } from './step-configs.generated.js';
import {
  emptyState,
  isData,
  manifestOf,
  mergedConfig,
  withChangedStep,
  withKey,
  withParameter,
  withStep,
  type Data,
  type PipelineState,
} from './state.js';
import { withPreprocessing, withRegistration, withTraining } from './steps.js';

/**
 * A SageMaker pipeline: the same model that a manifest is loaded into, compiled and deployed the same way. It never
 * changes: every method that adds something gives a new pipeline. Keys of steps and configs are the words of the YAML files.
 * `Own` has the config keys of step types of the project's own, by step type.
 */
export class Pipeline<Own extends OwnStepTypes = object> {
  #state: PipelineState;

  /** A pipeline without steps. */
  constructor(name: string, options: PipelineOptions = {}) {
    this.#state = emptyState(name, options, callerOfMethod());
  }

  /** The pipeline of a manifest. Throws a PipelineError if the file is of no use; other mistakes are found by compiling. */
  static fromManifest<Own extends OwnStepTypes = object>(path: string): Pipeline<Own> {
    return Pipeline.#of<Own>(readManifest(path));
  }

  /** A pipeline with a step for each config, in any order. With `autoResolve` the steps are wired by what they take and make. */
  static fromConfigs<Own extends OwnStepTypes = object>(
    configs: readonly StepInput<Own>[],
    options: FromConfigsOptions,
  ): Pipeline<Own> {
    return Pipeline.#of<Own>(withConfigs(configs.map(dataOf), options, callerOfMethod()));
  }

  static #of<Own extends OwnStepTypes>(state: PipelineState): Pipeline<Own> {
    const pipeline = new Pipeline<Own>(state.name);
    pipeline.#state = state;
    return pipeline;
  }

  get name(): string {
    return this.#state.name;
  }

  /** Names of the steps, in the order in which they were added. */
  get stepNames(): readonly string[] {
    return [...this.#state.steps.keys()];
  }

  /** Adds a pipeline parameter: refer to it as `${params.<name>}`. */
  parameter(name: string, parameter: DeepReadonly<Parameter>): Pipeline<Own> {
    return Pipeline.#of(withParameter(this.#state, name, parameter, callerOfMethod()));
  }

  /** Adds config that every step inherits, over what is there. */
  config(config: ConfigInput): Pipeline<Own> {
    const merged = mergedConfig([this.#state.keys['config'], config]);
    return Pipeline.#of(withKey(this.#state, 'config', merged, callerOfMethod()));
  }

  /** Adds tags of the pipeline itself. */
  tags(tags: Readonly<Record<string, string>>): Pipeline<Own> {
    const before = this.#state.keys['tags'];
    const all = { ...(isData(before) ? before : {}), ...tags };
    return Pipeline.#of(withKey(this.#state, 'tags', all, callerOfMethod()));
  }

  /** Adds a step of any type. Options that no step has in a manifest are config keys. */
  addStep<Type extends KnownStepType<Own> | (string & {})>(
    type: Type,
    options?: OptionsFor<Type, Own>,
  ): Pipeline<Own> {
    return Pipeline.#of(withStep(this.#state, type, dataOf(options ?? {}), callerOfMethod()));
  }

  /** Changes a step: keys are replaced, config is added to that of the step. */
  changeStep<Type extends KnownStepType<Own> = KnownStepType<Own>>(
    name: string,
    changes: Partial<OptionsFor<Type, Own>>,
  ): Pipeline<Own> {
    return Pipeline.#of(withChangedStep(this.#state, name, dataOf(changes), callerOfMethod()));
  }

  /** Loads data, then trains and judges an XGBoost model, and registers it if asked to. */
  autoTrainXgboost(data: DataPlaces, options: AutoTrainOptions = {}): Pipeline<Own> {
    return Pipeline.#of(withXgboost(this.#state, data, options, callerOfMethod()));
  }

  /** Loads data from one place, training data unless `job_type` says otherwise, or from one for each job type. */
  loadData(
    data: DataPlaces,
    options: StepOptions<StepConfigs['CradleDataLoading'], StepJobTypes['CradleDataLoading']> = {},
  ): Pipeline<Own> {
    const site = callerOfMethod();
    const places = typeof data === 'string' ? { [options.job_type ?? 'training']: data } : placesOf(data);
    return Pipeline.#of(
      Object.entries(places).reduce<PipelineState>(
        (state, [job_type, data_path]) =>
          withStep(state, 'CradleDataLoading', { ...options, job_type, data_path }, site),
        this.#state,
      ),
    );
  }

  /** Cleans and splits tables: those of `job_type`, else all that are loaded and not preprocessed yet. */
  preprocessTabular(
    options: StepOptions<StepConfigs['TabularPreprocessing'], StepJobTypes['TabularPreprocessing']> = {},
  ): Pipeline<Own> {
    return Pipeline.#of(withPreprocessing(this.#state, options, callerOfMethod()));
  }

  /** Trains an XGBoost classifier; with `tuning` the best of several. */
  trainXgboost(options: TrainOptions = {}): Pipeline<Own> {
    return Pipeline.#of(withTraining(this.#state, options, callerOfMethod()));
  }

  /** Trains a PyTorch text classifier. */
  trainPytorch(options: StepOptions<StepConfigs['PyTorchTraining']> = {}): Pipeline<Own> {
    return Pipeline.#of(withStep(this.#state, 'PyTorchTraining', options, callerOfMethod()));
  }

  /** Judges the XGBoost model on labelled data. */
  evaluatePerformance(options: StepOptions<StepConfigs['XGBoostModelEval']> = {}): Pipeline<Own> {
    return Pipeline.#of(withStep(this.#state, 'XGBoostModelEval', options, callerOfMethod()));
  }

  /** Goes on only if a metric is good enough, and ends the execution as failed otherwise. Steps that are added later run behind it. */
  qualityGate(options: GateOptions): Pipeline<Own> {
    return Pipeline.#of(withGate(this.#state, options, callerOfMethod()));
  }

  /** Puts inference code into the model's archive. */
  packageModel(options: PackageOptions = {}): Pipeline<Own> {
    const { inference_code, ...step } = options;
    return Pipeline.#of(withPackage(this.#state, inference_code, step, callerOfMethod()));
  }

  /** Makes sample requests for the model. */
  generatePayload(options: StepOptions<StepConfigs['Payload']> = {}): Pipeline<Own> {
    return Pipeline.#of(withStep(this.#state, 'Payload', options, callerOfMethod()));
  }

  /** Registers the packaged model; in the group of the pipeline's name unless another is given. */
  registerModel(options: StepOptions<StepConfigs['ModelRegistration']> = {}): Pipeline<Own> {
    return Pipeline.#of(withRegistration(this.#state, options, callerOfMethod()));
  }

  /** Serves the model from an endpoint and makes the baseline that Model Monitor compares requests with; packages the model first if no step does. */
  deployWithMonitoring(options: EndpointOptions = {}): Pipeline<Own> {
    return Pipeline.#of(withEndpoint(this.#state, options, callerOfMethod()));
  }

  /** The manifest as YAML: `Pipeline.fromManifest` and the command line read the same pipeline from it. */
  toManifest(): string {
    return manifestText(manifestOf(this.#state));
  }

  /** The manifest as plain data, a copy of its own. */
  toObject(): Readonly<Record<string, unknown>> {
    return structuredClone(manifestOf(this.#state));
  }

  /** Everything that is wrong, or may be; empty if nothing is. Throws nothing on a pipeline with errors. */
  async validate(options: CompileOptions = {}): Promise<readonly PipelineDiagnostic[]> {
    return (await compileState(this.#state, options)).diagnostics;
  }

  /** The definition. Throws a PipelineError, be it IncompatibleSteps or MissingDependency, if there are errors. */
  async compile(options: CompileOptions = {}): Promise<Compiled> {
    const { compiled, diagnostics } = await compileOrThrow(this.#state, options);
    const { name, definition } = compiled;
    return { name, definition, json: emitDefinition(definition, 'indented'), diagnostics };
  }

  /** What feeds the inputs of all steps, of one, or one input (`<step>.<input>`), and why. */
  async explain(target?: string, options: CompileOptions = {}): Promise<readonly WiringExplanation[]> {
    const { linked } = (await compileState(this.#state, options)).compilation;
    return linked === undefined ? [] : explained(linked, target);
  }

  /** Creates or updates the pipeline in SageMaker, without asking; with `dryRun` it only says what would change. */
  async deploy(options: DeployOptions): Promise<Deployment> {
    const { compiled } = await compileOrThrow(this.#state, options);
    return deployCompiled(compiled, options);
  }
}

/** Options as plain data. */
function dataOf(options: object): Data {
  return Object.fromEntries<unknown>(Object.entries(options));
}
