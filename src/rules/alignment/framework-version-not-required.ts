import { imageOf } from '../../builders/image.js';
import { jobAndParts } from '../../builders/job-parts.js';
import { valueAt } from '../../builders/values.js';
import { jobsOf } from '../../graph/model.js';
import { FRAMEWORK_DISTRIBUTIONS } from '../../sagemaker/image-packages.js';
import { normalDistribution } from '../../scripts/distributions.js';
import { locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { frameworkOf } from './script-imports.js';
import { mayBeIn, parseRange, releaseOf } from './version-range.js';

const example = (version: string) => ({
  ...project({
    contract: `${PREPARE_CONTRACT.replace('script_location: image\n', '')}framework_requirements: { xgboost: ">=1.7" }\n`,
  }),
  'demo.pipeline.yaml': `name: demo
config:
  role: arn:aws:iam::123456789012:role/SageMakerRole
  s3_root: s3://my-bucket
  region: us-east-1
steps:
  prepare: { type: Prepare, config: { framework: xgboost, framework_version: ${version} } }
`,
  'scripts/prepare.py': `import xgboost

with open("/opt/ml/processing/output/table.csv", "w") as table:
    table.write(xgboost.__version__)
`,
});

/** The version of the framework in SageMaker's images is that of the tag (image_uri_config of the SDK 2.257). */
export const frameworkVersionNotRequired: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN476',
  name: 'framework-version-not-required',
  severity: 'error',
  level: 4,
  what: "The framework of a step's image is of a version that the contract of its script requires.",
  why: 'The script is written for other versions: it fails, or does something else, when it runs.',
  fix: 'Choose a framework_version in the range, or correct the range if the script runs with this one too.',
  invalid: example('1.5-1'),
  valid: example('1.7-1'),
  check({ graph }, report) {
    const reported = new Set<string>();
    for (const { job } of jobsOf(graph).flatMap(jobAndParts)) {
      const framework = frameworkOf(job);
      const version = valueAt(job.config, 'framework_version');
      const text = typeof version?.value === 'string' ? version.value : '';
      const release = releaseOf(text);
      const distribution = FRAMEWORK_DISTRIBUTIONS[framework ?? ''];
      // A version that has no image is reported as such.
      const isFound = imageOf(job, graph.manifest.value.parameters).kind === 'found';
      if (job.contract === undefined || !isFound || version === undefined || release === undefined) {
        continue;
      }
      const { source, value } = job.contract.document;
      for (const [name, range] of Object.entries(value.framework_requirements ?? {})) {
        const clauses = normalDistribution(name) === distribution ? parseRange(range) : undefined;
        // Steps that share a config share the problem.
        const place = JSON.stringify([version.at.source.file, version.at.path, source.file]);
        if (clauses !== undefined && !mayBeIn(release, clauses) && !reported.has(place)) {
          reported.add(place);
          report(version.at, {
            message: `Step "${job.name}" runs with ${framework ?? ''} ${text}, but its script requires "${name}" ${range}.`,
            help: 'Choose a version in the range, or correct the range if the script runs with this one too.',
            related: [
              {
                message: 'The requirement of the contract.',
                at: locationOf(source, 'framework_requirements', name),
              },
            ],
          });
        }
      }
    }
  },
};
