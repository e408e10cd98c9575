import { imageTag, instanceFamily, isGraviton, isNeuron, processorOf } from './image-tag.js';
import type {
  FrameworkImages,
  ImageFramework,
  ImageService,
  ScopeImages,
  VersionImage,
} from './image-uri-data.js';
import { imageData, imageDataSource } from './image-uris.generated.js';

/** What an image is for. Processing jobs run training images (SDK 2.257, processing.py `FrameworkProcessor`). */
export type ImageScope = 'training' | 'inference' | 'processing';

/** What an image is looked up by. */
export interface ImageRequest {
  /** `pytorch`, `sklearn` or `xgboost`. */
  readonly framework: string;
  /** As the SDK writes it: `1.2-1`, `1.7-1`, `2.1` or `2.1.0`. */
  readonly version: string;
  /** As in `py310`; needed only where a version has images for more than one. */
  readonly pyVersion?: string;
  /** As in `us-east-1`. */
  readonly region: string;
  /** As in `ml.m5.xlarge`; it decides between processors. */
  readonly instanceType: string;
  readonly scope: ImageScope;
}

/** Why there is no image; every list is what could have been asked for instead. */
export type ImageProblem =
  | { readonly kind: 'unknown-framework'; readonly known: readonly string[] }
  | { readonly kind: 'unknown-version'; readonly known: readonly string[] }
  /** The version has images, but not for this scope; `known` lists the versions that do. */
  | { readonly kind: 'not-in-scope'; readonly known: readonly string[] }
  | { readonly kind: 'unsupported-py-version'; readonly known: readonly string[] }
  | { readonly kind: 'unknown-region'; readonly known: readonly string[] }
  | { readonly kind: 'invalid-instance-type' }
  /** The instances have a `processor` (`gpu`, `trn`, or the family `p2`) that the version has no image for. */
  | { readonly kind: 'unsupported-processor'; readonly processor: string; readonly known: readonly string[] };

/** An image, or why there is none. */
export type ImageResult =
  | {
      readonly ok: true;
      readonly uri: string;
      /**
       * The version in the tag. It differs from the one asked for where the SDK has a single version and takes
       * that whatever is asked for: scikit-learn on Graviton, PyTorch on Trainium.
       */
      readonly version: string;
    }
  | { readonly ok: false; readonly problem: ImageProblem };

/** The release of the SDK whose tables these are, and their licence as an SPDX identifier. */
export function imageDataVersion(): typeof imageDataSource {
  return imageDataSource;
}

const problem = (value: ImageProblem): { readonly ok: false; readonly problem: ImageProblem } => ({
  ok: false,
  problem: value,
});

const isKnownFramework = (name: string): name is ImageFramework => Object.hasOwn(imageData.frameworks, name);

const byVersion = (left: string, right: string): number =>
  left.localeCompare(right, 'en', { numeric: true }) || (left < right ? -1 : 1);

/** The frameworks that images can be looked up for, sorted. */
export function imageFrameworks(): readonly string[] {
  return Object.keys(imageData.frameworks).sort();
}

/** The versions of a framework that have images for a scope, and their aliases, oldest first; none for an unknown framework. */
export function imageVersions(framework: string, scope: ImageScope): readonly string[] {
  return isKnownFramework(framework) ? versionsOf(imagesFor(imageData.frameworks[framework], '', scope)) : [];
}

/** Versions and their aliases, oldest first. */
function versionsOf(images: ScopeImages): string[] {
  return [...Object.keys(images.versions), ...Object.keys(images.aliases ?? {})].sort(byVersion);
}

/** The images to choose from: the SDK goes by the instances first, and by the scope only where these are usual. */
function imagesFor(images: FrameworkImages, family: string, scope: ImageScope): ScopeImages {
  if (images.neuron !== undefined && isNeuron(family)) return images.neuron;
  if (isGraviton(family)) return images.inference_graviton;
  return scope === 'inference' ? images.inference : images.training;
}

/** The version that the SDK takes (`_validate_version_and_set_if_needed`) and its image. */
function chooseVersion(
  images: ScopeImages,
  asked: string,
): { version: string; image: VersionImage } | undefined {
  const aliases = new Map(Object.entries(images.aliases ?? {}));
  const [first, ...others] = Object.keys(images.versions);
  const version = first !== undefined && others.length === 0 && !aliases.has(asked) ? first : asked;
  const full = aliases.get(version) ?? version;
  const image = Object.hasOwn(images.versions, full) ? images.versions[full] : undefined;
  return image === undefined ? undefined : { version, image };
}

function versionProblem(allImages: FrameworkImages, images: ScopeImages, asked: string): ImageProblem {
  const isElsewhere = [allImages.training, allImages.inference, allImages.inference_graviton].some((other) =>
    versionsOf(other).includes(asked),
  );
  return { kind: isElsewhere ? 'not-in-scope' : 'unknown-version', known: versionsOf(images) };
}

/** AWS runs no PyTorch of 1.13 or later on p2 instances (SDK image_uris.py `_validate_instance_deprecation`). */
function isTooNewForP2(framework: ImageFramework, family: string, version: string): boolean {
  if (framework !== 'pytorch' || family !== 'p2') return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 13);
}

/**
 * The URI of the container image that AWS keeps for a framework: the answer of the SageMaker Python SDK 2.257's
 * `image_uris.retrieve`, in every case (test/oracle/image_uris.py compares the two). Where the SDK raises an error,
 * there is a problem instead: the first one in the SDK's order of checks, which is version, Python version, region,
 * processor. Whether the image still exists in the registry is not known here.
 */
export function lookUpImage(request: ImageRequest): ImageResult {
  const { framework, region, instanceType } = request;
  if (!isKnownFramework(framework)) {
    return problem({ kind: 'unknown-framework', known: imageFrameworks() });
  }
  const allImages = imageData.frameworks[framework];
  if (allImages.neuron === undefined && instanceType.includes('trn')) {
    return problem({ kind: 'unsupported-processor', processor: 'trn', known: ['cpu'] });
  }
  const family = instanceFamily(instanceType);
  const images = imagesFor(allImages, family, request.scope);

  const chosen = chooseVersion(images, request.version);
  if (chosen === undefined) return problem(versionProblem(allImages, images, request.version));
  const { version, image } = chosen;

  const pyVersions = image.pyVersions ?? [];
  const pyVersion = request.pyVersion ?? (pyVersions.length === 1 ? pyVersions[0] : undefined);
  const takesPyVersion = pyVersions.length > 0;
  if (takesPyVersion && (pyVersion === undefined || !pyVersions.includes(pyVersion))) {
    return problem({ kind: 'unsupported-py-version', known: pyVersions });
  }

  const { host, known } = registryIn(region, image.registry);
  if (host === undefined) return problem({ kind: 'unknown-region', known: known() });

  const available = images.processors ?? image.processors;
  if (available !== undefined && family === '') return problem({ kind: 'invalid-instance-type' });
  const processor = available === undefined ? undefined : processorOf(family, available);
  if (available !== undefined && processor !== undefined && !available.includes(processor)) {
    return problem({ kind: 'unsupported-processor', processor, known: available });
  }
  if (isTooNewForP2(framework, family, version)) {
    return problem({ kind: 'unsupported-processor', processor: 'p2', known: available ?? [] });
  }

  const tagPyVersion = takesPyVersion ? pyVersion : undefined;
  const tag = imageTag({ framework, version, image, family, processor, pyVersion: tagPyVersion });
  return { ok: true, uri: `${host}/${image.repository}:${tag}`, version };
}

/**
 * The URI of the image that a service of SageMaker runs: the answer of the SageMaker Python SDK 2.257's
 * `image_uris.retrieve` for "clarify" (version 1.0) and "model-monitor" (test/oracle/image_uris.py compares them).
 * The only problem there can be is an unknown region.
 */
export function lookUpServiceImage(service: ImageService, region: string): ImageResult {
  const { repository, registry, tag } = imageData.services[service];
  const { host, known } = registryIn(region, registry);
  return host === undefined
    ? problem({ kind: 'unknown-region', known: known() })
    : {
        ok: true,
        uri: `${host}/${repository}${tag === undefined ? '' : `:${tag}`}`,
        version: tag ?? '',
      };
}

/** The host of a registry in a region, undefined if it has none there; `known` lists the regions that it is in, sorted. */
function registryIn(
  region: string,
  index: number,
): { readonly host: string | undefined; readonly known: () => readonly string[] } {
  const registry = Object.entries(imageData.registries[index] ?? {});
  const [account] = registry.find(([, regions]) => ` ${regions} `.includes(` ${region} `)) ?? [];
  const domain = imageData.domainSuffixes[region] ?? 'amazonaws.com';
  return {
    host: account === undefined ? undefined : `${account}.dkr.ecr.${region}.${domain}`,
    known: () => registry.flatMap(([, regions]) => regions.split(' ')).sort(),
  };
}
