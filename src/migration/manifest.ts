import { analyseDag } from '../graph/dag.js';
import { yamlBlock, type YamlData } from '../scaffold/yaml-text.js';
import type { ConfigFile } from './configs.js';
import type { PeerNode } from './interface.js';
import type { Ledger } from './ledger.js';
import type { ImportPlan } from './plan.js';
import { libraryType } from './step-types.js';
import { entriesAt } from './values.js';
import type { WiringChoice } from './wiring.js';

/** How long the peer lets SageMaker reuse a step's result (builder_base.py, _get_cache_config). */
const CACHE = { enabled: true, expire_after: 'P30D' };

/** The text of the manifest; steps stand in the order in which they run, and by name. */
export function manifestText(
  plan: ImportPlan,
  configs: readonly ConfigFile[],
  choices: readonly WiringChoice[],
): string {
  const { name, description, dag, ledger } = plan;
  const byNode = new Map(plan.steps.map(({ node }) => [node.node, node] as const));
  const order = analyseDag([...byNode.keys()], dag.edges).order;
  const steps = order.flatMap((node) => byNode.get(node) ?? []);
  const head = {
    name,
    ...(description === undefined ? {} : { description }),
    config: 'configs/base.config.yaml',
  };
  const text = steps.map((node) => {
    const own = choices.filter((choice) => choice.step === node.name);
    const inputs = own.flatMap(({ input, source, by }) =>
      source === undefined || by === 'resolver' ? [] : [{ input, source, by }],
    );
    const config = configs.find(({ step }) => step === node.name);
    const body: Record<string, YamlData> = {
      type: typeOf(plan, node),
      ...(node.jobType === undefined ? {} : { job_type: node.jobType }),
      ...(node.needs.length === 0 && !consumes(node) ? {} : { needs: needsOf(node, byNode) }),
      ...(config === undefined ? {} : { config: config.path }),
      ...(cached(plan, node, ledger) ? { cache: CACHE } : {}),
    };
    const lines = inputs.map(({ input, source, by }) => {
      const line = yamlBlock({ [input]: source.replaceAll('${', () => '$${') }, 3);
      return by === 'placeholder' ? line.replace(/\n$/, ' # REPLACE: what the step reads\n') : line;
    });
    const missing = own.filter(({ by }) => by === 'undecided');
    const comments = missing.map(
      ({ input, candidates }) =>
        `    # DECIDE: inputs: { ${input}: ${candidates.map(({ step, output }) => `${step}.${output}`).join(' or ')} }\n`,
    );
    return [
      `  ${node.name}:\n`,
      yamlBlock(body, 2, 2),
      ...(lines.length === 0 ? [] : ['    inputs:\n', ...lines]),
      ...comments,
    ].join('');
  });
  return `${yamlBlock(head)}steps:\n${text.join('')}`;
}

function typeOf(plan: ImportPlan, { type, jobType }: PeerNode): string {
  const stand = plan.types.find(({ peer }) => peer === type)?.stand;
  return libraryType(stand, jobType === undefined ? [] : [jobType])?.stepType ?? type.stepType;
}

/** Whether a step has inputs: one without edges states that it needs nothing, or pipectl would infer what it needs. */
function consumes({ type }: PeerNode): boolean {
  return entriesAt(type.root, 'spec', 'dependencies').length > 0;
}

function needsOf(node: PeerNode, byNode: ReadonlyMap<string, PeerNode>): readonly string[] {
  return node.needs.flatMap((need) => byNode.get(need)?.name ?? []);
}

/** Whether the peer caches a step. A registration is none that may be left out. */
function cached(plan: ImportPlan, node: PeerNode, ledger: Ledger): boolean {
  const field = plan.fields.get(node.node)?.get('enable_caching');
  if (typeOf(plan, node) !== node.type.stepType) {
    return false;
  }
  if (typeof field?.value === 'boolean') {
    ledger.keep(field, field.value ? "the steps' cache" : 'nothing: a step has no cache unasked');
  }
  return field?.value === true;
}
