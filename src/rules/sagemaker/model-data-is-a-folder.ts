import { buildInputOf } from '../../builders/build-input.js';
import { containersOf, isFromVersion, servesFolder } from '../../builders/containers.js';
import { jobsOf } from '../../graph/model.js';
import { keyOf } from '../../source/location.js';
import { PREPARE_SPEC } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { serveProject } from './model-example.js';

const manifest = `
  steps:
    prepare: { type: Prepare }
    serve: { type: Serve, inputs: { model: prepare.table } }
`;
const packed = (fileName: string) => ({
  ...serveProject(manifest),
  'specs/prepare.spec.yaml': `${PREPARE_SPEC.replace('processing_output', 'model_artifacts')}${fileName}`,
});

export const modelDataIsAFolder: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP513',
  name: 'model-data-is-a-folder',
  severity: 'error',
  what: 'A Model or RegisterModel step gets its model from a Training step, or from a Processing output that says which file it is.',
  why: "A Processing output is a folder, but a model's data are one archive: the container finds no model.",
  fix: 'Add file_name to the output of the Processing step.',
  invalid: packed(''),
  valid: packed('    file_name: model.tar.gz\n'),
  check(context, report) {
    const { graph } = context;
    for (const job of jobsOf(graph)) {
      const { name, spec } = job;
      if (
        !['Model', 'RegisterModel'].includes(spec.document.value.sagemaker_step_type) ||
        isFromVersion(job)
      ) {
        continue;
      }
      const input = buildInputOf(context, job);
      const containers = containersOf(input);
      for (const wire of input.wires.values()) {
        const { dependency, source, at } = wire;
        const takers = containers.filter((container) => container.wire === wire);
        if (takers.length > 0 && takers.every((container) => servesFolder(container.input.job))) {
          continue;
        }
        const producer = source.kind === 'output' ? graph.steps.get(source.step) : undefined;
        const isFolder =
          source.kind === 'output' &&
          producer?.kind === 'job' &&
          producer.spec.document.value.sagemaker_step_type === 'Processing' &&
          source.output.file_name === undefined;
        if (isFolder && dependency.dependency_type === 'model_artifacts') {
          report(at, {
            message: `Step "${name}" takes its model from "${source.step}.${source.output.name}", which is a folder.`,
            help: `Add "file_name: model.tar.gz" to the output "${source.output.name}", with the name that its script gives the archive.`,
            related: [{ message: 'The output.', at: keyOf(source.output.at) }],
          });
        }
      }
    }
  },
};
