/** `rollback-to` while a deployment of the service is in progress: ECS rolls it back, bound to that deployment. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '@slipway/local-ecs/internal';
import {
  aSteadyService,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
const NO_BREAKER = {
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  deploymentCircuitBreaker: { enable: false, rollback: false },
};
let stage: ScenarioStage;

/** A service that went from v1 to v2, and whose deployment of v3 fails on and on with nothing to stop it. */
beforeEach(async () => {
  stage = await openStage({
    speed: 200,
    tasks: 'simulated',
    images: [{ image: 'hello:v3', exits: { afterMs: 500, code: 1 } }],
  });
  await aSteadyService(stage, { deploymentConfiguration: NO_BREAKER });
  expect((await run({ image: 'hello:v2' })).outputs.verdict).toBe('steady');
  expect((await run({ image: 'hello:v3', 'wait-for-service-stability': 'false' })).outputs.verdict).toBe('started');
});

afterEach(async () => {
  await stage.close();
});

function run(inputs: Readonly<Record<string, string>>, faults: readonly FaultRule[] = []) {
  stage.local.setFaults(faults);
  return stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment: stage.environment });
}

/** Writes of the run to the service, what the ledger notes aside. */
async function writesOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = stage.writes().length;
  await act();
  return stage
    .writes()
    .slice(before)
    .filter((operation) => operation !== 'TagResource');
}

test.each(['last-good', 'previous'])(
  '%s stops the deployment with rollback, and is steady when v2 runs again',
  async (target) => {
    const arns = describeService(stage);

    let verdict = '';
    const writes = await writesOf(async () => {
      const result = await run({ 'rollback-to': target });
      verdict = result.outputs.verdict ?? '';
      expect(result.outputs.reason).toMatch(
        /^Rolled back to hello:2: ECS stopped deployment ecs-svc\/\d+ of hello:3\.$/,
      );
      expect(result.outputs['previous-task-definition-arn']).toBe(arns.taskDefinition);
      expect(result.outputs['task-definition-revision']).toBe('hello:2');
    });

    expect([verdict, currentImage(stage), writes]).toEqual(['steady', 'hello:v2', ['StopServiceDeployment']]);
  },
);

test('a revision requested by name is deployed over it', async () => {
  const writes = await writesOf(() => run({ 'rollback-to': 'hello:1' }));

  expect([currentImage(stage), writes]).toEqual(['hello:v1', ['UpdateService']]);
});

test('with a setting to change, an update is what there is', async () => {
  const writes = await writesOf(() => run({ 'rollback-to': 'last-good', 'circuit-breaker': 'on' }));

  expect([currentImage(stage), writes]).toEqual(['hello:v2', ['UpdateService']]);
});

test('a dry run says what ECS would be asked, and asks nothing', async () => {
  const writes = await writesOf(async () => {
    const result = await run({ 'rollback-to': 'last-good', 'dry-run': 'true' });
    expect(result.log).toMatch(/Deployment ecs-svc\/\d+ of hello:3 is in progress: its rollback will be requested\./);
  });

  expect(writes).toEqual([]);
});

describe('a stop that gets no answer is requested again, and makes nothing else', () => {
  test.each(['reset-before', 'reset-after-applying'] as const)('%s', async (kind) => {
    const lost = { operation: 'StopServiceDeployment', on: { to: 2 }, fault: { kind } };

    const writes = await writesOf(async () => {
      expect((await run({ 'rollback-to': 'last-good' }, [lost])).outputs.verdict).toBe('steady');
    });

    expect([currentImage(stage), writes.includes('UpdateService')]).toEqual(['hello:v2', false]);
  });
});

test('a stop that is denied is reported, and the update is sent instead', async () => {
  const denied = { operation: 'StopServiceDeployment', on: 'every', fault: { kind: 'denied' } } as const;

  const writes = await writesOf(async () => {
    const result = await run({ 'rollback-to': 'last-good' }, [denied]);
    expect(result.outputs.verdict).toBe('steady');
    expect(result.log).toContain('ECS refused the rollback');
  });

  expect([currentImage(stage), writes.at(-1)]).toEqual(['hello:v2', 'UpdateService']);
});

test('a deployment of someone else just before the stop is kept', async () => {
  const foreign: FaultRule = {
    operation: 'StopServiceDeployment',
    on: 1,
    before: {
      operation: 'UpdateService',
      input: { cluster: 'production', service: 'hello', taskDefinition: 'hello:1' },
    },
  };

  const result = await run({ 'rollback-to': 'last-good' }, [foreign]);

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'superseded']);
  expect(currentImage(stage)).toBe('hello:v1');
});
