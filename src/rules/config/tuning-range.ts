import { partsOf } from '../../builders/job-parts.js';
import { entriesOf, mapAt, textAt } from '../../builders/values.js';
import { jobsOf } from '../../graph/model.js';
import type { Traced } from '../../source/traced.js';
import { project, TRAIN, TRAIN_SPEC } from '../example.js';
import { withArticle } from '../nouns.js';
import type { PipelineRule, Report } from '../rule.js';
import { oncePerPlace } from './takers.js';

const tuning = (range: string) =>
  project(
    {
      manifest: `
      steps:
        search:
          type: Train
          inputs: { table: s3://my-bucket/table }
          config:
            objective: { metric: auc }
            hyperparameter_ranges: { eta: { ${range} } }
    `,
    },
    {
      ...TRAIN,
      'specs/train.spec.yaml': TRAIN_SPEC.replace('step_type: Training', 'step_type: Tuning').replace(
        'properties.ModelArtifacts.S3ModelArtifacts',
        '"properties.TrainingJobSummaries[0].TrainingJobName", training_job_file: output/model.tar.gz',
      ),
    },
  );

type Range = ReadonlyMap<string, Traced>;

export const tuningRange: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG612',
  name: 'tuning-range',
  severity: 'error',
  what: 'A range of a tuning job holds values that its type, its scale and the search strategy can try.',
  why: 'SageMaker refuses the tuning job, after the steps before it have been paid for.',
  fix: 'Correct the bounds, the type or the scaling of the range, or the strategy.',
  invalid: tuning('type: continuous, min: 0.3, max: 0.01'),
  valid: tuning('type: continuous, min: 0.01, max: 0.3'),
  check({ graph }, report) {
    const once = oncePerPlace(report);
    for (const job of jobsOf(graph)) {
      if (job.spec.document.value.sagemaker_step_type === 'Tuning') {
        for (const { job: algorithm } of partsOf(job)) {
          const strategy = textAt(algorithm.config, 'tuning_strategy');
          for (const [name, range] of mapAt(algorithm.config, 'hyperparameter_ranges')) {
            checkRange(name, entriesOf(range), strategy, once);
          }
        }
      }
    }
  },
};

function checkRange(name: string, range: Range, strategy: string | undefined, report: Report): void {
  const type = range.get('type');
  if (type === undefined || (type.value !== 'continuous' && type.value !== 'integer')) {
    return;
  }
  // SageMaker Developer Guide, page automatic-model-tuning-how-it-works: grid search takes categorical parameters only.
  if (strategy === 'Grid') {
    report(type.at, {
      message: `The strategy "Grid" tries listed values, but the range of "${name}" is ${withArticle(type.value)} one.`,
      help: 'Make it categorical with the values to try, or choose another "tuning_strategy".',
    });
  }
  checkBounds(name, type.value, range, report);
  checkScale(name, type.value, range, report);
}

/** An interval ends above its beginning (API reference, ContinuousParameterRange and IntegerParameterRange). */
function checkBounds(name: string, type: string, range: Range, report: Report): void {
  const [least, greatest] = [range.get('min'), range.get('max')];
  if (
    typeof least?.value === 'number' &&
    typeof greatest?.value === 'number' &&
    least.value > greatest.value
  ) {
    report(least.at, {
      message: `The range of "${name}" begins at ${least.value}, above its end at ${greatest.value}.`,
      help: 'Exchange "min" and "max".',
    });
  }
  for (const bound of type === 'integer' ? [least, greatest] : []) {
    if (typeof bound?.value === 'number' && !Number.isInteger(bound.value)) {
      report(bound.at, {
        message: `The range of "${name}" is one of whole numbers, but ${bound.value} is none.`,
        help: 'Write a whole number, or make the range continuous.',
      });
    }
  }
}

/** Which ranges a scale is for: API reference, ContinuousParameterRange and IntegerParameterRange, ScalingType. */
function checkScale(name: string, type: string, range: Range, report: Report): void {
  const [scaling, least, greatest] = [range.get('scaling'), range.get('min'), range.get('max')];
  if (scaling?.value === 'Logarithmic' && typeof least?.value === 'number' && least.value <= 0) {
    report(least.at, {
      message: `The scale of "${name}" is logarithmic, but its range begins at ${least.value}.`,
      help: 'Begin above 0, or choose another "scaling".',
    });
  }
  if (scaling?.value !== 'ReverseLogarithmic') {
    return;
  }
  if (type === 'integer') {
    report(scaling.at, {
      message: `The scale of "${name}" is reverse logarithmic, which only a continuous range can have.`,
      help: 'Choose another "scaling".',
    });
    return;
  }
  for (const bound of [least, greatest]) {
    if (typeof bound?.value === 'number' && (bound.value < 0 || bound.value >= 1)) {
      report(bound.at, {
        message: `The scale of "${name}" is reverse logarithmic, but ${bound.value} is a bound of its range.`,
        help: 'Keep the range within 0 and 1, without 1 itself, or choose another "scaling".',
      });
    }
  }
}
