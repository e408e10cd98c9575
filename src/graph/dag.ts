/** `to` comes after `from`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** What is known of a directed graph. */
export interface Dag {
  /** All nodes: every one after those it follows, ties by name. Nodes on or behind a cycle come last. */
  readonly order: readonly string[];
  /** One cycle per strongly connected part, as the nodes on it from the first by name; [] if there is none. */
  readonly cycles: readonly (readonly string[])[];
}

/** Orders the nodes and finds the cycles, whatever the order of nodes and edges. Edges from a node to itself are left out. */
export function analyseDag(nodes: readonly string[], edges: readonly Edge[]): Dag {
  const known = new Set(nodes);
  const after = new Map<string, Set<string>>();
  const waitsFor = new Map<string, number>();
  for (const { from, to } of edges) {
    const followers = after.get(from) ?? new Set<string>();
    if (from !== to && known.has(from) && known.has(to) && !followers.has(to)) {
      followers.add(to);
      after.set(from, followers);
      waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
    }
  }
  const order: string[] = [];
  let level = nodes.filter((node) => !waitsFor.has(node)).sort(compareNames);
  while (level.length > 0) {
    const next: string[] = [];
    for (const node of level) {
      order.push(node);
      for (const follower of after.get(node) ?? []) {
        const left = (waitsFor.get(follower) ?? 0) - 1;
        waitsFor.set(follower, left);
        if (left === 0) {
          next.push(follower);
        }
      }
    }
    level = next.sort(compareNames);
  }
  if (order.length === known.size) {
    return { order, cycles: [] };
  }
  const ordered = new Set(order);
  const rest = [...known].filter((node) => !ordered.has(node)).sort(compareNames);
  return { order: [...order, ...rest], cycles: findCycles(rest, after) };
}

/** Orders names by their UTF-16 units: the same on every machine and in every locale. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One cycle per strongly connected part: its shortest through its first node by name. */
function findCycles(
  nodes: readonly string[],
  after: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  return connectedParts(nodes, after)
    .filter((part) => part.length > 1)
    .map((part) => shortestCycle([...part].sort(compareNames)[0] ?? '', after))
    .sort((a, b) => compareNames(a[0] ?? '', b[0] ?? ''));
}

/** Strongly connected parts (Tarjan's algorithm, with a stack of its own so that depth is not bounded). */
export function connectedParts(
  nodes: readonly string[],
  after: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const parts: (readonly string[])[] = [];
  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, followers: [...(after.get(node) ?? [])].values() };
  };
  const lower = (node: string, value: number | undefined) =>
    low.set(node, Math.min(low.get(node) ?? 0, value ?? 0));
  for (const root of nodes) {
    const open = index.has(root) ? [] : [enter(root)];
    for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
      const { done, value: follower } = frame.followers.next();
      if (done !== true) {
        if (!index.has(follower)) {
          open.push(enter(follower));
        } else if (onStack.has(follower)) {
          lower(frame.node, index.get(follower));
        }
        continue;
      }
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) {
        lower(parent.node, low.get(frame.node));
      }
      if (low.get(frame.node) === index.get(frame.node)) {
        const part = stack.splice(stack.lastIndexOf(frame.node));
        part.forEach((node) => onStack.delete(node));
        parts.push(part);
      }
    }
  }
  return parts;
}

function shortestCycle(start: string, after: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const cameFrom = new Map<string, string>();
  let level = [start];
  while (level.length > 0) {
    const next: string[] = [];
    for (const node of level) {
      for (const follower of [...(after.get(node) ?? [])].sort(compareNames)) {
        if (follower === start) {
          return pathTo(node, start, cameFrom);
        }
        if (!cameFrom.has(follower)) {
          cameFrom.set(follower, node);
          next.push(follower);
        }
      }
    }
    level = next;
  }
  return [start];
}

function pathTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [end];
  for (let node = end; node !== start;) {
    node = cameFrom.get(node) ?? start;
    path.unshift(node);
  }
  return path;
}
