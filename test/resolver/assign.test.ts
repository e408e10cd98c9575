import fc from 'fast-check';
import { assign, MARGIN_POINTS, optionValue, type Demand, type Option } from '../../src/resolver/assign.js';

/** A required demand; options as `output: points` or `output: [points, exactness]`. */
function demand(
  name: string,
  options: Readonly<Record<string, number | readonly [number, number]>>,
  parts: Partial<Demand> = {},
): Demand {
  return {
    name,
    required: true,
    shared: false,
    options: Object.entries(options).map(([output, value]): Option => {
      const [points, exactness] = typeof value === 'number' ? [value, 0] : value;
      return { output, points, exactness, agreement: 0 };
    }),
    ...parts,
  };
}

function assigned(...demands: Demand[]) {
  const { chosen, rivals } = assign(demands);
  return { chosen: Object.fromEntries(chosen), rivals: Object.fromEntries(rivals) };
}

describe('assign', () => {
  it('gives nothing to nobody', () => {
    expect(assigned()).toEqual({ chosen: {}, rivals: {} });
    expect(assigned(demand('a', {}))).toEqual({ chosen: {}, rivals: {} });
  });

  it('is not greedy: the best single fit yields when the whole gets better', () => {
    expect(assigned(demand('a', { x: 90, y: 80 }), demand('b', { x: 88 }))).toEqual({
      chosen: { a: 'y', b: 'x' },
      rivals: {},
    });
  });

  it('meets as many required demands as can be, even with fewer points', () => {
    expect(assigned(demand('a', { x: 100, y: 51 }), demand('b', { x: 52 }))).toEqual({
      chosen: { a: 'y', b: 'x' },
      rivals: {},
    });
  });

  it('moves a chain of three', () => {
    const chain = [demand('a', { x: 90, y: 60 }), demand('b', { y: 90, z: 60 }), demand('c', { x: 55 })];
    expect(assigned(...chain)).toEqual({ chosen: { a: 'y', b: 'z', c: 'x' }, rivals: {} });
  });

  it('puts a required demand before an optional one that fits better', () => {
    expect(assigned(demand('a', { x: 51 }), demand('b', { x: 100 }, { required: false }))).toEqual({
      chosen: { a: 'x' },
      rivals: {},
    });
  });

  it('lets a shared demand take what feeds another one too', () => {
    const shared = demand('b', { x: 80, y: 60 }, { shared: true });
    expect(assigned(demand('a', { x: 90 }), shared)).toEqual({ chosen: { a: 'x', b: 'x' }, rivals: {} });
  });

  describe('rivals', () => {
    it('are outputs within the margin', () => {
      const within = { x: 80, y: 80 - MARGIN_POINTS, z: 80 - MARGIN_POINTS - 1 };
      expect(assigned(demand('a', within))).toEqual({ chosen: { a: 'x' }, rivals: { a: ['y'] } });
    });

    it('are both of two outputs that could be swapped', () => {
      expect(assigned(demand('a', { x: 80, y: 80 }), demand('b', { x: 80, y: 80 })).rivals).toEqual({
        a: ['y'],
        b: ['x'],
      });
    });

    it('are not outputs that another demand needs', () => {
      expect(assigned(demand('a', { x: 80, y: 80 }), demand('b', { y: 80 }))).toEqual({
        chosen: { a: 'x', b: 'y' },
        rivals: {},
      });
    });

    it('are none for an output of the same name', () => {
      expect(assigned(demand('a', { x: 80, y: [80 - MARGIN_POINTS, 3] }))).toEqual({
        chosen: { a: 'y' },
        rivals: {},
      });
      expect(assigned(demand('a', { x: [80, 2], y: [80, 3], z: [80, 1] }))).toEqual({
        chosen: { a: 'y' },
        rivals: {},
      });
    });

    it('are outputs whose names are as good', () => {
      expect(assigned(demand('a', { x: [80, 2], y: [79, 2] })).rivals).toEqual({ a: ['y'] });
    });

    it('are found for shared demands', () => {
      expect(assigned(demand('a', { x: 80, y: 78 }, { shared: true })).rivals).toEqual({ a: ['y'] });
    });
  });

  const anyDemands = (exactness: readonly number[]) =>
    fc
      .array(
        fc.record({
          required: fc.boolean(),
          options: fc.uniqueArray(
            fc.record({
              output: fc.constantFrom('v', 'w', 'x', 'y', 'z'),
              points: fc.integer({ min: 50, max: 100 }),
              exactness: fc.constantFrom(...exactness),
              agreement: fc.constantFrom(0, 2),
            }),
            { selector: (option) => option.output },
          ),
        }),
        { maxLength: 5 },
      )
      .map((demands) =>
        demands.map((entry, index): Demand => ({ ...entry, name: `d${index}`, shared: false })),
      );

  it('is the best of all assignments', () => {
    fc.assert(
      fc.property(anyDemands([0, 1, 2, 3]), (demands) => {
        const { chosen } = assign(demands);
        const outputs = [...chosen.values()];
        expect(new Set(outputs).size).toBe(outputs.length);
        const found = demands.map(({ name, options }) =>
          options.find(({ output }) => output === chosen.get(name)),
        );
        const best = everyAssignment(demands).reduce((top, other) =>
          compareWorth(worthOf(demands, other), worthOf(demands, top)) > 0 ? other : top,
        );
        expect(worthOf(demands, found)).toEqual(worthOf(demands, best));
      }),
      { numRuns: 300 },
    );
  });

  it('names as rivals exactly the outputs of other assignments that are as good', () => {
    // With these two, assignments of the same worth have the same points and names as good, so that there is one answer.
    fc.assert(
      fc.property(anyDemands([0, 3]), (demands) => {
        const { chosen, rivals } = assign(demands);
        const all = everyAssignment(demands);
        const best = demands.map(({ name, options }) =>
          options.find(({ output }) => output === chosen.get(name)),
        );
        demands.forEach(({ name, options }, index) => {
          const expected = options.filter((option) => {
            if (!chosen.has(name) || option.output === chosen.get(name)) {
              return false;
            }
            const others = all.filter((other) => other[index] === option);
            const top = others.reduce((a, b) =>
              compareWorth(worthOf(demands, b), worthOf(demands, a)) > 0 ? b : a,
            );
            return (
              worthOf(demands, top)[0] === worthOf(demands, best)[0] &&
              sum(top, 'points') >= sum(best, 'points') - MARGIN_POINTS &&
              !isOutdone(top, best)
            );
          });
          expect([...(rivals.get(name) ?? [])].sort()).toEqual(expected.map(({ output }) => output).sort());
        });
      }),
    );
  });

  it('does not depend on the order of demands and options', () => {
    fc.assert(
      fc.property(anyDemands([0, 1, 2, 3]), fc.func(fc.integer()), (demands, rank) => {
        const shuffled = <T>(items: readonly T[]) => [...items].sort((a, b) => rank(a) - rank(b));
        const turned = shuffled(demands).map((entry) => ({ ...entry, options: shuffled(entry.options) }));
        expect(assigned(...turned)).toEqual(assigned(...demands));
      }),
    );
  });

  it('takes a step with 100 inputs and 100 outputs to choose from', () => {
    const demands = Array.from({ length: 100 }, (_, index) =>
      demand(
        `d${index}`,
        Object.fromEntries(
          Array.from({ length: 100 }, (__, other) => [
            `o${other}`,
            other === index ? 100 : 50 + ((index * other) % 30),
          ]),
        ),
      ),
    );
    const { chosen, rivals } = assigned(...demands);
    expect(rivals).toEqual({});
    expect(chosen).toEqual(Object.fromEntries(demands.map(({ name }, index) => [name, `o${index}`])));
  });
});

type Picks = readonly (Option | undefined)[];

function everyAssignment(demands: readonly Demand[]): readonly Picks[] {
  return demands.reduce<readonly Picks[]>(
    (partial, { options }) =>
      partial.flatMap((picks) => [
        [...picks, undefined],
        ...options
          .filter(({ output }) => picks.every((pick) => pick?.output !== output))
          .map((option) => [...picks, option]),
      ]),
    [[]],
  );
}

/** Required demands met, then what they are worth, then what the optional ones are worth. */
function worthOf(demands: readonly Demand[], picks: Picks): readonly number[] {
  const worth = (required: boolean): readonly number[] =>
    picks.flatMap((pick, index) =>
      pick !== undefined && demands[index]?.required === required ? [optionValue(pick)] : [],
    );
  const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return [worth(true).length, total(worth(true)), total(worth(false))];
}

function compareWorth(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** Whether names and agreement are nowhere better, and somewhere worse. */
function isOutdone(picks: Picks, best: Picks): boolean {
  const behind = (['exactness', 'agreement'] as const).map((key) => sum(best, key) - sum(picks, key));
  return behind.every((gap) => gap >= 0) && behind.some((gap) => gap > 0);
}

function sum(picks: Picks, key: 'points' | 'exactness' | 'agreement'): number {
  return picks.reduce((total, pick) => total + (pick?.[key] ?? 0), 0);
}
