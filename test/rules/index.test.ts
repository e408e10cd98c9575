import { PIPELINE_RULES, REGISTRY_RULES, SCRIPT_RULES } from '../../src/rules/index.js';

describe('the codes of the rules', () => {
  it.each([
    ['pipeline', PIPELINE_RULES],
    ['registry', REGISTRY_RULES],
    ['script', SCRIPT_RULES],
  ] as const)('are used once, and their names too, among the rules about a %s', (_, rules) => {
    const codes = rules.map(({ code }) => code);
    const names = rules.map(({ name }) => name);
    expect(codes).toEqual([...new Set(codes)]);
    expect(names).toEqual([...new Set(names)]);
  });

  it('have the form of an area and three digits', () => {
    const odd = [...REGISTRY_RULES, ...PIPELINE_RULES, ...SCRIPT_RULES].filter(
      ({ code }) => !/^(DAG2|RES3|ALN4|SMP5|CFG6|HYG8)\d\d$/.test(code),
    );
    expect(odd.map(({ code }) => code)).toEqual([]);
  });

  it('say which layers they compare if they are about alignment, and only then', () => {
    const rules = [...REGISTRY_RULES, ...PIPELINE_RULES, ...SCRIPT_RULES];
    const odd = rules.filter(({ code, level }) => code.startsWith('ALN') !== (level !== undefined));
    expect(odd.map(({ code }) => code)).toEqual([]);
  });
});
