import type { CompiledPipeline } from '../compiler/compiled.js';
import { compareNames } from '../graph/dag.js';
import type { Json } from '../source/traced.js';
import { canonicalJson } from './canonical.js';
import { definitionChanges, type PartChange } from './definition-changes.js';
import type { LivePipeline } from './live.js';

/** What the command line adds to a compiled pipeline. */
export interface DeploySettings {
  /** ARN of the role that executions run with. */
  readonly role: string;
  /** Tags of the pipeline, over those of the manifest. */
  readonly tags: Readonly<Record<string, string>>;
  /** Most steps of one execution at the same time, over the manifest. */
  readonly parallelism?: number | undefined;
}

/** A pipeline as it is to be in SageMaker. */
export interface WantedPipeline {
  readonly name: string;
  readonly displayName: string;
  /** Empty for none. */
  readonly description: string;
  readonly definition: Json;
  readonly role: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent: as it is, because the API cannot take the setting back. */
  readonly parallelism?: number;
}

/** One tag that is added (`was` is absent) or changed. */
export interface TagChange {
  readonly key: string;
  readonly was?: string;
  readonly becomes: string;
}

/** Something about a pipeline that is not as wanted. */
export type Change =
  | { readonly aspect: 'definition'; readonly parts: readonly PartChange[] }
  | {
      readonly aspect: 'role' | 'description' | 'display name';
      readonly was: string;
      readonly becomes: string;
    }
  | { readonly aspect: 'parallelism'; readonly was?: number; readonly becomes: number }
  | { readonly aspect: 'tags'; readonly tags: readonly TagChange[] };

/** What a deployment does to the pipeline itself. `changes` is never empty. */
export type PipelinePlan =
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly changes: readonly Change[] }
  | { readonly kind: 'unchanged' };

/** The pipeline that a manifest and a command line ask for. */
export function wantedPipeline(compiled: CompiledPipeline, settings: DeploySettings): WantedPipeline {
  const parallelism = settings.parallelism ?? compiled.parallelism;
  return {
    name: compiled.name,
    displayName: compiled.displayName ?? compiled.name,
    description: compiled.description ?? '',
    definition: compiled.definition,
    role: settings.role,
    tags: { ...compiled.tags, ...settings.tags },
    ...(parallelism === undefined ? {} : { parallelism }),
  };
}

/**
 * What to do so that the live pipeline becomes the wanted one; `live` is undefined if there is none. Definitions are
 * compared as JSON values, so that spacing and the order of keys do not count. Tags that are live and not wanted are
 * left alone, as they may be someone else's (AWS cost allocation, governance).
 */
export function planDeployment(wanted: WantedPipeline, live: LivePipeline | undefined): PipelinePlan {
  if (live === undefined) {
    return { kind: 'create' };
  }
  const changes = [
    ...definitionChange(wanted, live),
    ...textChange('role', live.role, wanted.role),
    ...textChange('description', live.description, wanted.description),
    ...textChange('display name', live.displayName, wanted.displayName),
    ...parallelismChange(wanted, live),
    ...tagChange(wanted, live),
  ];
  return changes.length === 0 ? { kind: 'unchanged' } : { kind: 'update', changes };
}

/** Whether carrying out a plan sends the definition. */
export function sendsDefinition(plan: PipelinePlan): boolean {
  return (
    plan.kind === 'create' ||
    (plan.kind === 'update' && plan.changes.some(({ aspect }) => aspect === 'definition'))
  );
}

function definitionChange(wanted: WantedPipeline, live: LivePipeline): readonly Change[] {
  if (live.definition === undefined) {
    return [{ aspect: 'definition', parts: [] }];
  }
  return canonicalJson(live.definition) === canonicalJson(wanted.definition)
    ? []
    : [{ aspect: 'definition', parts: definitionChanges(live.definition, wanted.definition) }];
}

function textChange(
  aspect: 'role' | 'description' | 'display name',
  was: string,
  becomes: string,
): readonly Change[] {
  return was === becomes ? [] : [{ aspect, was, becomes }];
}

function parallelismChange(wanted: WantedPipeline, live: LivePipeline): readonly Change[] {
  if (wanted.parallelism === undefined || wanted.parallelism === live.parallelism) {
    return [];
  }
  const was = live.parallelism === undefined ? {} : { was: live.parallelism };
  return [{ aspect: 'parallelism', ...was, becomes: wanted.parallelism }];
}

function tagChange(wanted: WantedPipeline, live: LivePipeline): readonly Change[] {
  const tags: TagChange[] = [];
  for (const [key, becomes] of Object.entries(wanted.tags).sort(([a], [b]) => compareNames(a, b))) {
    const was = live.tags.get(key);
    if (was !== becomes) {
      tags.push({ key, ...(was === undefined ? {} : { was }), becomes });
    }
  }
  return tags.length === 0 ? [] : [{ aspect: 'tags', tags }];
}
