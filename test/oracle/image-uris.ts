/**
 * Compares look-ups of image URIs with the answers of the SageMaker Python SDK, which image_uris.py sends to the
 * standard input as JSON lines. Prints the first differences and how many cases there were; exits with 1 when there
 * is a difference, or nothing to compare. Started by image_uris.py.
 */
import { createInterface } from 'node:readline';
import type { ImageService } from '../../src/sagemaker/image-uri-data.js';
import {
  lookUpImage,
  lookUpServiceImage,
  type ImageResult,
  type ImageScope,
} from '../../src/sagemaker/image-uri.js';

/** Asks for the image of a framework, or of a service. */
interface Case {
  readonly service?: readonly [name: ImageService, region: string];
  readonly arguments?: readonly [
    framework: string,
    scope: ImageScope,
    version: string,
    pyVersion: string | null,
    region: string,
    instanceType: string,
  ];
  /** The SDK's URI. */
  readonly uri?: string;
  /** Or the kind of problem; `version` stands for both kinds of it. */
  readonly kind?: string;
}

const MAX_PRINTED = 20;

/** Our answer in the words of a case: a URI or a kind of problem. */
function ourAnswer(tried: Case): string {
  const result = lookUp(tried);
  if (result.ok) return result.uri;
  const { kind } = result.problem;
  return kind === 'unknown-version' || kind === 'not-in-scope' ? 'version' : kind;
}

function lookUp(tried: Case): ImageResult {
  if (tried.service !== undefined) return lookUpServiceImage(...tried.service);
  if (tried.arguments === undefined) throw new Error('A case asks for no image.');
  const [framework, scope, version, pyVersion, region, instanceType] = tried.arguments;
  const python = pyVersion === null ? {} : { pyVersion };
  return lookUpImage({ framework, scope, version, region, instanceType, ...python });
}

let compared = 0;
let images = 0;
let differences = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const tried = JSON.parse(line) as Case;
  const expected = tried.uri ?? tried.kind;
  const actual = ourAnswer(tried);
  compared += 1;
  if (tried.uri !== undefined) images += 1;
  if (actual !== expected) {
    differences += 1;
    if (differences <= MAX_PRINTED)
      console.log(
        `${(tried.arguments ?? tried.service ?? []).join(' ')}: ${actual}, the SDK says ${expected}`,
      );
  }
}
console.log(`${compared} look-ups compared, of which ${images} found an image: ${differences} differ.`);
process.exitCode = differences === 0 && images > 0 ? 0 : 1;
