import { posix } from 'node:path';
import type { CodePackage } from '../builders/code.js';
import { ARCHIVE_NAME, LAUNCHER_NAME } from '../builders/runproc.js';
import { emitDefinition, type CompiledPipeline } from '../compiler/compiled.js';
import { DEFINITION_TO_S3_BYTES, MAX_INLINE_DEFINITION_LENGTH } from '../sagemaker/limits.js';
import type { Json } from '../source/traced.js';
import { tarGz } from './archive.js';
import { attempt, DeployFailure, errorName, httpStatus } from './failures.js';
import { ownerOfBucket, s3Place, s3Uri, type AwsAccess, type S3Object } from './aws.js';
import { isJsonList, isJsonMap, sha256 } from './canonical.js';

/**
 * What must be in S3 before the pipeline runs: of each package the script, each file, or the archive and its launcher,
 * in the order of the packages. The same packages give the same bytes.
 */
export async function codeObjects(packages: readonly CodePackage[]): Promise<readonly S3Object[]> {
  return (await Promise.all(packages.map(objectsOf))).flat();
}

async function objectsOf(code: CodePackage): Promise<readonly S3Object[]> {
  if (code.kind === 'script') {
    const script = code.files.find(({ name }) => name === code.entryPoint) ?? code.files[0];
    const name = posix.basename(code.entryPoint);
    return script === undefined ? [] : [objectAt(`${code.uri}/${name}`, script.bytes, 'text/plain')];
  }
  if (code.kind === 'files') {
    return code.files.map(({ name, bytes }) =>
      objectAt(`${code.uri}/${name}`, bytes, name.endsWith('.json') ? 'application/json' : 'text/plain'),
    );
  }
  const archive = objectAt(`${code.uri}/${ARCHIVE_NAME}`, await tarGz(code.files), 'application/gzip');
  return code.launcher === undefined
    ? [archive]
    : [
        archive,
        objectAt(`${code.uri}/${LAUNCHER_NAME}`, new TextEncoder().encode(code.launcher), 'text/plain'),
      ];
}

/** How a definition reaches SageMaker: in the request, or as an object that the request names. */
export type DefinitionTransport =
  { readonly kind: 'inline'; readonly text: string } | { readonly kind: 's3'; readonly object: S3Object };

/**
 * The transport of a pipeline's definition. From 102,400 bytes on (SDK 2.257, workflow/pipeline.py `_create_args`) it
 * is <s3 root>/<pipeline>/definition/<sha256>.json. A pipeline without an S3 root sends it inline up to the 1,048,576
 * characters that the API takes (botocore PipelineDefinition); beyond that nothing can be done.
 */
export function definitionTransport(compiled: CompiledPipeline): DefinitionTransport {
  const text = emitDefinition(compiled.definition, 'compact');
  const bytes = new TextEncoder().encode(text);
  if (bytes.length < DEFINITION_TO_S3_BYTES) {
    return { kind: 'inline', text };
  }
  if (compiled.s3Root === undefined) {
    if (text.length <= MAX_INLINE_DEFINITION_LENGTH) {
      return { kind: 'inline', text };
    }
    throw new DeployFailure(
      'limit',
      `The definition has ${bytes.length} bytes, more than SageMaker takes in a request, and no step says where in S3 to put it.`,
      'Give the pipeline an "s3_root" in its config.',
    );
  }
  const uri = `${compiled.s3Root}/${compiled.name}/definition/${sha256(bytes)}.json`;
  return { kind: 's3', object: objectAt(uri, bytes, 'application/json') };
}

/** The URIs of packages and below them that a definition names and that no object has: code that would not be there when it runs. */
export function missingCode(
  definition: Json,
  packages: readonly CodePackage[],
  objects: readonly S3Object[],
): readonly string[] {
  const there = new Set(objects.map(s3Uri));
  const folders = new Set(packages.map(({ uri }) => uri));
  const isEmpty = (folder: string) => ![...there].some((uri) => uri.startsWith(`${folder}/`));
  const missing = new Set<string>();
  const look = (value: Json): void => {
    if (isJsonList(value)) {
      value.forEach(look);
    } else if (isJsonMap(value)) {
      Object.values(value).forEach(look);
    } else if (typeof value === 'string') {
      // Hyperparameters of script mode hold the URI as JSON text, in quotes.
      const uri = value.replace(/^"(.*)"$/su, '$1');
      if ((folders.has(posixFolder(uri)) && !there.has(uri)) || (folders.has(uri) && isEmpty(uri))) {
        missing.add(uri);
      }
    }
  };
  look(definition);
  return [...missing].sort();
}

/** Those of the objects that are not in S3 yet. */
export async function absentObjects(
  access: AwsAccess,
  objects: readonly S3Object[],
): Promise<readonly S3Object[]> {
  const present = await Promise.all(objects.map((object) => isPresent(access, object)));
  return objects.filter((_, index) => present[index] !== true);
}

/** Puts an object into S3. S3 stores it whole or not at all. */
export async function uploadObject(access: AwsAccess, object: S3Object): Promise<void> {
  const doing = { action: 's3:PutObject', target: s3Uri(object), bucket: object.bucket };
  await attempt(doing, () => access.putObject(object));
}

function isPresent(access: AwsAccess, object: S3Object): Promise<boolean> {
  const doing = { action: 's3:GetObject', target: s3Uri(object), bucket: object.bucket };
  return attempt(doing, async () => {
    try {
      await access.headObject(object);
      return true;
    } catch (error) {
      // S3 answers a HEAD without a body, so that often only the status is known.
      if (['NotFound', 'NoSuchKey'].includes(errorName(error)) || httpStatus(error) === 404) {
        return false;
      }
      throw error;
    }
  });
}

function objectAt(uri: string, bytes: Uint8Array, contentType: string): S3Object {
  const place = s3Place(uri);
  if (place === undefined) {
    throw new DeployFailure(
      'refused',
      `"${uri}" is not a place in S3.`,
      'Write "s3_root" as s3://bucket/prefix.',
    );
  }
  const owner = ownerOfBucket(place.bucket);
  return { ...place, ...(owner === undefined ? {} : { owner }), bytes, contentType };
}

function posixFolder(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
