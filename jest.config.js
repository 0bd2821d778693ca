/** Tests run as ES modules; `tools/test.mjs` starts Node with the flag that jest needs for that. */
const common = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/__tests__/support/repeat-seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
};

/** Tests whose tasks are real containers: they share the loopback addresses of container instances, and their host ports. */
const WITH_CONTAINERS = [
  '<rootDir>/__tests__/demo/',
  '<rootDir>/__tests__/examples/',
  '<rootDir>/__tests__/local/runtime/',
  '<rootDir>/__tests__/local/logs/real-containers',
  '<rootDir>/__tests__/local/containers',
  '<rootDir>/__tests__/local/secrets',
  '<rootDir>/__tests__/scenarios/is-killed',
];

export default {
  // The scenarios run whole rollouts; a single test that hangs still ends.
  testTimeout: 60_000,
  // Most of a scenario's time is waiting, so more of them run at once than there are cores.
  maxWorkers: 4,
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
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: WITH_CONTAINERS,
    },
  ],
};
