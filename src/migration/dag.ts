import { DUPLICATE_IMPORT, MALFORMED_IMPORT, UNKNOWN_EDGE_NODE } from '../diagnostics/import-problems.js';
import { didYouMean } from '../diagnostics/suggest.js';
import { analyseDag } from '../graph/dag.js';
import { isTracedList, type Traced } from '../source/traced.js';
import type { Ledger } from './ledger.js';
import type { PeerFile, Report } from './peer-files.js';
import { paragraph, textAt, valueAt } from './values.js';

/** A DAG of the peer's. */
export interface PeerDag {
  readonly name?: string;
  readonly description?: string;
  /** By name, sorted. */
  readonly nodes: ReadonlyMap<string, Traced>;
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** Reads a DAG as the peer's PipelineDAGWriter writes it; what is wrong in it is reported and left out. */
export function readDag({ root }: PeerFile, ledger: Ledger, report: Report): PeerDag {
  const nodes = readNodes(valueAt(root, 'dag', 'nodes'), root, report);
  const edges = readEdges(valueAt(root, 'dag', 'edges'), root, nodes, report);
  for (const cycle of analyseDag([...nodes.keys()], edges).cycles) {
    report(MALFORMED_IMPORT, nodes.get(cycle[0] ?? '')?.at ?? root.at, {
      message: `The nodes wait for each other: ${[...cycle, ...cycle.slice(0, 1)].join(' -> ')}.`,
      help: 'Remove one of the edges.',
    });
  }
  const name = valueAt(root, 'metadata', 'name');
  const description = [valueAt(root, 'dag', 'description'), valueAt(root, 'metadata', 'description')].find(
    (value) => textAt(value) !== undefined,
  );
  const text = textAt(description);
  for (const value of [valueAt(root, 'dag', 'description'), valueAt(root, 'metadata', 'description')]) {
    if (textAt(value) === text) {
      ledger.keep(value, "the manifest's description");
    }
  }
  ledger.keep(valueAt(root, 'dag', 'nodes'), "the manifest's steps");
  ledger.keep(valueAt(root, 'dag', 'edges'), "the steps' needs");
  const known = textAt(name);
  return {
    ...(known === undefined ? {} : { name: known }),
    ...(text === undefined ? {} : { description: paragraph(text) }),
    nodes,
    edges,
  };
}

function readNodes(list: Traced | undefined, root: Traced, report: Report): ReadonlyMap<string, Traced> {
  const nodes = new Map<string, Traced>();
  if (list === undefined || !isTracedList(list.value) || list.value.length === 0) {
    report(MALFORMED_IMPORT, (list ?? valueAt(root, 'dag') ?? root).at, {
      message:
        list === undefined
          ? 'This is no DAG of cursus: "nodes" under "dag" is missing.'
          : '"nodes" is not a list of names with at least one.',
    });
    return nodes;
  }
  for (const node of list.value) {
    if (typeof node.value !== 'string' || node.value === '') {
      report(MALFORMED_IMPORT, node.at, { message: 'A node is not the name of a step.' });
    } else if (nodes.has(node.value)) {
      report(DUPLICATE_IMPORT, node.at, { message: `The node "${node.value}" stands twice in the DAG.` });
    } else {
      nodes.set(node.value, node);
    }
  }
  return new Map([...nodes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readEdges(
  list: Traced | undefined,
  root: Traced,
  nodes: ReadonlyMap<string, Traced>,
  report: Report,
): PeerDag['edges'] {
  if (list === undefined) {
    if (valueAt(root, 'dag', 'nodes') !== undefined) {
      report(MALFORMED_IMPORT, (valueAt(root, 'dag') ?? root).at, {
        message: 'The DAG has no "edges"; one without any has an empty list.',
      });
    }
    return [];
  }
  if (!isTracedList(list.value)) {
    report(MALFORMED_IMPORT, list.at, { message: '"edges" is not a list.' });
    return [];
  }
  return list.value.flatMap((edge) => {
    const [from, to, ...more] = isTracedList(edge.value) ? edge.value : [];
    if (
      from === undefined ||
      to === undefined ||
      more.length > 0 ||
      typeof from.value !== 'string' ||
      typeof to.value !== 'string'
    ) {
      report(MALFORMED_IMPORT, edge.at, { message: 'An edge is not a list of two names of nodes.' });
      return [];
    }
    const known = [from, to].map((end) => {
      const name = typeof end.value === 'string' ? end.value : '';
      if (!nodes.has(name)) {
        report(UNKNOWN_EDGE_NODE, end.at, {
          message: `The edge leads from or to "${name}", which is no node.${didYouMean(name, nodes.keys())}`,
        });
      }
      return nodes.has(name);
    });
    if (from.value === to.value && nodes.has(from.value)) {
      report(UNKNOWN_EDGE_NODE, edge.at, { message: `The edge leads from "${from.value}" to itself.` });
      return [];
    }
    return known.includes(false) ? [] : [{ from: from.value, to: to.value }];
  });
}

/** Why something of a DAG has no home. */
export function whyNotOfDag(key: string): string {
  if (key === 'metadata.name') {
    return 'The pipeline has another name.';
  }
  return /^(?:metadata|statistics|version|created_at)\b/.test(key)
    ? 'A manifest has no place for notes about a pipeline; write them into its description, or a README.'
    : UNKNOWN_KEY;
}

/** Why a key that the peer does not know either has no home. */
export const UNKNOWN_KEY = 'The key is unknown: cursus drops it without a word.';
