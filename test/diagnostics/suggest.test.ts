import fc from 'fast-check';
import { didYouMean, suggestions } from '../../src/diagnostics/suggest.js';

describe('suggestions', () => {
  it('ranks by edit distance, then by name', () => {
    expect(suggestions('preproces', ['train', 'preprocess', 'preproc', 'postprocess', 'reprocess'])).toEqual([
      'preprocess',
      'preproc',
      'reprocess',
      'postprocess',
    ]);
  });

  it('does not depend on the order of the options, nor on repetitions', () => {
    expect(suggestions('step', ['stop', 'stem', 'stop'])).toEqual(['stem', 'stop']);
    expect(suggestions('step', ['stem', 'stop'])).toEqual(['stem', 'stop']);
  });

  it('puts names that differ only in case and separators first', () => {
    expect(suggestions('max_depth', ['max_depts', 'maxDepth', 'max-depth', 'MAX_DEPTH'])).toEqual([
      'MAX_DEPTH',
      'max-depth',
      'maxDepth',
      'max_depts',
    ]);
  });

  it('prefers the same words in another spelling to a typing error', () => {
    expect(suggestions('max_depth', ['aax_depth', 'max-depth'])).toEqual(['max-depth', 'aax_depth']);
  });

  it('accepts a distance of 40 % of the length and one more, and no greater one', () => {
    expect(suggestions('abcde', ['abxyz'])).toEqual(['abxyz']);
    expect(suggestions('abcde', ['axyzw'])).toEqual([]);
  });

  it('does not suggest a name that has nothing in common', () => {
    expect(suggestions('x', ['y'])).toEqual([]);
    expect(suggestions('', ['a', 'b'])).toEqual([]);
  });

  it('suggests a one-letter name in the other case', () => {
    expect(suggestions('x', ['X', 'y'])).toEqual(['X']);
  });

  it('does not suggest the name itself', () => {
    expect(suggestions('train', ['train', 'trainer'])).toEqual(['trainer']);
  });

  it('gives at most five', () => {
    expect(suggestions('step0', ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'])).toEqual([
      'step1',
      'step2',
      'step3',
      'step4',
      'step5',
    ]);
  });

  it('compares texts that are too long for names only by their words', () => {
    const long = 'a'.repeat(300);
    expect(suggestions(long, [`${long}b`, long.toUpperCase()])).toEqual([long.toUpperCase()]);
  });

  it('finds the one close name of 10,000', () => {
    const options = Array.from({ length: 10_000 }, (_, index) => `${'x'.repeat(index % 40)}_${index}`);
    expect(suggestions('preprocess_training', [...options, 'preprocess_trainig'])).toEqual([
      'preprocess_trainig',
    ]);
  });

  it('gives distinct options other than the name, whatever the order of the options', () => {
    const names = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-', '_'), maxLength: 6 });
    fc.assert(
      fc.property(names, fc.array(names), (name, options) => {
        const found = suggestions(name, options);
        expect(found).toEqual(suggestions(name, options.toReversed()));
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((option) => options.includes(option) && option !== name)).toBe(true);
      }),
    );
  });
});

describe('didYouMean', () => {
  it('names one, two and more options', () => {
    expect(didYouMean('tran', ['train', 'evaluate'])).toBe(' Did you mean "train"?');
    expect(didYouMean('step0', ['step1', 'step2'])).toBe(' Did you mean "step1" or "step2"?');
    expect(didYouMean('step0', ['step1', 'step2', 'step3'])).toBe(
      ' Did you mean "step1", "step2" or "step3"?',
    );
  });

  it('says nothing when no option is close', () => {
    expect(didYouMean('preprocess', ['train', 'evaluate'])).toBe('');
    expect(didYouMean('preprocess', [])).toBe('');
  });
});
