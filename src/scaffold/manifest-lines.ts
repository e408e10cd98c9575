import { posix } from 'node:path';
import type { Layout } from './files.js';
import { kebabCase } from './names.js';
import type { StepDesign } from './step-design.js';
import { yamlValue } from './yaml-text.js';

/** The lines of a manifest, to stand under `steps`, that make a step of the type from data that exist already. */
export function manifestLines(design: StepDesign, layout: Layout): string {
  const { stepType, name, jobTypes, inputs } = design;
  const [jobType] = jobTypes;
  const config = posix.relative(layout.manifests, posix.join(layout.configs, `${name}.config.yaml`));
  const wired = inputs.filter(({ required }) => required);
  return [
    `  ${name}:\n`,
    `    type: ${stepType}\n`,
    jobType === undefined ? '' : `    job_type: ${jobType}\n`,
    wired.length === 0 ? '' : '    inputs: # or, for the outputs of other steps, needs: [step]\n',
    ...wired.map((input) => `      ${input.name}: ${yamlValue(sampleInput(design, input))}\n`),
    `    config: ${yamlValue(config)}\n`,
  ].join('');
}

function sampleInput({ name }: StepDesign, input: StepDesign['inputs'][number]): string {
  if (input.dataType !== 'S3Uri') {
    return `my-${kebabCase(input.name)}`;
  }
  const folder = `s3://my-ml-bucket/${kebabCase(name)}/${input.name}/`;
  return input.type === 'model_artifacts' ? `${folder}model.tar.gz` : folder;
}
