import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { isRecord } from '../../project/schema-problems.js';
import type { HookRepository } from '../../scaffold/project-texts.js';
import { diskFiles } from '../../source/files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { MainSetting } from '../options.js';
import { SAGEMAKER_FACTS } from '../sagemaker-facts.js';
import { schemaText } from '../schemas.js';
import { nextCommands, newFiles, shellWord, writeFiles } from '../write-new.js';

/** `pipectl new project`: writes a small project that works into a folder, and overwrites nothing there. */
export async function newProjectCommand(
  folder: string,
  options: { readonly name?: string; readonly template: string },
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { isProblem, kebabCase, projectFiles } = await import('../../scaffold/scaffold.js');
  const root = resolve(io.cwd, folder);
  if (diskFiles.kind(root) === 'file') {
    throw new UsageError(`"${folder}" is a file, not a folder.`);
  }
  const schema = (kind: Parameters<typeof schemaText>[1]) => schemaText(setting.folder, kind, []);
  const files = projectFiles(
    {
      name: options.name ?? kebabCase(basename(root)),
      template: options.template,
      repository: hookRepository(setting.folder),
      schemas: {
        pipeline: schema('pipeline'),
        config: schema('config'),
        spec: schema('spec'),
        contract: schema('contract'),
        project: schema('project'),
        lock: schema('lock'),
      },
      inferenceScript: readFileSync(join(setting.folder, 'scripts', 'xgboost_inference.py'), 'utf8'),
    },
    SAGEMAKER_FACTS,
  );
  if (isProblem(files)) {
    throw new UsageError(files.problem);
  }
  const missing = newFiles(root, files, 'Choose another folder.');
  const way = relative(io.cwd, root);
  const exitCode = writeFiles(root, missing, io, way);
  const kept = files.filter((file) => !missing.includes(file)).map(({ path }) => path);
  if (kept.length > 0) {
    io.stdout(`Kept ${kept.join(', ')}, as there already.\n`);
  }
  if (exitCode === EXIT.clean) {
    const commands = [
      ...(way === '' ? [] : [[`cd ${shellWord(way)}`, ''] as const]),
      ['pipectl validate', 'check the pipeline and everything it uses'] as const,
      ['python3 -m unittest discover -s tests', "run its script's test"] as const,
      ['pipectl new step CleanData --kind processing', 'write a further step type'] as const,
    ];
    io.stdout(`\n${nextCommands(commands)}`);
  }
  return exitCode;
}

/** The repository of the package, if its package.json names one; the revision is the tag of its version. */
function hookRepository(folder: string): HookRepository | undefined {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!isRecord(manifest)) {
    return undefined;
  }
  const { repository, version } = manifest;
  const url = isRecord(repository) ? repository.url : repository;
  return typeof url === 'string' && /^(?:git\+)?https:/.test(url)
    ? { url: url.replace(/^git\+|\.git$/g, ''), revision: `v${String(version)}` }
    : undefined;
}
