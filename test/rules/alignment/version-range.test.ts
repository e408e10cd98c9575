import fc from 'fast-check';
import { mayBeIn, parseRange, releaseOf } from '../../../src/rules/alignment/version-range.js';

const fits = (version: string, range: string) => mayBeIn(releaseOf(version) ?? [], parseRange(range) ?? []);

describe('a version that is known by its beginning', () => {
  it.each([
    ['1.7-1', '>=1.7'],
    ['1.7-1', '>=1.7.3'],
    ['1.7-1', '>1.7'],
    ['1.7-1', '==1.7.4'],
    ['1.7-1', '==1.7.*'],
    ['1.7-1', '~=1.7'],
    ['1.7-1', '~=1.7.1'],
    ['1.7-1', '~=1.5'],
    ['1.7-1', '<2,>=1'],
    ['1.7-1', '<1.7.1'],
    ['1.7-1', '!=1.7.3'],
    ['1.7-1', '!=1.6.*'],
    ['2.1.0', '==2.1'],
    ['2.1.0', '>=2'],
    ['2.1', '<=2.1'],
    ['0.23-1', '>=0.20,<1'],
    ['1.7-1', ''],
    ['1.10', '>1.9'],
  ])('%s may be in %s', (version, range) => {
    expect(fits(version, range)).toBe(true);
  });

  it.each([
    ['1.5-1', '>=1.7'],
    ['1.5-1', '>1.7'],
    ['1.7-1', '<1.7'],
    ['1.7-1', '<=1.6'],
    ['1.7-1', '==1.6.2'],
    ['1.7-1', '==1.6.*'],
    ['1.7-1', '~=1.6.1'],
    ['1.7-1', '~=2.0'],
    ['1.7-1', '!=1.7.*'],
    ['2.1.1', '==2.1'],
    ['0.23-1', '>=0.24'],
    ['1.2-1', '>=1.0,<1.2'],
  ])('%s is not in %s', (version, range) => {
    expect(fits(version, range)).toBe(false);
  });

  it('has a release only if it is written as SageMaker writes it', () => {
    expect(['1.7-1', '2.1.0', 'latest', '1.7-1-cpu', ''].map(releaseOf)).toEqual([
      [1, 7],
      [2, 1, 0],
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is in at least one of two ranges that meet in a version', () => {
    const numbers = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(numbers, numbers, (release, wanted) => {
        const version = wanted.join('.');
        const [below, above] = [`<${version}`, `>=${version}`].map((range) =>
          mayBeIn(release, parseRange(range) ?? []),
        );
        expect(below === true || above === true).toBe(true);
      }),
    );
  });
});
