import { isFromVersion } from '../../builders/containers.js';
import { imageOf, type ImageQuery, type NoImage } from '../../builders/image.js';
import { partsOf, type JobPart } from '../../builders/job-parts.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { isTemplate } from '../../project/interpolation.js';
import { builderKeys } from '../../project/config-keys.js';
import type { ImageProblem } from '../../sagemaker/image-uri.js';
import { sentence } from '../definition/words.js';
import { project } from '../example.js';
import { configPlace, pipelineConfigPlace } from '../places.js';
import type { Finding, PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const manifest = (version: string) => `
  steps:
    prepare:
      type: Prepare
      config: { image_uri: null, framework: sklearn, framework_version: ${version}, region: us-east-1 }
`;

export const imageNotFound: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP503',
  name: 'image-not-found',
  severity: 'error',
  what: "A step's config names a container image, or a framework and version for which AWS keeps one in the region.",
  why: 'Without an image the step has nothing to run in.',
  fix: 'Set image_uri, or framework, framework_version and region to what AWS has an image for.',
  invalid: project({ manifest: manifest('1.2-9') }),
  valid: project({ manifest: manifest('1.2-1') }),
  check({ graph }, report) {
    const parameters = graph.manifest.value.parameters ?? {};
    const problems = jobsOf(graph)
      .flatMap(partsOf)
      .flatMap(({ part, job }) => {
        const takesImage =
          builderKeys(job.spec.document.value.sagemaker_step_type).has('image_uri') && !isFromVersion(job);
        const image = takesImage && job.configComplete ? imageOf(job, parameters) : undefined;
        return image?.kind === 'problem' ? [{ part, job, problem: image.problem }] : [];
      });
    const withoutRegion = problems.filter(
      ({ problem }) => problem.reason === 'missing-keys' && problem.missing.join() === 'region',
    );
    const shared = withoutRegion.length > 1 && withoutRegion.length === problems.length;
    if (shared) {
      report(pipelineConfigPlace(graph), {
        message: `The container images of the steps ${listed([...new Set(withoutRegion.map(({ job }) => job.name))])} cannot be looked up without "region".`,
        help: 'Add "region" to the config of the pipeline, or pass --region.',
      });
      return;
    }
    const regions = new Set<string>();
    for (const { part, job, problem } of problems) {
      const finding = findingOf(job, problem, part);
      const region =
        problem.reason === 'not-found' && problem.problem.kind === 'unknown-region'
          ? problem.query.region
          : '';
      const isNew = region === '' || !regions.has(region);
      regions.add(region);
      // One wrong region is one mistake, whatever the images that are missing there.
      if (finding !== undefined && isNew) {
        report(problem.reason === 'not-found' ? problem.at : (part?.at ?? configPlace(job)), finding);
      }
    }
  },
};

function findingOf(job: LinkedJob, problem: NoImage, part: JobPart['part']): Finding | undefined {
  const who = whose(part, job);
  switch (problem.reason) {
    case 'missing-keys': {
      // A key with a value that is no plain text is CFG604's or SMP501's.
      if (problem.missing.some((key) => job.config.has(key))) {
        return undefined;
      }
      return problem.missing.includes('framework')
        ? {
            message: `${sentence(who)} has no container image: its config names neither "image_uri" nor "framework".`,
            help: 'Add "image_uri", or "framework", "framework_version" and "region".',
          }
        : {
            message: `The container image of ${who} cannot be looked up without ${listed(problem.missing)}.`,
            help: `Add ${listed(problem.missing)} to its config, or name the image with "image_uri".`,
          };
    }
    case 'unknown-instance-type':
      return {
        message: `The container image of ${who} depends on an instance type that is not known before the pipeline runs.`,
        help: 'Give the parameter a default, or name the image with "image_uri".',
      };
    case 'not-found':
      return notFound(who, problem.query, problem.problem);
  }
}

/** What the image is for, in words. */
function whose(part: JobPart['part'], job: LinkedJob): string {
  const step = `step "${job.name}"`;
  switch (part?.kind) {
    case undefined:
      return step;
    case 'container':
      return `container ${part.name} of ${step}`;
    case 'training definition':
      return `the training definition "${part.name}" of ${step}`;
  }
}

function notFound(who: string, query: ImageQuery, problem: ImageProblem): Finding | undefined {
  const { framework, version, pyVersion, region, instanceType, scope } = query;
  switch (problem.kind) {
    case 'unknown-framework':
      return undefined; // CFG604 says so: the key takes only what is known here.
    case 'unknown-version':
      return {
        message: `AWS keeps no image of ${framework} "${version}".${didYouMean(version, problem.known)}`,
        help: `The latest versions are ${latest(problem.known)}.`,
      };
    case 'not-in-scope':
      return {
        message: `AWS keeps no image of ${framework} "${version}" for ${scope} on "${instanceType}", which ${who} needs.`,
        help: `The latest versions for it are ${latest(problem.known)}.`,
      };
    case 'unsupported-py-version':
      return pyVersion === undefined
        ? {
            message: `AWS keeps images of ${framework} "${version}" for several versions of Python.`,
            help: `Add "py_version" with one of ${listed(problem.known)}.`,
          }
        : {
            message: `AWS keeps no image of ${framework} "${version}" with the Python version "${pyVersion}".`,
            help: `It has ${listed(problem.known)}.`,
          };
    case 'unknown-region':
      if (!REGION.test(region)) {
        return undefined; // CFG604 says so.
      }
      return {
        message: `AWS keeps no image of ${framework}${version === '' ? '' : ` "${version}"`} in the region "${region}".${didYouMean(region, problem.known)}`,
        help: 'Correct the region, or name the image with "image_uri".',
      };
    case 'invalid-instance-type':
      if (isTemplate(instanceType)) {
        return undefined; // An expression that could not be resolved is reported as such.
      }
      return {
        message: `The instance type "${instanceType}" of ${who} is not one of SageMaker's.`,
        help: 'Write a type such as "ml.m5.xlarge".',
      };
    case 'unsupported-processor':
      return {
        message: `AWS keeps no image of ${framework} "${version}" for "${instanceType}" instances (${problem.processor}).`,
        help:
          problem.processor === 'p2'
            ? 'Choose newer instances, or an earlier version.'
            : `It has images for ${listed(problem.known)}.`,
      };
  }
}

/** The pattern of the config key "region". */
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** The last few versions of a list that begins with the oldest. */
function latest(versions: readonly string[]): string {
  return listed(versions.slice(-5));
}
