import { paintFor, type PaintSettings } from '../../src/diagnostics/paint.js';

async function colours(settings: Partial<PaintSettings>): Promise<boolean> {
  const paint = await paintFor({ colour: 'auto', isTTY: true, env: {}, ...settings });
  return paint.error('x') !== 'x';
}

describe('paintFor', () => {
  it('colours terminals and nothing else', async () => {
    expect(await colours({ isTTY: true })).toBe(true);
    expect(await colours({ isTTY: false })).toBe(false);
  });

  it('honours NO_COLOR unless it is empty, even against FORCE_COLOR', async () => {
    expect(await colours({ env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colours({ env: { NO_COLOR: '0' } })).toBe(false);
    expect(await colours({ env: { NO_COLOR: '' } })).toBe(true);
    expect(await colours({ env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
  });

  it('honours FORCE_COLOR without a terminal and on a dumb one', async () => {
    expect(await colours({ isTTY: false, env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await colours({ isTTY: false, env: { FORCE_COLOR: 'true', TERM: 'dumb' } })).toBe(true);
    expect(await colours({ isTTY: false, env: { FORCE_COLOR: '' } })).toBe(false);
    expect(await colours({ isTTY: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await colours({ isTTY: true, env: { FORCE_COLOR: 'false' } })).toBe(false);
  });

  it('does not colour a dumb terminal', async () => {
    expect(await colours({ env: { TERM: 'dumb' } })).toBe(false);
    expect(await colours({ env: { TERM: 'xterm-256color' } })).toBe(true);
  });

  it('lets the explicit wish win over the environment', async () => {
    expect(await colours({ colour: 'always', isTTY: false, env: { NO_COLOR: '1', TERM: 'dumb' } })).toBe(
      true,
    );
    expect(await colours({ colour: 'never', isTTY: true, env: { FORCE_COLOR: '1' } })).toBe(false);
  });

  it('uses the 16 basic colours', async () => {
    const paint = await paintFor({ colour: 'always', isTTY: true, env: {} });
    const brushes = [paint.error, paint.warning, paint.info, paint.help, paint.path, paint.dim, paint.bold];
    expect(brushes.map((brush) => brush('x'))).toEqual([
      '\u001B[31m\u001B[1mx\u001B[22m\u001B[39m',
      '\u001B[33m\u001B[1mx\u001B[22m\u001B[39m',
      '\u001B[34m\u001B[1mx\u001B[22m\u001B[39m',
      '\u001B[36m\u001B[1mx\u001B[22m\u001B[39m',
      '\u001B[36mx\u001B[39m',
      '\u001B[2mx\u001B[22m',
      '\u001B[1mx\u001B[22m',
    ]);
  });
});
