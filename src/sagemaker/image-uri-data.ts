/** The image of one version of a framework. */
export interface VersionImage {
  /** Name of the repository, as in `pytorch-training`. */
  readonly repository: string;
  /** Position of the accounts by region in {@link ImageData.registries}. */
  readonly registry: number;
  /** The Python versions there are images for, as in `py310`; absent when the tag names none. */
  readonly pyVersions?: readonly string[];
  /** The processors there are images for, where the scope does not say. */
  readonly processors?: readonly string[];
  /** By processor, what ends the tag, as in `ubuntu20.04`. */
  readonly containerVersion?: Readonly<Record<string, string>>;
  /** The Neuron SDK in the tag, the newest one, as in `sdk2.4.0`. */
  readonly neuronSdk?: string;
}

/** The images of a framework for one scope. */
export interface ScopeImages {
  /** The processors there are images for, as in `cpu`; absent when the tag names none or each version says it. */
  readonly processors?: readonly string[];
  /** Short versions and the full ones whose image they stand for: `2.1` is `2.1.0`. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, VersionImage>>;
}

/** The images of a framework. `neuron` is for Trainium instances, whatever the job. */
export interface FrameworkImages {
  readonly training: ScopeImages;
  readonly inference: ScopeImages;
  readonly inference_graviton: ScopeImages;
  readonly neuron?: ScopeImages;
}

/** The frameworks whose images are known. */
export type ImageFramework = 'pytorch' | 'sklearn' | 'xgboost';

/** The services of SageMaker that run one image, whatever the job. */
export type ImageService = 'clarify' | 'debugger' | 'model-monitor';

/** The image of a service. */
export interface ServiceImage {
  /** Name of the repository, as in `sagemaker-clarify-processing`. */
  readonly repository: string;
  /** Position of the accounts by region in {@link ImageData.registries}. */
  readonly registry: number;
  /** Absent when the image is named without one. */
  readonly tag?: string;
}

/** The image tables of the SageMaker Python SDK (`image_uri_config/`, and tables in image_uris.py, fw_utils.py). */
export interface ImageData {
  /** The registries' domain, for regions where it is not amazonaws.com. */
  readonly domainSuffixes: Readonly<Record<string, string>>;
  /** Instance families with Arm processors, as in `m6g`. */
  readonly gravitonFamilies: readonly string[];
  /** By framework and version, tags of images for Arm that do not follow from their parts. */
  readonly arm64Tags: Readonly<Partial<Record<ImageFramework, Readonly<Record<string, string>>>>>;
  /** By framework and tag, what the tag ends with on p4d instances. */
  readonly p4dTagSuffixes: Readonly<Partial<Record<ImageFramework, Readonly<Record<string, string>>>>>;
  /** Accounts and, for each, its regions separated by spaces. */
  readonly registries: readonly Readonly<Record<string, string>>[];
  readonly frameworks: Readonly<Record<ImageFramework, FrameworkImages>>;
  readonly services: Readonly<Record<ImageService, ServiceImage>>;
}
