import { definitionChanges, stepsOf } from '../../src/deploy/definition-changes.js';
import type { Json } from '../../src/source/traced.js';
import { definitionOf } from './support.js';

const gate = (then: readonly Json[], otherwise: readonly Json[]): Json => ({
  Name: 'gate',
  Type: 'Condition',
  Arguments: { Conditions: [], IfSteps: then, ElseSteps: otherwise },
});
const step = (Name: string, argument = 1): Json => ({ Name, Type: 'Lambda', Arguments: { argument } });
const steps = (...Steps: readonly Json[]): Json => ({ Steps });

describe('definitionChanges', () => {
  it('names the steps and parameters that differ', () => {
    const was: Json = {
      Parameters: [{ Name: 'p', Type: 'String' }, { Name: 'gone' }],
      Steps: [step('b'), step('a')],
    };
    const becomes: Json = {
      Parameters: [{ Name: 'new' }, { Type: 'String', Name: 'p' }],
      Steps: [step('a', 2), step('c')],
    };
    expect(definitionChanges(was, becomes)).toEqual([
      { change: 'removed', part: 'parameter', name: 'gone' },
      { change: 'added', part: 'parameter', name: 'new' },
      { change: 'changed', part: 'step', name: 'a' },
      { change: 'removed', part: 'step', name: 'b' },
      { change: 'added', part: 'step', name: 'c' },
    ]);
  });

  it('says nothing about steps in another order, as they have no position', () => {
    expect(definitionChanges(definitionOf('a', 'b'), definitionOf('b', 'a'))).toEqual([]);
  });

  it('looks into branches, and does not blame a condition for its steps', () => {
    expect(definitionChanges(steps(gate([step('a')], [])), steps(gate([step('a', 2)], [])))).toEqual([
      { change: 'changed', part: 'step', name: 'a' },
    ]);
  });

  it('sees a step move to the other branch as a change of the condition', () => {
    expect(definitionChanges(steps(gate([step('a')], [])), steps(gate([], [step('a')])))).toEqual([
      { change: 'changed', part: 'step', name: 'gate' },
    ]);
  });

  it('copes with a live definition of any form', () => {
    const added = [{ change: 'added', part: 'step', name: 'a' }];
    const odd: Json[] = [null, [], 'x', {}, { Steps: {} }, { Steps: [null, {}, { Name: 3 }] }];
    expect(odd.map((was) => definitionChanges(was, steps({ Name: 'a' })))).toEqual(odd.map(() => added));
  });
});

describe('stepsOf', () => {
  it('finds the steps of nested conditions', () => {
    const inner: Json = { Name: 'inner', Arguments: { IfSteps: [step('b')] } };
    expect([...stepsOf(steps(step('a'), gate([inner], [step('c')]))).keys()]).toEqual([
      'a',
      'gate',
      'inner',
      'b',
      'c',
    ]);
  });
});
