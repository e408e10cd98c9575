import { wirePipeline } from '../../src/resolver/resolve.js';
import { linkedPipeline } from '../support/pipeline.js';
import { SPECS, wiringLines } from './support.js';

async function linesOf(
  steps: Readonly<Record<string, string>>,
  specs: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const lines = Object.entries(steps).map(([name, body]) => `  ${name}: { ${body} }\n`);
  const manifest = `name: demo\nsteps:\n${lines.join('')}`;
  const graph = await linkedPipeline({ 'demo.pipeline.yaml': manifest, ...SPECS, ...specs });
  return [...wiringLines(wirePipeline(graph).wiring)].sort();
}

const COMPARE = {
  'specs/compare.spec.yaml': `step_type: Compare
sagemaker_step_type: Processing
node_type: sink
dependencies:
  us_metrics: { dependency_type: processing_output }
  eu_metrics: { dependency_type: processing_output }
`,
};

describe('lines of work', () => {
  it('are told from the names of steps of one type, where no needs are stated', async () => {
    expect(
      await linesOf({
        load_us: 'type: Load',
        load_eu: 'type: Load',
        prepare_us: 'type: Prepare',
        prepare_eu: 'type: Prepare',
        train_us: 'type: Train',
        train_eu: 'type: Train',
      }),
    ).toEqual([
      'prepare_eu.DATA <- load_eu.DATA (1.00)',
      'prepare_eu.SIGNATURE <- load_eu.SIGNATURE (0.95)',
      'prepare_us.DATA <- load_us.DATA (1.00)',
      'prepare_us.SIGNATURE <- load_us.SIGNATURE (0.95)',
      'train_eu.train_data <- prepare_eu.processed_data (0.80)',
      'train_us.train_data <- prepare_us.processed_data (0.80)',
    ]);
  });

  it('do not mix: the only output there is may be that of another line', async () => {
    expect(
      await linesOf({
        load_us: 'type: Load',
        load_eu: 'type: Load',
        prepare_us: 'type: Prepare',
        prepare_eu: 'type: Prepare, inputs: { DATA: "s3://bucket/eu" }',
        package_us: 'type: Package',
        package_eu: 'type: Package',
        train_us: 'type: Train, needs: [prepare_us]',
      }),
    ).toEqual([
      'package_eu.model_input is unmet',
      'package_us.model_input <- train_us.model_artifacts (0.95)',
      'prepare_eu.DATA <- a value (explicit)',
      'prepare_us.DATA <- load_us.DATA (1.00)',
      'prepare_us.SIGNATURE <- load_us.SIGNATURE (0.95)',
      'train_us.train_data <- prepare_us.processed_data (0.80)',
    ]);
  });

  it('are named by inputs, too, also among steps that are needed', async () => {
    const steps = {
      model_us: 'type: Train, inputs: { train_data: "s3://bucket/us" }',
      model_eu: 'type: Train, inputs: { train_data: "s3://bucket/eu" }',
      compare: 'type: Compare, needs: [model_us, model_eu]',
    };
    const metrics = ['eu', 'us'].map(
      (name) => `compare.${name}_metrics <- model_${name}.training_metrics (0.72)`,
    );
    expect((await linesOf(steps, COMPARE)).slice(0, 2)).toEqual(metrics);
  });

  it('are none if a stated need says otherwise', async () => {
    expect(
      await linesOf({
        load_us: 'type: Load',
        load_eu: 'type: Load',
        prepare_us: 'type: Prepare, needs: [load_eu]',
        prepare_eu: 'type: Prepare, needs: [load_eu]',
      }),
    ).toContain('prepare_us.DATA <- load_eu.DATA (1.00)');
  });
});

describe('an output that another step refines', () => {
  const spec = (type: string, dependency: string, output: string): string => `step_type: ${type}
sagemaker_step_type: Processing
node_type: internal
${dependency === '' ? '' : `dependencies:\n  ${dependency}: { dependency_type: processing_output }\n`}outputs:
  ${output}: { output_type: processing_output, property_path: properties.A }
`;
  const specs = {
    'specs/scan.spec.yaml': spec('Scan', '', 'masks').replace('internal', 'source'),
    'specs/resample.spec.yaml': spec('Resample', 'masks', 'resampled_masks'),
    'specs/fold.spec.yaml': spec('Fold', 'masks', 'folds'),
  };

  it('yields to what that step makes of it, if both are needed', async () => {
    expect(
      await linesOf(
        {
          scan: 'type: Scan',
          resample: 'type: Resample, needs: [scan]',
          fold: 'type: Fold, needs: [scan, resample]',
          raw_fold: 'type: Fold, needs: [scan]',
        },
        specs,
      ),
    ).toEqual([
      'fold.masks <- resample.resampled_masks (0.76)',
      'raw_fold.masks <- scan.masks (0.85)',
      'resample.masks <- scan.masks (0.85)',
    ]);
  });

  it('is not chosen over it, nor it over the output, if no needs say which is meant', async () => {
    expect(
      await linesOf({ scan: 'type: Scan', resample: 'type: Resample', fold: 'type: Fold' }, specs),
    ).toEqual([
      'fold.masks is one of scan.masks, resample.resampled_masks',
      'resample.masks <- scan.masks (0.85)',
    ]);
  });
});

describe('the parts of a split', () => {
  const specs = {
    'specs/split.spec.yaml': `step_type: Split
sagemaker_step_type: Processing
node_type: source
outputs:
  split_train: { output_type: processing_output, property_path: properties.A }
  split_val: { output_type: processing_output, property_path: properties.B }
  split_test: { output_type: processing_output, property_path: properties.C }
`,
  };

  it('feed the inputs that are about them', async () => {
    expect(await linesOf({ split: 'type: Split', train: 'type: Train' }, specs)).toEqual([
      'train.train_data <- split.split_train (0.79)',
      'train.validation_data <- split.split_val (0.76)',
    ]);
  });
});

describe('the only output of the needed steps whose types fit', () => {
  it('feeds a required input for which little speaks, as the step is needed for something', async () => {
    const specs = {
      'specs/check.spec.yaml': `step_type: Check
sagemaker_step_type: Processing
node_type: sink
dependencies:
  baseline: { dependency_type: processing_output, semantic_keywords: [baseline, processed, predictions, statistics] }
`,
    };
    const prepare = 'type: Prepare, inputs: { DATA: "s3://bucket/data" }';
    expect(await linesOf({ prepare, check: 'type: Check, needs: [prepare]' }, specs)).toContain(
      'check.baseline <- prepare.processed_data (0.61)',
    );
    expect(await linesOf({ prepare, check: 'type: Check' }, specs)).toContain('check.baseline is unmet');
  });
});
