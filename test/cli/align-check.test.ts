import { REPOSITORY, run } from '../support/run.js';
import { BROKEN, removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

const SPEC = `step_type: Drift
sagemaker_step_type: Processing
node_type: sink
contract: drift
dependencies:
  current: { dependency_type: processing_output }
`;
const CONTRACT =
  'entry_point: drift.py\nscript_location: image\nexpected_input_paths: { curent: /opt/ml/processing/input }\n';
const LINE =
  'specs/drift.spec.yaml:6:3: error[ALN403] The contract "drift" has no path for the dependency "current", but one for "curent".\n';

describe('pipectl align-check', () => {
  const folder = temporaryProject({
    'specs/drift.spec.yaml': SPEC,
    'specs/good.spec.yaml': SPEC.replace('Drift', 'Good').replace('drift', 'good'),
    'contracts/drift.contract.yaml': CONTRACT,
    'contracts/good.contract.yaml': CONTRACT.replace('curent', 'current'),
    'pipelines/broken.pipeline.yaml': BROKEN,
    'pipelines/unreadable.pipeline.yaml': 'name: [\n',
  });
  const unreadable =
    'pipelines/unreadable.pipeline.yaml:1:7: error[SRC001] The bracket [ that opens here is not closed.\n';

  it.each<[string, string[], string]>([
    ['the whole project, alignment only, and what cannot be read', [], unreadable + LINE],
    ['a manifest and all that its project has', ['pipelines/broken.pipeline.yaml'], LINE],
    ['a specification', ['specs/drift.spec.yaml'], LINE],
    ['a contract, wherever the problem is reported', ['contracts/drift.contract.yaml'], LINE],
    [
      'a specification and its contract, each problem once',
      ['specs/drift.spec.yaml', 'contracts/drift.contract.yaml'],
      LINE,
    ],
    ['a good specification', ['specs/good.spec.yaml'], ''],
  ])('checks %s', async (_, paths, stdout) => {
    expect(await run(['align-check', ...paths, '--format', 'concise'], folder)).toEqual({
      code: stdout === '' ? 0 : 1,
      stdout,
      stderr: '',
    });
  });

  it('checks the whole project from a folder inside it', async () => {
    const { code, stdout } = await run(['align-check', '--format', 'concise'], `${folder}/contracts`);
    expect([code, stdout]).toEqual([1, `${folder}/${unreadable}${folder}/${LINE}`]);
  });

  it('finds nothing in the library', async () => {
    const { code, stdout } = await run(
      ['align-check', 'specs/xgboost_training.spec.yaml', 'manifests'],
      REPOSITORY,
    );
    expect([code, stdout.startsWith('No problems in ')]).toEqual([0, true]);
  });
});
