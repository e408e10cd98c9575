import { configKind, contractKind, manifestKind, specKind } from '../../src/project/kinds.js';
import { loadDocument, type Kind } from '../../src/project/document.js';
import { applyEdits } from '../../src/source/edits.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';

/** A file after the fixes of what its schema has against it. */
function mended<T>(kind: Kind<T>, text: string): string {
  const { diagnostics } = loadDocument(memoryFiles({ 'a.yaml': text }), `${ROOT}/a.yaml`, kind);
  return applyEdits(
    text,
    diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
  ).text;
}

const steps = (step: string) => `name: demo # a demo\nsteps:\n  one: ${step} # first\n`;

describe('what a schema has against a file, mended', () => {
  it.each<[string, string, string]>([
    ['a key in another case', '{ type: A, jobType: x }', '{ type: A, job_type: x }'],
    ['a misspelt key', '{ type: A, nees: [] }', '{ type: A, needs: [] }'],
    ['a key in quotes', "{ type: A, 'conifg': {} }", "{ type: A, 'config': {} }"],
    ['a list without brackets', '{ type: A, needs: two }', '{ type: A, needs: [two] }'],
    [
      'a boolean of YAML 1.1',
      '{ type: A, cache: { enabled: yes } }',
      '{ type: A, cache: { enabled: true } }',
    ],
    [
      'a number in quotes',
      '{ type: A, retry: [{ on: [Step.THROTTLING], max_attempts: "3" }] }',
      '{ type: A, retry: [{ on: [Step.THROTTLING], max_attempts: 3 }] }',
    ],
    [
      'a misspelt choice',
      '{ type: A, retry: [{ on: [Step.THROTLING], max_attempts: 3 }] }',
      '{ type: A, retry: [{ on: [Step.THROTTLING], max_attempts: 3 }] }',
    ],
    [
      'a type in another case',
      '{ type: condition, when: [{ left: 1, op: "==", right: 1 }] }',
      '{ type: Condition, when: [{ left: 1, op: "==", right: 1 }] }',
    ],
  ])('%s', (_, before, after) => {
    expect(mended(manifestKind, steps(before))).toEqual(steps(after));
  });

  it.each<[string, string]>([
    ['a key that is close to none', '{ type: A, depends_on: [two] }'],
    ['a key whose right name is there too', '{ type: A, nees: [two], needs: [] }'],
    ['several words where a list is wanted', '{ type: A, needs: "two, three" }'],
    ['a map where a list is wanted', '{ type: A, needs: { two: 1 } }'],
    ['a number with a unit', '{ type: A, retry: [{ on: [Step.THROTTLING], max_attempts: 3x }] }'],
    ['a number in an unusual form', '{ type: A, retry: [{ on: [Step.THROTTLING], max_attempts: "0x3" }] }'],
    ['another comparison', '{ type: Condition, when: [{ left: 1, op: "=", right: 1 }] }'],
    ['a value that is missing', '{ needs: [] }'],
  ])('but not %s', (_, step) => {
    expect(mended(manifestKind, steps(step))).toEqual(steps(step));
  });

  it('mends specifications, contracts and settings alike', () => {
    expect(
      mended(
        specKind,
        'step_type: A\nsagemaker_step_type: Procesing\nnodeType: source # no inputs\noutputs:\n  a: { output_type: processing_ouput, property_path: properties.A, aliases: b }\n',
      ),
    ).toEqual(
      'step_type: A\nsagemaker_step_type: Processing\nnode_type: source # no inputs\noutputs:\n  a: { output_type: processing_output, property_path: properties.A, aliases: [b] }\n',
    );
    expect(
      mended(contractKind, 'entrypoint: a.py # main\nframework_requirements: { pandas: 1.10 }\n'),
    ).toEqual('entry_point: a.py # main\nframework_requirements: { pandas: "1.10" }\n');
    expect(mended(configKind, '- 1\n')).toEqual('- 1\n');
  });
});
