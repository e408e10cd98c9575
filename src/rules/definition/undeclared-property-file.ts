import { didYouMean } from '../../diagnostics/suggest.js';
import { itemsOf, memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { outputNames } from './declared-names.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { sentence, stepNoun } from './words.js';
import type { DefinitionStep } from './steps.js';

const evaluate: JsonObject = {
  Name: 'evaluate',
  Type: 'Processing',
  Arguments: {
    ProcessingResources: {
      ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
    },
    AppSpecification: { ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo:1' },
    RoleArn: 'arn:aws:iam::123456789012:role/SageMakerRole',
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: 'metrics',
          S3Output: {
            S3Uri: 's3://my-bucket/metrics',
            LocalPath: '/opt/ml/processing/metrics',
            S3UploadMode: 'EndOfJob',
          },
        },
      ],
    },
  },
  PropertyFiles: [{ PropertyFileName: 'report', OutputName: 'metrics', FilePath: 'report.json' }],
};

const example = (file: string) =>
  definitionFile(() =>
    definitionOf([
      evaluate,
      fail('stop', {
        'Std:JsonGet': { PropertyFile: { Get: `Steps.evaluate.PropertyFiles.${file}` }, Path: 'auc' },
      }),
    ]),
  );

/** SDK 2.257, workflow/properties.py `PropertyFile`, workflow/functions.py `JsonGet`. */
export const undeclaredPropertyFile: DefinitionRule = {
  scope: 'definition',
  code: 'SMP534',
  name: 'undeclared-property-file',
  severity: 'error',
  what: 'Every property file that is read is declared by its step, and its output is one of the step.',
  why: 'The step that reads it fails when it runs; the SDK writes the definition all the same.',
  fix: 'Correct the name, or declare the file under PropertyFiles of the step that writes it.',
  invalid: example('reprot'),
  valid: example('report'),
  check({ references, steps, stepByName }, report) {
    for (const { reference, pointer } of references) {
      const step = reference.kind === 'property-file' ? stepByName.get(reference.step) : undefined;
      const files = step === undefined ? undefined : fileNames(step);
      if (reference.kind === 'property-file' && step !== undefined && files !== undefined) {
        const { file } = reference;
        if (!files.includes(file)) {
          report(pointer, {
            message: sentence(
              `${stepNoun(step)} declares no property file "${file}".${didYouMean(file, files)}`,
            ),
            help:
              files.length === 0
                ? 'It declares none; add it under "PropertyFiles" of a Processing step.'
                : `Its property files are ${listed(files)}.`,
          });
        }
      }
    }
    for (const step of steps) {
      const outputs = step.type === 'Processing' ? outputNames(step)?.names : undefined;
      for (const [index, entry] of itemsOf(memberOf(step.value, 'PropertyFiles')).entries()) {
        const output = memberOf(entry, 'OutputName');
        if (outputs !== undefined && typeof output === 'string' && !outputs.includes(output)) {
          report(pointerTo(step.pointer, 'PropertyFiles', index, 'OutputName'), {
            message: `A property file of ${stepNoun(step)} is in the output "${output}", which the step does not have.${didYouMean(output, outputs)}`,
            help: `Its outputs are ${listed(outputs)}.`,
          });
        }
      }
    }
  },
};

/** The property files that a step declares; undefined where they are not all known. */
function fileNames(step: DefinitionStep): readonly string[] | undefined {
  const files: Json | undefined = memberOf(step.value, 'PropertyFiles');
  if (step.type === undefined || (files !== undefined && !Array.isArray(files))) {
    return undefined;
  }
  const names = itemsOf(files).map((file) => memberOf(file, 'PropertyFileName'));
  const texts = names.flatMap((name) => (typeof name === 'string' ? [name] : []));
  return texts.length === names.length ? texts : undefined;
}
