import type { CodePackage } from '../../src/builders/code.js';
import { tarGz } from '../../src/deploy/archive.js';
import { ownerOfBucket, s3Place } from '../../src/deploy/aws.js';
import { absentObjects, codeObjects, definitionTransport, missingCode } from '../../src/deploy/packages.js';
import { compiledPipeline, fakeAccount, serviceError } from './support.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const script: CodePackage = {
  kind: 'script',
  sha256: 'aa',
  entryPoint: 'steps/prep.py',
  uri: 's3://bucket/root/fraud/code/aa',
  files: [{ name: 'steps/prep.py', bytes: text('prep') }],
};
const archive: CodePackage = {
  kind: 'archive',
  sha256: 'bb',
  entryPoint: 'train.py',
  uri: 's3://bucket/root/fraud/code/bb',
  files: [
    { name: 'lib.py', bytes: text('lib') },
    { name: 'train.py', bytes: text('train') },
  ],
};
const launched: CodePackage = {
  ...archive,
  sha256: 'cc',
  uri: 's3://bucket/root/fraud/code/cc',
  launcher: '#!/bin/bash\n',
};

/** A copy of an object that lacks one of its members. */
function without<Member extends keyof Whole, Whole extends object>(
  member: Member,
  whole: Whole,
): Omit<Whole, Member> {
  const copy = { ...whole };
  Reflect.deleteProperty(copy, member);
  return copy;
}

describe('codeObjects', () => {
  it('stores a script under its own name, an archive as sourcedir.tar.gz, and a launcher beside it', async () => {
    const tar = await tarGz(archive.files);
    expect(await codeObjects([script, archive, launched])).toEqual([
      { bucket: 'bucket', key: 'root/fraud/code/aa/prep.py', bytes: text('prep'), contentType: 'text/plain' },
      {
        bucket: 'bucket',
        key: 'root/fraud/code/bb/sourcedir.tar.gz',
        bytes: tar,
        contentType: 'application/gzip',
      },
      {
        bucket: 'bucket',
        key: 'root/fraud/code/cc/sourcedir.tar.gz',
        bytes: tar,
        contentType: 'application/gzip',
      },
      {
        bucket: 'bucket',
        key: 'root/fraud/code/cc/runproc.sh',
        bytes: text('#!/bin/bash\n'),
        contentType: 'text/plain',
      },
    ]);
  });

  it('stores several files each under its name', async () => {
    const files: CodePackage = {
      ...script,
      kind: 'files',
      files: [...script.files, { name: 'prep.contract.json', bytes: text('{}') }],
    };
    expect((await codeObjects([files])).map(({ key, contentType }) => [key, contentType])).toEqual([
      ['root/fraud/code/aa/steps/prep.py', 'text/plain'],
      ['root/fraud/code/aa/prep.contract.json', 'application/json'],
    ]);
  });

  it("says who must own SageMaker's default bucket", async () => {
    const uri = 's3://sagemaker-eu-west-1-123456789012/fraud/code/aa';
    expect((await codeObjects([{ ...script, uri }])).map(({ owner }) => owner)).toEqual(['123456789012']);
  });
});

describe('definitionTransport', () => {
  const sized = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });

  it('puts a definition of 102,400 bytes and more into S3, by its content', () => {
    const transport = definitionTransport(compiledPipeline({ definition: sized(102_400) }));
    expect(
      transport.kind === 's3' ? { ...transport.object, bytes: transport.object.bytes.length } : transport,
    ).toEqual({
      bucket: 'bucket',
      key: 'root/fraud/definition/77fa7d1fe0355fceb279a653e63f2a06f6baea81863950e1b5eb325a5f9aaa0e.json',
      bytes: 102_400,
      contentType: 'application/json',
    });
  });

  it('sends a smaller one with the request', () => {
    expect(definitionTransport(compiledPipeline({ definition: sized(102_399) })).kind).toBe('inline');
    expect(definitionTransport(compiledPipeline({ definition: { a: 1 } }))).toEqual({
      kind: 'inline',
      text: '{"a":1}',
    });
  });

  it('counts bytes, not characters', () => {
    const definition = { a: 'ü'.repeat(51_200) };
    expect(definitionTransport(compiledPipeline({ definition })).kind).toBe('s3');
  });

  it('sends what it can with the request if there is no S3 root', () => {
    const rootless = without('s3Root', compiledPipeline({ definition: sized(200_000) }));
    expect(definitionTransport(rootless).kind).toBe('inline');
    expect(() => definitionTransport({ ...rootless, definition: sized(1_048_577) })).toThrow(
      'The definition has 1048577 bytes, more than SageMaker takes in a request, and no step says where in S3 to put it.',
    );
  });
});

describe('missingCode', () => {
  it('finds a URI below a package that nothing is stored at', async () => {
    const definition = {
      Steps: [
        { S3Uri: `${launched.uri}/sourcedir.tar.gz` },
        {
          S3Uri: [`${launched.uri}/runproc.sh`],
          Other: `"${archive.uri}/gone.tar.gz"`,
          Elsewhere: 's3://other/x',
        },
      ],
    };
    const packages = [archive, without('launcher', launched)];
    expect(missingCode(definition, packages, await codeObjects(packages))).toEqual([
      's3://bucket/root/fraud/code/bb/gone.tar.gz',
      's3://bucket/root/fraud/code/cc/runproc.sh',
    ]);
  });

  it('finds a package as a whole that nothing is stored in', async () => {
    const files: CodePackage = { ...script, kind: 'files' };
    const definition = { a: files.uri, b: archive.uri };
    expect(missingCode(definition, [files, archive], await codeObjects([files]))).toEqual([archive.uri]);
  });

  it('is satisfied with what is stored', async () => {
    const definition = { a: `"${archive.uri}/sourcedir.tar.gz"`, b: `${launched.uri}/runproc.sh` };
    expect(missingCode(definition, [archive, launched], await codeObjects([archive, launched]))).toEqual([]);
  });
});

describe('absentObjects', () => {
  it('asks for each object and keeps the order', async () => {
    const account = fakeAccount();
    const objects = await codeObjects([script, archive, launched]);
    account.objects.set('s3://bucket/root/fraud/code/bb/sourcedir.tar.gz', new Uint8Array());
    const absent = await absentObjects(account.access, objects);
    expect(absent.map(({ key }) => key)).toEqual([
      'root/fraud/code/aa/prep.py',
      'root/fraud/code/cc/sourcedir.tar.gz',
      'root/fraud/code/cc/runproc.sh',
    ]);
    expect(account.calls.every((call) => call.startsWith('headObject '))).toBe(true);
  });

  it('takes any 404 for absence, and a 403 for what it is', async () => {
    const account = fakeAccount();
    const objects = await codeObjects([script]);
    account.interfere = () => {
      throw serviceError('UnknownError', 404);
    };
    expect(await absentObjects(account.access, objects)).toEqual(objects);
    account.interfere = () => {
      throw serviceError('UnknownError', 403);
    };
    await expect(absentObjects(account.access, objects)).rejects.toMatchObject({
      kind: 'denied',
      message: 'AWS denies s3:GetObject on s3://bucket/root/fraud/code/aa/prep.py: HTTP status 403.',
    });
  });
});

describe('s3Place', () => {
  it('splits a URI', () => {
    expect(['s3://b/k', 's3://b/k/l.py', 's3://b/', 's3://b', '/b/k', 's3:///k'].map(s3Place)).toEqual([
      { bucket: 'b', key: 'k' },
      { bucket: 'b', key: 'k/l.py' },
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('ownerOfBucket', () => {
  it('knows the owner of a default bucket only', () => {
    expect(
      [
        'sagemaker-us-gov-west-1-123456789012',
        'sagemaker-us-east-1-12345',
        'my-sagemaker-us-east-1-123456789012',
      ].map(ownerOfBucket),
    ).toEqual(['123456789012', undefined, undefined]);
  });
});
