import { kindOf } from '../../sagemaker/check-scalar.js';
import { isExpression } from '../../sagemaker/expression.js';
import { isJsonObject, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import { isCacheDuration } from '../../sagemaker/cache-duration.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, training } from './example.js';
import { reportUnknownMembers } from './unknown-members.js';
import { kindNoun, quoted, stepNoun } from './words.js';

const example = (age: string) =>
  definitionFile(() => definitionOf([training({}, { CacheConfig: { Enabled: true, ExpireAfter: age } })]));

const MEMBERS = ['Enabled', 'ExpireAfter'];

/** SageMaker Developer Guide, page pipelines-caching-enabling; the SDK (2.257, workflow/steps.py `CacheConfig`) checks none of it. */
export const malformedCacheConfig: DefinitionRule = {
  scope: 'definition',
  code: 'SMP564',
  name: 'malformed-cache-config',
  severity: 'error',
  what: 'A cache configuration says whether the cache is on, and if it is, how old a result may be, as an ISO 8601 duration.',
  why: 'SageMaker refuses the definition, or never finds an earlier result; the SDK writes it all the same.',
  fix: 'Correct it: {"Enabled": true, "ExpireAfter": "P30D"}.',
  invalid: example('30 days'),
  valid: example('P30D'),
  check({ steps }, report) {
    for (const step of steps) {
      const config = memberOf(step.value, 'CacheConfig');
      const pointer = pointerTo(step.pointer, 'CacheConfig');
      if (isJsonObject(config)) {
        checkConfig(config, pointer, stepNoun(step), report);
      } else if (config !== undefined) {
        report(pointer, {
          message: `"CacheConfig" of ${stepNoun(step)} is ${kindNoun(kindOf(config))}, not an object.`,
          help: 'Write {"Enabled": true, "ExpireAfter": "P30D"}, or remove it.',
        });
      }
    }
  },
};

function checkConfig(config: JsonObject, pointer: string, owner: string, report: DefinitionReport): void {
  const allKnown = reportUnknownMembers(config, pointer, MEMBERS, `"CacheConfig" of ${owner}`, report);
  const enabled = memberOf(config, 'Enabled');
  const age = memberOf(config, 'ExpireAfter');
  if (enabled === undefined) {
    if (allKnown) {
      report(pointer, {
        message: `"CacheConfig" of ${owner} does not say whether the cache is on.`,
        help: 'Add "Enabled".',
      });
    }
  } else if (typeof enabled !== 'boolean' && !isExpression(enabled)) {
    report(pointerTo(pointer, 'Enabled'), {
      message: `"Enabled" in the cache configuration of ${owner} is ${kindNoun(kindOf(enabled))}, not true or false.`,
      help: 'Write true or false, without quotes.',
    });
  }
  if (age === undefined) {
    if (enabled === true && allKnown) {
      report(pointer, {
        message: `The cache of ${owner} is on, but nothing says how old a result may be.`,
        help: 'Add "ExpireAfter", such as "P30D" for thirty days.',
      });
    }
  } else if (typeof age === 'string' ? !isCacheDuration(age) : !isExpression(age)) {
    report(pointerTo(pointer, 'ExpireAfter'), {
      message: `"ExpireAfter" in the cache configuration of ${owner} is ${typeof age === 'string' ? quoted(age) : kindNoun(kindOf(age))}, which is no duration.`,
      help: 'Write an ISO 8601 duration, such as "P30D" for thirty days or "PT12H" for twelve hours.',
    });
  }
}
