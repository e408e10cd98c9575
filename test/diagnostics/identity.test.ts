import { identityKey, identityOf } from '../../src/diagnostics/identity.js';
import { problem, span } from './support.js';

const found = problem({ message: 'A.', span: span('/project/a/b.yaml', [3, 5], [3, 9]) });

describe('identityOf', () => {
  it('is code, file and message, whatever the line', () => {
    const identity = { code: 'DAG201', file: 'a/b.yaml', message: 'A.' };
    expect(identityOf(found, '/project')).toEqual(identity);
    expect(identityOf({ ...found, span: span('/project/a/b.yaml', [9, 1], [9, 2]) }, '/project')).toEqual(
      identity,
    );
  });

  it('does not change with what a name is like', () => {
    const messages = [
      'No "stpo". Did you mean "stop"?',
      'No "stpo". Did you mean "stop", "stap" or "step"?',
      'No "stpo".',
      'No "stpo". Did you mean "a?b" or "c"?',
    ];
    expect(messages.map((message) => identityOf({ ...found, message }, '/project').message)).toEqual(
      messages.map(() => 'No "stpo".'),
    );
  });

  it('keeps a file elsewhere absolute, and has none for a problem that no file causes', () => {
    expect(identityOf(found, '/other').file).toEqual('/project/a/b.yaml');
    expect(identityOf(problem(), '/project').file).toEqual('');
  });
});

describe('identityKey', () => {
  it('is another one for another code, file or message, also where their texts run together', () => {
    const all = [
      { code: 'A1', file: 'b', message: 'c' },
      { code: 'A', file: '1b', message: 'c' },
      { code: 'A1', file: '', message: 'bc' },
      { code: 'A1', file: 'b', message: 'C' },
    ].map(identityKey);
    expect(new Set(all).size).toEqual(all.length);
  });
});
