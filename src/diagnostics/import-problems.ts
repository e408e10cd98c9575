import type { Problem } from './diagnostic.js';

export const MALFORMED_IMPORT: Problem = {
  code: 'IMP901',
  name: 'malformed-import',
  severity: 'error',
  what: 'Files that are imported have the form that their program writes: a DAG has nodes and edges, a step interface a step_type, a merged config shared and specific values.',
  why: 'What has another form means something that nobody can tell: importing half of it would lose the rest in silence.',
  fix: 'Correct the value, or write the file again with the program that it comes from.',
};

export const UNKNOWN_NODE_TYPE: Problem = {
  code: 'IMP902',
  name: 'unknown-node-type',
  severity: 'error',
  what: 'Every node of an imported DAG is a step type of the interfaces, alone or followed by "_" and a job type.',
  why: 'Without the interface nothing is known of what the step consumes and produces, nor of its script.',
  fix: 'Correct the name, or put the interface of the step type into the folder that --steps names.',
};

export const UNKNOWN_EDGE_NODE: Problem = {
  code: 'IMP903',
  name: 'unknown-edge-node',
  severity: 'error',
  what: 'The edges of an imported DAG lead from one of its nodes to another.',
  why: 'An edge to nowhere is a misspelt name, or a node that was left out.',
  fix: 'Correct the name, or add the node.',
};

export const DUPLICATE_IMPORT: Problem = {
  code: 'IMP904',
  name: 'duplicate-import',
  severity: 'error',
  what: 'A node stands once in an imported DAG, and a step type has one interface.',
  why: 'Of two with one name one would be imported and the other lost.',
  fix: 'Remove or rename one of the two.',
};

/** The problems of files of other programs that are imported. No project of pipectl shows them. */
export const IMPORT_PROBLEMS: readonly Problem[] = [
  MALFORMED_IMPORT,
  UNKNOWN_NODE_TYPE,
  UNKNOWN_EDGE_NODE,
  DUPLICATE_IMPORT,
];
