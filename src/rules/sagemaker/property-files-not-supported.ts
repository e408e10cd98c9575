import { jobsOf } from '../../graph/model.js';
import { child, keyOf, locationOf } from '../../source/location.js';
import { pipelineWithModel } from './model-example.js';
import { withArticle } from '../nouns.js';
import type { PipelineRule } from '../rule.js';

/** SDK 2.257, workflow/steps.py: only `ProcessingStep` has property files. */
export const propertyFilesNotSupported: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP508',
  name: 'property-files-not-supported',
  severity: 'error',
  what: 'Only Processing steps have property files.',
  why: 'SageMaker reads property files from the outputs of processing jobs alone.',
  fix: 'Write the file in a Processing step, or remove the property file.',
  invalid: pipelineWithModel('property_files: { names: { output_name: model_name, path: names.json } }'),
  valid: pipelineWithModel(''),
  check({ graph }, report) {
    for (const { name, at, step, spec } of jobsOf(graph)) {
      const { sagemaker_step_type: type, property_files: files, step_type: stepType } = spec.document.value;
      if (type === 'Processing') {
        continue;
      }
      const help = 'Write the file in a Processing step, or remove "property_files".';
      if (step.property_files !== undefined) {
        report(keyOf(child(at, 'property_files')), {
          message: `Step "${name}" is ${withArticle(type)} step, which has no property files.`,
          help,
        });
      }
      if (files !== undefined) {
        report(keyOf(locationOf(spec.document.source, 'property_files')), {
          message: `The specification "${stepType}" builds a ${type} step, which has no property files.`,
          help,
        });
      }
    }
  },
};
