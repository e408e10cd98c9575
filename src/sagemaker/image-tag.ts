import type { ImageFramework, VersionImage } from './image-uri-data.js';
import { imageData } from './image-uris.generated.js';

/** What a tag is made of. */
export interface TagParts {
  readonly framework: ImageFramework;
  /** The version as asked for: an alias stays an alias in a tag. */
  readonly version: string;
  readonly image: VersionImage;
  /** The instances' family, as in `m5`; '' when that is not known. */
  readonly family: string;
  /** As in `cpu`; undefined when the images do not tell processors apart. */
  readonly processor: string | undefined;
  /** As in `py310`; undefined when the tag names none. */
  readonly pyVersion: string | undefined;
}

/** The family in `ml.<family>.<size>` or `ml_<family>` (SDK utils.py `get_instance_type_family`), else ''. */
export function instanceFamily(instanceType: string): string {
  return /^ml[._]([a-z\d-]+)\.?\w*$/u.exec(instanceType)?.[1] ?? '';
}

/** Whether a family has Arm processors of those the SDK has images for (SDK fw_utils.py). */
export function isGraviton(family: string): boolean {
  return imageData.gravitonFamilies.includes(family);
}

/** Whether a family has AWS's own accelerators, Inferentia or Trainium (SDK image_uris.py `_get_inference_tool`). */
export function isNeuron(family: string): boolean {
  return /^(?:inf|trn)/u.test(family);
}

/** The word for a family's processor: itself, `inf`, `trn`, `gpu` or `cpu` (SDK image_uris.py `_processor`). */
export function processorOf(family: string, available: readonly string[]): string {
  if (available.includes(family)) return family;
  if (isNeuron(family)) return family.slice(0, 3);
  return /^[gp]/u.test(family) ? 'gpu' : 'cpu';
}

function joinTag(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('-');
}

/** The tag of an image (SDK image_uris.py `retrieve` and `_get_image_tag`). */
export function imageTag({ framework, version, image, family, processor, pyVersion }: TagParts): string {
  const arm64Tag = isGraviton(family) ? imageData.arm64Tags[framework]?.[version] : undefined;
  if (arm64Tag !== undefined) return arm64Tag;
  const containerVersion = processor === undefined ? undefined : image.containerVersion?.[processor];
  const tag = joinTag([
    version,
    image.neuronSdk === undefined ? processor : 'neuron',
    pyVersion,
    image.neuronSdk,
    containerVersion,
    image.repository === `${framework}-inference-graviton` ? 'sagemaker' : undefined,
  ]);
  return joinTag([tag, family === 'p4d' ? imageData.p4dTagSuffixes[framework]?.[tag] : undefined]);
}
