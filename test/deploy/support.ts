import type { UpdatePipelineCommandInput } from '@aws-sdk/client-sagemaker';
import type { CompiledPipeline } from '../../src/compiler/compiled.js';
import { s3Uri, type AwsAccess, type DescribedPipeline } from '../../src/deploy/aws.js';
import type { DeployHost } from '../../src/deploy/deploy.js';
import type { Answer } from '../../src/deploy/confirm.js';
import type { LivePipeline } from '../../src/deploy/live.js';
import type { WantedPipeline } from '../../src/deploy/plan.js';
import type { Json } from '../../src/source/traced.js';

export const ROLE = 'arn:aws:iam::123456789012:role/Pipelines';
export const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:pipeline/fraud';

/** An error as the SDK throws it for an answer of a service. */
export function serviceError(name: string, status: number, message = ''): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: status } });
}

/** An error as Node throws it when a connection fails. */
export function networkError(code: string, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

/** A definition with a Fail step of each name. */
export function definitionOf(...steps: readonly string[]): Json {
  return {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [],
    Steps: steps.map((Name) => ({ Name, Type: 'Fail', Arguments: { ErrorMessage: 'no' } })),
  };
}

export function compiledPipeline(changes: Partial<CompiledPipeline> = {}): CompiledPipeline {
  return {
    name: 'fraud',
    definition: definitionOf('a'),
    packages: [],
    s3Root: 's3://bucket/root',
    region: 'us-east-1',
    tags: {},
    ...changes,
  };
}

export function wanted(changes: Partial<WantedPipeline> = {}): WantedPipeline {
  return {
    name: 'fraud',
    displayName: 'fraud',
    description: '',
    definition: definitionOf('a'),
    role: ROLE,
    tags: {},
    ...changes,
  };
}

export function live(changes: Partial<LivePipeline> = {}): LivePipeline {
  return {
    arn: ARN,
    displayName: 'fraud',
    description: '',
    role: ROLE,
    definition: definitionOf('a'),
    tags: new Map(),
    ...changes,
  };
}

/** An account in memory. Calls are written down as "method what"; `interfere` sees each call before and after its effect. */
export interface FakeAccount {
  readonly access: AwsAccess;
  readonly calls: string[];
  readonly pipelines: Map<string, DescribedPipeline>;
  readonly tags: Map<string, Map<string, string>>;
  readonly objects: Map<string, Uint8Array>;
  interfere: (call: string, moment: 'before' | 'after') => void;
}

export function fakeAccount(): FakeAccount {
  const account: Omit<FakeAccount, 'access'> = {
    calls: [],
    pipelines: new Map(),
    tags: new Map(),
    objects: new Map(),
    interfere: () => undefined,
  };
  const call = <Result>(name: string, effect: () => Result): Promise<Result> => {
    account.calls.push(name);
    try {
      account.interfere(name, 'before');
      const result = effect();
      account.interfere(name, 'after');
      return Promise.resolve(result);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const definitionFrom = (sent: UpdatePipelineCommandInput): string | undefined => {
    const place = sent.PipelineDefinitionS3Location;
    if (place === undefined) {
      return sent.PipelineDefinition;
    }
    const bytes = account.objects.get(`s3://${place.Bucket ?? ''}/${place.ObjectKey ?? ''}`);
    if (bytes === undefined) {
      throw serviceError('ValidationException', 400, 'the definition is not in S3');
    }
    return new TextDecoder().decode(bytes);
  };
  const tagsOf = (arn: string): Map<string, string> => {
    const tags = account.tags.get(arn) ?? new Map<string, string>();
    account.tags.set(arn, tags);
    return tags;
  };
  const access: AwsAccess = {
    region: 'us-east-1',
    callerAccount: () => call('callerAccount', () => '123456789012'),
    describePipeline: (name) =>
      call(`describePipeline ${name}`, () => {
        const found = account.pipelines.get(name);
        if (found === undefined) {
          throw serviceError('ResourceNotFound', 400, `Pipeline ${name} is not there.`);
        }
        return found;
      }),
    // One tag per page: whoever stops at the first page misses some.
    listTags: ({ ResourceArn = '', NextToken = '0' }) =>
      call(`listTags ${NextToken}`, () => {
        const all = [...tagsOf(ResourceArn)].map(([Key, Value]) => ({ Key, Value }));
        const next = Number(NextToken) + 1;
        return {
          Tags: all.slice(next - 1, next),
          ...(next < all.length ? { NextToken: String(next) } : {}),
        };
      }),
    headObject: (place) =>
      call(`headObject ${s3Uri(place)}`, () => {
        if (!account.objects.has(s3Uri(place))) {
          throw serviceError('NotFound', 404);
        }
      }),
    putObject: (object) =>
      call(`putObject ${s3Uri(object)}`, () => void account.objects.set(s3Uri(object), object.bytes)),
    createPipeline: (request) =>
      call(`createPipeline ${request.PipelineName}`, () => {
        const { PipelineName: name = '', Tags } = request;
        if (account.pipelines.has(name)) {
          throw serviceError(
            'ValidationException',
            400,
            `Pipeline names must be unique: ${name} already exists.`,
          );
        }
        const PipelineArn = `arn:aws:sagemaker:us-east-1:123456789012:pipeline/${name}`;
        account.pipelines.set(name, {
          ...described(request),
          PipelineArn,
          PipelineDefinition: definitionFrom(request),
        });
        (Tags ?? []).forEach(({ Key = '', Value = '' }) => tagsOf(PipelineArn).set(Key, Value));
        return PipelineArn;
      }),
    updatePipeline: (request) =>
      call(`updatePipeline ${Object.keys(request).sort().join(' ')}`, () => {
        const name = request.PipelineName ?? '';
        const found = account.pipelines.get(name);
        const PipelineDefinition = definitionFrom(request) ?? found?.PipelineDefinition;
        account.pipelines.set(name, { ...found, ...described(request), PipelineDefinition });
      }),
    addTags: ({ ResourceArn = '', Tags = [] }) =>
      call(`addTags ${Tags.map(({ Key }) => Key).join(' ')}`, () =>
        Tags.forEach(({ Key = '', Value = '' }) => tagsOf(ResourceArn).set(Key, Value)),
      ),
    close: () => undefined,
  };
  return Object.assign(account, { access });
}

/** The members of a request that DescribePipeline gives back as they are. */
function described(request: UpdatePipelineCommandInput): DescribedPipeline {
  const members = [
    'PipelineName',
    'PipelineDisplayName',
    'PipelineDescription',
    'RoleArn',
    'ParallelismConfiguration',
  ];
  return Object.fromEntries(Object.entries(request).filter(([member]) => members.includes(member)));
}

/** A host that writes down what it is told, and answers questions with `answer`. */
export function recordingHost(answer: Answer = 'yes') {
  const seen = { stdout: '', stderr: '', work: [] as string[], questions: [] as string[] };
  const host: DeployHost = {
    stdout: (text) => void (seen.stdout += text),
    stderr: (text) => void (seen.stderr += text),
    during: (what, work) => {
      seen.work.push(what);
      return work();
    },
    confirm: (question) => {
      seen.questions.push(question);
      return Promise.resolve(answer);
    },
  };
  return { host, seen };
}
