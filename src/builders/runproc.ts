/** Folders of the container in which an archive and its launcher stand (SDK 2.257, processing.py `FrameworkProcessor`). */
export const CODE_FOLDER = '/opt/ml/processing/input/code';
export const LAUNCHER_FOLDER = '/opt/ml/processing/input/entrypoint';

/** File names of a code package in S3, below its URI. */
export const ARCHIVE_NAME = 'sourcedir.tar.gz';
export const LAUNCHER_NAME = 'runproc.sh';

/**
 * The shell script that starts a Processing step whose code is an archive: it unpacks the archive, installs its
 * requirements.txt if there is one, and runs `command` on `entryPoint` (relative to the archive) with the job's
 * arguments. Any step that fails ends the job.
 */
export function runprocScript(entryPoint: string, command: readonly string[]): string {
  const words = [...command, entryPoint].map(shellWord).join(' ');
  return `#!/bin/bash
set -euo pipefail

cd ${CODE_FOLDER}
tar -xzf ${ARCHIVE_NAME}

if [[ -f requirements.txt ]]; then
    python3 -m pip install --requirement requirements.txt
fi

exec ${words} "$@"
`;
}

/** A word as a POSIX shell reads it: quoted if it has any character that means something to the shell. */
function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
