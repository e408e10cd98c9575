import type { LinkedJob } from '../graph/model.js';
import type { Manifest } from '../project/types.generated.js';
import { parameter } from '../sagemaker/expression.js';
import {
  lookUpImage,
  lookUpServiceImage,
  type ImageProblem,
  type ImageScope,
} from '../sagemaker/image-uri.js';
import type { ImageService } from '../sagemaker/image-uri-data.js';
import type { Location } from '../source/location.js';
import { isExpressionValue, Traced, type Json } from '../source/traced.js';
import { imageInstanceType } from './resources.js';
import { textAt, valueAt } from './values.js';

/** The parameters that a pipeline declares, as its manifest has them. */
export type Parameters = NonNullable<Manifest['parameters']>;

/** What the image of a step was looked up by. */
export interface ImageQuery {
  /** Or the service whose image it is. */
  readonly framework: string;
  /** Empty for a service, which has one image only. */
  readonly version: string;
  readonly pyVersion?: string;
  readonly region: string;
  readonly instanceType: string;
  readonly scope: ImageScope;
}

/** Why a step has no image. */
export type NoImage =
  /** The config names neither an image nor all that one is looked up by; `missing` are config keys. */
  | { readonly reason: 'missing-keys'; readonly missing: readonly string[] }
  /** The instance type is a pipeline variable of which no value is known before the execution. */
  | { readonly reason: 'unknown-instance-type' }
  /** AWS keeps no such image. `at` is the config value that the problem is about. */
  | {
      readonly reason: 'not-found';
      readonly query: ImageQuery;
      readonly problem: ImageProblem;
      readonly at: Location;
    };

/** The container image of a step. */
export type StepImage =
  /** The config names it. */
  | { readonly kind: 'given'; readonly value: Traced }
  /** The config names an algorithm, which brings its own image (API reference, AlgorithmSpecification AlgorithmName). */
  | { readonly kind: 'algorithm' }
  /** It was looked up; `at` is the framework's version in the config. */
  | { readonly kind: 'found'; readonly uri: string; readonly at: Location }
  | { readonly kind: 'problem'; readonly problem: NoImage };

/**
 * The container image of a step: `image_uri`, or the one that AWS keeps for the config's framework. Where the instance
 * type is a parameter, its default (or else its first allowed value) decides; `parameters` are the manifest's.
 */
export function imageOf(job: LinkedJob, parameters: Parameters = {}): StepImage {
  if (job.config.has('algorithm_name')) {
    return { kind: 'algorithm' };
  }
  const given = valueAt(job.config, 'image_uri');
  if (given !== undefined) {
    return { kind: 'given', value: given };
  }
  const service = SERVICE_IMAGES.get(job.spec.document.value.sagemaker_step_type);
  if (service !== undefined) {
    return serviceImageOf(job, service);
  }
  const { config } = job;
  const framework = textAt(config, 'framework');
  const version = valueAt(config, 'framework_version');
  const region = textAt(config, 'region');
  if (framework === undefined || typeof version?.value !== 'string' || region === undefined) {
    const missing = ['framework', 'framework_version', 'region'].filter(
      (key) => textAt(config, key) === undefined,
    );
    return noImage({ reason: 'missing-keys', missing });
  }
  const { scope, instanceKey } = usageOf(job);
  const instance = scope === 'training' ? imageInstanceType(config) : valueAt(config, instanceKey);
  const instanceType = plainValue(instance, parameters);
  if (instanceType === undefined) {
    return noImage({ reason: 'unknown-instance-type' });
  }
  const pyVersion = textAt(config, 'py_version');
  const query: ImageQuery = {
    framework,
    version: version.value,
    ...(pyVersion === undefined ? {} : { pyVersion }),
    region,
    instanceType,
    scope,
  };
  const result = lookUpImage(query);
  if (result.ok) {
    return { kind: 'found', uri: result.uri, at: version.at };
  }
  const key = keyOfProblem(result.problem, instanceKey);
  const at = (key === instanceKey ? instance : valueAt(config, key))?.at ?? version.at;
  return noImage({ reason: 'not-found', query, problem: result.problem, at });
}

/** The services whose images the steps of some types run. */
const SERVICE_IMAGES: ReadonlyMap<string, ImageService> = new Map([
  ['QualityCheck', 'model-monitor'],
  ['ClarifyCheck', 'clarify'],
] as const);

function serviceImageOf({ config }: LinkedJob, service: ImageService): StepImage {
  const region = valueAt(config, 'region');
  if (typeof region?.value !== 'string') {
    return noImage({ reason: 'missing-keys', missing: ['region'] });
  }
  const result = lookUpServiceImage(service, region.value);
  if (result.ok) {
    return { kind: 'found', uri: result.uri, at: region.at };
  }
  const query: ImageQuery = {
    framework: service,
    version: '',
    region: region.value,
    instanceType: textAt(config, 'instance_type') ?? '',
    scope: 'processing',
  };
  return noImage({ reason: 'not-found', query, problem: result.problem, at: region.at });
}

/** The image as it goes into the definition; undefined if there is none. */
export function imageDraft(job: LinkedJob, parameters: Parameters): Traced | undefined {
  const image = imageOf(job, parameters);
  switch (image.kind) {
    case 'given':
      return image.value;
    case 'found':
      return new Traced(image.uri, image.at);
    case 'algorithm':
    case 'problem':
      return undefined;
  }
}

/** Jobs run on instance_type; models are hosted later, on instances of which the config names the type. */
function usageOf(job: LinkedJob): { readonly scope: ImageScope; readonly instanceKey: string } {
  switch (job.spec.document.value.sagemaker_step_type) {
    case 'Processing':
      return { scope: 'processing', instanceKey: 'instance_type' };
    case 'Training':
    case 'Tuning':
      return { scope: 'training', instanceKey: 'instance_type' };
    default:
      return { scope: 'inference', instanceKey: 'inference_instance_type' };
  }
}

function plainValue(traced: Traced | undefined, parameters: Parameters): string | undefined {
  const value = traced?.value;
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  if (!isExpressionValue(value)) {
    return undefined;
  }
  const name = parameterName(value.expression);
  const found = name !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const known = found?.default ?? found?.enum?.[0];
  return typeof known === 'string' ? known : undefined;
}

/** The parameter that an expression is the value of, or undefined if it is anything else. */
function parameterName(expression: Json): string | undefined {
  const isGet = typeof expression === 'object' && expression !== null && 'Get' in expression;
  const path = isGet ? expression.Get : undefined;
  return typeof path === 'string' && path.startsWith(PARAMETERS) ? path.slice(PARAMETERS.length) : undefined;
}

const PARAMETERS = parameter('').Get;

/** The config key that an image is not found for. */
function keyOfProblem(problem: ImageProblem, instanceKey: string): string {
  switch (problem.kind) {
    case 'unknown-framework':
      return 'framework';
    case 'unknown-version':
    case 'not-in-scope':
      return 'framework_version';
    case 'unsupported-py-version':
      return 'py_version';
    case 'unknown-region':
      return 'region';
    case 'invalid-instance-type':
    case 'unsupported-processor':
      return instanceKey;
  }
}

function noImage(problem: NoImage): StepImage {
  return { kind: 'problem', problem };
}
