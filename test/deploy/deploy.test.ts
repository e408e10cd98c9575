import type { CodePackage } from '../../src/builders/code.js';
import { requestToken } from '../../src/deploy/apply.js';
import type { Answer } from '../../src/deploy/confirm.js';
import { deployPipeline, type DeployMode, type DeployOutcome } from '../../src/deploy/deploy.js';
import { DeployFailure } from '../../src/deploy/failures.js';
import type { CompiledPipeline } from '../../src/compiler/compiled.js';
import type { DeploySettings } from '../../src/deploy/plan.js';
import {
  ARN,
  compiledPipeline,
  definitionOf,
  fakeAccount,
  networkError,
  recordingHost,
  ROLE,
  serviceError,
  wanted,
  type FakeAccount,
} from './support.js';

const SCRIPT: CodePackage = {
  kind: 'script',
  sha256: 'aa',
  entryPoint: 'prep.py',
  uri: 's3://bucket/root/fraud/code/aa',
  files: [{ name: 'prep.py', bytes: new TextEncoder().encode('prep') }],
};
const SETTINGS: DeploySettings = { role: ROLE, tags: { team: 'risk' } };
const TARGET = 'pipeline "fraud" in account 123456789012, region us-east-1';
const LARGE = { Steps: [{ Name: 'a', Description: 'x'.repeat(110_000) }] };
const WRITES = /^(putObject|createPipeline|updatePipeline|addTags)/u;

const small = compiledPipeline({ packages: [SCRIPT] });
const large = compiledPipeline({ packages: [SCRIPT], definition: LARGE });

interface Run {
  readonly outcome: DeployOutcome;
  readonly writes: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly questions: readonly string[];
  readonly work: readonly string[];
}

async function deploy(
  account: FakeAccount,
  compiled: CompiledPipeline,
  {
    settings = SETTINGS,
    mode = { dryRun: false, yes: false },
    answer = 'yes',
  }: { settings?: DeploySettings; mode?: DeployMode; answer?: Answer } = {},
): Promise<Run> {
  account.calls.length = 0;
  const { host, seen } = recordingHost(answer);
  const outcome = await deployPipeline(account.access, compiled, settings, mode, host);
  return { outcome, writes: account.calls.filter((call) => WRITES.test(call)).map(shortened), ...seen };
}

/** A call without the hash in the name of a definition. */
function shortened(call: string): string {
  return call.replace(/[0-9a-f]{64}\.json$/u, '<hash>.json');
}

/** What an account holds, to compare. */
function contents(account: FakeAccount) {
  return {
    pipelines: [...account.pipelines],
    tags: [...account.tags].map(([arn, tags]) => [arn, [...tags].sort()]),
    objects: [...account.objects.keys()].sort(),
  };
}

describe('deployPipeline', () => {
  it('creates a pipeline: code first, then the pipeline with its tags', async () => {
    const account = fakeAccount();
    const run = await deploy(account, small);
    expect(run.outcome).toBe('created');
    expect(run.writes).toEqual(['putObject s3://bucket/root/fraud/code/aa/prep.py', 'createPipeline fraud']);
    expect(run.questions).toEqual([`Do you want to create ${TARGET}?`]);
    expect(run.stdout).toBe(`Created ${TARGET}: ${ARN}\n`);
    expect(run.work).toEqual([
      `Reading ${TARGET}`,
      'Uploading s3://bucket/root/fraud/code/aa/prep.py',
      'Creating pipeline "fraud"',
    ]);
    expect(contents(account)).toEqual({
      pipelines: [
        [
          'fraud',
          {
            PipelineArn: ARN,
            PipelineName: 'fraud',
            PipelineDisplayName: 'fraud',
            PipelineDefinition: JSON.stringify(definitionOf('a')),
            RoleArn: ROLE,
          },
        ],
      ],
      tags: [[ARN, [['team', 'risk']]]],
      objects: ['s3://bucket/root/fraud/code/aa/prep.py'],
    });
  });

  it('changes nothing the second time, and asks nothing', async () => {
    const account = fakeAccount();
    await deploy(account, large);
    const before = contents(account);
    const run = await deploy(account, large, { answer: 'nobody-to-ask' });
    expect([run.outcome, run.writes, run.questions, run.stderr]).toEqual(['unchanged', [], [], '']);
    expect(run.stdout).toBe(`No changes: ${TARGET} is as the manifest says.\n`);
    expect(contents(account)).toEqual(before);
  });

  it('sends a large definition through S3', async () => {
    const account = fakeAccount();
    const run = await deploy(account, large);
    expect(run.writes).toEqual([
      'putObject s3://bucket/root/fraud/code/aa/prep.py',
      'putObject s3://bucket/root/fraud/definition/<hash>.json',
      'createPipeline fraud',
    ]);
    expect(account.pipelines.get('fraud')?.PipelineDefinition).toBe(JSON.stringify(LARGE));
  });

  it('updates what differs and nothing else', async () => {
    const account = fakeAccount();
    await deploy(account, small);
    const definition = { ...small, definition: definitionOf('b') };
    const run = await deploy(account, definition);
    expect([run.outcome, run.writes]).toEqual([
      'updated',
      ['updatePipeline PipelineDefinition PipelineName'],
    ]);
    expect(run.questions).toEqual([`Do you want to update ${TARGET}?`]);
    expect(run.stdout).toBe(`Updated ${TARGET}: ${ARN}\n`);
    const others = await deploy(
      account,
      { ...definition, description: 'new' },
      { settings: { ...SETTINGS, parallelism: 3 } },
    );
    expect(others.writes).toEqual([
      'updatePipeline ParallelismConfiguration PipelineDescription PipelineName',
    ]);
  });

  it('adds tags without an update, and only those that differ', async () => {
    const account = fakeAccount();
    await deploy(account, small);
    const settings = { role: ROLE, tags: { team: 'risk', env: 'prod' } };
    expect((await deploy(account, small, { settings })).writes).toEqual(['addTags env']);
    expect([...(account.tags.get(ARN) ?? [])]).toEqual([
      ['team', 'risk'],
      ['env', 'prod'],
    ]);
  });

  it('uploads code again that somebody deleted', async () => {
    const account = fakeAccount();
    await deploy(account, small);
    account.objects.clear();
    const run = await deploy(account, small);
    expect(run.questions).toEqual([`Do you want to upload the missing code of ${TARGET}?`]);
    expect(run.writes).toEqual(['putObject s3://bucket/root/fraud/code/aa/prep.py']);
  });

  it('only reads in a dry run, and prints the plan on stdout', async () => {
    const account = fakeAccount();
    const run = await deploy(account, small, { mode: { dryRun: true, yes: true } });
    expect([run.outcome, run.writes, run.questions, run.stderr]).toEqual(['planned', [], [], '']);
    expect(run.stdout).toBe(
      [
        'Pipeline "fraud" in account 123456789012, region us-east-1 will be created:',
        '  + definition (1 step, 125 bytes)',
        `  + role "${ROLE}"`,
        '  + tag "team" "risk"',
        '  + upload s3://bucket/root/fraud/code/aa/prep.py (4 bytes)',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['no', 'declined'],
    ['nobody-to-ask', 'unconfirmed'],
    ['interrupted', 'interrupted'],
  ] as const)('changes nothing if the answer is %s', async (answer, outcome) => {
    const run = await deploy(fakeAccount(), small, { answer });
    expect([run.outcome, run.writes, run.stdout]).toEqual([outcome, [], '']);
  });

  it('does not ask if told so', async () => {
    const run = await deploy(fakeAccount(), small, { mode: { dryRun: false, yes: true }, answer: 'no' });
    expect([run.outcome, run.questions]).toEqual(['created', []]);
  });

  it('warns of images from another region', async () => {
    const run = await deploy(fakeAccount(), { ...small, region: 'eu-west-1' });
    expect(run.stderr.split('\n')[0]).toBe(
      'pipectl: warning: The images of pipeline "fraud" are those of region eu-west-1, but it is deployed to us-east-1.',
    );
  });

  it('deploys no definition whose code it does not have', async () => {
    const definition = { Steps: [{ Name: 'a', S3Uri: `${SCRIPT.uri}/other.py` }] };
    await expect(deploy(fakeAccount(), { ...small, definition })).rejects.toThrow(`${SCRIPT.uri}/other.py`);
  });

  it('recognises its own creation when the answer to it was lost', async () => {
    const account = fakeAccount();
    account.interfere = (call) => {
      if (call === 'createPipeline fraud' && !account.pipelines.has('fraud')) {
        account.interfere = () => undefined;
        void account.access.createPipeline({
          PipelineName: 'fraud',
          ClientRequestToken: '',
          RoleArn: ROLE,
          PipelineDefinition: JSON.stringify(small.definition),
          Tags: [{ Key: 'team', Value: 'risk' }],
        });
      }
    };
    expect((await deploy(account, small)).outcome).toBe('created');
  });

  it('does not overwrite what somebody else created since the plan', async () => {
    const account = fakeAccount();
    account.interfere = (call) => {
      if (call === 'createPipeline fraud') {
        account.pipelines.set('fraud', { PipelineArn: ARN, RoleArn: ROLE, PipelineDefinition: '{}' });
      }
    };
    await expect(deploy(account, small)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Somebody else created the pipeline "fraud" in the meantime.',
    });
    expect(account.pipelines.get('fraud')?.PipelineDefinition).toBe('{}');
  });
});

describe('a deployment that dies halfway', () => {
  const changed = {
    ...compiledPipeline({
      packages: [SCRIPT],
      definition: { Steps: [...LARGE.Steps, { Name: 'b' }] },
      description: 'new',
      parallelism: 4,
    }),
  };
  const changedSettings = { role: ROLE, tags: { team: 'fraud', env: 'prod' } };
  const cases = {
    creation: { before: undefined, after: large, settings: SETTINGS },
    update: { before: small, after: changed, settings: changedSettings },
  };

  // Calls of an untroubled run; of those that say "not there", the effect is an error, so that nothing comes after it.
  const CHANCES = { creation: { before: 7, after: 4 }, update: { before: 9, after: 7 } };

  it.each(
    Object.keys(cases).flatMap((name) =>
      (['before', 'after'] as const).map((moment): [keyof typeof cases, 'before' | 'after'] => [
        name === 'creation' ? 'creation' : 'update',
        moment,
      ]),
    ),
  )('is finished by the next one: %s, connection lost %s each call takes effect', async (name, moment) => {
    const { before, after, settings } = cases[name];
    const fresh = async (): Promise<FakeAccount> => {
      const account = fakeAccount();
      if (before !== undefined) {
        await deploy(account, before);
        account.objects.clear();
      }
      return account;
    };
    const untroubled = await fresh();
    let chances = 0;
    untroubled.interfere = (_, when) => void (chances += Number(when === moment));
    await deploy(untroubled, after, { settings });
    untroubled.interfere = () => undefined;
    expect(chances).toBe(CHANCES[name][moment]);

    for (let fatal = 0; fatal < chances; fatal += 1) {
      const account = await fresh();
      let count = 0;
      account.interfere = (_, when) => {
        if (when === moment && count++ === fatal) {
          throw networkError('ECONNRESET', 'socket hang up');
        }
      };
      await expect(deploy(account, after, { settings })).rejects.toBeInstanceOf(DeployFailure);
      account.interfere = () => undefined;
      await deploy(account, after, { settings });
      expect(contents(account)).toEqual(contents(untroubled));
      expect((await deploy(account, after, { settings })).outcome).toBe('unchanged');
    }
  });
});

describe('failures', () => {
  it('come as one sentence from every call', async () => {
    const account = fakeAccount();
    await deploy(account, small);
    account.interfere = (call) => {
      if (call.startsWith('addTags')) {
        throw serviceError('AccessDeniedException', 400, 'no');
      }
    };
    await expect(
      deploy(account, small, { settings: { role: ROLE, tags: { a: 'b' } } }),
    ).rejects.toMatchObject({
      message: 'AWS denies sagemaker:AddTags on pipeline "fraud": no.',
      help: 'Give the identity that deploys the permission sagemaker:AddTags.',
    });
  });
});

describe('requestToken', () => {
  it('is the same for the same pipeline and another for another', () => {
    const tokens = [
      wanted(),
      wanted(),
      wanted({ tags: { a: '1' } }),
      wanted({ definition: definitionOf('b') }),
    ].map(requestToken);
    expect(tokens.every((token) => /^[0-9a-f]{64}$/u.test(token))).toBe(true);
    expect(new Set(tokens).size).toBe(3);
  });
});
