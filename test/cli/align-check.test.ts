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

  it.each<[string, string[], string]>([
    ['of a level by its number', ['--level', '2'], LINE],
    ['of a level by its name', ['--level', 'contract'], LINE],
    ['of several levels in a list', ['--level', '1,contract'], LINE],
    ['of several levels one by one', ['--level', 'config', '--level', '2'], LINE],
    ['of other levels only', ['--level', '1', '--level', 'specification,config'], ''],
  ])('says what is wrong %s', async (_, options, stdout) => {
    const { code, ...rest } = await run(
      ['align-check', 'specs/drift.spec.yaml', '--format', 'concise', ...options],
      folder,
    );
    expect([code, rest]).toEqual([stdout === '' ? 0 : 1, { stdout, stderr: '' }]);
  });

  it('knows no other levels', async () => {
    expect(await run(['align-check', '--level', 'contracts'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'pipectl: There is no level "contracts". Did you mean "contract"? Levels: 1 or script, 2 or contract, 3 or specification, 4 or config.\n',
    });
  });

  it('takes warnings for errors if it is to be strict', async () => {
    const project = temporaryProject({
      'specs/drift.spec.yaml': SPEC,
      'contracts/drift.contract.yaml':
        'entry_point: drift.py\nexpected_input_paths: { current: /opt/ml/processing/input }\n',
      'scripts/drift.py': 'print("compared")\n',
    });
    const warning =
      'contracts/drift.contract.yaml:2:34: warning[ALN441] The script never uses the path "/opt/ml/processing/input" of the input "current".\n';
    const check = (...options: readonly string[]) =>
      run(['align-check', '--format', 'concise', ...options], project);
    expect(await check()).toEqual({ code: 0, stdout: warning, stderr: '' });
    expect(await check('--strict')).toEqual({ code: 1, stdout: warning, stderr: '' });
    expect(await check('--strict', '--level', '2')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
