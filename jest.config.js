/** Tests run as ES modules; `tools/test.mjs` starts Node with the flag that jest needs for that. */
export default {
  testEnvironment: 'node',
  // The scenarios run whole rollouts; a single test that hangs still ends.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
};
