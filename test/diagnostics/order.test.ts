import fc from 'fast-check';
import { arrange } from '../../src/diagnostics/order.js';
import { problem, similarDiagnostic, span } from './support.js';

describe('arrange', () => {
  it('sorts by file, line, column, code and message, problems without a span first', () => {
    const arranged = [
      problem({ code: 'CFG601', message: 'No place.' }),
      problem({ code: 'DAG201', message: 'No place either.' }),
      problem({ span: span('/B.yaml', [9, 1], [9, 2]) }),
      problem({ span: span('/a.yaml', [2, 10], [2, 11]) }),
      problem({ span: span('/a.yaml', [10, 2], [10, 3]) }),
      problem({ span: span('/a.yaml', [10, 10], [10, 11]), code: 'ALN401', message: 'A.' }),
      problem({ span: span('/a.yaml', [10, 10], [10, 11]), code: 'ALN401', message: 'B.' }),
      problem({ span: span('/a.yaml', [10, 10], [10, 11]), code: 'DAG201', message: 'A.' }),
    ];
    expect(arrange(arranged.toReversed())).toEqual(arranged);
  });

  it('keeps one of several with the same code, span and message', () => {
    const here = span('/a.yaml', [1, 1], [1, 5]);
    expect(arrange([problem({ span: here }), problem({ span: here })])).toEqual([problem({ span: here })]);
    expect(arrange([problem(), problem()])).toEqual([problem()]);
  });

  it('keeps problems that differ in code, message, or in either end of the span', () => {
    const different = [
      problem({ span: span('/a.yaml', [1, 1], [1, 5]) }),
      problem({ span: span('/a.yaml', [1, 1], [1, 6]) }),
      problem({ span: span('/a.yaml', [1, 1], [1, 6]), message: 'Z.' }),
      problem({ span: span('/a.yaml', [1, 1], [1, 6]), code: 'DAG202' }),
      problem({ span: span('/a.yaml', [1, 2], [1, 6]) }),
    ];
    expect(arrange(different)).toEqual(different);
  });

  it('leaves its input as it is', () => {
    const input = Object.freeze([problem({ code: 'B' }), problem({ code: 'A' })]);
    expect(arrange(input).map((diagnostic) => diagnostic.code)).toEqual(['A', 'B']);
    expect(input.map((diagnostic) => diagnostic.code)).toEqual(['B', 'A']);
  });

  it('arranges arranged diagnostics as they are', () => {
    fc.assert(
      fc.property(fc.array(similarDiagnostic), (diagnostics) => {
        const arranged = arrange(diagnostics);
        expect(arrange(arranged)).toEqual(arranged);
      }),
    );
  });

  it('does not depend on the order of its input, not even in which duplicate it keeps', () => {
    const shuffled = fc
      .array(similarDiagnostic)
      .chain((diagnostics) =>
        fc.tuple(
          fc.constant(diagnostics),
          fc.shuffledSubarray(diagnostics, { minLength: diagnostics.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([diagnostics, others]) => {
        expect(arrange(others)).toEqual(arrange(diagnostics));
      }),
    );
  });
});
