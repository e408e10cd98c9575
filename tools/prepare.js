/**
 * Builds after an install. `npm install -g <git url>`, which pre-commit runs, prepares the package without its
 * development dependencies: the global option reaches the install inside, too. They are installed here then.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_config_(global|prefix|local_prefix)$/i.test(name)),
);

function run(command, args) {
  execFileSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
}

if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}
run(process.execPath, [join(root, 'tools/generate.js')]);
run(process.execPath, [join(root, 'tools/build.js')]);
