import { compareNames } from '../graph/dag.js';
import { lookUpServiceImage } from '../sagemaker/image-uri.js';
import { keyOf } from '../source/location.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { outputPath } from './outputs.js';
import type { BuildInput } from './step.js';
import { membersOf, type Members } from './structure.js';
import { asText } from './text.js';
import { entriesOf, mapAt, valueAt } from './values.js';

/**
 * The members of a training job by which SageMaker Debugger saves tensors, profiles the instances and keeps TensorBoard
 * data; none unless the config asks for them, unlike in the SDK, which does unasked (SDK 2.257, debugger/debugger.py,
 * debugger/profiler_config.py, estimator.py `_prepare_debugger_for_training`, `_prepare_profiler_for_training`).
 */
export function debuggingMembers(input: BuildInput): Members {
  const { config } = input.job;
  return {
    DebugHookConfig: hookConfig(input),
    DebugRuleConfigurations: ruleConfigurations(input, 'debugger'),
    ProfilerConfig: profilerConfig(input),
    ProfilerRuleConfigurations: ruleConfigurations(input, 'profiler'),
    TensorBoardOutputConfig: config.has('tensorboard')
      ? membersOf(mapAt(config, 'tensorboard'), { S3OutputPath: 's3_output_path', LocalPath: 'local_path' })
      : undefined,
  };
}

function hookConfig(input: BuildInput): Members | undefined {
  const { config } = input.job;
  const given = mapAt(config, 'debugger');
  return config.has('debugger')
    ? {
        S3OutputPath: given.get('s3_output_path') ?? outputPath(input),
        LocalPath: given.get('local_path'),
        HookParameters: parameterTexts(given.get('hook_parameters')),
        CollectionConfigurations: byName(given.get('collections')).map(([name, parameters]) => ({
          CollectionName: new Traced(name, keyOf(parameters.at)),
          CollectionParameters: parameterTexts(parameters),
        })),
      }
    : undefined;
}

/** A profiler that is switched off has no output path. */
function profilerConfig(input: BuildInput): Members | undefined {
  const { config } = input.job;
  const given = mapAt(config, 'profiler');
  const disabled = given.get('disabled');
  return config.has('profiler')
    ? {
        S3OutputPath:
          disabled?.value === true ? undefined : (given.get('s3_output_path') ?? outputPath(input)),
        DisableProfiler: disabled ?? false,
        ProfilingIntervalInMilliseconds: given.get('interval_in_milliseconds'),
        ProfilingParameters: parameterTexts(given.get('parameters')),
      }
    : undefined;
}

/**
 * The rules of the debugger or profiler, sorted by name; undefined if there are none. A rule without an image is one of
 * those in SageMaker's, which is told by the parameter rule_to_invoke which one to run (SDK 2.257, debugger.py
 * `Rule.sagemaker`, `ProfilerRule.sagemaker`, `get_rule_container_image_uri`).
 */
function ruleConfigurations(input: BuildInput, key: 'debugger' | 'profiler'): readonly Draft[] | undefined {
  const rules = byName(mapAt(input.job.config, key).get('rules'));
  return rules.length === 0
    ? undefined
    : rules.map(([name, rule]) => {
        const settings = entriesOf(rule);
        const named = new Traced(name, keyOf(rule.at));
        const image = settings.get('image_uri');
        const invoked = settings.get('rule_to_invoke') ?? (image === undefined ? named : undefined);
        return {
          RuleConfigurationName: named,
          RuleEvaluatorImage: image ?? rulesImage(input, named),
          ...membersOf(settings, {
            InstanceType: 'instance_type',
            VolumeSizeInGB: 'volume_size',
            LocalPath: 'local_path',
            S3OutputPath: 's3_output_path',
          }),
          RuleParameters: parameterTexts(settings.get('parameters'), invoked),
        };
      });
}

/** The image of SageMaker's own rules; undefined if the region is not known or has none. */
function rulesImage({ job }: BuildInput, rule: Traced): Traced | undefined {
  const region = valueAt(job.config, 'region');
  const found = typeof region?.value === 'string' ? lookUpServiceImage('debugger', region.value) : undefined;
  return found?.ok === true ? new Traced(found.uri, rule.at) : undefined;
}

/** Parameters as texts, sorted by name; undefined if there are none. */
function parameterTexts(parameters: Traced | undefined, rule?: Traced): Members | undefined {
  const all = new Map([
    ...(rule === undefined ? [] : ([['rule_to_invoke', rule]] as const)),
    ...entriesOf(parameters),
  ]);
  return all.size === 0
    ? undefined
    : Object.fromEntries(
        [...all].sort(([a], [b]) => compareNames(a, b)).map(([name, value]) => [name, asText(value)]),
      );
}

function byName(traced: Traced | undefined): readonly (readonly [string, Traced])[] {
  return [...entriesOf(traced)].sort(([a], [b]) => compareNames(a, b));
}
