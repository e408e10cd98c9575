import fc from 'fast-check';
import { planDeployment, sendsDefinition, wantedPipeline } from '../../src/deploy/plan.js';
import type { Json } from '../../src/source/traced.js';
import { compiledPipeline, definitionOf, live, ROLE, wanted } from './support.js';

describe('wantedPipeline', () => {
  it('lets the command line win over the manifest', () => {
    const compiled = compiledPipeline({ tags: { team: 'risk', env: 'dev' }, parallelism: 2 });
    expect(wantedPipeline(compiled, { role: ROLE, tags: { env: 'prod' }, parallelism: 4 })).toEqual(
      wanted({ tags: { team: 'risk', env: 'prod' }, parallelism: 4 }),
    );
  });

  it('takes from the manifest what the command line leaves out', () => {
    const compiled = compiledPipeline({ displayName: 'Fraud', description: 'Finds fraud', parallelism: 2 });
    expect(wantedPipeline(compiled, { role: ROLE, tags: {} })).toEqual(
      wanted({ displayName: 'Fraud', description: 'Finds fraud', parallelism: 2 }),
    );
  });

  it('falls back to the name, no description and the parallelism as it is', () => {
    expect(wantedPipeline(compiledPipeline(), { role: ROLE, tags: {} })).toEqual(wanted());
  });
});

describe('planDeployment', () => {
  it('creates what is not there', () => {
    expect(planDeployment(wanted(), undefined)).toEqual({ kind: 'create' });
  });

  it('leaves alone what is as wanted', () => {
    const tags = { a: '1', b: '' };
    const same = live({
      tags: new Map(Object.entries(tags)),
      parallelism: 3,
      description: 'd',
      displayName: 'D',
    });
    const wish = wanted({ tags, parallelism: 3, description: 'd', displayName: 'D' });
    expect(planDeployment(wish, same)).toEqual({ kind: 'unchanged' });
  });

  it('compares definitions as values', () => {
    const written: Json = { Version: '1', Steps: [{ Name: 'a', Arguments: { x: 1, y: 2.5 } }] };
    const stored = JSON.parse(
      '{ "Steps":\n [{"Arguments": {"y":2.50, "x":1.0}, "Name":"a"}], "Version":"1" }',
    ) as Json;
    expect(planDeployment(wanted({ definition: written }), live({ definition: stored }))).toEqual({
      kind: 'unchanged',
    });
  });

  it('lists everything that differs', () => {
    const was = live({ role: 'old', description: 'old', parallelism: 2, tags: new Map([['env', 'dev']]) });
    const wish = wanted({
      definition: definitionOf('b'),
      displayName: 'Fraud',
      description: 'new',
      parallelism: 5,
      tags: { team: 'risk', env: 'prod' },
    });
    expect(planDeployment(wish, was)).toEqual({
      kind: 'update',
      changes: [
        {
          aspect: 'definition',
          parts: [
            { change: 'removed', part: 'step', name: 'a' },
            { change: 'added', part: 'step', name: 'b' },
          ],
        },
        { aspect: 'role', was: 'old', becomes: ROLE },
        { aspect: 'description', was: 'old', becomes: 'new' },
        { aspect: 'display name', was: 'fraud', becomes: 'Fraud' },
        { aspect: 'parallelism', was: 2, becomes: 5 },
        {
          aspect: 'tags',
          tags: [
            { key: 'env', was: 'dev', becomes: 'prod' },
            { key: 'team', becomes: 'risk' },
          ],
        },
      ],
    });
  });

  it('takes a description back, but not a parallelism, for which the API has no word', () => {
    expect(planDeployment(wanted(), live({ description: 'old', parallelism: 2 }))).toEqual({
      kind: 'update',
      changes: [{ aspect: 'description', was: 'old', becomes: '' }],
    });
  });

  it('sets a parallelism where there is none', () => {
    expect(planDeployment(wanted({ parallelism: 2 }), live())).toEqual({
      kind: 'update',
      changes: [{ aspect: 'parallelism', becomes: 2 }],
    });
  });

  it('leaves tags alone that nobody asked for', () => {
    expect(planDeployment(wanted(), live({ tags: new Map([['cost-centre', '7']]) }))).toEqual({
      kind: 'unchanged',
    });
  });

  it('does not take an inherited member for a tag', () => {
    expect(planDeployment(wanted({ tags: { constructor: 'x' } }), live())).toEqual({
      kind: 'update',
      changes: [{ aspect: 'tags', tags: [{ key: 'constructor', becomes: 'x' }] }],
    });
  });

  it('replaces a definition that cannot be read', () => {
    expect(planDeployment(wanted(), live({ definition: undefined }))).toEqual({
      kind: 'update',
      changes: [{ aspect: 'definition', parts: [] }],
    });
  });

  it('is settled once a plan is carried out', () => {
    const texts = fc.string({ maxLength: 3 });
    const tags = fc.dictionary(texts, texts);
    fc.assert(
      fc.property(texts, texts, tags, tags, (role, description, wish, are) => {
        const becomes = wanted({ role, description, tags: wish });
        const after = live({
          role,
          description,
          tags: new Map([...Object.entries(are), ...Object.entries(wish)]),
        });
        expect(planDeployment(becomes, after)).toEqual({ kind: 'unchanged' });
      }),
    );
  });
});

describe('sendsDefinition', () => {
  it('is true for creations and changed definitions only', () => {
    const byTags = planDeployment(wanted({ tags: { a: '1' } }), live());
    const byDefinition = planDeployment(wanted({ definition: definitionOf('b') }), live());
    expect(
      [planDeployment(wanted(), undefined), byDefinition, byTags, planDeployment(wanted(), live())].map(
        sendsDefinition,
      ),
    ).toEqual([true, true, false, false]);
  });
});
