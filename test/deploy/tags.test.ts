import { parseTags } from '../../src/deploy/tags.js';

const message = (text: string, ...others: string[]): string | undefined => {
  const result = parseTags([text, ...others]);
  return result.kind === 'problem' ? result.message : undefined;
};

describe('parseTags', () => {
  it('splits at the first "="', () => {
    expect(parseTags(['team=risk', 'query=a=b', 'empty=', 'Größe=1 m'])).toEqual({
      kind: 'ok',
      tags: { team: 'risk', query: 'a=b', empty: '', Größe: '1 m' },
    });
    expect(parseTags([])).toEqual({ kind: 'ok', tags: {} });
  });

  it('takes a key that JavaScript treats in a special way', () => {
    const result = parseTags(['__proto__=x', 'constructor=y']);
    expect(result.kind === 'ok' ? Object.entries(result.tags) : []).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('names a text that is no tag', () => {
    expect(message('team')).toBe('The tag "team" is not of the form key=value.');
    expect(message('')).toBe('The tag "" is not of the form key=value.');
    expect(message('=risk')).toBe(
      'The key of the tag "=risk" is not one of AWS: 1 to 128 letters, digits, spaces and _ . : / + - @.',
    );
    expect(message(`${'k'.repeat(129)}=v`)).toContain('The key of the tag');
    expect(message(`k=${'v'.repeat(257)}`)).toBe(
      'The value of the tag "k" is not one of AWS: at most 256 letters, digits, spaces and _ . : / = + - @.',
    );
    expect(message('k=a,b')).toContain('The value of the tag "k"');
    expect(message('AWS:team=risk')).toBe('The tag "AWS:team" begins with "aws:", which only AWS may use.');
    expect(message('k=1', 'k=2')).toBe('The tag "k" is given twice.');
  });

  it('takes the longest key and value', () => {
    expect(message(`${'k'.repeat(128)}=${'v'.repeat(256)}`)).toBeUndefined();
  });
});
