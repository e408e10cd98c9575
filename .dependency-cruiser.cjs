/** Imports run one way, downward through this list; test/ and tools/ may import anything. */
const layers = [
  'cli',
  'api',
  'deploy',
  'migration',
  'scaffold',
  'drawing',
  'compiler',
  'rules',
  'builders',
  'planner',
  'resolver',
  'graph',
  'registry',
  'project',
  'scripts',
  'sagemaker',
  'source',
  'diagnostics',
];
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...layers.slice(1).map((layer, index) => ({
      name: `${layer}-imports-downward-only`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(${layers.slice(0, index + 1).join('|')})/` },
    })),
    {
      name: 'sources-do-not-import-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|tools)/' },
    },
    {
      name: 'aws-clients-only-in-deploy',
      severity: 'error',
      from: { pathNot: '^(src/deploy|test|tools)/' },
      to: { path: 'node_modules/@aws-sdk' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
