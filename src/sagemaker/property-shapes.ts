import { findShape, structureShape, type Shape, type StructureShape } from './service-model.js';
import { stepTypeFacts, type SageMakerStepType } from './step-types.js';

/** A property of which nothing is known before the pipeline runs, such as a Lambda step's output: a single value. */
export interface UnknownShape {
  readonly type: 'unknown';
  readonly name: string;
}

/** What a step's property, or a part of one, can be. */
export type PropertyShape = Shape | UnknownShape;

const TEXT = 'pipeline:Text';
const UNKNOWN = 'pipeline:Unknown';
const ACTION_ARNS = 'pipeline:ActionArns';
const ARTIFACT_ARNS = 'pipeline:ArtifactArns';
const CONTEXT_ARNS = 'pipeline:ContextArns';
const OUTPUT_PARAMETERS = 'pipeline:OutputParameters';
const BEST_CANDIDATE_PROPERTIES = 'pipeline:BestCandidateProperties';

const unbounded = { min: undefined, max: undefined };

/** Properties that Pipelines itself adds: they are in no service's model. The shape of a text is in the vendored one. */
const PIPELINE_SHAPES: Readonly<Record<string, PropertyShape>> = {
  [UNKNOWN]: { type: 'unknown', name: UNKNOWN },
  [ACTION_ARNS]: { type: 'map', name: ACTION_ARNS, key: TEXT, value: TEXT, ...unbounded },
  [ARTIFACT_ARNS]: { type: 'map', name: ARTIFACT_ARNS, key: TEXT, value: TEXT, ...unbounded },
  [CONTEXT_ARNS]: { type: 'map', name: CONTEXT_ARNS, key: TEXT, value: TEXT, ...unbounded },
  [OUTPUT_PARAMETERS]: { type: 'map', name: OUTPUT_PARAMETERS, key: TEXT, value: UNKNOWN, ...unbounded },
  [BEST_CANDIDATE_PROPERTIES]: {
    type: 'structure',
    name: BEST_CANDIDATE_PROPERTIES,
    members: new Map([
      ['ExplainabilityJsonReportPath', TEXT],
      ['ModelInsightsJsonReportPath', TEXT],
    ]),
    required: [],
    union: false,
  },
};

/** Shape name by member name, for the members of a step's properties that its response shapes do not have. */
const EXTRA_MEMBERS: Partial<Record<SageMakerStepType, Readonly<Record<string, string>>>> = {
  // workflow/automl_step.py
  AutoML: { BestCandidateProperties: BEST_CANDIDATE_PROPERTIES },
  // SDK 2.257.6, workflow/bedrock_steps.py: two names that are not in botocore's response.
  BedrockCustomModelDeployment: { ModelDeploymentArn: TEXT, Tags: UNKNOWN },
  // workflow/callback_step.py: `['declared name']` only
  Callback: { OutputParameters: OUTPUT_PARAMETERS },
  // workflow/clarify_check_step.py
  ClarifyCheck: { BaselineUsedForDriftCheckConstraints: TEXT, CalculatedBaselineConstraints: TEXT },
  // workflow/condition_step.py
  Condition: { Outcome: TEXT },
  // workflow/emr_step.py
  EMR: { ClusterId: TEXT },
  // workflow/lambda_step.py: `['declared name']` only
  Lambda: { OutputParameters: OUTPUT_PARAMETERS },
  // workflow/lineage_step.py: ARNs by the entity's name
  Lineage: {
    ActionArns: ACTION_ARNS,
    ArtifactArns: ARTIFACT_ARNS,
    Associations: UNKNOWN,
    ContextArns: CONTEXT_ARNS,
  },
  // workflow/quality_check_step.py
  QualityCheck: {
    BaselineUsedForDriftCheckConstraints: TEXT,
    BaselineUsedForDriftCheckStatistics: TEXT,
    CalculatedBaselineConstraints: TEXT,
    CalculatedBaselineStatistics: TEXT,
  },
};

// Memoised: constant data, asked for once for every reference in a pipeline.
const propertiesByType = new Map<SageMakerStepType, StructureShape>();

/**
 * The properties of a step of that type, as one structure whose members are sorted by name. It has no members for a
 * type that has no properties (Fail). Where two response shapes have the same member, the first one counts.
 * Sources: the Describe* responses of botocore's models, and the SDK files named at EXTRA_MEMBERS.
 */
export function stepProperties(type: SageMakerStepType): StructureShape {
  const known = propertiesByType.get(type);
  if (known !== undefined) return known;
  const members = new Map(Object.entries(EXTRA_MEMBERS[type] ?? {}));
  for (const response of stepTypeFacts(type).responses) {
    for (const [member, shapeName] of structureShape(response).members) {
      if (!members.has(member)) members.set(member, shapeName);
    }
  }
  const sorted = new Map([...members].sort(([left], [right]) => (left < right ? -1 : 1)));
  const result: StructureShape = {
    type: 'structure',
    name: `pipeline:${type}`,
    members: sorted,
    required: [],
    union: false,
  };
  propertiesByType.set(type, result);
  return result;
}

/**
 * The shape of that name, be it of a service or of Pipelines' own properties.
 * Throws an Error when there is none: a mistake in the program, never in a user's file.
 */
export function propertyShape(name: string): PropertyShape {
  const result = PIPELINE_SHAPES[name] ?? findShape(name);
  if (result === undefined) throw new Error(`No property has the shape "${name}".`);
  return result;
}
