/** Tests run as ES modules; `tools/jest.mjs` starts Node with the flag that jest needs for that. */
export const common = {
  testEnvironment: 'node',
  // Packages are taken from their sources, so that a test needs no build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: ['<rootDir>/packages/local-ecs/__tests__/support/harness/repeat-seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
};

/** Tests whose tasks are real containers: they share the loopback addresses of container instances, and their host ports. */
const WITH_CONTAINERS = [
  '<rootDir>/__tests__/cli/container-image',
  '<rootDir>/__tests__/demo/is-cancelled',
  '<rootDir>/__tests__/examples/',
  '<rootDir>/packages/local-ecs/__tests__/runtime/',
  '<rootDir>/packages/local-ecs/__tests__/logs/real-containers',
  '<rootDir>/packages/local-ecs/__tests__/containers',
  '<rootDir>/packages/local-ecs/__tests__/image/',
  '<rootDir>/packages/local-ecs/__tests__/secrets(?!/)',
  '<rootDir>/__tests__/scenarios/(is-killed|rehearses)',
];

export default {
  // For a test that hangs. The slowest one takes a minute on a quiet machine; no test has a limit of its own.
  testTimeout: 1_200_000,
  // Most of a scenario's time is waiting, so more of them run at once than there are cores.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tools/slow-first.mjs',
  projects: [
    {
      ...common,
      displayName: 'containers',
      runner: '<rootDir>/tools/serial-runner.mjs',
      testRegex: WITH_CONTAINERS.map((path) => `${path.replace('<rootDir>/', '')}.*\\.test\\.ts$`),
    },
    {
      ...common,
      displayName: 'all others',
      testMatch: ['<rootDir>/{,packages/*/}__tests__/**/*.test.ts'],
      testPathIgnorePatterns: WITH_CONTAINERS,
    },
  ],
};
