import type { Problem } from '../../src/diagnostics/diagnostic.js';
import { explainProblem, problemPage } from '../../src/diagnostics/explain.js';
import { PLAIN, TAGS } from './support.js';

const FORBIDDEN_KEY: Problem = {
  code: 'SRC012',
  name: 'forbidden-key',
  severity: 'error',
  what: 'No key is named __proto__.',
  why: 'JavaScript gives that name a meaning of its own.\nSo <do> not use `a__b`.',
  fix: 'Rename the key.',
  invalid: { 'demo.pipeline.yaml': 'name: demo\n\n__proto__: {}\n', 'train.py': 'print("```")' },
  valid: { LICENSE: 'free\n' },
};

const WITHOUT_EXAMPLES: Problem = {
  code: 'DEP701',
  name: 'no-credentials',
  severity: 'warning',
  what: 'Credentials are there.',
  why: 'AWS refuses other requests.',
  fix: 'Sign in.',
};

describe('explainProblem', () => {
  it('tells what, why and how, and shows the examples', () => {
    expect(explainProblem(FORBIDDEN_KEY, PLAIN)).toBe(`error[SRC012]: forbidden-key

What
  No key is named __proto__.

Why
  JavaScript gives that name a meaning of its own.
  So <do> not use \`a__b\`.

Fix
  Rename the key.

Invalid example
  demo.pipeline.yaml
    name: demo

    __proto__: {}
  train.py
    print("\`\`\`")

Valid example
  LICENSE
    free
`);
  });

  it('leaves out examples that a problem does not have, and colours by severity', () => {
    expect(explainProblem(WITHOUT_EXAMPLES, TAGS))
      .toBe(`<warning>warning[DEP701]</warning>: <bold>no-credentials</bold>

<bold>What</bold>
  Credentials are there.

<bold>Why</bold>
  AWS refuses other requests.

<bold>Fix</bold>
  Sign in.
`);
  });
});

describe('problemPage', () => {
  it('has the same content in Markdown, with special characters escaped outside code', () => {
    expect(problemPage(FORBIDDEN_KEY)).toBe(`# SRC012: forbidden-key

Severity: error

## What

No key is named \\_\\_proto\\_\\_.

## Why

JavaScript gives that name a meaning of its own.
So \\<do> not use \`a__b\`.

## Fix

Rename the key.

## Invalid example

\`demo.pipeline.yaml\`

\`\`\`yaml
name: demo

__proto__: {}
\`\`\`

\`train.py\`

\`\`\`\`python
print("\`\`\`")
\`\`\`\`

## Valid example

\`LICENSE\`

\`\`\`
free
\`\`\`
`);
  });

  it('leaves out examples that a problem does not have', () => {
    expect(problemPage(WITHOUT_EXAMPLES)).toBe(`# DEP701: no-credentials

Severity: warning

## What

Credentials are there.

## Why

AWS refuses other requests.

## Fix

Sign in.
`);
  });
});
