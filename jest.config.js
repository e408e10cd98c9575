import { availableParallelism } from 'node:os';

/** Native ESM, TypeScript stripped by esbuild; types are checked by `npm run typecheck`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  // Modules of native ESM are never freed: a worker that ran many files is slow, and is replaced.
  maxWorkers: Math.max(2, availableParallelism()),
  workerIdleMemoryLimit: '1GB',
  // Tests that start processes are slow on a busy machine.
  testTimeout: 30_000,
  transform: { '^.+\\.ts$': '<rootDir>/tools/jest-transform.js' },
};
