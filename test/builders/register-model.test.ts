import { placeIn } from '../../src/builders/draft.js';
import { spanOf } from '../../src/source/location.js';
import { project } from './project.js';
import { build, builtStep } from './support.js';

const register = (config: string, more = '') => `
  prepare: { type: Prepare, job_type: training }
  register:
    type: Register
    inputs: { model: "s3://models/a.tar.gz"${more} }
    config:
      model_package_group_name: fraud
${config}`;

const JSON_FILE = { ContentType: 'application/json' };

describe('a RegisterModel step', () => {
  it('has the metrics of its config beside the statistics that are wired', async () => {
    const step = await builtStep(
      project(
        register(
          `      model_metrics:
        model_quality: { constraints: s3://metrics/constraints.json }
        bias: { report: { s3_uri: s3://metrics/bias.pdf, content_type: application/pdf } }
`,
          ', quality: prepare.report',
        ),
      ),
      'register',
    );
    const wired = { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri" };
    expect(step).toHaveProperty('Arguments.ModelMetrics', {
      ModelQuality: {
        Statistics: { ...JSON_FILE, S3Uri: { 'Std:Join': { On: '/', Values: [wired, 'metrics.json'] } } },
        Constraints: { ...JSON_FILE, S3Uri: 's3://metrics/constraints.json' },
      },
      Bias: { Report: { ContentType: 'application/pdf', S3Uri: 's3://metrics/bias.pdf' } },
    });
  });

  it('takes the statistics of its config for the wired ones, and still waits for the step that is wired', async () => {
    const files = project(
      register(
        '      model_metrics: { model_quality: { statistics: s3://metrics/statistics.json } }\n',
        ', quality: prepare.report',
      ).replace('type: Register\n', 'type: Register\n    needs: [prepare]\n'),
    );
    const step = await builtStep(files, 'register');
    expect(step).toHaveProperty('Arguments.ModelMetrics', {
      ModelQuality: { Statistics: { ...JSON_FILE, S3Uri: 's3://metrics/statistics.json' } },
    });
    expect(step).toHaveProperty('DependsOn', ['prepare']);
  });

  // API reference, CreateModelPackage: the SDK adds these to a version that is there already.
  it('passes on further inference specifications as they are written', async () => {
    const step = await builtStep(
      project(
        register(`      additional_inference_specifications:
        - Name: small
          Containers: [{ Image: "\${params.image}", ModelDataUrl: s3://models/small.tar.gz }]
`),
        '{ image: { type: String, default: own } }',
      ),
      'register',
    );
    expect(step).toHaveProperty('Arguments.AdditionalInferenceSpecifications', [
      {
        Name: 'small',
        Containers: [{ Image: { Get: 'Parameters.image' }, ModelDataUrl: 's3://models/small.tar.gz' }],
      },
    ]);
  });

  it('takes the content of a model card as a text too', async () => {
    const step = await builtStep(
      project(
        register(`      model_card: { model_card_status: Draft, model_card_content: '{"overview": {}}' }
`),
      ),
      'register',
    );
    expect(step).toHaveProperty('Arguments.ModelCard', {
      ModelCardContent: '{"overview": {}}',
      ModelCardStatus: 'Draft',
    });
  });

  it('knows where its metrics and life cycle were written', async () => {
    const { draft } = await build(
      project(
        register(`      model_life_cycle: { stage: Development, stage_status: Started }
      drift_check_baselines:
        bias: { config_file: s3://b/config.json, pre_training_constraints: { s3_uri: s3://b/pre.json } }
`),
      ),
    );
    const places = [
      ['ModelLifeCycle', 'StageStatus'],
      ['DriftCheckBaselines', 'Bias', 'ConfigFile', 'S3Uri'],
      ['DriftCheckBaselines', 'Bias', 'ConfigFile', 'ContentType'],
      ['DriftCheckBaselines', 'Bias', 'PreTrainingConstraints', 'S3Uri'],
    ].map((keys) => {
      const place = placeIn(draft, ['Steps', '1', 'Arguments', ...keys]);
      const start = place === undefined ? undefined : spanOf(place.at).start;
      return [start?.line, start?.column, place?.exact];
    });
    expect(places).toEqual([
      [12, 61, true],
      [14, 30, true],
      [14, 30, true],
      [14, 86, true],
    ]);
  });
});
