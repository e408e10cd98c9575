import fc from 'fast-check';
import { HistoryMap } from '../../src/api/history-map.js';

it('is a map that never changes, whatever is made from it', () => {
  const change = fc.record({
    from: fc.nat(),
    key: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
    value: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const made = [{ map: HistoryMap.of<number>(), model: new Map<string, number>() }];
      for (const { from, key, value } of changes) {
        const base = made[from % made.length] ?? made[0];
        if (base !== undefined) {
          made.push({ map: base.map.with(key, value), model: new Map([...base.model, [key, value]]) });
        }
      }
      for (const { map, model } of made) {
        expect([...map]).toEqual([...model]);
        expect(map.keys()).toEqual([...model.keys()]);
        expect(map.values()).toEqual([...model.values()]);
        expect(['a', 'b', 'e'].map((key) => [map.has(key), map.get(key)])).toEqual(
          ['a', 'b', 'e'].map((key) => [model.has(key), model.get(key)]),
        );
      }
    }),
  );
});
