import { secretIn, withoutSecrets } from '../../src/diagnostics/secrets.js';

/** In two parts, so that no scanner takes this file for a leak. */
const KEY = ['AKIA', 'QWERTYUIOPASDFGH'].join('');

describe('a secret', () => {
  it('is recognised, and shown as asterisks of the same length', () => {
    expect(secretIn(`KEY: ${KEY}`)).toBe('an AWS access key');
    expect(withoutSecrets(`KEY: ${KEY} # ${KEY}`)).toBe(`KEY: ${'*'.repeat(20)} # ${'*'.repeat(20)}`);
  });

  it('is not what only looks like one', () => {
    expect(secretIn(`${KEY}X`)).toBeUndefined();
    expect(secretIn('AKIAIOSFODNN7EXAMPLE')).toBeUndefined();
    expect(withoutSecrets('AKIAIOSFODNN7EXAMPLE')).toBe('AKIAIOSFODNN7EXAMPLE');
  });
});
