import type { ExampleFiles } from '../../diagnostics/diagnostic.js';
import type { JsonObject } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';

/** Name of the definition file of an example. */
export const EXAMPLE_FILE = 'definition.json';

/** An example that is one definition file. Its text is made when it is read: every start loads all rules. */
export function definitionFile(make: () => Json): ExampleFiles {
  return Object.defineProperty({}, EXAMPLE_FILE, {
    enumerable: true,
    get: () => `${JSON.stringify(make(), null, 2)}\n`,
  });
}

/** An example definition of some steps and parameters. */
export function definitionOf(steps: readonly Json[], parameters: readonly Json[] = []): JsonObject {
  return { Version: '2020-12-01', Metadata: {}, Parameters: parameters, Steps: steps };
}

/** Arguments of a Training step that are right; those given stand in for its own or are added, undefined ones are left out. */
export function trainingArguments(changed: { readonly [name: string]: Json | undefined } = {}): JsonObject {
  return withChanges(
    {
      AlgorithmSpecification: {
        TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1',
        TrainingInputMode: 'File',
      },
      OutputDataConfig: { S3OutputPath: 's3://my-bucket/models' },
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 86400 },
      RoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
    },
    changed,
  );
}

/** A Training step "train" that is right, with other arguments or members. */
export function training(
  changedArguments: { readonly [name: string]: Json | undefined } = {},
  members: JsonObject = {},
): JsonObject {
  return { Name: 'train', Type: 'Training', Arguments: trainingArguments(changedArguments), ...members };
}

/** A Processing step that is right, with further arguments or members. */
export function processing(name: string, further: JsonObject = {}, members: JsonObject = {}): JsonObject {
  return {
    Name: name,
    Type: 'Processing',
    Arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
      },
      AppSpecification: { ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1' },
      RoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
      ...further,
    },
    ...members,
  };
}

/** A Fail step. */
export function fail(name: string, message: Json, members: JsonObject = {}): JsonObject {
  return { Name: name, Type: 'Fail', Arguments: { ErrorMessage: message }, ...members };
}

/** A Condition step whose condition tells nothing. */
export function condition(name: string, then: readonly Json[], otherwise: readonly Json[] = []): JsonObject {
  return comparing(name, { Type: 'Equals', LeftValue: 1, RightValue: 1 }, then, otherwise);
}

/** A Condition step with one condition. */
export function comparing(
  name: string,
  test: Json,
  then: readonly Json[] = [],
  otherwise: readonly Json[] = [],
): JsonObject {
  return {
    Name: name,
    Type: 'Condition',
    Arguments: { Conditions: [test], IfSteps: then, ElseSteps: otherwise },
  };
}

function withChanges(values: JsonObject, changed: { readonly [name: string]: Json | undefined }): JsonObject {
  const entries = Object.entries({ ...values, ...changed });
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, Json][] => (value === undefined ? [] : [[name, value]])),
  );
}
