import { unknownArgumentMember } from '../../../src/rules/definition/unknown-argument-member.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-argument-member', () => {
  it('reports arguments and their members, at the keys', () => {
    const step = training({ Enviroment: {}, StoppingCondition: { MaxRuntime: 60 } });
    expect(findIn(unknownArgumentMember, definitionOf([step]))).toEqual([
      {
        at: '/Steps/0/Arguments/StoppingCondition/MaxRuntime (key)',
        message: '"StoppingCondition" of step "train" takes no member "MaxRuntime".',
        help: 'The members are "MaxPendingTimeInSeconds", "MaxRuntimeInSeconds" and "MaxWaitTimeInSeconds".',
      },
      {
        at: '/Steps/0/Arguments/Enviroment (key)',
        message: 'Step "train" takes no argument "Enviroment". Did you mean "Environment"?',
        help: 'Correct the name, or remove the argument.',
      },
    ]);
  });

  it('leaves the arguments of a Lambda step and of unknown types alone', () => {
    const steps = ['Lambda', 'Callback', 'Tomorrow'].map((Type) => ({
      Name: Type,
      Type,
      Arguments: { anything: { goes: 1 } },
    }));
    expect(findIn(unknownArgumentMember, definitionOf(steps))).toEqual([]);
  });
});
