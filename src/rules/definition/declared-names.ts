import { itemsOf, memberOf } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionStep } from './steps.js';

/** The names that a step declares for one of its lists or maps, and what they are called. */
export interface DeclaredNames {
  readonly noun: string;
  readonly names: readonly string[];
}

/**
 * The names by which the items of a property of a step can be chosen; undefined where they are not all known: one of
 * them is an expression, or a training job's image brings metrics of its own.
 */
export function declaredNames(step: DefinitionStep, collectionShape: string): DeclaredNames | undefined {
  switch (collectionShape) {
    case 'ProcessingOutputs':
      return outputNames(step);
    case 'pipeline:OutputParameters':
      return declared('output parameter', memberOf(step.value, 'OutputParameters'), 'OutputName');
    case 'FinalMetricDataList': {
      const metrics = memberOf(step.value, 'Arguments', 'AlgorithmSpecification', 'MetricDefinitions');
      return itemsOf(metrics).length === 0 || step.type !== 'Training'
        ? undefined
        : declared('metric', metrics, 'Name');
    }
    case 'pipeline:ActionArns':
      return entityNames(step, 'Action');
    case 'pipeline:ArtifactArns':
      return entityNames(step, 'Artifact');
    case 'pipeline:ContextArns':
      return entityNames(step, 'Context');
    default:
      return undefined;
  }
}

/** The names of the entities of a type that a Lineage step makes; undefined where they are not all known. */
export function entityNames(
  step: DefinitionStep,
  type: 'Action' | 'Artifact' | 'Context',
): DeclaredNames | undefined {
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

function declared(noun: string, list: Json | undefined, key: string): DeclaredNames | undefined {
  if (list !== undefined && !Array.isArray(list)) {
    return undefined;
  }
  const names = itemsOf(list).map((item) => memberOf(item, key));
  const texts = names.flatMap((name) => (typeof name === 'string' ? [name] : []));
  return texts.length === names.length ? { noun, names: texts } : undefined;
}
