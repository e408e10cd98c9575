import fc from 'fast-check';
import {
  imageDataVersion,
  lookUpImage,
  lookUpServiceImage,
  type ImageRequest,
} from '../../src/sagemaker/image-uri.js';

const pytorch: ImageRequest = {
  framework: 'pytorch',
  version: '2.1.0',
  region: 'us-east-1',
  instanceType: 'ml.m5.xlarge',
  scope: 'training',
};
const xgboost: ImageRequest = { ...pytorch, framework: 'xgboost', version: '1.7-1' };
const sklearn: ImageRequest = { ...pytorch, framework: 'sklearn', version: '1.2-1' };

/** The URI, or the problem. */
function look(request: ImageRequest): unknown {
  const result = lookUpImage(request);
  return result.ok ? result.uri : result.problem;
}

describe('an image', () => {
  it('of scikit-learn is for CPUs and Python 3', () => {
    expect(look({ ...sklearn, region: 'us-west-2', scope: 'processing' })).toBe(
      '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3',
    );
  });

  it('of XGBoost names neither processor nor Python since 1.2', () => {
    expect(look({ ...xgboost, region: 'us-west-2' })).toBe(
      '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1',
    );
    expect(look({ ...xgboost, region: 'us-west-2', version: '1.0-1' })).toBe(
      '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.0-1-cpu-py3',
    );
  });

  it('of PyTorch goes by scope and processor', () => {
    const gpu = { ...pytorch, instanceType: 'ml.p3.2xlarge' };
    expect(look(pytorch)).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1.0-cpu-py310',
    );
    expect(look(gpu)).toBe('763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1.0-gpu-py310');
    expect(look({ ...gpu, scope: 'inference' })).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.1.0-gpu-py310',
    );
  });

  it('keeps a short version in its tag', () => {
    expect(look({ ...pytorch, version: '2.1' })).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1-cpu-py310',
    );
    expect(look({ ...xgboost, version: 'latest', region: 'eu-west-1' })).toBe(
      '685385470294.dkr.ecr.eu-west-1.amazonaws.com/xgboost:latest',
    );
  });

  it('lies under the domain of its region', () => {
    const regions = ['cn-north-1', 'us-gov-west-1', 'us-iso-east-1'];
    expect(regions.map((region) => look({ ...pytorch, region }))).toEqual([
      '727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/pytorch-training:2.1.0-cpu-py310',
      '442386744353.dkr.ecr.us-gov-west-1.amazonaws.com/pytorch-training:2.1.0-cpu-py310',
      '886529160074.dkr.ecr.us-iso-east-1.c2s.ic.gov/pytorch-training:2.1.0-cpu-py310',
    ]);
  });

  it('for Graviton has a tag of its own', () => {
    const graviton = { instanceType: 'ml.m6g.large', scope: 'inference' } as const;
    expect(look({ ...pytorch, ...graviton })).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference-graviton:2.1.0-cpu-py310-ubuntu20.04-sagemaker',
    );
    expect(look({ ...xgboost, ...graviton, version: '1.5-1', region: 'us-west-2' })).toBe(
      '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.5-1-arm64',
    );
  });

  it('for Trainium is the one there is, whatever the version, and says which', () => {
    expect(lookUpImage({ ...pytorch, instanceType: 'ml.trn1.2xlarge' })).toEqual({
      ok: true,
      uri: '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training-neuron:1.11.0-neuron-py38-sdk2.4.0-ubuntu20.04',
      version: '1.11.0',
    });
  });

  it('for p4d instances of PyTorch 1.6 has CUDA 11', () => {
    const p4d = { ...pytorch, instanceType: 'ml.p4d.24xlarge', pyVersion: 'py36' };
    expect(look({ ...p4d, version: '1.6.0' })).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:1.6.0-gpu-py36-cu110-ubuntu18.04',
    );
    expect(look({ ...p4d, version: '1.7.1' })).toBe(
      '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:1.7.1-gpu-py36',
    );
  });
});

describe('there is no image', () => {
  it('of a framework that is not known', () => {
    const problem = { kind: 'unknown-framework', known: ['pytorch', 'sklearn', 'xgboost'] };
    expect(look({ ...pytorch, framework: 'tensorflow' })).toEqual(problem);
    expect(look({ ...pytorch, framework: '__proto__' })).toEqual(problem);
  });

  it('of a version that is not known, and the known ones are in order of age', () => {
    expect(look({ ...xgboost, version: '1.7' })).toEqual({
      kind: 'unknown-version',
      known: [
        '0.90-1',
        '0.90-2',
        '1',
        '1.0-1',
        '1.2-1',
        '1.2-2',
        '1.3-1',
        '1.5-1',
        '1.7-1',
        '3.0-5',
        'latest',
      ],
    });
    expect(look({ ...xgboost, version: 'constructor' })).toMatchObject({ kind: 'unknown-version' });
  });

  it('of a version that has one for another scope', () => {
    expect(look({ ...sklearn, version: '1.4-2', scope: 'inference' })).toEqual({
      kind: 'not-in-scope',
      known: ['0.20.0', '0.23-1', '1.0-1', '1.2-1'],
    });
  });

  it('without a Python version where there are two, or with one that is not among them', () => {
    const problem = { kind: 'unsupported-py-version', known: ['py3', 'py36'] };
    expect(look({ ...pytorch, version: '1.8.1' })).toEqual(problem);
    expect(look({ ...pytorch, version: '1.8.1', pyVersion: 'py310' })).toEqual(problem);
  });

  it('in a region without a registry', () => {
    const result = lookUpImage({ ...sklearn, region: 'us-east-9' });
    const problem = result.ok ? undefined : result.problem;
    expect(problem).toMatchObject({ kind: 'unknown-region' });
    expect(problem?.kind === 'unknown-region' ? problem.known : []).toEqual(
      expect.arrayContaining(['eu-west-1', 'us-east-1']),
    );
  });

  it('for a processor that the version does not run on', () => {
    expect([
      look({ ...sklearn, instanceType: 'ml.g5.xlarge' }),
      look({ ...sklearn, instanceType: 'ml.trn1.2xlarge' }),
      look({ ...pytorch, instanceType: 'ml.inf2.xlarge' }),
      look({ ...pytorch, instanceType: 'ml.p2.xlarge' }),
    ]).toEqual([
      { kind: 'unsupported-processor', processor: 'gpu', known: ['cpu'] },
      { kind: 'unsupported-processor', processor: 'trn', known: ['cpu'] },
      { kind: 'unsupported-processor', processor: 'inf', known: ['trn'] },
      { kind: 'unsupported-processor', processor: 'p2', known: ['cpu', 'gpu'] },
    ]);
  });

  it('for something that is no instance type, unless the tag does not depend on it', () => {
    expect(look({ ...pytorch, instanceType: 'm5.xlarge' })).toEqual({ kind: 'invalid-instance-type' });
    expect(look({ ...xgboost, instanceType: 'm5.xlarge' })).toBe(look(xgboost));
  });
});

describe('a look-up', () => {
  it('says which SDK its tables come from', () => {
    const { sdk, licence } = imageDataVersion();
    expect(sdk).toMatch(/^2\.\d+\.\d+$/);
    expect(licence).toBe('Apache-2.0');
  });

  it('never throws, and offers only what works', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('pytorch', 'sklearn', '2.1', '1.2-1', 'py3', 'us-east-1'),
    );
    const instanceType = fc.oneof(
      fc.string(),
      fc.constantFrom('ml.m5.large', 'ml.m6g.large', 'ml.trn1.2xlarge'),
    );
    const scope = fc.constantFrom('training' as const, 'inference' as const, 'processing' as const);
    fc.assert(
      fc.property(
        word,
        word,
        word,
        word,
        instanceType,
        scope,
        (framework, version, pyVersion, region, type, scope) => {
          const request = { framework, version, pyVersion, region, instanceType: type, scope };
          const result = lookUpImage(request);
          if (result.ok || result.problem.kind !== 'unknown-version') return;
          const kinds = result.problem.known.map((known) => {
            const retried = lookUpImage({ ...request, version: known });
            return retried.ok ? 'ok' : retried.problem.kind;
          });
          expect(kinds).not.toContain('unknown-version');
        },
      ),
    );
  });
});

describe('the image of a service', () => {
  it('is one for each region, with or without a tag', () => {
    expect(lookUpServiceImage('clarify', 'us-west-2')).toEqual({
      ok: true,
      uri: '306415355426.dkr.ecr.us-west-2.amazonaws.com/sagemaker-clarify-processing:1.0',
      version: '1.0',
    });
    expect(lookUpServiceImage('model-monitor', 'cn-north-1')).toEqual({
      ok: true,
      uri: '453000072557.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-model-monitor-analyzer',
      version: '',
    });
  });

  it('is not in every region', () => {
    const result = lookUpServiceImage('clarify', 'me-central-1');
    expect(result).toMatchObject({ ok: false, problem: { kind: 'unknown-region' } });
    expect(lookUpServiceImage('model-monitor', 'me-central-1')).toMatchObject({ ok: true });
  });
});
