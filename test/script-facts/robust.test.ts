import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { spanOf } from '../../src/source/location.js';
import { factsOf, unknownOf } from './facts-of.js';

const SCRIPTS = join(import.meta.dirname, '../../scripts');
const TEXTS = readdirSync(SCRIPTS)
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(SCRIPTS, name), 'utf8'));

/** Takes the facts of a text, with every place of theirs. */
function lookAt(text: string): void {
  const { paths, environment, runtime, unknown } = factsOf(text);
  for (const { at } of [...paths, ...environment, ...runtime, ...unknown]) {
    const { start, end } = spanOf(at);
    expect([start.line >= 1, start.column >= 1, end.line >= start.line]).toEqual([true, true, true]);
  }
}

describe('whatever the text of a script is', () => {
  it.each([
    ['lines', /(?<=\n)/],
    ['words', /(?<=\W)|(?=\W)/],
  ])('nothing is thrown when %s are left out, doubled or exchanged', (_, separator) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('out', 'double', 'exchange')), {
          minLength: 1,
          maxLength: 4,
        }),
        (text, changes) => {
          const parts = text.split(separator);
          for (const [first, second, change] of changes) {
            const at = first % parts.length;
            const other = second % parts.length;
            const [part = '', with_ = ''] = [parts[at], parts[other]];
            if (change === 'exchange') {
              parts[at] = with_;
              parts[other] = part;
            } else {
              parts[at] = change === 'out' ? '' : part + part;
            }
          }
          lookAt(parts.join(''));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('nothing is thrown for names of JavaScript', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const name of names) {
      lookAt(
        `import os\nclass ${name}:\n    ${name} = {"${name}": "/opt/ml/x"}\ndef f(${name}):\n    return ${name}.${name}[${name}]\n` +
          `x.${name}(os.environ["${name}"])\n${name}.${name}["${name}"](${name}=1)\nopen(f(${name}))\n`,
      );
    }
  });
});

describe('the work is bounded', () => {
  const count = 2000;
  const lines = (line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('');

  it.each<readonly [string, string]>([
    [
      'a long chain of functions',
      `${lines((index) => `def f${index}(x):\n    return f${index + 1}(x)\n`)}f0("/opt/ml/a")\n`,
    ],
    [
      'a function that many call',
      `import os\ndef env(name):\n    return os.environ[name]\n${lines((index) => `env("A${index}")\n`)}`,
    ],
    ['a name with many values', lines((index) => `p = "/opt/ml/${index}"\nopen(p)\n`)],
    ['a path that grows', `p = "/opt/ml"\n${lines(() => 'p = p + "/a"\nopen(p)\n')}`],
    [
      'a large dict',
      `D = {${lines((index) => `"k${index}": "/opt/ml/${index}", `)}}\n${lines((index) => `open(D[k${index}])\n`)}`,
    ],
    ['a deep sum', `x = ${'"/opt/ml/" + '.repeat(count)}""\n`],
    ['deep brackets', `x = ${'['.repeat(150)}${']'.repeat(150)}\n`],
    ['a chain of attributes', `x = a${'.b()'.repeat(count)}\n`],
    [
      'functions that call each other in many ways',
      `${Array.from({ length: 200 }, (_, index) => `def f${index}(x):\n    return f${(index + 1) % 200}(x) + f${(index + 7) % 200}(x) + f${(index + 13) % 200}(x)\n`).join('')}open(f0("/opt/ml"))\n`,
    ],
    [
      'alternatives of alternatives',
      `a0 = "/opt/ml"\n${Array.from({ length: 60 }, (_, index) => `a${index + 1} = (a${index} + "/x") if c else (a${index} + "/y")\n`).join('')}open(a60)\n`,
    ],
    [
      'functions inside functions',
      `${Array.from({ length: 90 }, (_, index) => `${'    '.repeat(index)}def f(x):\n`).join('')}${'    '.repeat(90)}open(x)\n`,
    ],
  ])('for %s', (_, script) => {
    const before = process.cpuUsage();
    lookAt(script);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});

describe('the syntax of Python 3.8 to 3.13', () => {
  it('is followed', () => {
    const script = `
import os
from pathlib import Path
def f(a, /, b, *, c="/opt/ml/c"):
    return f"{a=}" f"{b!r:>{10}}" + c
if (n := os.environ.get("N")) is not None and len(n) > 1: pass
with (open("/opt/ml/a") as a, open("/opt/ml/b", "w") as b):
    pass
match n:
    case {"x": str() as x, **rest} if x: open("/opt/ml/m")
    case [first, *others] | (first, others): pass
    case _: pass
try:
    f(1, 2)
except* (ValueError, KeyError) as group:
    pass
type Alias[T] = dict[str, T]
def g[T: int](x: T) -> T: return x
class C[T]: pass
async def h():
    async with a as b, c as d:
        async for e in b:
            yield [i async for i in e if await i]
x = f"{f'{"nested"}'}"
print(*[1], **{"a": 1}, sep="")
@(lambda f: f)
def k(): global n; n = 1; del n
lambda *a, **k: (yield)
a[1:2, ..., ::3] = b[*c]
`;
    expect(factsOf(script).diagnostics).toEqual([]);
    expect(factsOf(script).paths.map(({ path, access }) => `${access} ${path}`)).toEqual([
      'unknown /opt/ml/c',
      'read /opt/ml/a',
      'write /opt/ml/b',
      'read /opt/ml/m',
    ]);
    expect(factsOf(script).environment.map(({ name }) => name)).toEqual(['N']);
    expect(unknownOf(script)).toEqual([]);
  });
});
