import { unknownStepMember } from '../../../src/rules/definition/unknown-step-member.js';
import {
  comparing,
  definitionOf,
  fail,
  processing,
  training,
} from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';

describe('unknown-step-member', () => {
  it('reports members that no step has, and those of other types', () => {
    expect(
      findIn(
        unknownStepMember,
        definitionOf([
          training({}, { DependOn: ['a'], PropertyFiles: [] }),
          fail('stop', 'x', { FunctionArn: 'arn' }),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/DependOn (key)',
        message: 'Step "train", a Training step, takes no member "DependOn". Did you mean "DependsOn"?',
        help: 'Its members are "Name", "Type", "Arguments", "DependsOn", "DisplayName" and 3 more.',
      },
      {
        at: '/Steps/0/PropertyFiles (key)',
        message: 'Step "train", a Training step, takes no member "PropertyFiles".',
        help: 'Its members are "Name", "Type", "Arguments", "DependsOn", "DisplayName" and 3 more.',
      },
      {
        at: '/Steps/1/FunctionArn (key)',
        message: 'Step "stop", a Fail step, takes no member "FunctionArn".',
        help: 'Its members are "Name", "Type", "Arguments", "DependsOn", "DisplayName" and 3 more.',
      },
    ]);
  });

  it('reports them in branches too', () => {
    expect(
      findIn(
        unknownStepMember,
        definitionOf([
          comparing('check', { Type: 'Equals', LeftValue: 1, RightValue: 1 }, [
            fail('stop', 'x', { Depends: [] }),
          ]),
        ]),
      ),
    ).toEqual([
      {
        at: '/Steps/0/Arguments/IfSteps/0/Depends (key)',
        message: 'Step "stop", a Fail step, takes no member "Depends". Did you mean "DependsOn"?',
        help: 'Its members are "Name", "Type", "Arguments", "DependsOn", "DisplayName" and 3 more.',
      },
    ]);
  });

  it('accepts those of the type, members that are null, and whatever a step of an unknown type has', () => {
    expect(
      findIn(
        unknownStepMember,
        definitionOf([
          processing(
            'a',
            {},
            { PropertyFiles: [], DisplayName: 'A', Description: 'a', DependsOn: ['b'], Metadata: null },
          ),
          {
            Name: 'b',
            Type: 'QualityCheck',
            Arguments: {},
            CheckType: 'DATA_QUALITY',
            SuppliedBaselineStatistics: 's3://b/f',
          },
          { Name: 'c', Type: 'Tomorrow', Anything: 1 },
        ]),
      ),
    ).toEqual([]);
  });

  it('leaves the policies to the rule that knows which types have them', () => {
    expect(
      findIn(
        unknownStepMember,
        definitionOf([fail('stop', 'x', { CacheConfig: { Enabled: false }, RetryPolicies: [] })]),
      ),
    ).toEqual([]);
  });
});
