import { cellsOf, visible } from '../../src/diagnostics/cells.js';

function widths(text: string): [string, number][] {
  return cellsOf(text).map((cell) => [cell.text, cell.width]);
}

describe('visible', () => {
  it('shows control characters as pictures of themselves', () => {
    expect(visible('a\u0000\u001B[31m\n\r\t\u007Fb')).toBe('a␀␛[31m␊␍␉␡b');
  });

  it('replaces what reorders or splits lines, and halves of surrogate pairs', () => {
    expect(visible('\u0085\u202Ea\u2066\u2028\uD83Db\uDE00')).toBe('\uFFFD\uFFFDa\uFFFD\uFFFD\uFFFDb\uFFFD');
  });

  it('leaves other text as it is', () => {
    expect(visible('naïve 日本 😀 👩‍👩‍👧')).toBe('naïve 日本 😀 👩‍👩‍👧');
  });

  it('keeps tabs on demand', () => {
    expect(visible('\ta', true)).toBe('\ta');
  });
});

describe('cellsOf', () => {
  it('gives two columns to wide letters and emoji', () => {
    expect(widths('a日ｱＡ한😀')).toEqual([
      ['a', 1],
      ['日', 2],
      ['ｱ', 1],
      ['Ａ', 2],
      ['한', 2],
      ['😀', 2],
    ]);
  });

  it('takes joined characters as one', () => {
    expect(widths('e\u0301👩‍👩‍👧🇩🇪❤\uFE0F👍🏽')).toEqual([
      ['e\u0301', 1],
      ['👩‍👩‍👧', 2],
      ['🇩🇪', 2],
      ['❤\uFE0F', 2],
      ['👍🏽', 2],
    ]);
  });

  it('keeps tabs and knows the length of what each cell was made from', () => {
    expect(cellsOf('\t😀\u001B')).toEqual([
      { text: '\t', width: 1, length: 1 },
      { text: '😀', width: 2, length: 2 },
      { text: '␛', width: 1, length: 1 },
    ]);
  });
});
