import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../support/run.js';
import { removeProjects, STOP, temporaryFolder } from './support.js';

afterAll(removeProjects);

const ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nowhere',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: ENV,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A repository whose one commit holds these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'first');
  return folder;
}

const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const validate = async (folder: string, ...argv: readonly string[]) => {
  const { code, stdout, stderr } = await run(['validate', ...argv, '--format', 'concise'], folder, ENV);
  return [code, stdout + stderr];
};

/** A pipeline that needs a step that does not exist. */
const broken = (name: string) => `name: ${name}\nsteps:\n  stop: { type: Fail, needs: [gone] }\n`;
const error = (file: string) =>
  `${file}:3:31: error[DAG201] Step "stop" needs "gone", which is not defined.\n`;

/** Two pipelines that share a config; the second is broken. */
const PROJECT = {
  'pipectl.yaml': '{}\n',
  'base.config.yaml': 'tags: { team: risk }\n',
  'good.pipeline.yaml': `${STOP}config: base.config.yaml\n`,
  'old.pipeline.yaml': `${broken('old')}config: base.config.yaml\n`,
};

describe('--changed', () => {
  it('reports nothing where nothing has changed', async () => {
    const folder = repository(PROJECT);
    expect(await validate(folder)).toEqual([1, error('old.pipeline.yaml')]);
    expect(await validate(folder, '--changed')).toEqual([0, '']);
    expect((await run(['validate', '--changed'], folder, ENV)).stdout).toEqual('No problems in 0 files.\n');
  });

  it('reports what is wrong in a changed file, also what was wrong before', async () => {
    const folder = repository({ ...PROJECT, 'other.pipeline.yaml': broken('other') });
    write(folder, 'other.pipeline.yaml', `# changed\n${broken('other')}`);
    const expected = error('other.pipeline.yaml').replace(':3:', ':4:');
    expect(await validate(folder, '--changed')).toEqual([1, expected]);
    git(folder, 'add', '-A');
    expect(await validate(folder, '--changed')).toEqual([1, expected]);
    const { stdout } = await run(['validate', '--changed'], folder, ENV);
    expect(stdout).toMatch(/\n1 error in 5 files \(1 there before\)\.\n$/);
    const { stdout: document } = await run(['validate', '--changed', '--format', 'json'], folder, ENV);
    expect(JSON.parse(document)).toMatchObject({ summary: { errors: 1, unchanged: 1 } });
  });

  it('reports what a change has made wrong elsewhere, and not what was wrong there before', async () => {
    const folder = repository({
      ...PROJECT,
      'uses.pipeline.yaml': 'name: uses\nconfig: uses.config.yaml\nsteps:\n  stop: { type: Fail }\n',
      'uses.config.yaml': 'tags: { a: b }\n',
    });
    rmSync(join(folder, 'uses.config.yaml'));
    expect(await validate(folder, '--changed')).toEqual([
      1,
      'uses.pipeline.yaml:2:9: error[SRC007] The file "uses.config.yaml" does not exist.\n',
    ]);
  });

  it('reports a warning elsewhere that a change has made an error', async () => {
    const folder = repository({
      'pipectl.yaml': 'rules: { DAG201: warning }\n',
      'old.pipeline.yaml': broken('old'),
    });
    write(folder, 'pipectl.yaml', '# Now it counts.\nrules: { DAG203: warning }\n');
    expect(await validate(folder, '--changed')).toEqual([1, error('old.pipeline.yaml')]);
  });

  it('counts files that git does not know yet, but not those that it ignores', async () => {
    const folder = repository({ ...PROJECT, '.gitignore': 'ignored.*\n' });
    write(folder, 'new.pipeline.yaml', broken('new'));
    write(folder, 'ignored.pipeline.yaml', broken('ignored'));
    expect(await validate(folder, '--changed')).toEqual([1, error('new.pipeline.yaml')]);
  });

  it.each([
    ['spaces and quotes', `a "b" 'c'`],
    ['letters of other scripts', 'ä 数据 😀'],
    ['a line feed', 'a\nb'],
    ['what looks like an option', '--staged'],
  ])('takes file names with %s', async (_, name) => {
    const folder = repository({ ...PROJECT, [`${name}.pipeline.yaml`]: broken('odd') });
    write(folder, `${name}.pipeline.yaml`, broken('odder'));
    const { code, stdout } = await run(['validate', '--changed', '--format', 'json'], folder, ENV);
    const report = JSON.parse(stdout) as { diagnostics: readonly { file: string }[] };
    expect([code, report.diagnostics.map(({ file }) => file)]).toEqual([1, [`${name}.pipeline.yaml`]]);
  });

  it('takes a renamed file for a new one, and what named it for broken by that', async () => {
    const folder = repository(PROJECT);
    renameSync(join(folder, 'old.pipeline.yaml'), join(folder, 'renamed.pipeline.yaml'));
    git(folder, 'add', '-A');
    expect(await validate(folder, '--changed')).toEqual([1, error('renamed.pipeline.yaml')]);
  });

  it('finds the repository above the project, also from a folder inside it', async () => {
    const folder = repository(
      Object.fromEntries(Object.entries(PROJECT).map(([path, text]) => [`ml/project/${path}`, text])),
    );
    write(folder, 'ml/project/base.config.yaml', 'tags: { team: risk\n');
    write(folder, 'elsewhere/new.txt', '');
    const [code, output] = await validate(join(folder, 'ml/project'), '--changed');
    expect([code, output]).toEqual([
      1,
      'base.config.yaml:1:7: error[SRC001] The bracket { that opens here is not closed.\n',
    ]);
  });

  it('works before the first commit, when all is new', async () => {
    const folder = temporaryFolder(PROJECT);
    git(folder, 'init', '-q');
    expect(await validate(folder, '--changed')).toEqual([1, error('old.pipeline.yaml')]);
    expect(await validate(folder, '--staged')).toEqual([0, '']);
    git(folder, 'add', '-A');
    expect(await validate(folder, '--staged')).toEqual([1, error('old.pipeline.yaml')]);
  });

  it('limits align-check too', async () => {
    const spec = (type: string) =>
      `step_type: ${type}\nsagemaker_step_type: Processing\nnode_type: singular\ncontract: none\n`;
    const folder = repository({ ...PROJECT, 'specs/a.spec.yaml': spec('A') });
    expect((await run(['align-check', '--changed'], folder, ENV)).stdout).toEqual(
      'No problems in 0 files.\n',
    );
    write(folder, 'specs/b.spec.yaml', spec('B'));
    const { stdout } = await run(['align-check', '--changed', '--format', 'concise'], folder, ENV);
    expect(stdout).toEqual(
      'specs/b.spec.yaml:4:11: error[ALN401] The specification "B" names the contract "none", which does not exist.\n',
    );
  });

  it('looks into a submodule for what has changed in it', async () => {
    const inner = repository({ 'shared.config.yaml': 'tags: { a: b }\n', 'x.pipeline.yaml': broken('x') });
    const folder = repository(PROJECT);
    git(folder, 'submodule', 'add', '-q', inner, 'sub');
    git(folder, 'commit', '-q', '-m', 'second');
    expect(await validate(folder, '--changed')).toEqual([0, '']);
    write(folder, 'sub/new.pipeline.yaml', broken('new'));
    const both = error('sub/new.pipeline.yaml') + error('sub/x.pipeline.yaml');
    expect(await validate(folder, '--changed')).toEqual([1, both]);
  });

  it('does not see changes in what comments and baseline have hidden before', async () => {
    const folder = repository({ ...PROJECT, 'x.pipeline.yaml': broken('x').replace('gone', 'lost') });
    await run(['validate', '--write-baseline'], folder, ENV);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'second');
    write(folder, 'pipectl-baseline.yaml', 'problems: {}\n');
    expect(await validate(folder, '--changed')).toEqual([
      1,
      error('old.pipeline.yaml') + error('x.pipeline.yaml').replace('gone', 'lost'),
    ]);
  });
});

describe('--since', () => {
  it('compares with the last commit in common', async () => {
    const folder = repository(PROJECT);
    git(folder, 'checkout', '-q', '-b', 'feature');
    write(folder, 'mine.pipeline.yaml', broken('mine'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'mine');
    git(folder, 'checkout', '-q', 'main');
    write(folder, 'good.pipeline.yaml', broken('good'));
    git(folder, 'commit', '-q', '-a', '-m', 'theirs');
    git(folder, 'checkout', '-q', 'feature');
    expect(await validate(folder, '--changed')).toEqual([0, '']);
    expect(await validate(folder, '--changed', '--since', 'main')).toEqual([1, error('mine.pipeline.yaml')]);
    expect(await validate(folder, '--since', 'main')).toEqual([1, error('mine.pipeline.yaml')]);
  });

  it.each([
    ['mian', 'pipectl: git knows no commit "mian". Did you mean "main"?\n'],
    ['--output=x', 'pipectl: git knows no commit "--output=x".\n'],
    ['', 'pipectl: git knows no commit "".\n'],
  ])('says that a commit is not known: %j', async (ref, message) => {
    expect(await validate(repository(PROJECT), `--since=${ref}`)).toEqual([2, message]);
  });

  it('says what to do in a shallow clone', async () => {
    const origin = repository(PROJECT);
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'second');
    const folder = temporaryFolder({});
    git(folder, 'clone', '-q', '--depth', '1', `file://${origin}`, 'clone');
    expect(await validate(join(folder, 'clone'), '--since', 'HEAD~1')).toEqual([
      2,
      'pipectl: git knows no commit "HEAD~1". The repository is a shallow clone: fetch the rest with "git fetch --unshallow" (in GitHub Actions: fetch-depth: 0).\n',
    ]);
  });

  it('says that two branches have no commit in common', async () => {
    const folder = repository(PROJECT);
    git(folder, 'checkout', '-q', '--orphan', 'other');
    git(folder, 'commit', '-q', '-m', 'other');
    expect(await validate(folder, '--since', 'main')).toEqual([
      2,
      'pipectl: "main" and HEAD have no commit in common.\n',
    ]);
  });
});

describe('--staged', () => {
  it('reads what will be committed, whatever the files on the disk say', async () => {
    const folder = repository(PROJECT);
    write(folder, 'good.pipeline.yaml', broken('good'));
    expect(await validate(folder, '--staged')).toEqual([0, '']);
    git(folder, 'add', 'good.pipeline.yaml');
    write(folder, 'good.pipeline.yaml', STOP);
    expect(await validate(folder, '--staged')).toEqual([1, error('good.pipeline.yaml')]);
    expect(await validate(folder, '--changed')).toEqual([0, '']);
    const { stdout } = await run(['validate', '--staged'], folder, ENV);
    expect(stdout).toContain(
      '3 |   stop: { type: Fail, needs: [gone] }\n  |                               ^^^^\n',
    );
  });

  it('does not see files that are not staged, and sees those that are deleted only on the disk', async () => {
    const folder = repository({ ...PROJECT, 'lost.config.yaml': 'tags: { a: b }\n' });
    const uses = (file: string) => `${STOP}config: ${file}\n`;
    write(folder, 'a.pipeline.yaml', uses('new.config.yaml'));
    write(folder, 'b.pipeline.yaml', uses('lost.config.yaml'));
    write(folder, 'new.config.yaml', 'tags: { a: b }\n');
    rmSync(join(folder, 'lost.config.yaml'));
    git(folder, 'add', 'a.pipeline.yaml', 'b.pipeline.yaml');
    rmSync(join(folder, 'a.pipeline.yaml'));
    expect(await validate(folder, '--staged')).toEqual([
      1,
      'a.pipeline.yaml:4:9: error[SRC007] The file "new.config.yaml" does not exist.\n',
    ]);
    git(folder, 'rm', '-q', '--cached', 'lost.config.yaml');
    expect(await validate(folder, '--staged')).toEqual([
      1,
      'a.pipeline.yaml:4:9: error[SRC007] The file "new.config.yaml" does not exist.\n' +
        'b.pipeline.yaml:4:9: error[SRC007] The file "lost.config.yaml" does not exist.\n',
    ]);
  });

  it('checks a definition as it will be committed', async () => {
    const folder = repository(PROJECT);
    write(folder, 'd.json', '{ "Version": "2020-12-01", "Steps": [] }');
    git(folder, 'add', 'd.json');
    write(folder, 'd.json', '{');
    const [, output] = await validate(folder, '--staged', 'd.json');
    expect(output).toMatch(/^d\.json:1:37: warning\[SMP557\] /);
  });
});

describe('limiting to changes', () => {
  it.each<[string[], string]>([
    [['--staged', '--since', 'main'], '--staged compares with the last commit: leave out --since.'],
    [
      ['--changed', '--write-baseline'],
      'A baseline holds all problems: leave out --changed, --since and --staged.',
    ],
  ])('says what does not go together: %j', async (argv, message) => {
    expect(await validate(repository(PROJECT), ...argv)).toEqual([2, `pipectl: ${message}\n`]);
  });

  it('says that there is no repository, or no git', async () => {
    const folder = temporaryFolder(PROJECT);
    expect(await validate(folder, '--changed')).toEqual([
      2,
      `pipectl: "${folder}" is in no git repository, so that there are no changes to look for.\n`,
    ]);
    const { code, stderr } = await run(['validate', '--changed'], folder, { PATH: '/nowhere' });
    expect([code, stderr]).toEqual([
      2,
      'pipectl: git was not found. Install it, or leave out --changed, --since and --staged.\n',
    ]);
  });

  it('says that a project is in another repository', async () => {
    const [folder, other] = [repository(PROJECT), repository(PROJECT)];
    write(folder, 'good.pipeline.yaml', `${STOP}# changed\n`);
    expect(await validate(folder, '--changed', other)).toEqual([
      2,
      `pipectl: The project "${other}" is not in the git repository of the working directory, "${folder}".\n`,
    ]);
  });
});
