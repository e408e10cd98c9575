import { exclusiveArguments } from '../../../src/rules/definition/exclusive-arguments.js';
import { definitionOf } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { JsonObject } from '../../../src/sagemaker/json-data.js';

const StepConfig = { HadoopJarStep: { Jar: 'command-runner.jar' } };
const emr = (Arguments: JsonObject) => ({
  Name: 'join',
  Type: 'EMR',
  Arguments: { StepConfig, ...Arguments },
});
const cluster = (Instances: JsonObject) => ({ ClusterConfig: { Instances } });
const parameter = { Get: 'Parameters.X' };

describe('exclusive-arguments', () => {
  it('reports a step that has none of them, or several', () => {
    const steps = [
      emr({}),
      emr({ ClusterConfig: { Instances: { InstanceGroups: [] } }, ClusterId: 'j-1' }),
      emr(cluster({})),
      emr(cluster({ InstanceFleets: [], InstanceGroups: [] })),
      { Name: 'spark', Type: 'EMRServerless', Arguments: { JobConfig: {} } },
    ];
    expect(findIn(exclusiveArguments, definitionOf(steps))).toEqual([
      {
        at: '/Steps/0/Arguments',
        message: 'Step "join" has neither "ClusterId" nor "ClusterConfig".',
        help: 'Give exactly one of them.',
      },
      {
        at: '/Steps/1/Arguments/ClusterConfig (key)',
        message: 'Step "join" has "ClusterConfig" beside "ClusterId", of which only one may be given.',
        help: 'Remove one of them.',
      },
      {
        at: '/Steps/2/Arguments/ClusterConfig/Instances',
        message:
          '"ClusterConfig.Instances" of step "join" has neither "InstanceGroups" nor "InstanceFleets".',
        help: 'Give exactly one of them.',
      },
      {
        at: '/Steps/3/Arguments/ClusterConfig/Instances/InstanceFleets (key)',
        message:
          '"ClusterConfig.Instances" of step "join" has "InstanceFleets" beside "InstanceGroups", of which only one may be given.',
        help: 'Remove one of them.',
      },
      {
        at: '/Steps/4/Arguments',
        message: 'Step "spark" has neither "ApplicationId" nor "ApplicationConfig".',
        help: 'Give exactly one of them.',
      },
    ]);
  });

  it('reports a runtime role for a cluster that is started for the step', () => {
    const step = emr({ ...cluster({ InstanceGroups: [] }), ExecutionRoleArn: parameter });
    expect(findIn(exclusiveArguments, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/ExecutionRoleArn (key)',
        message: 'Step "join" has "ExecutionRoleArn" without "ClusterId", beside which alone it stands.',
        help: 'Remove "ExecutionRoleArn", or give "ClusterId" instead of "ClusterConfig".',
      },
    ]);
  });

  it('accepts one of them, be it an expression, beside the null of another one', () => {
    const steps = [
      emr({ ClusterId: parameter, ClusterConfig: null, ExecutionRoleArn: parameter }),
      emr({ ClusterConfig: parameter }),
      emr({ ClusterConfig: { Instances: parameter } }),
      { Name: 'spark', Type: 'EMRServerless', Arguments: { ApplicationConfig: {} } },
      { Name: 'empty', Type: 'EMR' },
      { Name: 'new', Type: 'Tomorrow', Arguments: {} },
    ];
    expect(findIn(exclusiveArguments, definitionOf(steps))).toEqual([]);
  });
});
