import { PassThrough } from 'node:stream';
import { confirm, type Terminal } from '../../src/deploy/confirm.js';

const QUESTION = 'Do you want to create pipeline "fraud" in account 123456789012, region us-east-1?';

function terminal(changes: Partial<Terminal> = {}) {
  const stdin = new PassThrough();
  const seen = { stderr: '' };
  const io: Terminal = {
    stdin,
    stderr: (text) => void (seen.stderr += text),
    isTTY: { stdin: true, stderr: true },
    env: {},
    ...changes,
  };
  return { io, stdin, seen, controller: new AbortController() };
}

describe('confirm', () => {
  it.each([
    ['yes\n', 'yes'],
    ['  yes \r\n', 'yes'],
    ['y\n', 'no'],
    ['YES\n', 'no'],
    ['\n', 'no'],
    ['no\nyes\n', 'no'],
  ])('takes %j for %s', async (typed, answer) => {
    const { io, stdin, seen, controller } = terminal();
    const answered = confirm(QUESTION, io, controller.signal);
    stdin.write(typed);
    expect(await answered).toBe(answer);
    expect(seen.stderr).toBe(`${QUESTION}\nOnly "yes" will be accepted.\n> `);
  });

  it('takes the end of the input for a no', async () => {
    const { io, stdin, controller } = terminal();
    const answered = confirm(QUESTION, io, controller.signal);
    stdin.end();
    expect(await answered).toBe('no');
  });

  it('stops waiting when interrupted', async () => {
    const { io, controller } = terminal();
    const answered = confirm(QUESTION, io, controller.signal);
    controller.abort();
    expect(await answered).toBe('interrupted');
    expect(await confirm(QUESTION, io, controller.signal)).toBe('interrupted');
  });

  it.each<[string, Partial<Terminal>]>([
    ['without a terminal to answer on', { isTTY: { stdin: false, stderr: true } }],
    ['without a terminal to ask on', { isTTY: { stdin: true, stderr: false } }],
    ['in CI', { env: { CI: 'true' } }],
    ['in any CI', { env: { CI: '1' } }],
  ])('neither asks nor waits %s', async (_, changes) => {
    const { io, seen, controller } = terminal(changes);
    expect(await confirm(QUESTION, io, controller.signal)).toBe('nobody-to-ask');
    expect(seen.stderr).toBe('');
  });

  it.each(['', '0', 'false', 'False'])('asks if CI is %j', async (CI) => {
    const { io, stdin, controller } = terminal({ env: { CI } });
    const answered = confirm(QUESTION, io, controller.signal);
    stdin.write('yes\n');
    expect(await answered).toBe('yes');
  });
});
