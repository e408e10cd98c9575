import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A pipeline without jobs, the smallest there is. */
export const STOP = 'name: stop\nsteps:\n  stop: { type: Fail, message: Stopped }\n';

/** The same with a step that needs another one that does not exist: one error at 3:41. */
export const BROKEN = 'name: broken\nsteps:\n  stop: { type: Fail, message: x, needs: [stpo] }\n';

/** What the error in BROKEN is called in one line, without the file's name. */
export const BROKEN_LINE = '3:43: error[DAG201] Step "stop" needs "stpo", which is not defined.';

/** A pipeline with one job, with all config in it. */
export const LOAD = `name: load
config:
  role: arn:aws:iam::123456789012:role/PipelineRole
  s3_root: s3://my-ml-bucket/pipelines
  image_uri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/load:1
steps:
  load:
    type: CradleDataLoading
    job_type: training
    config: base.config.yaml
`;

/** The config file of LOAD. */
export const LOAD_CONFIG = 'data_path: s3://my-ml-bucket/a/\nvolume_size: 50\n';

const made: string[] = [];

/** A new folder on the disk with these files. */
export function temporaryFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pipectl-')));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The same, as a project of its own: with a pipectl.yaml even if it is not among the files. */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  return temporaryFolder({ 'pipectl.yaml': '{}\n', ...files });
}

/** Removes every folder that this module has made. */
export function removeProjects(): void {
  made.splice(0).forEach((folder) => {
    rmSync(folder, { recursive: true, force: true });
  });
}
