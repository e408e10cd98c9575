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
