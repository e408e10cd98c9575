import { compareNames } from '../graph/dag.js';

/**
 * Points within which two answers are equally good: a score of 0.05. One keyword more or less is at most 5 points,
 * and a choice should not hang on a single keyword.
 */
export const MARGIN_POINTS = 5;

/** An output that may feed a demand. */
export interface Option {
  /** Any key that tells outputs apart. */
  readonly output: string;
  /** Whole points, 1 to 100. */
  readonly points: number;
  /** 0 if the names differ, else more the closer they are, to 3. */
  readonly exactness: number;
  /** How much beside names and types speaks for it, as the job types of the two steps; 0 if nothing. */
  readonly agreement: number;
}

/** A dependency of one consumer, with the outputs that may feed it. */
export interface Demand {
  readonly name: string;
  readonly required: boolean;
  /** Whether it may take an output that feeds another demand too. */
  readonly shared: boolean;
  readonly options: readonly Option[];
}

/** Which output feeds which demand. */
export interface Assignment {
  /** By demand; demands that stay open are missing. */
  readonly chosen: ReadonlyMap<string, string>;
  /** By demand, the outputs that equally good assignments give it instead, best first; demands without any are missing. */
  readonly rivals: ReadonlyMap<string, readonly string[]>;
}

/**
 * The best assignment of outputs to the demands of one consumer: as many required demands met as can be, then the most
 * points for required ones, then for optional ones. An output feeds one demand; shared demands take what fits them best
 * and leave it to the others. Within MARGIN_POINTS an option with an equal name goes before one without, and one with
 * agreement before one without. The result does not depend on the order of demands and options.
 */
export function assign(demands: readonly Demand[]): Assignment {
  const ordered = [...demands].sort((a, b) => compareNames(a.name, b.name));
  const single = ordered.filter((demand) => !demand.shared);
  const groups = [single, ...ordered.filter((demand) => demand.shared).map((demand) => [demand])];
  const parts = groups.map(assignGroup);
  return {
    chosen: new Map(parts.flatMap((part) => [...part.chosen])),
    rivals: new Map(parts.flatMap((part) => [...part.rivals])),
  };
}

/** What an option is worth before the kind of its demand counts: tenths of points; an equal name, and agreement, are worth the margin and a little. */
export function optionValue({ points, exactness, agreement }: Option): number {
  return points * 10 + beyondMargin(exactness) + beyondMargin(agreement);
}

function beyondMargin(rank: number): number {
  return rank > 0 ? MARGIN_POINTS * 10 + rank : 0;
}

interface Row {
  readonly name: string;
  readonly required: boolean;
  /** Best first. */
  readonly options: readonly (Option & { readonly worth: number })[];
}

interface Matching {
  readonly chosen: ReadonlyMap<Row, Row['options'][number]>;
  /** Required rows that have an output. */
  readonly met: number;
  readonly points: number;
  readonly exactness: number;
  readonly agreement: number;
}

function assignGroup(demands: readonly Demand[]): Assignment {
  const rows = weighed(demands);
  const best = match(rows);
  const rivals = [...best.chosen].flatMap(([row, option]): [string, readonly string[]][] => {
    const found = rivalsOf(row, option, rows, best);
    return found.length === 0 ? [] : [[row.name, found]];
  });
  return {
    chosen: new Map([...best.chosen].map(([row, option]) => [row.name, option.output])),
    rivals: new Map(rivals),
  };
}

/** Gives every option a worth such that a greater sum is a better assignment: whole numbers, so that sums are exact. */
function weighed(demands: readonly Demand[]): readonly Row[] {
  const most = (required: boolean): number =>
    demands
      .filter((demand) => demand.required === required)
      .reduce((sum, demand) => sum + Math.max(0, ...demand.options.map(optionValue)), 0);
  const perTenth = most(false) + 1;
  const perDemand = perTenth * (most(true) + 1);
  return demands.map(({ name, required, options }) => ({
    name,
    required,
    options: options
      .map((option) => {
        const value = optionValue(option);
        return { ...option, worth: required ? perDemand + value * perTenth : value };
      })
      .sort((a, b) => b.worth - a.worth || compareNames(a.output, b.output)),
  }));
}

/** A maximum weight matching: rows are added one by one along the best chain of displacements. */
function match(rows: readonly Row[]): Matching {
  const chosen = new Map<Row, Row['options'][number]>();
  const holders = new Map<string, Row>();
  for (const row of rows) {
    addRow(row, rows.length, chosen, holders);
  }
  const options = [...chosen];
  return {
    chosen,
    met: options.filter(([row]) => row.required).length,
    points: options.reduce((sum, [, option]) => sum + option.points, 0),
    exactness: options.reduce((sum, [, option]) => sum + option.exactness, 0),
    agreement: options.reduce((sum, [, option]) => sum + option.agreement, 0),
  };
}

/**
 * Adds a row to a best matching. With it, the best one differs along one chain: the row takes an output from another row,
 * that one from a third, until one finds a free output or stays open. `gains` holds the best chain to each row that
 * is left without output; a row needs no more than its `count` best options, as the others hold fewer.
 */
function addRow(
  start: Row,
  count: number,
  chosen: Map<Row, Row['options'][number]>,
  holders: Map<string, Row>,
): void {
  interface Link {
    readonly gain: number;
    readonly from?: { readonly row: Row; readonly option: Row['options'][number] };
  }
  const gains = new Map<Row, Link>([[start, { gain: 0 }]]);
  let end: { gain: number; row: Row; option?: Row['options'][number] } = { gain: 0, row: start };
  const queue = [start];
  for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
    const before = gains.get(row)?.gain ?? 0;
    for (const option of row.options.slice(0, count)) {
      const holder = holders.get(option.output);
      const gain = before + option.worth;
      if (holder === undefined) {
        end = gain > end.gain ? { gain, row, option } : end;
      } else if (holder !== row) {
        const left = gain - (chosen.get(holder)?.worth ?? 0);
        if (left > (gains.get(holder)?.gain ?? -Infinity)) {
          gains.set(holder, { gain: left, from: { row, option } });
          queue.push(holder);
          end = left > end.gain ? { gain: left, row: holder } : end;
        }
      }
    }
  }
  settle(end.row, end.option);
  function settle(row: Row, option: Row['options'][number] | undefined): void {
    if (option === undefined) {
      chosen.delete(row);
    } else {
      chosen.set(row, option);
      holders.set(option.output, row);
    }
    const from = gains.get(row)?.from;
    if (from !== undefined) {
      settle(from.row, from.option);
    }
  }
}

/** Other outputs for a row, of assignments that meet as many required rows within the margin and are not worse in names or agreement without being better in the other. */
function rivalsOf(
  row: Row,
  chosen: Row['options'][number],
  rows: readonly Row[],
  best: Matching,
): readonly string[] {
  const others = rows
    .filter((other) => other !== row)
    .map((other) => ({ ...other, options: other.options.slice(0, rows.length + 1) }));
  const most = others.reduce((sum, other) => sum + Math.max(0, ...other.options.map(pointsOf)), 0);
  return row.options
    .filter((option) => {
      if (option === chosen || option.points + most < best.points - MARGIN_POINTS) {
        return false;
      }
      const rest = match(
        others.map((other) => ({
          ...other,
          options: other.options.filter(({ output }) => output !== option.output),
        })),
      );
      return (
        rest.met + (row.required ? 1 : 0) === best.met &&
        rest.points + option.points >= best.points - MARGIN_POINTS &&
        !isOutdone(rest.exactness + option.exactness, rest.agreement + option.agreement, best)
      );
    })
    .map(({ output }) => output);
}

function isOutdone(exactness: number, agreement: number, best: Matching): boolean {
  return (
    exactness <= best.exactness &&
    agreement <= best.agreement &&
    (exactness < best.exactness || agreement < best.agreement)
  );
}

function pointsOf(option: Option): number {
  return option.points;
}
