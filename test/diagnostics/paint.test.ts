import { paintFor, type PaintSettings } from '../../src/diagnostics/paint.js';

function colours(settings: Partial<PaintSettings>): boolean {
  return paintFor({ colour: 'auto', isTTY: true, env: {}, ...settings }).error('x') !== 'x';
}

describe('paintFor', () => {
  it('colours terminals and nothing else', () => {
    expect(colours({ isTTY: true })).toBe(true);
    expect(colours({ isTTY: false })).toBe(false);
  });

  it('honours NO_COLOR unless it is empty, even against FORCE_COLOR', () => {
    expect(colours({ env: { NO_COLOR: '1' } })).toBe(false);
    expect(colours({ env: { NO_COLOR: '0' } })).toBe(false);
    expect(colours({ env: { NO_COLOR: '' } })).toBe(true);
    expect(colours({ env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
  });

  it('honours FORCE_COLOR without a terminal and on a dumb one', () => {
    expect(colours({ isTTY: false, env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(colours({ isTTY: false, env: { FORCE_COLOR: 'true', TERM: 'dumb' } })).toBe(true);
    expect(colours({ isTTY: false, env: { FORCE_COLOR: '' } })).toBe(false);
    expect(colours({ isTTY: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(colours({ isTTY: true, env: { FORCE_COLOR: 'false' } })).toBe(false);
  });

  it('does not colour a dumb terminal', () => {
    expect(colours({ env: { TERM: 'dumb' } })).toBe(false);
    expect(colours({ env: { TERM: 'xterm-256color' } })).toBe(true);
  });

  it('lets the explicit wish win over the environment', () => {
    expect(colours({ colour: 'always', isTTY: false, env: { NO_COLOR: '1', TERM: 'dumb' } })).toBe(true);
    expect(colours({ colour: 'never', isTTY: true, env: { FORCE_COLOR: '1' } })).toBe(false);
  });

  it('uses the 16 basic colours', () => {
    const paint = paintFor({ colour: 'always', isTTY: true, env: {} });
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
