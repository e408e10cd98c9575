import { isInImages } from '../../sagemaker/image-packages.js';
import { PREPARE_SCRIPT, project, SCRIPT_CONTRACT } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { firstCertain } from './script-facts.js';
import { frameworkOf, mayBeInstalled } from './script-imports.js';
import { valueAt } from '../../builders/values.js';
import type { LinkedJob } from '../../graph/model.js';
import { configPlace } from '../places.js';
import { listed } from '../wording.js';

const example = (image: string) => ({
  ...project({ contract: SCRIPT_CONTRACT }),
  'demo.pipeline.yaml': `name: demo
config:
  role: arn:aws:iam::123456789012:role/SageMakerRole
  s3_root: s3://my-bucket
  region: us-east-1
steps:
  prepare: { type: Prepare, config: { ${image} } }
`,
  'scripts/prepare.py': `import torch\n\nprint(torch.__version__)\n${PREPARE_SCRIPT}`,
});

export const moduleNotInImage: ScriptRule = {
  scope: 'script',
  code: 'ALN470',
  name: 'module-not-in-image',
  severity: 'error',
  level: 4,
  what: 'The image that a step runs has the packages that its script imports.',
  why: 'The script stops at its first lines, when the instances are already paid for.',
  fix: 'Choose the image of the other framework, or list the package in a requirements.txt of the source_dir.',
  invalid: example('framework: sklearn, framework_version: 1.2-1'),
  valid: example('framework: pytorch, framework_version: "2.1", py_version: py310'),
  check(context, report) {
    const { facts, jobs } = context;
    const imports = facts.imports.filter(
      ({ origin, where, optional }) => origin === 'third-party' && where === 'top' && !optional,
    );
    for (const use of firstCertain(imports, ({ topLevel }) => topLevel)) {
      const lacking = jobs.filter(({ job }) => lacks(job, use.topLevel));
      const [first] = lacking;
      if (first !== undefined && !mayBeInstalled(context, use)) {
        const steps = new Set(lacking.map(({ job }) => job.name));
        report(use.at, {
          message: `The script imports "${use.topLevel}", which the ${frameworkOf(first.job) ?? ''} image of ${listed(steps)} does not have.`,
          help: 'Choose another framework or image, or list the package in a requirements.txt of a "source_dir".',
          related: [
            {
              message: 'The framework of the step.',
              at: valueAt(first.job.config, 'framework')?.at ?? configPlace(first.job),
            },
          ],
        });
      }
    }
  },
};

/** Whether the image of a job is known not to have a module. */
export function lacks(job: LinkedJob, module: string): boolean {
  const framework = frameworkOf(job);
  return framework !== undefined && isInImages(framework, module) === false;
}
