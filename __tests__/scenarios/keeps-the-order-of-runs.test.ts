/** Runs of one workflow that come in another order than they were begun. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StepResult } from '../support/harness/action-run.ts';
import {
  anImageByDigest,
  aSteadyService,
  currentImage,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
});

afterEach(async () => {
  await stage.close();
});

/** A run of the workflow `deploy.yml`, or of another. */
function runNumber(
  number: number,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return stage.job.run({
    inputs: { ...FOLLOW, ...inputs },
    environment: {
      ...stage.environment,
      GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/deploy.yml@refs/heads/main',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_NUMBER: String(number),
      GITHUB_RUN_ID: String(7000 + number),
      ...environment,
    },
  });
}

async function deployWell(number: number, inputs: Readonly<Record<string, string>>): Promise<void> {
  const result = await runNumber(number, inputs);
  expect([result.log, result.outputs.verdict]).toEqual([expect.any(String), 'steady']);
}

const STALE =
  'Run 41 of .github/workflows/deploy.yml is older than run 42 (commit c0ffee012345, https://github.com/octo/hello/actions/runs/7042), which deployed hello:2 to hello.';

test('an old run that is started again after a newer one is refused before anything is built', async () => {
  await deployWell(42, { image: 'hello:v2' });
  stage.job.write('Dockerfile', 'FROM scratch\n');
  const before = stage.writes();

  const result = await runNumber(41, { repository: 'hello', 'create-repository': 'true' }, { GITHUB_RUN_ATTEMPT: '3' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.outputs.reason).toBe(`No changes were made. ${STALE}`);
  expect(result.log).toContain('set allow-stale: true');
  expect(stage.writes()).toEqual(before);
});

test('the same run started again, and a newer one, continue', async () => {
  await deployWell(42, { image: 'hello:v2' });

  const again = await runNumber(42, { image: 'hello:v3' }, { GITHUB_RUN_ATTEMPT: '2' });
  const newer = await runNumber(43, { image: 'hello:v4' });

  expect([again.outputs.verdict, newer.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'steady', 'hello:v4']);
});

test('allow-stale continues with a warning, and the runs after it are ordered anew', async () => {
  await deployWell(43, { image: 'hello:v2' });

  const asked = await runNumber(41, { image: 'hello:v3', 'allow-stale': 'true' });
  const next = await runNumber(42, { image: 'hello:v4' });

  expect([asked.outputs.verdict, next.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'steady', 'hello:v4']);
  expect(asked.log).toContain('is older than run 43');
  expect(asked.log).toContain('Deploying it anyway: allow-stale is true.');
});

test('after a rollback by a newer run of any workflow the older deploy is still refused, and a newer one is not', async () => {
  await deployWell(42, { image: 'hello:v2' });
  const rollback = { GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/rollback.yml@refs/heads/main' };
  await runNumber(6, { 'rollback-to': 'previous' }, rollback);
  expect(currentImage(stage)).toBe('hello:v1');

  const older = await runNumber(41, { image: 'hello:v0' });
  const newer = await runNumber(43, { image: 'hello:v3' });

  expect([older.outputs.verdict, newer.outputs.verdict]).toEqual(['refused', 'steady']);
  expect(currentImage(stage)).toBe('hello:v3');
});

test('a rollback is never stale, since it is requested', async () => {
  await deployWell(42, { image: 'hello:v2' });

  const result = await runNumber(41, { 'rollback-to': 'previous' });

  expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v1']);
});

test('a run that finds its content deployed has its turn all the same: older ones are refused after it', async () => {
  await deployWell(41, { image: anImageByDigest() });
  const updates = () => stage.writes().filter((operation) => operation === 'UpdateService').length;
  const before = updates();

  const same = await runNumber(43, { image: anImageByDigest() });
  const older = await runNumber(42, { image: 'hello:v3' });

  expect([same.outputs.verdict, older.outputs.verdict, updates() - before]).toEqual(['unchanged', 'refused', 0]);
});

test('where tags may not be read it is said once that the order is not known, and the run deploys', async () => {
  await deployWell(42, { image: 'hello:v2' });
  stage.local.setFaults([{ operation: 'ListTagsForResource', on: 'every', fault: { kind: 'denied' } }]);

  const result = await runNumber(41, { image: 'hello:v3' });

  expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([0, 'steady', 'hello:v3']);
  expect(result.log.split('Unknown whether a newer run has deployed and where')).toHaveLength(2);
});

test('an older release over a later one continues, and is warned of in log and summary', async () => {
  const release = (tag: string) => ({ GITHUB_REF: `refs/tags/${tag}`, GITHUB_EVENT_NAME: 'push' });
  await runNumber(42, { image: 'hello:v2' }, release('v1.10.0'));

  const result = await runNumber(43, { image: 'hello:v3' }, release('v1.9.0'));

  const warning = 'Release v1.9.0 is older than v1.10.0, which is running in hello.';
  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(result.log).toContain(warning);
  expect(result.summary.replaceAll('`', '')).toContain(warning);
});
