import { fingerprint } from '../../src/diagnostics/fingerprint.js';

const SUBJECT = { code: 'DAG201', file: 'a.yaml', message: 'Step "a" needs "b".' };
const LINE = '    needs: [b]';

describe('fingerprint', () => {
  it('is 64 hexadecimal digits, the same for ever', () => {
    expect(fingerprint(SUBJECT, LINE)).toBe(
      '8d9cc307ac6057f7227759cb221bed6432618658e73cbf21d1348e5d823e30d9',
    );
  });

  it('stays when the line is indented, or ends, in another way', () => {
    expect(fingerprint(SUBJECT, 'needs: [b]\r')).toBe(fingerprint(SUBJECT, LINE));
  });

  it('takes nothing of a problem but code, file and message', () => {
    const moved = { ...SUBJECT, severity: 'info', help: 'Other.', line: 9, related: [] };
    expect(fingerprint(moved, LINE)).toBe(fingerprint(SUBJECT, LINE));
  });

  it.each([' Did you mean "c"?', ' Did you mean "c" or "d"?'])(
    'stays when it comes to be suggested:%s',
    (guess) => {
      const suggesting = { ...SUBJECT, message: SUBJECT.message + guess };
      expect(fingerprint(suggesting, LINE)).toBe(fingerprint(SUBJECT, LINE));
    },
  );

  it.each([
    ['the code', { ...SUBJECT, code: 'DAG202' }, LINE],
    ['the file', { ...SUBJECT, file: 'b.yaml' }, LINE],
    ['no file', { ...SUBJECT, file: null }, LINE],
    ['the message', { ...SUBJECT, message: 'Step "a" needs "c".' }, LINE],
    ['the text of the line', SUBJECT, 'needs: [b, c]'],
  ])('differs by %s', (_, subject, line) => {
    expect(fingerprint(subject, line)).not.toBe(fingerprint(SUBJECT, LINE));
  });

  it('does not hold a secret of the line', () => {
    const withKey = (key: string): string => fingerprint(SUBJECT, `key: AKIA${key}`);
    expect(withKey('ABCDEFGHIJKLMNOP')).toBe(withKey('PONMLKJIHGFEDCBA'));
  });
});
