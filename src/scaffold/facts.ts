/** What an image is for (src/sagemaker/image-uri.ts). */
export type Scope = 'training' | 'inference' | 'processing';

/**
 * What a new step type has to agree with, told by whoever knows it: the tables behind it are large, and the templates are
 * bundled apart from them (tools/build.js).
 */
export interface SageMakerFacts {
  /** Whether steps of a SageMaker step type take a config key from their builder. */
  readonly takesKey: (sagemakerType: string, key: string) => boolean;
  /** The frameworks that SageMaker has images for. */
  readonly frameworks: readonly string[];
  /** The versions of a framework that have images for a scope, and their aliases, oldest first. */
  readonly versions: (framework: string, scope: Scope) => readonly string[];
  /** The newest Python version of an image that there is for several; undefined if there is no choice. */
  readonly pyVersion: (framework: string, version: string, scope: Scope) => string | undefined;
}
