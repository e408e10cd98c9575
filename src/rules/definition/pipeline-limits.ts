import { MAX_PARAMETERS, PARAMETER_NAME } from '../../sagemaker/limits.js';
import { pointerTo } from '../../sagemaker/json-data.js';
import type { DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, fail } from './example.js';

const example = (name: string) =>
  definitionFile(() =>
    definitionOf(
      [fail('stop', 'Stopped')],
      [
        { Name: 'Rounds', Type: 'Integer', DefaultValue: 10 },
        { Name: name, Type: 'Integer', DefaultValue: 20 },
      ],
    ),
  );

/** botocore 1.44 sagemaker 2017-07-24, shapes ParameterList and PipelineParameterName. */
export const pipelineLimits: DefinitionRule = {
  scope: 'definition',
  code: 'SMP539',
  name: 'pipeline-limits',
  severity: 'error',
  what: 'A pipeline has at most 200 parameters, whose names differ and are 1 to 256 letters, digits, hyphens and underscores.',
  why: 'SageMaker refuses the definition, or every start of the pipeline; the SDK writes it all the same.',
  fix: 'Correct the name, or remove parameters.',
  invalid: example('Rounds'),
  valid: example('Depth'),
  check({ parameters, parameterByName }, report) {
    for (const parameter of parameters) {
      const { name, pointer } = parameter;
      const place = pointerTo(pointer, 'Name');
      const first = parameterByName.get(name);
      if (first !== undefined && first !== parameter) {
        report(place, {
          message: `Two parameters have the name "${name}".`,
          help: 'Rename or remove one of the two.',
          related: [{ message: 'The first one.', pointer: pointerTo(first.pointer, 'Name') }],
        });
      }
      if (name.length < PARAMETER_NAME.min || name.length > PARAMETER_NAME.max) {
        report(place, {
          message: `A parameter's name has ${name.length} characters; SageMaker takes 1 to 256.`,
          help: 'Correct the name.',
        });
      } else if (!PARAMETER_NAME.pattern.test(name)) {
        report(place, {
          message: `The parameter name "${name}" has characters that SageMaker does not take.`,
          help: 'Use letters, digits, hyphens and underscores.',
        });
      }
    }
    const tooMany = parameters[MAX_PARAMETERS];
    if (tooMany !== undefined) {
      report(tooMany.pointer, {
        message: `The pipeline has ${parameters.length} parameters; SageMaker takes at most ${MAX_PARAMETERS}.`,
        help: 'Remove some, or put several values into one.',
      });
    }
  },
};
