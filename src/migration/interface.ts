import { DUPLICATE_IMPORT, MALFORMED_IMPORT, UNKNOWN_NODE_TYPE } from '../diagnostics/import-problems.js';
import { didYouMean } from '../diagnostics/suggest.js';
import { isTracedMap, type Traced } from '../source/traced.js';
import { snakeCase } from '../scaffold/names.js';
import type { PeerDag } from './dag.js';
import type { PeerFile, PeerInterface, Report } from './peer-files.js';
import { sagemakerTypeOf } from './step-types.js';
import { textAt, valueAt } from './values.js';

/** A node of a DAG that was understood. */
export interface PeerNode {
  readonly node: string;
  /** Of the step in the manifest. */
  readonly name: string;
  readonly at: Traced;
  readonly type: PeerInterface;
  readonly jobType?: string;
  /** The nodes that it has edges from, sorted. */
  readonly needs: readonly string[];
}

const STEP_TYPE = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The interfaces by step type; what is wrong with them is reported. */
export function readInterfaces(
  files: readonly PeerFile[],
  report: Report,
): ReadonlyMap<string, PeerInterface> {
  const interfaces = new Map<string, PeerInterface>();
  for (const { name, root } of files) {
    const stepType = textAt(root, 'step_type');
    const sagemakerType = textAt(root, 'registry', 'sagemaker_step_type') ?? 'Processing';
    const known = stepType === undefined ? undefined : interfaces.get(stepType);
    if (!isTracedMap(root.value) || stepType === undefined || !STEP_TYPE.test(stepType)) {
      report(MALFORMED_IMPORT, (valueAt(root, 'step_type') ?? root).at, {
        message: `"${name}" is no step interface: its step_type is missing, or is no name.`,
      });
    } else if (known !== undefined) {
      report(DUPLICATE_IMPORT, (valueAt(root, 'step_type') ?? root).at, {
        message: `The step type "${stepType}" has two interfaces.`,
      });
    } else {
      interfaces.set(stepType, { stepType, sagemakerType, root });
    }
  }
  return interfaces;
}

/** The nodes of a DAG with their step types, sorted; a node of an unknown type is reported and left out. */
export function readNodes(
  dag: PeerDag,
  interfaces: ReadonlyMap<string, PeerInterface>,
  report: Report,
): readonly PeerNode[] {
  return [...dag.nodes].flatMap(([node, at]): PeerNode[] => {
    const stepType = [...interfaces.keys()]
      .filter((type) => node === type || node.startsWith(`${type}_`))
      .sort((a, b) => b.length - a.length)[0];
    const type = stepType === undefined ? undefined : interfaces.get(stepType);
    if (stepType === undefined || type === undefined) {
      report(UNKNOWN_NODE_TYPE, at.at, {
        message: `The node "${node}" is of no step type that has an interface.${didYouMean(node.split('_')[0] ?? node, interfaces.keys())}`,
      });
      return [];
    }
    if (sagemakerTypeOf(type) === undefined) {
      const place = valueAt(type.root, 'registry', 'sagemaker_step_type') ?? type.root;
      report(MALFORMED_IMPORT, place.at, {
        message: `"${type.sagemakerType}" is no type that a step of a pipeline can have, and the node "${node}" has it.`,
      });
      return [];
    }
    const jobType = node.slice(stepType.length + 1);
    const needs = dag.edges.filter(({ to }) => to === node).map(({ from }) => from);
    return [
      {
        node,
        name: stepName(stepType, jobType),
        at,
        type,
        ...(jobType === '' ? {} : { jobType }),
        needs: [...new Set(needs)].sort(),
      },
    ];
  });
}

/** The name of a step: that of its type in words, with the job type. */
function stepName(stepType: string, jobType: string): string {
  return jobType === ''
    ? snakeCase(stepType)
    : `${snakeCase(stepType)}_${jobType.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;
}
