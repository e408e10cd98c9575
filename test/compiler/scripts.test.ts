import { checkProjectFiles } from '../../src/compiler/check-project.js';
import { distributionsOf } from '../../src/compiler/requirements.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../../src/rules/example.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';
import { compileTexts, type Texts } from './support.js';

const place = ({ code, span, related }: Diagnostic) =>
  `${code} ${span?.file.slice(ROOT.length + 1) ?? ''}:${span?.start.line ?? 0}:${span?.start.column ?? 0} ${related.map(({ message }) => message).join(' ')}`.trim();

async function said(texts: Texts): Promise<readonly string[]> {
  return (await compileTexts(texts)).diagnostics.map(place);
}

async function saidOfProject(texts: Texts): Promise<readonly string[]> {
  const setting = { files: memoryFiles(texts), library: EMPTY_LIBRARY, variables: {} };
  return (await checkProjectFiles(ROOT, setting)).diagnostics.map(place);
}

function without(files: Texts, ...paths: readonly string[]): Texts {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

const steps = 'steps:\n  one: { type: Prepare }\n  two: { type: Prepare }\n';

describe('the scripts of a pipeline', () => {
  it('are checked once, however many steps run them', async () => {
    const script = `import os\n\nprint(os.environ["LABEL"])\n${PREPARE_SCRIPT}`;
    expect(await said(scriptProject({ manifest: steps, script }))).toEqual([
      'ALN449 scripts/prepare.py:3:18 The contract.',
    ]);
  });

  it('that cannot be parsed have no other problems', async () => {
    expect(await said(scriptProject({ manifest: steps, script: 'print((\n' }))).toEqual([
      expect.stringMatching(/^SRC014 scripts\/prepare\.py:1:\d+ .*The script is named here\.$/),
    ]);
  });

  it('are those of the source_dir and of the entry_point of the config', async () => {
    const files = scriptProject(
      { manifest: 'steps:\n  one: { type: Prepare, config: { source_dir: code, entry_point: main.py } }\n' },
      { 'code/main.py': 'print("nothing is written")\n' },
    );
    expect(await said(files)).toEqual(['ALN442 contracts/prepare.contract.yaml:2:33 The script.']);
  });

  it('are not looked at if they are no Python, or part of the image', async () => {
    const contract = SCRIPT_CONTRACT.replace('prepare.py', 'prepare.sh');
    expect(await said(scriptProject({ contract }, { 'scripts/prepare.sh': 'exit 1\n' }))).toEqual([]);
    const inImage = `${SCRIPT_CONTRACT}script_location: image\n`;
    expect(await said(scriptProject({ contract: inImage, script: 'print((\n' }))).toEqual([]);
  });

  it('are left out where they and their contract are the library’s', async () => {
    const { diagnostics, filesRead } = await compileTexts({
      'demo.pipeline.yaml':
        'name: demo\nconfig: { role: "arn:aws:iam::123456789012:role/R", s3_root: s3://my-bucket, region: us-east-1 }\n' +
        'steps:\n  train: { type: XGBoostTraining, inputs: { train_data: s3://my-bucket/train } }\n',
    });
    expect(diagnostics.map(place)).toEqual([]);
    expect(filesRead.filter((path) => path.endsWith('.py'))).toEqual([]);
  });

  it('of the project are held against the library’s contract', async () => {
    const files = {
      'demo.pipeline.yaml':
        'name: demo\nconfig: { role: "arn:aws:iam::123456789012:role/R", s3_root: s3://my-bucket, region: us-east-1 }\n' +
        'steps:\n  train: { type: XGBoostTraining, inputs: { train_data: s3://my-bucket/train }, config: { source_dir: code, entry_point: main.py } }\n',
      'code/main.py': `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--n_estimators")
print(parser.parse_args().n_estimators)
open("/opt/ml/model/m", "w").write("")
open("/opt/ml/output/data/m", "w").write("")
`,
    };
    const { diagnostics } = await compileTexts(files);
    expect(diagnostics.map(place)).toEqual(['ALN453 code/main.py:4:21 The contract.']);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The script does not take "--max_depth", "--learning_rate", "--min_child_weight", "--subsample", "--colsample_bytree" and 7 more, which its contract gives it.',
    ]);
  });
});

describe('the scripts of a project without a pipeline', () => {
  const bare = (parts: Parameters<typeof scriptProject>[0]) =>
    without(scriptProject(parts), 'demo.pipeline.yaml');

  it('are those that contracts name', async () => {
    expect(await saidOfProject(bare({ script: 'print(1)\n' }))).toEqual([
      'ALN442 contracts/prepare.contract.yaml:2:33 The script.',
    ]);
  });

  it('are missed only if no folder of the project can have them', async () => {
    const files = without(bare({}), 'scripts/prepare.py');
    expect(await saidOfProject(files)).toEqual(['ALN464 contracts/prepare.contract.yaml:1:14']);
    expect(await saidOfProject({ ...files, 'code/prepare.py': PREPARE_SCRIPT })).toEqual([]);
  });
});

describe('a file of requirements', () => {
  it('names distributions', () => {
    expect(
      distributionsOf(
        '# basics\npandas>=1.3\n\nscikit-learn [alldeps] ~= 1.0 ; python_version > "3" # for us\n--index-url https://pypi.org/simple\nboto3\\\n  ==1.2\n',
      ),
    ).toEqual(['pandas', 'scikit-learn', 'boto3']);
  });

  it.each(['-r other.txt', '-e .', './wheels/own-1.0.whl', 'git+https://example.org/own.git', 'own.tar.gz'])(
    'may name what is not known: %s',
    (line) => {
      expect(distributionsOf(`pandas\n${line}\n`)).toBeUndefined();
    },
  );
});
