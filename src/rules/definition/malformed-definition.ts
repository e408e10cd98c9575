import { kindOf } from '../../sagemaker/check-scalar.js';
import { isJsonList, isJsonObject, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { DEFINITION_VERSION } from '../../sagemaker/limits.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, quoted } from './words.js';

const example = (member: string) =>
  definitionFile(() => ({
    ...definitionOf([fail('stop', 'Stopped')]),
    [member]: {
      ExperimentName: { Get: 'Execution.PipelineName' },
      TrialName: { Get: 'Execution.PipelineExecutionId' },
    },
  }));

/** SDK 2.257, workflow/pipeline.py `Pipeline.to_request`; SDK 3 has MlflowConfig too (mlops/workflow/pipeline.py). */
const MEMBERS = ['Version', 'Metadata', 'Parameters', 'PipelineExperimentConfig', 'MlflowConfig', 'Steps'];

/** The objects of a definition whose members are all known (workflow/pipeline_experiment_config.py; SDK 3, mlflow_config.py). */
const CONFIGS: Readonly<Record<string, readonly string[]>> = {
  PipelineExperimentConfig: ['ExperimentName', 'TrialName'],
  MlflowConfig: ['MlflowResourceArn', 'MlflowExperimentName'],
};

/** AWS's published JSON Schema of definitions takes one version and no further members. */
export const malformedDefinition: DefinitionRule = {
  scope: 'definition',
  code: 'SMP556',
  name: 'malformed-definition',
  severity: 'error',
  what: 'A definition has the members that SageMaker Pipelines knows, and its version is 2020-12-01.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name of the member, or remove it.',
  invalid: example('PipelineExperiment'),
  valid: example('PipelineExperimentConfig'),
  check({ definition }, report) {
    if (!isJsonObject(definition)) {
      return;
    }
    reportUnknownMembers(definition, '', MEMBERS, 'the definition', report);
    const version = memberOf(definition, 'Version');
    if (version !== undefined && version !== DEFINITION_VERSION) {
      report('/Version', {
        message: `The version of the definition is ${typeof version === 'string' ? quoted(version) : kindNoun(kindOf(version))}.`,
        help: `Write "${DEFINITION_VERSION}".`,
      });
    }
    for (const [member, members] of Object.entries(CONFIGS)) {
      const config = memberOf(definition, member);
      const pointer = pointerTo('', member);
      if (isJsonObject(config)) {
        reportUnknownMembers(config, pointer, members, `"${member}"`, report);
      } else if (config !== undefined) {
        report(pointer, {
          message: `"${member}" is ${kindNoun(kindOf(config))}, not an object.`,
          help: 'Write an object, or remove it.',
        });
      }
    }
    const parameters = memberOf(definition, 'Parameters');
    if (parameters !== undefined && !isJsonList(parameters)) {
      report('/Parameters', {
        message: `"Parameters" is ${kindNoun(kindOf(parameters))}, not a list.`,
        help: 'Write a list, each item of which has a "Name" and a "Type".',
      });
    }
  },
};
