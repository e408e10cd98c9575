import { ANALYSIS_CONFIG_FILE } from './analysis-config.js';
import { checkArguments, checkedData, checkedModel, checkMembers } from './check.js';
import { environmentOf } from './environment.js';
import { inputOptions, processingInput, s3InputOptions } from './inputs.js';
import type { Builder } from './step.js';
import { entriesOf, valueAt } from './values.js';

const INPUT_FOLDER = '/opt/ml/processing/input';

/**
 * A ClarifyCheck step: Clarify's image computes bias or explainability of a data set or model and compares it with a
 * baseline (SDK 2.257, workflow/clarify_check_step.py). What it analyses stands in analysis_config.json, which is
 * uploaded with the pipeline's code. Wires: custom_property is the model's name, the first other one the data set.
 */
export const buildClarifyCheck: Builder = (input) => {
  const { job, code } = input;
  const { config } = job;
  const data = checkedData(input);
  const inputs = [
    ...(code === undefined
      ? []
      : [
          processingInput('analysis_config', `${code.uri}/${ANALYSIS_CONFIG_FILE}`, `${INPUT_FOLDER}/config`),
        ]),
    ...(data === undefined
      ? []
      : [
          processingInput(
            'dataset',
            data.uri,
            `${INPUT_FOLDER}/data`,
            s3InputOptions(inputOptions(job, data.dependency)),
          ),
        ]),
  ];
  const datasetType = entriesOf(valueAt(config, 'analysis_config')).get('dataset_type')?.value;
  const isAboutModel = valueAt(config, 'clarify_check_type')?.value !== 'DATA_BIAS';
  return {
    Arguments: checkArguments(input, {
      inputs,
      output: 'analysis_result',
      // Results of images come one by one (SDK 2.257, clarify.py `ProcessingOutputHandler`).
      uploadMode: datasetType === 'application/x-image' ? 'Continuous' : 'EndOfJob',
      environment: environmentOf(job),
    }),
    members: {
      ...checkMembers(config, 'clarify_check_type'),
      ...(isAboutModel ? { ModelName: checkedModel(input) } : {}),
    },
    ...(isAboutModel
      ? {}
      : { unused: new Set([...input.wires.keys()].filter((name) => name !== data?.dependency)) }),
  };
};
