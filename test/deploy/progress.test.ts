import { progressOn } from '../../src/deploy/progress.js';

describe('progressOn', () => {
  it.each([
    ['a file', { isTTY: { stdin: false, stderr: false }, env: {} }],
    ['CI', { isTTY: { stdin: false, stderr: true }, env: { CI: 'true' } }],
    ['a dumb terminal', { isTTY: { stdin: true, stderr: true }, env: { TERM: 'dumb' } }],
  ])('writes one line per action to %s', async (_, terminal) => {
    let stderr = '';
    const during = await progressOn({ ...terminal, stderr: (text) => void (stderr += text) });
    expect(await during('Uploading a', () => Promise.resolve(3))).toBe(3);
    await expect(during('Creating b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(stderr).toBe('Uploading a\nCreating b\n');
  });
});
