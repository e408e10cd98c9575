import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { YamlData } from '../scaffold/yaml-text.js';
import { toJson } from '../source/traced.js';
import { snakeCase } from '../scaffold/names.js';
import { stepSettings, type StepSettings } from './configs.js';
import { contractOf, hasScript } from './contract.js';
import { readDag, whyNotOfDag, type PeerDag } from './dag.js';
import { readInterfaces, readNodes, type PeerNode } from './interface.js';
import { isEmpty, whyNotOfInterface } from './interface-reasons.js';
import { createLedger, type Ledger } from './ledger.js';
import { NO_CONFIG, readConfig, whyNotOfConfig, type Fields, type PeerConfig } from './peer-config.js';
import { reporter, type PeerFile, type PeerInterface } from './peer-files.js';
import { pipelineName } from './pipeline-name.js';
import { specOf } from './spec.js';
import { libraryType, sagemakerTypeOf, standFor, type Stand } from './step-types.js';
import { entriesAt, itemsAt, textAt, valueAt } from './values.js';

/** What is imported. */
export interface ImportInput {
  readonly dag: PeerFile;
  readonly interfaces: readonly PeerFile[];
  readonly config: PeerFile | undefined;
  /** The pipeline's name, if somebody chose one. */
  readonly name: string | undefined;
  /** Python files to copy: paths below the folder of scripts. */
  readonly scripts: readonly string[];
}

/** A step type of the project. */
export interface PlannedType {
  readonly peer: PeerInterface;
  /** Name of its files. */
  readonly name: string;
  /** Absent if the library's step type of another name stands for it. */
  readonly spec?: Readonly<Record<string, YamlData>>;
  readonly contract?: Readonly<Record<string, YamlData>>;
  readonly stand: Stand | undefined;
}

/** Everything that is known before the steps are wired. */
export interface ImportPlan {
  readonly name: string;
  readonly description?: string;
  readonly dag: PeerDag;
  readonly types: readonly PlannedType[];
  readonly steps: readonly StepSettings[];
  readonly fields: ReadonlyMap<string, Fields>;
  /** Names of interfaces that no node is of, sorted. */
  readonly unused: readonly string[];
  readonly ledger: Ledger;
  /** What somebody has to look at: full sentences. */
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what is imported and makes up everything but the wiring. What is wrong is in the diagnostics. */
export function planImport(input: ImportInput): ImportPlan {
  const ledger = createLedger();
  const { found, report } = reporter();
  const dag = readDag(input.dag, ledger, report);
  const interfaces = readInterfaces(input.interfaces, report);
  const config = input.config === undefined ? NO_CONFIG : readConfig(input.config, report);
  const read = readNodes(dag, interfaces, report);
  const notes: string[] = [];
  const nodes = withJobTypes(distinct(read), config, ledger, notes);
  const fields = new Map(nodes.map((node) => [node.node, fieldsOf(node, config)] as const));
  const facts = { hasScripts: input.scripts.length > 0 };
  const types = plannedTypes(nodes, ledger);
  const name = input.name ?? pipelineName(input.dag, dag, fields, ledger);
  const steps = nodes.map((node) => stepSettings(node, fields.get(node.node) ?? new Map(), facts));
  notes.push(
    ...types.flatMap(({ peer, stand }) => (stand === undefined ? [] : [`${peer.stepType}: ${stand.note}`])),
  );
  if (input.config !== undefined) {
    for (const { node } of nodes.filter(({ node }) => !config.specific.has(node))) {
      notes.push(`The config says nothing of the node "${node}".`);
    }
  }
  notes.push(...missingJobTypes(nodes));
  noteEntryPoints(nodes, fields, ledger);
  const used = new Set(nodes.map(({ type }) => type.stepType));
  return {
    name,
    ...(dag.description === undefined ? {} : { description: dag.description }),
    dag,
    types,
    steps,
    fields,
    unused: [...interfaces.keys()].filter((type) => !used.has(type)).sort(),
    ledger,
    notes,
    diagnostics: found,
  };
}

/** Notes, at the end, what has no home. */
export function leaveTheRest(input: ImportInput, plan: ImportPlan): void {
  const { ledger } = plan;
  ledger.leaveRest(input.dag.root, 2, ({ key }) => whyNotOfDag(key));
  for (const { peer } of plan.types) {
    ledger.leaveRest(peer.root, 2, whyNotOfInterface);
  }
  if (input.config !== undefined) {
    for (const [, entry] of entriesAt(input.config.root, 'metadata')) {
      ledger.leave(entry, whyNotOfConfig('metadata', ''));
    }
    const nodes = new Set(plan.steps.map(({ node }) => node.node));
    ledger.leaveRest(input.config.root, 4, ({ key, value, at }) => {
      const [, , node] = at.path[0] === 'configuration' ? at.path : ['', ...at.path];
      return key.includes('specific.') && !nodes.has(String(node))
        ? 'The DAG has no node of this name.'
        : whyNotOfConfig(key, value);
    });
  }
}

/** Nodes whose steps have names of their own: where two would have the same, each keeps the node's. */
function distinct(nodes: readonly PeerNode[]): readonly PeerNode[] {
  const counts = new Map<string, number>();
  nodes.forEach(({ name }) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return nodes.map((node) =>
    (counts.get(node.name) ?? 0) > 1 ? { ...node, name: node.node.replaceAll(/[^A-Za-z0-9_-]/g, '_') } : node,
  );
}

/**
 * Nodes with the job types that they run with: the config's, where the node has none. A step type of which one step has
 * a job type asks for one of every step.
 */
function withJobTypes(
  nodes: readonly PeerNode[],
  config: PeerConfig,
  ledger: Ledger,
  notes: string[],
): readonly PeerNode[] {
  const named = nodes.map((node): PeerNode => {
    const field = fieldsOf(node, config).get('job_type');
    const given = typeof field?.value === 'string' && field.value !== '' ? field.value : undefined;
    const jobType = node.jobType ?? given;
    if (given !== undefined && given === jobType) {
      ledger.keep(field, "the step's job_type");
    }
    return jobType === undefined ? node : { ...node, jobType };
  });
  const withType = new Set(named.flatMap(({ type, jobType }) => (jobType === undefined ? [] : [type])));
  return named.map((node) => {
    if (node.jobType !== undefined || !withType.has(node.type)) {
      return node;
    }
    notes.push(
      `"${node.node}" has no job type and others of ${node.type.stepType} have one: it is "generic" now, which its script gets as an argument.`,
    );
    return { ...node, jobType: 'generic' };
  });
}

/** Steps whose script takes a job type, which nothing says: cursus has one in the config. */
function missingJobTypes(nodes: readonly PeerNode[]): readonly string[] {
  return nodes
    .filter(
      ({ type, jobType }) =>
        jobType === undefined &&
        sagemakerTypeOf(type) === 'Processing' &&
        itemsAt(type.root, 'contract', 'job_arguments').some((item) => textAt(item, 'source') === 'job_type'),
    )
    .map(
      ({ node }) =>
        `The script of "${node}" takes a job type, and neither the node nor the config says one: list it under "job_types" of the specification, and write it on the step.`,
    );
}

/** The peer names the script again in each config; where it is the interface's, the contract has it. */
function noteEntryPoints(
  nodes: readonly PeerNode[],
  fields: ReadonlyMap<string, Fields>,
  ledger: Ledger,
): void {
  for (const { node, type } of nodes) {
    for (const name of ['processing_entry_point', 'training_entry_point']) {
      const field = fields.get(node)?.get(name);
      if (field !== undefined && field.value === textAt(type.root, 'contract', 'entry_point')) {
        ledger.keep(field, "the contract's entry_point");
      }
    }
  }
}

function fieldsOf({ node }: PeerNode, { shared, specific }: PeerConfig): Fields {
  return new Map([...shared, ...(specific.get(node) ?? [])]);
}

function plannedTypes(nodes: readonly PeerNode[], ledger: Ledger): readonly PlannedType[] {
  const types = new Map(nodes.map(({ type }) => [type.stepType, type] as const));
  return [...types.values()]
    .sort((a, b) => (a.stepType < b.stepType ? -1 : 1))
    .map((peer): PlannedType => {
      const jobTypes = [
        ...new Set(nodes.flatMap(({ type, jobType }) => (type === peer ? (jobType ?? []) : []))),
      ].sort();
      const name = snakeCase(peer.stepType);
      const stand = standFor(peer);
      const library = libraryType(stand, jobTypes);
      if (library !== undefined) {
        noteStand(peer, [...STOOD_FOR, ['step_type'], ['node_type'], ['spec']], library.stepType, ledger);
        return { peer, name, stand };
      }
      if (stand !== undefined) {
        noteStand(peer, STOOD_FOR, stand.contract, ledger);
      }
      const isAlwaysTyped = nodes.every(({ type, jobType }) => type !== peer || jobType !== undefined);
      const contract =
        stand !== undefined || !hasScript(peer) ? undefined : contractOf(peer, isAlwaysTyped, ledger);
      if (stand === undefined && contract === undefined) {
        for (const [, value] of entriesAt(peer.root, 'contract').filter(
          ([, part]) => !isEmpty(toJson(part)),
        )) {
          ledger.leave(value, 'The step runs no script, so that it has no contract.');
        }
      }
      const contractName = stand?.contract ?? (contract === undefined ? undefined : name);
      return {
        peer,
        name,
        stand,
        spec: specOf(peer, { contract: contractName, jobTypes, ledger }),
        ...(contract === undefined ? {} : { contract }),
      };
    });
}

/** What the library says in the place of an interface's steps. */
const STOOD_FOR: readonly (readonly string[])[] = [
  ['registry', 'description'],
  ['registry', 'requires'],
  ['registry', 'sagemaker_step_type'],
  ...[
    'arguments',
    'description',
    'entry_point',
    'env_vars',
    'framework_requirements',
    'inputs',
    'job_arguments',
    'outputs',
  ].map((key) => ['contract', key]),
];

function noteStand(
  { root }: PeerInterface,
  keys: readonly (readonly string[])[],
  name: string,
  ledger: Ledger,
): void {
  keys.forEach((path) => ledger.keep(valueAt(root, ...path), `what the library has under ${name}`));
}
