import { common } from './jest.config.js';

/** Tests that need a build, a program, a server, Docker, or more than some seconds. */
const NOT_UNIT = [
  '/__tests__/(scenarios|proof|examples|docs|tools|adapters)/',
  '/__tests__/(demo/is-cancelled|cli/container-image|packages/npm-packages)',
  '/__tests__/(image/ship-with-docker|run/order-of-runs|forecast/against-the-engine|replay/.*histories)',
  '/__tests__/report/.*in-a-browser',
  '/__tests__/(task-definition/any-file|inputs/any-text|engine/any-input)',
  '/packages/local-ecs/__tests__/(api|clients|image|package|runtime|data-directory|registry|emulator|endpoint|control|fault-injection|command|logs|http|load-balancing|containers|secrets)',
  '/packages/local-ecs/__tests__/engine/(every-rollout|codedeploy/aws-cli)',
];

/** What a developer runs after each change: from the sources alone, without a build and without Docker. */
export default {
  ...common,
  setupFiles: [...common.setupFiles, '<rootDir>/packages/local-ecs/__tests__/support/harness/few-runs.ts'],
  testMatch: ['<rootDir>/{,packages/*/}__tests__/**/*.test.ts'],
  testPathIgnorePatterns: NOT_UNIT,
  testTimeout: 60_000,
  maxWorkers: '100%',
};
