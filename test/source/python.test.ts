import fc from 'fast-check';
import { spanOf } from '../../src/source/location.js';
import { loadPythonParser, pythonLocation } from '../../src/source/python.js';

const parse = await loadPythonParser();
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const parsed = (text: string | Uint8Array) =>
  parse('/script.py', typeof text === 'string' ? utf8(text) : text);

/** The one problem of a text as `code line:column-column message`. */
function problem(text: string | Uint8Array): string {
  const { diagnostics, module } = parsed(text);
  const [first] = diagnostics;
  if (first?.span === undefined || diagnostics.length > 1 || module !== undefined) {
    throw new Error(`not one problem: ${JSON.stringify(diagnostics)}`);
  }
  const { start, end } = first.span;
  return `${first.code} ${start.line}:${start.column}-${end.column} ${first.message}`;
}

/** The last statement of a text, as JSON of its value and the place of its first target. */
function lastAssignment(text: string | Uint8Array): { value: unknown; at: string } {
  const { module, source, diagnostics } = parsed(text);
  expect(diagnostics).toEqual([]);
  const last = module?.body.at(-1);
  if (last?.nodeType !== 'Assign' || last.targets[0] === undefined) {
    throw new Error('no assignment');
  }
  const { start, end } = spanOf(pythonLocation(source, last.targets[0]));
  const value: unknown = last.value.nodeType === 'Constant' ? last.value.value : undefined;
  return { value, at: `${start.line}:${start.column}-${end.column}` };
}

describe('places', () => {
  it.each([
    ['x = 1', '1:1-2'],
    ['"é漢\u{1F600}"; x = 1', '1:8-9'],
    ['a = 1\r\nb = 2\r\nx = 3\r\n', '3:1-2'],
    ['a = 1\rx = 2\r', '2:1-2'],
    ['\u{FEFF}x = 1', '1:1-2'],
    ['\tx = 1'.trimStart(), '1:1-2'],
    ['if a:\n\tpass\nx = 1', '3:1-2'],
    ['if a: pass\n\f\nx = 1', '3:1-2'],
    ['pass\n\fx = 1', '2:2-3'],
    ['pass\n \t\f \fx = 1', '2:6-7'],
    ['pass;\fx = 1', '1:7-8'],
    ['é = 1; x = 1', '1:8-9'],
  ])('counts columns of %j in code points', (text, at) => {
    expect(lastAssignment(text).at).toBe(at);
  });
});

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8('x = "é"')],
    ['UTF-8 with a byte order mark', utf8('\u{FEFF}x = "é"')],
    ['UTF-8 that says so', utf8('# -*- coding: utf-8 -*-\nx = "é"')],
    ['UTF-8 that says so in another way', utf8('# vim: set fileencoding=UTF8 :\nx = "é"')],
    ['Latin-1', latin1('# coding: latin-1\nx = "é"')],
    ['Latin-1 by its other name', latin1('# coding=ISO-8859-1\nx = "é"')],
    ['an encoding that the second line names', latin1('#!/usr/bin/env python\n# coding: latin1\nx = "é"')],
    ['cp1252', latin1('# coding: cp1252\nx = "é"')],
  ])('reads %s', (_, bytes) => {
    expect(lastAssignment(bytes).value).toBe('é');
  });

  it('reads bytes of Latin-1 as Python does, not as browsers do', () => {
    expect(lastAssignment(Uint8Array.from([...latin1('# coding: latin-1\nx = "'), 0x80, 0x22])).value).toBe(
      '\x80',
    );
    expect(lastAssignment(Uint8Array.from([...latin1('# coding: cp1252\nx = "'), 0x80, 0x22])).value).toBe(
      '€',
    );
  });

  it('sees no encoding in the third line or in a text', () => {
    expect(lastAssignment('a = 1\n# coding: nope\nx = "é"').value).toBe('é');
    expect(lastAssignment('\n\n# coding: nope\nx = "é"').value).toBe('é');
  });

  it.each([
    [latin1('a = 1\nb = "caf\xe9"'), 'SRC003 2:9-10 The script is not UTF-8: the byte 0xE9 stands here.'],
    [latin1('# caf\xc3'), 'SRC003 1:6-7 The script is not UTF-8: the byte 0xC3 stands here.'],
    [
      Uint8Array.from([...utf8('x = "漢"; y = "'), 0xff, 0x22]),
      'SRC003 1:15-16 The script is not UTF-8: the byte 0xFF stands here.',
    ],
    [latin1('# coding: ascii\n"\xe9"'), 'SRC003 2:2-3 The script is not ASCII: the byte 0xE9 stands here.'],
    [
      utf8('# coding: uft-8\nx = 1'),
      'SRC003 1:11-16 The script says that its encoding is "uft-8", which is none that can be read here.',
    ],
    [
      Uint8Array.from([0xff, 0xfe, 0x78, 0x00]),
      'SRC003 1:1-1 The script is UTF-16 text, which Python does not read.',
    ],
    [utf8('x = "a\0b"'), 'SRC003 1:7-8 The script holds a null byte, which Python refuses.'],
    [utf8('x = 1\x01'), 'SRC003 1:6-7 The control character U+0001 stands here, which Python refuses.'],
  ])('says what is no text (%#)', (bytes, expected) => {
    expect(problem(bytes)).toBe(expected);
  });

  it('takes control characters in texts and comments, as Python does', () => {
    expect(lastAssignment('# \x01\nx = "\x02"').value).toBe('\x02');
  });
});

describe('what Python accepts', () => {
  it.each([
    ['an empty file', ''],
    ['only a comment', '# nothing'],
    ['blank lines with spaces', '\n   \n\t\n'],
    ['a form feed before a class', 'x = 1\n\f\nclass A:\n    pass\n'],
    ['a form feed that resets the indentation', 'if a:\n    b\n  \fc\n'],
    [
      'match',
      'match x:\n    case {"a": 1, **rest} if rest: pass\n    case [1, *_] | None: pass\n    case A(b=1) as c: pass',
    ],
    ['a pattern without brackets', 'match x:\n    case 0, *rest: pass\n    case a, b if a: pass'],
    ['names that are words only somewhere', 'match = 1\ncase = 2\ntype = 3\n_ = match'],
    ['except*', 'try:\n    a\nexcept* E as e:\n    b'],
    [
      'type parameters (PEP 695)',
      'type X[T] = list[T]\ndef f[T: int](x: T) -> T: ...\nclass A[*Ts, **P]: ...',
    ],
    ['quotes in f-strings (PEP 701)', 'print(f"{a["b"]} {\'\\n\'.join(c)}")'],
    ['f-strings over lines', "f'''{\n    x  # why\n}'''"],
    ['brackets in texts in f-strings', 'f\'{"{"}\''],
    ['formats in f-strings', 'f"{x!r:>{width}.{digits}} {x=} {{}} {y:%Y-%m}"'],
    [
      'asynchronous comprehensions',
      'async def f():\n    return {k: v async for k, v in a}, {b async for b in c}, [d async for d in e]',
    ],
    ['with in brackets', 'with (open(a) as b, open(c) as d):\n    pass'],
    ['a walrus', 'if (n := len(a)) > 1: pass'],
    ['parameters of all kinds', 'def f(a, /, b=1, *c, d, e=2, **g): pass'],
    ['a deleted tuple', 'del a,'],
    ['letters of all scripts', 'été = 漢 = \u{1D431} = 1'],
    ['a line that goes on', 'x = 1 + \\\n    2'],
    ['consistent tabs', 'if a:\n\tif b:\n\t\tc\n\td\n'],
    ['tabs after spaces that are the same in each line', 'if a:\n  \tb\n  \tc\n'],
    ['return in a nested function', 'def f():\n    def g():\n        return 1\n    return g'],
    ['break in a branch of a loop', 'for a in b:\n    if a:\n        break\n    else:\n        continue'],
    ['a generator that waits', 'def f():\n    return (a for a in b if await c(a))'],
    ['the same name in two calls', 'f(a=1)(a=2)'],
  ])('parses %s', (_, text) => {
    expect(parsed(text).diagnostics).toEqual([]);
  });
});

describe('what Python refuses', () => {
  it.each([
    ['x = (1, 2\ny = 3', '1:5-6 The bracket "(" that opens here is not closed.'],
    ['x = [1, 2)', '1:10-11 The bracket ")" does not fit "[", which is the last one that opens before it.'],
    ['x = 1)', '1:6-7 The bracket ")" closes nothing.'],
    ['x = "#)"\ny = (', '2:5-6 The bracket "(" that opens here is not closed.'],
    ['x = "abc', '1:5-6 The text that begins here is not closed: its " is missing.'],
    ["a = ''\nx = '''abc\ndef", "2:5-8 The text that begins here is not closed: its ''' is missing."],
    ['f(a b)', '1:5-6 "b" is not expected here.'],
    ['x = {\n    "a": 1\n    "b": 2\n}', '3:5-8 A text is not expected here.'],
    ['x = ', '1:5-5 The file ends in the middle of a statement.'],
    ['x = 1 +\ny = 2', '1:8-8 The line ends in the middle of a statement.'],
    ['def f()\n    pass', '1:8-8 A ":" is missing after the parameters of the function.'],
    ['if x == 1\n    pass', '1:10-10 A ":" is missing after the condition of "if".'],
    ['if x = 1:\n    pass', '1:6-7 A "=" stands where a comparison is expected.'],
    ['if x:\npass', '2:1-5 The line above opens a block, but this line is not indented.'],
    ['if x:\n', '2:1-1 The last line opens a block, but nothing follows it.'],
    ['x = 1\n  y = 2', '2:3-8 This line is indented more than the one above it, which opens no block.'],
    ['if x:\n    a\n  b', '3:3-4 The indentation of this line is that of no line above it.'],
    [
      'if x:\n\ta\n        b',
      '3:1-9 The indentation of this line mixes tabs and spaces differently from the lines around it.',
    ],
    ['else:\n    x', '1:1-5 The "else" belongs to no "if", "for", "while" or "try".'],
    ['f(a=1, 2)', '1:8-9 An argument without a name follows one with a name.'],
    ['def f(a=1, b): pass', '1:13-14 A parameter without a default follows one with a default.'],
    ['f() = 1', '1:1-7 Nothing can be assigned to what stands before "=" here.'],
    ['x.class', '1:3-8 A name is expected here, and "class" is a word of Python.'],
    ['x = “hello”', '1:5-6 The quotation mark “ is not one that Python knows.'],
    ['é = x\u00a0+ 1', '1:6-7 The invisible character U+00A0 means nothing in Python outside of a text.'],
    ['x = y ? 1 : 2', '1:7-8 The character "?" means nothing in Python outside of a text.'],
    ['x = 1 \\ \n+ 2', '1:7-8 Something follows a backslash, which continues the line only at its very end.'],
    ['x = f"{}"', '1:5-10 The brackets { } of this f-string hold no expression.'],
    ['x = f"{a"', '1:5-7 A bracket { in this f-string is not closed.'],
    ['x = 0xg', '1:5-8 A number begins with "0x", "0o" or "0b", but not with digits that fit.'],
    ['@a\nx = 1', '1:1-3 A decorator has to be followed by a function or a class.'],
    ['try:\n    a', '1:1-4 A "try" has neither "except" nor "finally".'],
    ['return 1', '1:1-9 A "return" stands outside of a function.'],
    ['if a:\n    break', '2:5-10 A "break" stands outside of a loop.'],
    ['def f():\n    await x', '2:5-12 "await" stands outside of an "async def".'],
    ['def f(a, a): pass', '1:10-11 The parameter "a" stands twice.'],
    ['f(a=1, b=2, a=3)', '1:13-16 The argument "a" stands twice.'],
    [
      '%matplotlib inline\nx = 1',
      '1:1-19 A line that begins with "%" is a command of a notebook, not Python.',
    ],
    ['x = 1\n!pip install a', '2:1-15 A line that begins with "!" is a command of a notebook, not Python.'],
    ['{"cells": [], "nbformat": 4}', '1:1-2 This is a Jupyter notebook, not a script.'],
    [
      'a = 1\n<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n',
      '2:1-13 The script holds a merge conflict that is not resolved.',
    ],
    ['#!/bin/sh\necho "hi"', '2:6-10 A text is not expected here.'],
  ])('says what is wrong with %j', (text, expected) => {
    expect(problem(text)).toBe(`SRC014 ${expected}`);
  });

  it.each([
    ['print "x"', '1:7-10 This is not Python 3: "print" without brackets is Python 2.'],
    ['if a: print x', '1:13-14 This is not Python 3: "print" without brackets is Python 2.'],
    ['exec "x = 1"', '1:6-13 This is not Python 3: "exec" without brackets is Python 2.'],
    ['try:\n    a\nexcept A, e:\n    b', '3:9-10 This is not Python 3: "except" with a comma is Python 2.'],
    ['raise E, "x"', '1:8-9 This is not Python 3: "raise" with a comma is Python 2.'],
    ['x <> y', '1:3-5 This is not Python 3: "<>" is Python 2.'],
    ['x = `y`', '1:5-6 This is not Python 3: backticks are Python 2.'],
    ['x = 10L', '1:7-8 This is not Python 3: a number that ends in "L" is Python 2.'],
    ['x = ur"a"', '1:7-10 This is not Python 3: a text with the prefix "ur" is Python 2.'],
    [
      'def f((a, b)): pass',
      '1:7-8 This is not Python 3: Brackets among the parameters of a function are Python 2.',
    ],
  ])('knows Python 2 in %j', (text, expected) => {
    expect(problem(text)).toBe(`SRC014 ${expected}`);
  });

  it('does not take print for Python 2 where something else is wrong', () => {
    expect(problem('print(x))')).toBe('SRC014 1:9-10 The bracket ")" closes nothing.');
    expect(problem('print in x y')).toBe('SRC014 1:12-13 "y" is not expected here.');
  });

  it('says what to do', () => {
    expect(parsed('print "x"').diagnostics[0]?.help).toBe(
      'Write print(…). A whole script is converted by 2to3.',
    );
    expect(parsed('f(a b)').diagnostics[0]?.help).toBe('A comma may be missing before it.');
    expect(parsed('import').diagnostics[0]?.help).toBe('Mend the text at the position given.');
  });
});

describe('limits', () => {
  it.each([
    ['brackets', `${'('.repeat(100_000)}${')'.repeat(100_000)}`, '1:201-202'],
    ['open brackets', '['.repeat(100_000), '1:201-202'],
    [
      'blocks',
      Array.from(
        { length: 1200 },
        (_, depth) => `${' '.repeat(depth)}${depth === 1199 ? 'pass' : 'if a:'}\n`,
      ).join(''),
      undefined,
    ],
    ['signs', `x = 1${'+1'.repeat(20_000)}`, undefined],
    ['attributes', `x = a${'.b'.repeat(20_000)}`, undefined],
    ['calls', `x = f${'()'.repeat(20_000)}`, undefined],
    ['branches', `if a:\n pass\n${'elif a:\n pass\n'.repeat(5_000)}`, undefined],
  ])('gives up on %s nested too deeply', (_, text, place) => {
    const found = problem(text);
    expect(found).toMatch(
      /^SRC0(11 \d+:\d+-\d+ (The script is nested more than 3000 deep here, or too deeply to be parsed|More than (200 brackets|99 blocks) stand inside each other here, which Python refuses)\.|04 )/,
    );
    if (place !== undefined) {
      expect(found.split(' ')[1]).toBe(place);
    }
  });

  it.each([
    ['a long line', `x = "${'a'.repeat(1_000_000)}"`],
    ['a long list', `x = [${'1,'.repeat(100_000)}]`],
    ['a chain as long as anyone writes', `x = 1${'+1'.repeat(2900)}`],
  ])('takes %s', (_, text) => {
    expect(parsed(text).diagnostics).toEqual([]);
  });

  it('looks at no script beyond 5 MB', () => {
    expect(problem('#'.repeat(5 * 1024 * 1024 + 1))).toBe(
      'SRC004 1:1-1 The script has 5.0 MB; at most 5 MB is looked at.',
    );
  });
});

describe('any text', () => {
  const fragments = fc.constantFrom(
    ...'def f(a, b=1): return a|class A(B):|if x:|else:|for a in b:|try:|except E as e:|match x:|case [a, *b]:|with a as b:|"text"|f"{a!r:>{b}}"|\'|"""|(|)|[|]|{|}|:|,|=|==|:=|*|**|.|@a|\\|\n|\n    |\n\t|\f|# c|0x|1e|0777|é|\u{1F600}|\0|\x01|print x|import a.b as c|lambda: 1|yield|await|async|`|$|?|<<<<<<<|`'.split(
      '|',
    ),
  );
  it('is parsed or has one problem inside it, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 25 }), fc.constantFrom('', ' '), (parts, gap) => {
        const text = parts.join(gap);
        const { module, diagnostics } = parsed(text);
        expect(diagnostics).toHaveLength(module === undefined ? 1 : 0);
        for (const { span, message } of diagnostics) {
          expect(message).not.toMatch(/undefined|NaN|TokenType|\[object/);
          expect(message).toMatch(/^[A-Z"].*\.$/s);
          const lines = text.split(/\r\n|\r|\n/);
          expect(span?.start.line).toBeLessThanOrEqual(lines.length);
          expect(span?.start.column).toBeLessThanOrEqual(
            Array.from(lines[(span?.start.line ?? 1) - 1] ?? '').length + 1,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { module, diagnostics } = parsed(bytes);
        expect(diagnostics).toHaveLength(module === undefined ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });
});
