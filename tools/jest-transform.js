/** Strips the types of a TypeScript module for jest; types are checked by `npm run typecheck`. */
import { createHash } from 'node:crypto';
import { transform, version } from 'esbuild';

export default {
  getCacheKey: (source, path) =>
    createHash('sha256').update(version).update(path).update(source).digest('hex'),
  processAsync: async (source, path) =>
    transform(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20.19',
      sourcefile: path,
      sourcemap: 'inline',
    }),
};
