import { jobAndParts } from '../../builders/job-parts.js';
import { jobsOf, type PipelineGraph } from '../../graph/model.js';
import { builderKeys, ownKeys } from '../../project/config-keys.js';
import { parameter } from '../../sagemaker/expression.js';
import { locationOf } from '../../source/location.js';
import type { ExpressionValue } from '../../source/traced.js';
import { project } from '../example.js';
import { withArticle } from '../nouns.js';
import type { PipelineRule } from '../rule.js';
import { misfits } from './misfits.js';

const manifest = (type: string) => `
  parameters:
    count: { type: ${type} }
  steps:
    prepare: { type: Prepare, config: { instance_count: "\${params.count}" } }
`;

export const wrongVariableType: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG606',
  name: 'wrong-variable-type',
  severity: 'error',
  what: 'A pipeline variable in a config has the type of the value that it stands for.',
  why: 'SageMaker does not convert between types: the pipeline is rejected, or the step fails to start.',
  fix: 'Declare the parameter with the type that the key takes, or use another variable.',
  invalid: project({ manifest: manifest('String') }),
  valid: project({ manifest: manifest('Integer') }),
  check({ graph }, report) {
    for (const { job } of jobsOf(graph).flatMap(jobAndParts)) {
      const { config, spec } = job;
      const { value } = spec.document;
      const builders = builderKeys(value.sagemaker_step_type);
      const own = ownKeys(value);
      for (const [key, { traced }] of config) {
        const schema = own.get(key) ?? builders.get(key);
        // Where no variable may stand at all, SMP501 says so.
        if (schema === undefined || schema.variable === false) {
          continue;
        }
        for (const misfit of misfits(key, traced, schema, own.has(key))) {
          report(misfit.at, {
            message: `"${misfit.name}" takes ${misfit.wanted}, but ${variableName(graph, misfit.variable)} is ${withArticle(misfit.variable.type)}.`,
            help: 'Use a variable of that type, or write the value itself.',
            related: declaration(graph, misfit.variable),
          });
        }
      }
    }
  },
};

function variableName(graph: PipelineGraph, variable: ExpressionValue): string {
  const name = parameterName(graph, variable);
  return name === undefined ? 'the variable' : `the parameter "${name}"`;
}

function declaration(graph: PipelineGraph, variable: ExpressionValue) {
  const name = parameterName(graph, variable);
  return name === undefined
    ? []
    : [
        {
          message: 'The parameter is declared here.',
          at: locationOf(graph.manifest.source, 'parameters', name, 'type'),
        },
      ];
}

function parameterName(
  { manifest: { value } }: PipelineGraph,
  { expression }: ExpressionValue,
): string | undefined {
  const wanted = JSON.stringify(expression);
  return Object.keys(value.parameters ?? {}).find((name) => JSON.stringify(parameter(name)) === wanted);
}
