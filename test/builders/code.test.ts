import { isPackage, packageCode, type CodePackages } from '../../src/builders/code.js';
import { memoryFiles } from '../support/memory-files.js';
import { linkedPipeline } from '../support/pipeline.js';
import { project } from './project.js';
import type { TestFiles } from './support.js';

async function packagesOf(files: TestFiles): Promise<CodePackages> {
  return packageCode(memoryFiles(files), await linkedPipeline(files));
}

/** What a test says of a package or problem. */
function summary(packages: CodePackages, step: string): unknown {
  const code = packages.get(step);
  if (!isPackage(code)) {
    return code === undefined ? undefined : { problem: code.kind, name: code.name, at: code.at.path };
  }
  return { kind: code.kind, entryPoint: code.entryPoint, files: code.files.map(({ name }) => name) };
}

const uriOf = (packages: CodePackages, step: string) => {
  const code = packages.get(step);
  return isPackage(code) ? code.uri : undefined;
};

describe('packageCode', () => {
  it("takes the contract's script: as it is for Processing, as an archive for Training", async () => {
    const packages = await packagesOf(
      project(
        '  prepare: { type: Prepare, job_type: training }\n  train: { type: Train }\n  score: { type: Score }\n',
      ),
    );
    expect(summary(packages, 'prepare')).toEqual({
      kind: 'script',
      entryPoint: 'prepare.py',
      files: ['prepare.py'],
    });
    expect(summary(packages, 'train')).toEqual({
      kind: 'archive',
      entryPoint: 'train.py',
      files: ['train.py'],
    });
    expect(summary(packages, 'score')).toBeUndefined();
  });

  it('takes a whole source_dir, sorted', async () => {
    const packages = await packagesOf(
      project('  train: { type: Train, config: { source_dir: src } }', '{}', {
        'src/train.py': '',
        'src/requirements.txt': '',
        'src/lib/util.py': '',
      }),
    );
    expect(summary(packages, 'train')).toEqual({
      kind: 'archive',
      entryPoint: 'train.py',
      files: ['lib/util.py', 'requirements.txt', 'train.py'],
    });
  });

  it('takes a script out of its folder', async () => {
    const packages = await packagesOf(
      project('  train: { type: Train, config: { entry_point: src/deep/run.py } }', '{}', {
        'src/deep/run.py': '',
      }),
    );
    expect(summary(packages, 'train')).toEqual({ kind: 'archive', entryPoint: 'run.py', files: ['run.py'] });
  });

  it('has no code for steps whose container brings its own', async () => {
    const packages = await packagesOf(
      project('  train: { type: Train, config: { container_entrypoint: [/bin/train] } }'),
    );
    expect([...packages.keys()]).toEqual([]);
  });

  it('reports a missing script at the step that names it', async () => {
    const packages = await packagesOf(
      project(`
  one: { type: Train, config: { entry_point: lost.py } }
  two: { type: Train, config: { entry_point: lost.py } }
`),
    );
    expect(summary(packages, 'one')).toEqual({
      problem: 'missing',
      name: 'lost.py',
      at: ['steps', 'one', 'config', 'entry_point'],
    });
    expect(summary(packages, 'two')).toEqual({
      problem: 'missing',
      name: 'lost.py',
      at: ['steps', 'two', 'config', 'entry_point'],
    });
  });

  it('stores the same code once, and other code elsewhere', async () => {
    const steps = `
  one: { type: Train }
  two: { type: Train }
  three: { type: Prepare, job_type: training }
`;
    const packages = await packagesOf(project(steps));
    expect(uriOf(packages, 'one')).toBe(uriOf(packages, 'two'));
    expect(uriOf(packages, 'three')).not.toBe(uriOf(packages, 'one'));
    const changed = await packagesOf(project(steps, '{}', { 'scripts/train.py': 'print("changed")\n' }));
    expect(uriOf(changed, 'one')).not.toBe(uriOf(packages, 'one'));
    expect(uriOf(changed, 'three')).toBe(uriOf(packages, 'three'));
  });

  it('stores a Processing archive elsewhere when its launcher differs', async () => {
    const steps = `
  one: { type: Prepare, job_type: training, config: { source_dir: src } }
  two: { type: Prepare, job_type: training, config: { source_dir: src, command: [python3, -u] } }
  three: { type: Prepare, job_type: training, config: { source_dir: src, entry_point: other.py } }
  four: { type: Prepare, job_type: calibration, config: { source_dir: src } }
`;
    const packages = await packagesOf(project(steps, '{}', { 'src/prepare.py': '', 'src/other.py': '' }));
    const uris = ['one', 'two', 'three', 'four'].map((step) => uriOf(packages, step));
    expect(new Set(uris).size).toBe(3);
    expect(uris[3]).toBe(uris[0]);
    const [one, two] = [packages.get('one'), packages.get('two')];
    expect(isPackage(one) && one.launcher?.includes('exec python3 prepare.py "$@"')).toBe(true);
    expect(isPackage(two) && two.launcher?.includes('exec python3 -u prepare.py "$@"')).toBe(true);
  });

  describe('of a script that asks for its contract', () => {
    const SCRIPT = 'from pipectl_runtime import ScriptRuntime\n';
    const PREPARE = '  prepare: { type: Prepare, job_type: training }\n';
    const TRAIN = '  train: { type: Train, config: { source_dir: src } }\n';
    const contents = (packages: CodePackages, step: string): Readonly<Record<string, string>> => {
      const code = packages.get(step);
      return isPackage(code)
        ? Object.fromEntries(code.files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))
        : {};
    };

    it('has the runtime module and the contract beside a lone script, which is one of several files then', async () => {
      const packages = await packagesOf(project(PREPARE, '{}', { 'scripts/prepare.py': SCRIPT }));
      expect(summary(packages, 'prepare')).toEqual({
        kind: 'files',
        entryPoint: 'prepare.py',
        files: ['pipectl_runtime.py', 'prepare.contract.json', 'prepare.py'],
      });
      expect(contents(packages, 'prepare')).toMatchObject({
        'pipectl_runtime.py': '# The runtime.\n',
        'prepare.py': SCRIPT,
      });
    });

    it('has them in the archive of a training script', async () => {
      const files = project('  train: { type: Train }\n', '{}', { 'scripts/train.py': SCRIPT });
      expect(summary(await packagesOf(files), 'train')).toEqual({
        kind: 'archive',
        entryPoint: 'train.py',
        files: ['pipectl_runtime.py', 'train.contract.json', 'train.py'],
      });
    });

    it('has them beside the script of a source_dir if any module in it asks', async () => {
      const packages = await packagesOf(
        project('  train: { type: Train, config: { source_dir: src, entry_point: jobs/run.py } }\n', '{}', {
          'src/jobs/run.py': 'from lib import paths\n',
          'src/lib/paths.py': 'import pipectl_runtime\n',
          'src/notes.md': '',
        }),
      );
      expect(summary(packages, 'train')).toEqual({
        kind: 'archive',
        entryPoint: 'jobs/run.py',
        files: [
          'jobs/pipectl_runtime.py',
          'jobs/run.contract.json',
          'jobs/run.py',
          'lib/paths.py',
          'notes.md',
        ],
      });
    });

    it("has the project's own module where there is one, and the contract as the YAML says it", async () => {
      const packages = await packagesOf(
        project(TRAIN, '{}', {
          'src/train.py': SCRIPT,
          'src/lib/pipectl_runtime.py': '# Ours.\n',
          'src/train.contract.json': '{ "entry_point": "old.py" }',
        }),
      );
      const { 'train.contract.json': contract, ...others } = contents(packages, 'train');
      expect(others).toEqual({ 'lib/pipectl_runtime.py': '# Ours.\n', 'train.py': SCRIPT });
      expect(contract).toContain('"entry_point": "train.py"');
    });

    it('does not ask by what a text says', async () => {
      const files = project(TRAIN, '{}', {
        'src/train.py': '',
        'src/README.md': 'Do not use pipectl_runtime.',
      });
      expect(summary(await packagesOf(files), 'train')).toMatchObject({ files: ['README.md', 'train.py'] });
    });

    it('does not ask in the inference script of a model, which a server loads', async () => {
      const files = project('  serve: { type: Serve, config: { entry_point: serve.py } }\n', '{}', {
        'serve.py': SCRIPT,
      });
      expect(summary(await packagesOf(files), 'serve')).toMatchObject({ files: ['serve.py'] });
    });

    it('is the same for steps with one contract, and another one where the job type needs other inputs', async () => {
      const steps = `
  one: { type: Prepare, job_type: training }
  two: { type: Prepare, job_type: training, config: { ratio: 0.5 } }
  other: { type: Prepare, job_type: calibration }
`;
      const files = project(steps, '{}', { 'scripts/prepare.py': SCRIPT });
      const spec = 'specs/prepare.spec.yaml';
      const narrowed = files[spec]?.replace(
        'calibration: null',
        'calibration: { dependencies: { raw: { required: false } } }',
      );
      const packages = await packagesOf({ ...files, [spec]: narrowed ?? '' });
      expect(uriOf(packages, 'two')).toBe(uriOf(packages, 'one'));
      expect(uriOf(packages, 'other')).not.toBe(uriOf(packages, 'one'));
    });

    it('stays where it is when only words for people change', async () => {
      const contract = 'contracts/train.contract.yaml';
      const files = project(TRAIN, '{}', { 'src/train.py': SCRIPT });
      const words = 'description: Trains.\nframework_requirements: { pandas: ">=2" }\n';
      const place = uriOf(await packagesOf(files), 'train');
      expect(place).toMatch(/^s3:/);
      expect(
        uriOf(await packagesOf({ ...files, [contract]: `${files[contract] ?? ''}${words}` }), 'train'),
      ).toBe(place);
    });
  });

  it('does not mistake a folder that holds the script for the script', async () => {
    const packages = await packagesOf(
      project(
        `
  whole: { type: Train, config: { source_dir: scripts } }
  single: { type: Train }
`,
      ),
    );
    expect(summary(packages, 'whole')).toEqual({
      kind: 'archive',
      entryPoint: 'train.py',
      files: ['pack.py', 'prepare.py', 'train.py'],
    });
    expect(summary(packages, 'single')).toEqual({
      kind: 'archive',
      entryPoint: 'train.py',
      files: ['train.py'],
    });
  });
});
