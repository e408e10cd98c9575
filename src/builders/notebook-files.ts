import { dirname, posix, relative, resolve, sep } from 'node:path';
import type { LinkedJob } from '../graph/model.js';
import type { Files } from '../source/files.js';
import type { Location } from '../source/location.js';
import type { Traced } from '../source/traced.js';
import { listAt, valueAt } from './values.js';

/** A file that a notebook job brings: its path from the file that names it, its name beside the notebook, and who names it. */
export interface NotebookFile {
  readonly path: string;
  readonly fileName: string;
  readonly at: Location;
}

/** The name of a file or folder that a config key holds, without the folders above it; undefined if it holds none. */
export function baseName(traced: Traced | undefined): string | undefined {
  return typeof traced?.value === 'string' ? posix.basename(traced.value) : undefined;
}

/**
 * The files of a NotebookJob step, the notebook first: the notebook, the initialization script, and the additional
 * dependencies, folders with all that is in them (SDK 2.257, workflow/notebook_job_step.py `_upload_job_files`).
 */
export function notebookFiles(files: Files, job: LinkedJob): readonly NotebookFile[] {
  const { config } = job;
  const single = [valueAt(config, 'input_notebook'), valueAt(config, 'initialization_script')];
  const more = listAt(config, 'additional_dependencies') ?? [];
  return [...single, ...more].flatMap((traced) => (traced === undefined ? [] : filesAt(files, traced)));
}

function filesAt(files: Files, traced: Traced): readonly NotebookFile[] {
  const { value: path, at } = traced;
  const name = baseName(traced);
  if (typeof path !== 'string' || name === undefined) {
    return [];
  }
  const from = dirname(at.source.file);
  const absolute = resolve(from, path);
  if (files.kind(absolute) !== 'directory') {
    return [{ path, fileName: name, at }];
  }
  return files.list(absolute).map((file) => ({
    path: relative(from, file),
    fileName: posix.join(name, relative(absolute, file).split(sep).join(posix.sep)),
    at,
  }));
}
