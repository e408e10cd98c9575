import { malformedCacheConfig } from '../../../src/rules/definition/malformed-cache-config.js';
import { definitionOf, training } from '../../../src/rules/definition/example.js';
import { findIn } from '../../support/definition-tester.js';
import type { Json } from '../../../src/source/traced.js';

describe('malformed-cache-config', () => {
  const caching = (...configs: readonly Json[]) =>
    definitionOf(configs.map((CacheConfig) => training({}, { CacheConfig })));

  it('reports durations that are none, and none where the cache is on', () => {
    expect(
      findIn(
        malformedCacheConfig,
        caching(
          { Enabled: true, ExpireAfter: '30 days' },
          { Enabled: true, ExpireAfter: 'P' },
          { Enabled: true, ExpireAfter: '30' },
          { Enabled: true, ExpireAfter: 30 },
          { Enabled: true },
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/CacheConfig/ExpireAfter',
        message:
          '"ExpireAfter" in the cache configuration of step "train" is "30 days", which is no duration.',
        help: 'Write an ISO 8601 duration, such as "P30D" for thirty days or "PT12H" for twelve hours.',
      },
      {
        at: '/Steps/1/CacheConfig/ExpireAfter',
        message: '"ExpireAfter" in the cache configuration of step "train" is "P", which is no duration.',
        help: 'Write an ISO 8601 duration, such as "P30D" for thirty days or "PT12H" for twelve hours.',
      },
      {
        at: '/Steps/2/CacheConfig/ExpireAfter',
        message: '"ExpireAfter" in the cache configuration of step "train" is "30", which is no duration.',
        help: 'Write an ISO 8601 duration, such as "P30D" for thirty days or "PT12H" for twelve hours.',
      },
      {
        at: '/Steps/3/CacheConfig/ExpireAfter',
        message:
          '"ExpireAfter" in the cache configuration of step "train" is a number, which is no duration.',
        help: 'Write an ISO 8601 duration, such as "P30D" for thirty days or "PT12H" for twelve hours.',
      },
      {
        at: '/Steps/4/CacheConfig',
        message: 'The cache of step "train" is on, but nothing says how old a result may be.',
        help: 'Add "ExpireAfter", such as "P30D" for thirty days.',
      },
    ]);
  });

  it('reports what does not say whether the cache is on, and members that there are not', () => {
    expect(
      findIn(
        malformedCacheConfig,
        caching(
          { Enabled: 'true', ExpireAfter: 'P30D' },
          { ExpireAfter: 'P30D' },
          { Enable: true, ExpireAfter: 'P30D' },
          true,
        ),
      ),
    ).toEqual([
      {
        at: '/Steps/0/CacheConfig/Enabled',
        message: '"Enabled" in the cache configuration of step "train" is a text, not true or false.',
        help: 'Write true or false, without quotes.',
      },
      {
        at: '/Steps/1/CacheConfig',
        message: '"CacheConfig" of step "train" does not say whether the cache is on.',
        help: 'Add "Enabled".',
      },
      {
        at: '/Steps/2/CacheConfig/Enable (key)',
        message: '"CacheConfig" of step "train" takes no member "Enable". Did you mean "Enabled"?',
        help: 'Its members are "Enabled" and "ExpireAfter".',
      },
      {
        at: '/Steps/3/CacheConfig',
        message: '"CacheConfig" of step "train" is true or false, not an object.',
        help: 'Write {"Enabled": true, "ExpireAfter": "P30D"}, or remove it.',
      },
    ]);
  });

  it('accepts every way in which AWS writes a duration, and a cache that is off', () => {
    expect(
      findIn(
        malformedCacheConfig,
        caching(
          ...[
            'P30D',
            'PT12H',
            'P4DT12H',
            'P1Y2M3W4DT5H6M',
            '30d',
            '5y',
            'T16m',
            '30dT5h',
            'p30d',
            'T12H',
          ].map((ExpireAfter) => ({ Enabled: true, ExpireAfter })),
          { Enabled: false },
        ),
      ),
    ).toEqual([]);
  });
});
