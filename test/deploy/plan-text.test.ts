import { planText, targetText } from '../../src/deploy/plan-text.js';
import { planDeployment } from '../../src/deploy/plan.js';
import type { DefinitionTransport } from '../../src/deploy/packages.js';
import { definitionOf, live, wanted } from './support.js';

const target = { pipeline: 'fraud', account: '123456789012', region: 'us-east-1' };
const inline: DefinitionTransport = { kind: 'inline', text: '{"ä":1}' };
const upload = { bucket: 'b', key: 'k/prep.py', bytes: new Uint8Array(3), contentType: 'text/plain' };

describe('planText', () => {
  it('shows a creation', () => {
    const wish = wanted({
      definition: definitionOf('a', 'b'),
      description: 'Finds fraud',
      displayName: 'Fraud',
      tags: { team: 'risk', env: 'dev' },
      parallelism: 4,
    });
    expect(planText(target, wish, { kind: 'create' }, inline, [upload])).toBe(
      [
        'Pipeline "fraud" in account 123456789012, region us-east-1 will be created:',
        '  + definition (2 steps, 8 bytes)',
        '  + role "arn:aws:iam::123456789012:role/Pipelines"',
        '  + description "Finds fraud"',
        '  + display name "Fraud"',
        '  + parallelism 4',
        '  + tag "env" "dev"',
        '  + tag "team" "risk"',
        '  + upload s3://b/k/prep.py (3 bytes)',
        '',
      ].join('\n'),
    );
  });

  it('shows an update, with quotes around what others wrote', () => {
    const was = live({ description: 'bad \u001b[2J', tags: new Map([['env', 'dev']]) });
    const wish = wanted({
      definition: definitionOf('b'),
      parallelism: 4,
      tags: { env: 'prod', team: 'risk' },
    });
    expect(planText(target, wish, planDeployment(wish, was), inline, [])).toBe(
      [
        'Pipeline "fraud" in account 123456789012, region us-east-1 will be updated:',
        '  ~ definition',
        '      - step "a"',
        '      + step "b"',
        '  ~ description "bad \\u001b[2J" -> ""',
        '  + parallelism 4',
        '  ~ tag "env" "dev" -> "prod"',
        '  + tag "team" "risk"',
        '',
      ].join('\n'),
    );
  });

  it('shows code that is missing below a pipeline that is as it should be', () => {
    expect(planText(target, wanted(), { kind: 'unchanged' }, inline, [upload])).toBe(
      'Pipeline "fraud" in account 123456789012, region us-east-1 is unchanged:\n  + upload s3://b/k/prep.py (3 bytes)\n',
    );
  });
});

describe('targetText', () => {
  it('names pipeline, account and region', () => {
    expect(targetText(target)).toBe('pipeline "fraud" in account 123456789012, region us-east-1');
  });
});
