import { itemsOf, memberOf, pointerTo } from '../../sagemaker/json-data.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionReport, DefinitionRule } from '../rule.js';
import { definitionFile, definitionOf, training } from './example.js';
import type { DefinitionStep } from './steps.js';
import { sentence, stepNoun } from './words.js';

const example = (wait: number) =>
  definitionFile(() =>
    definitionOf([
      training({
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: wait },
      }),
    ]),
  );

/** botocore 1.44 sagemaker 2017-07-24, StoppingCondition: the wait is equal to or greater than the run; it counts both. */
export const spotWait: DefinitionRule = {
  scope: 'definition',
  code: 'SMP568',
  name: 'spot-wait',
  severity: 'error',
  what: 'A training job on spot instances says how long to wait for its end, and waits at least as long as it may run.',
  why: 'SageMaker refuses the request when the step runs.',
  fix: 'Set MaxWaitTimeInSeconds to MaxRuntimeInSeconds and the time to wait for instances.',
  invalid: example(3600),
  valid: example(10800),
  check({ steps }, report) {
    for (const step of steps) {
      const given = memberOf(step.value, 'Arguments') ?? null;
      const pointer = pointerTo(step.pointer, 'Arguments');
      if (step.type === 'Training') {
        checkJob(given, pointer, step, report);
      } else if (step.type === 'Tuning') {
        const one = memberOf(given, 'TrainingJobDefinition') ?? null;
        checkJob(one, pointerTo(pointer, 'TrainingJobDefinition'), step, report);
        for (const [index, job] of itemsOf(memberOf(given, 'TrainingJobDefinitions')).entries()) {
          checkJob(job, pointerTo(pointer, 'TrainingJobDefinitions', index), step, report);
        }
      }
    }
  },
};

function checkJob(job: Json, pointer: string, step: DefinitionStep, report: DefinitionReport): void {
  if (memberOf(job, 'EnableManagedSpotTraining') !== true) {
    return;
  }
  const wait = memberOf(job, 'StoppingCondition', 'MaxWaitTimeInSeconds');
  const run = memberOf(job, 'StoppingCondition', 'MaxRuntimeInSeconds');
  if (wait === undefined) {
    report(
      pointerTo(pointer, 'EnableManagedSpotTraining'),
      {
        message: sentence(
          `${stepNoun(step)} runs on spot instances, but nothing says how long to wait for it.`,
        ),
        help: `Add "MaxWaitTimeInSeconds" to "StoppingCondition"${typeof run === 'number' ? `, at least ${run}` : ''}.`,
      },
      'key',
    );
  } else if (typeof wait === 'number' && typeof run === 'number' && wait < run) {
    report(pointerTo(pointer, 'StoppingCondition', 'MaxWaitTimeInSeconds'), {
      message: sentence(
        `${stepNoun(step)} waits ${wait} seconds for its job, less than "MaxRuntimeInSeconds", which is ${run}.`,
      ),
      help: 'The wait counts from the start of the job: make it at least as long as the job may run.',
      related: [
        {
          message: 'How long the job may run.',
          pointer: pointerTo(pointer, 'StoppingCondition', 'MaxRuntimeInSeconds'),
        },
      ],
    });
  }
}
