import { listed } from '../../src/rules/wording.js';

describe('listed', () => {
  it.each([
    [[], 'none'],
    [['a'], '"a"'],
    [['a', 'b'], '"a" and "b"'],
    [['a', 'b', 'c', 'd', 'e'], '"a", "b", "c", "d" and "e"'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '"a", "b", "c", "d", "e" and 2 more'],
  ])('puts %j into words', (names, words) => expect(listed(names)).toBe(words));
});
