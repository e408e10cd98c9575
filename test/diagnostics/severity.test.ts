import { hasFixedSeverity, summarize, withSeverities } from '../../src/diagnostics/severity.js';
import { problem } from './support.js';

describe('withSeverities', () => {
  it('overrides by code and by name', () => {
    const diagnostics = [
      problem({ code: 'ALN401', name: 'missing-path', severity: 'error' }),
      problem({ code: 'HYG801', name: 'unused-step', severity: 'warning' }),
    ];
    expect(withSeverities(diagnostics, { ALN401: 'warning', 'unused-step': 'error' })).toEqual([
      problem({ code: 'ALN401', name: 'missing-path', severity: 'warning' }),
      problem({ code: 'HYG801', name: 'unused-step', severity: 'error' }),
    ]);
  });

  it('removes what is off and keeps the rest in order', () => {
    const diagnostics = [problem({ code: 'C' }), problem({ code: 'A' }), problem({ code: 'B' })];
    expect(withSeverities(diagnostics, { A: 'off' })).toEqual([
      problem({ code: 'C' }),
      problem({ code: 'B' }),
    ]);
  });

  it('prefers the code where code and name are both overridden', () => {
    const diagnostic = problem({ code: 'HYG801', name: 'unused-step' });
    expect(withSeverities([diagnostic], { 'unused-step': 'off', HYG801: 'info' })).toEqual([
      { ...diagnostic, severity: 'info' },
    ]);
  });

  it('never changes broken texts, broken schemas and cycles, by code or by name', () => {
    const diagnostics = [
      problem({ code: 'SRC001', name: 'yaml-syntax' }),
      problem({ code: 'SCH101', name: 'unknown-key' }),
      problem({ code: 'DAG204', name: 'cycle' }),
    ];
    expect(
      withSeverities(diagnostics, { SRC001: 'off', 'unknown-key': 'info', DAG204: 'warning', cycle: 'off' }),
    ).toEqual(diagnostics);
  });

  it('is not misled by names that every object has', () => {
    const diagnostic = problem({ name: 'constructor' });
    expect(withSeverities([diagnostic], {})).toEqual([diagnostic]);
  });
});

describe('hasFixedSeverity', () => {
  it('holds for SRC0xx, SCH1xx and DAG204 only', () => {
    const codes = [
      'SRC001',
      'SRC099',
      'SRC101',
      'SCH101',
      'SCH201',
      'DAG204',
      'DAG205',
      'DAG2041',
      'XSRC001',
    ];
    expect(codes.filter(hasFixedSeverity)).toEqual(['SRC001', 'SRC099', 'SCH101', 'DAG204']);
  });
});

describe('summarize', () => {
  it('counts each severity', () => {
    const severities = ['error', 'info', 'warning', 'error', 'warning', 'error'] as const;
    expect(summarize(severities.map((severity) => problem({ severity })))).toEqual({
      errors: 3,
      warnings: 2,
      infos: 1,
    });
    expect(summarize([])).toEqual({ errors: 0, warnings: 0, infos: 0 });
  });
});
