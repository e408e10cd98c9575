import { isJsonList, isJsonObject, itemsOf, memberOf } from '../../sagemaker/json-data.js';
import type { PropertyKey } from '../../sagemaker/property-path.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionStep } from './steps.js';

/** The names that a step declares for one of its lists or maps, and what they are called. */
export interface DeclaredNames {
  readonly noun: string;
  readonly names: readonly string[];
}

/** Where a step declares the items of a list among its properties, and which member names them. */
interface Declaration {
  readonly noun: string;
  /** From the step on. */
  readonly list: readonly string[];
  /** undefined for a map, whose keys are the names. */
  readonly by?: string;
}

/** By shape of the list or map (botocore 1.44 sagemaker 2017-07-24; `pipeline:` what Pipelines itself adds). */
const DECLARATIONS: Readonly<Record<string, Declaration>> = {
  ProcessingOutputs: {
    noun: 'output',
    list: ['Arguments', 'ProcessingOutputConfig', 'Outputs'],
    by: 'OutputName',
  },
  ProcessingInputs: { noun: 'input', list: ['Arguments', 'ProcessingInputs'], by: 'InputName' },
  InputDataConfig: { noun: 'channel', list: ['Arguments', 'InputDataConfig'], by: 'ChannelName' },
  HyperParameters: { noun: 'hyperparameter', list: ['Arguments', 'HyperParameters'] },
  ProcessingEnvironmentMap: { noun: 'environment variable', list: ['Arguments', 'Environment'] },
  TrainingEnvironmentMap: { noun: 'environment variable', list: ['Arguments', 'Environment'] },
  TransformEnvironmentMap: { noun: 'environment variable', list: ['Arguments', 'Environment'] },
  ProductionVariantList: {
    noun: 'production variant',
    list: ['Arguments', 'ProductionVariants'],
    by: 'VariantName',
  },
  FinalMetricDataList: {
    noun: 'metric',
    list: ['Arguments', 'AlgorithmSpecification', 'MetricDefinitions'],
    by: 'Name',
  },
  'pipeline:OutputParameters': { noun: 'output parameter', list: ['OutputParameters'], by: 'OutputName' },
};

/** What a Lineage step makes. */
type Entity = 'Action' | 'Artifact' | 'Context';

/** By the map of their ARNs among the step's properties (SDK 2.257, workflow/lineage_step.py). */
const LINEAGE: ReadonlyMap<string, Entity> = new Map([
  ['ActionArns', 'Action'],
  ['ArtifactArns', 'Artifact'],
  ['ContextArns', 'Context'],
]);

/** Training jobs that a Tuning step lists, the best ones first (SDK 2.257, workflow/steps.py `TuningStep`). */
const MAX_TRAINING_JOB_SUMMARIES = 50;

/**
 * The names by which the items of a property of a step can be chosen; undefined where they are not all known: one of
 * them is an expression, or a training job's image brings metrics of its own.
 */
export function declaredNames(step: DefinitionStep, key: PropertyKey): DeclaredNames | undefined {
  const entity = step.type === 'Lineage' ? LINEAGE.get(key.collection) : undefined;
  if (entity !== undefined) {
    return entityNames(step, entity);
  }
  const declaration = declarationOf(step, key);
  if (declaration === undefined) {
    return undefined;
  }
  const { noun, list, by } = declaration;
  const given = memberOf(step.value, ...list);
  return by === undefined ? keysOf(noun, given) : declared(noun, given, by);
}

/** How many items the list has from which an index chooses; undefined where that is not known. */
export function declaredCount(step: DefinitionStep, key: PropertyKey): number | undefined {
  if (key.collectionShape === 'HyperParameterTrainingJobSummaries') {
    return MAX_TRAINING_JOB_SUMMARIES;
  }
  // A metric that no log line matches is left out of the response.
  const counts = key.collectionType === 'list' && key.collectionShape !== 'FinalMetricDataList';
  const declaration = counts ? declarationOf(step, key) : undefined;
  const given = declaration === undefined ? undefined : memberOf(step.value, ...declaration.list);
  return isJsonList(given) ? given.length : undefined;
}

/** The names of the entities of a type that a Lineage step makes; undefined where they are not all known. */
export function entityNames(step: DefinitionStep, type: Entity): DeclaredNames | undefined {
  const entities = memberOf(step.value, 'Arguments', `${type}s`);
  const named = Array.isArray(entities)
    ? itemsOf(entities).filter((entity) => memberOf(entity, `${type}Name`) !== undefined)
    : entities;
  return declared(type.toLowerCase(), named, `${type}Name`);
}

/** The names of a Processing step's outputs; undefined where they are not all known. */
export function outputNames(step: DefinitionStep): DeclaredNames | undefined {
  const outputs = memberOf(step.value, 'Arguments', 'ProcessingOutputConfig', 'Outputs');
  return declared('output', outputs, 'OutputName');
}

function declarationOf(
  step: DefinitionStep,
  { collection, collectionShape }: PropertyKey,
): Declaration | undefined {
  const declaration = DECLARATIONS[collectionShape];
  switch (collectionShape) {
    case 'FinalMetricDataList': {
      const metrics = memberOf(step.value, ...(declaration?.list ?? []));
      return step.type === 'Training' && itemsOf(metrics).length > 0 ? declaration : undefined;
    }
    case 'ProductionVariantList':
      return collection === 'ProductionVariants' ? declaration : undefined;
    default:
      // A tuning job has the members of its training jobs in another place.
      return step.type === 'Tuning' ? undefined : declaration;
  }
}

function keysOf(noun: string, map: Json | undefined): DeclaredNames | undefined {
  return map === undefined || isJsonObject(map) ? { noun, names: Object.keys(map ?? {}) } : undefined;
}

function declared(noun: string, list: Json | undefined, key: string): DeclaredNames | undefined {
  if (list !== undefined && !Array.isArray(list)) {
    return undefined;
  }
  const names = itemsOf(list).map((item) => memberOf(item, key));
  const texts = names.flatMap((name) => (typeof name === 'string' ? [name] : []));
  return texts.length === names.length ? { noun, names: texts } : undefined;
}
