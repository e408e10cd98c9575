import { builderKeys } from '../project/config-keys.js';
import { imageFrameworks, imageVersions, lookUpImage } from '../sagemaker/image-uri.js';
import type { SageMakerFacts } from '../scaffold/facts.js';

/** A region and instance type for which every framework has images, to ask whether a version has one at all. */
const ANYWHERE = { region: 'us-east-1', instanceType: 'ml.m5.xlarge' };

/** What new step types have to agree with, from the tables of config keys and images. */
export const SAGEMAKER_FACTS: SageMakerFacts = {
  takesKey: (sagemakerType, key) => builderKeys(sagemakerType).has(key),
  frameworks: imageFrameworks(),
  versions: imageVersions,
  pyVersion: (framework, version, scope) => {
    const image = lookUpImage({ ...ANYWHERE, framework, version, scope });
    return !image.ok && image.problem.kind === 'unsupported-py-version'
      ? image.problem.known.at(-1)
      : undefined;
  },
};
