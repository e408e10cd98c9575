/** The TypeScript API: `import { Pipeline } from 'pipectl'`. */
export { Pipeline } from './pipeline.js';
export { DeploymentError, IncompatibleSteps, MissingDependency, PipelineError } from './errors.js';
export { placeText, type Place, type PipelineDiagnostic } from './diagnostic.js';
export type { Expressible, Expression } from './expression.js';
export type {
  AutoTrainOptions,
  DataPlaces,
  EndpointOptions,
  FromConfigsOptions,
  GateOptions,
  PackageOptions,
  TrainOptions,
} from './method-options.js';
export type {
  ConditionOptions,
  ConfigInput,
  FailOptions,
  OptionsFor,
  PipelineOptions,
  StepInput,
  StepKeys,
  StepOptions,
} from './options.js';
export type {
  CandidateExplanation,
  Compiled,
  CompileOptions,
  Deployment,
  DeployOptions,
  ScoreFactor,
  WiringExplanation,
} from './results.js';
export type { StepConfigs, StepJobTypes } from './step-configs.generated.js';
