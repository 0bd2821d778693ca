/** What may go wrong between us and ECS, played by the local ECS at the very call. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { FaultRule } from '@slipway/local-ecs/internal';
import { aSteadyService, describeService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
});

afterEach(async () => {
  await stage.close();
});

function deploy(faults: readonly FaultRule[], inputs: Readonly<Record<string, string>> = {}) {
  stage.local.setFaults(faults);
  return stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2', ...inputs }, environment: stage.environment });
}

/** Deployments that were ever made, by the service deployments that ECS keeps. */
function countDeployments(): number {
  const input = { cluster: 'production', service: 'hello' };
  return (stage.call('ListServiceDeployments', input).serviceDeployments as readonly JsonObject[]).length;
}

function countRevisions(): number {
  return (stage.call('ListTaskDefinitions', { familyPrefix: 'hello' }).taskDefinitionArns as readonly string[]).length;
}

const ONE_MORE = { revisions: 2, deployments: 2 };
const counts = () => ({ revisions: countRevisions(), deployments: countDeployments() });

describe('a poll that fails while following is outlasted', () => {
  test.each<{ readonly name: string; readonly fault: FaultRule['fault'] }>([
    { name: 'throttled', fault: { kind: 'throttled' } },
    { name: 'a server error', fault: { kind: 'error', type: 'ServerException', message: 'internal', status: 500 } },
    { name: 'a connection that breaks', fault: { kind: 'reset-before' } },
    { name: 'the page of a proxy', fault: { kind: 'html', status: 200 } },
    { name: 'an answer that is cut', fault: { kind: 'truncate' } },
  ])('$name', async ({ fault }) => {
    // The first read of the service is the plan's; the later ones are polls.
    const rule = { operation: 'DescribeServices', on: { from: 2, to: 7 }, ...(fault === undefined ? {} : { fault }) };

    const result = await deploy([rule]);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  });
});

test('reads before the first write are waited for', async () => {
  const result = await deploy([
    { operation: 'GetCallerIdentity', on: { to: 4 }, fault: { kind: 'reset-before' } },
    { operation: 'DescribeTaskDefinition', on: { to: 4 }, fault: { kind: 'throttled' } },
  ]);

  expect(result.outputs.verdict).toBe('steady');
});

describe('ECS that cannot be reached any more', () => {
  test.each<{ readonly name: string; readonly fault: FaultRule['fault']; readonly says: RegExp }>([
    { name: 'expired credentials', fault: { kind: 'expired' }, says: /ecs:DescribeServices.*expired/ },
    { name: 'a denied poll', fault: { kind: 'denied' }, says: /ecs:DescribeServices.*was denied/ },
  ])('$name end the run at once as unknown, and name the action', async ({ fault, says }) => {
    const rule = { operation: 'DescribeServices', on: { from: 2 }, ...(fault === undefined ? {} : { fault }) };

    const result = await deploy([rule]);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'unknown']);
    expect(result.outputs.reason).toMatch(says);
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
  });
});

test('reads that are denied cost one notice each and never the verdict', async () => {
  const denied = ['ListServiceDeployments', 'DescribeServiceDeployments', 'DescribeServiceRevisions', 'ListTasks'];

  const result = await deploy(denied.map((operation) => ({ operation, on: 'every', fault: { kind: 'denied' } })));

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  const notices = result.log.split('\n').filter((line) => line.startsWith('::notice'));
  expect(notices.map((line) => /ecs:\w+/.exec(line)?.[0])).toEqual(['ecs:ListServiceDeployments', 'ecs:ListTasks']);
});

describe('a write that is denied', () => {
  test('names the action, and nothing after it is tried', async () => {
    const result = await deploy([{ operation: 'UpdateService', on: 'every', fault: { kind: 'denied' } }]);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.log).toContain('ecs:UpdateService on service hello');
    expect(describeService(stage).taskDefinition).toMatch(/:task-definition\/hello:1$/);
  });
});

describe('an answer that is lost', () => {
  test('to the registration makes no second revision', async () => {
    const result = await deploy([
      { operation: 'RegisterTaskDefinition', on: 1, fault: { kind: 'reset-after-applying' } },
    ]);

    expect([result.outputs.verdict, counts()]).toEqual(['steady', ONE_MORE]);
  });

  test('to the update makes no second deployment', async () => {
    const result = await deploy([{ operation: 'UpdateService', on: 1, fault: { kind: 'reset-after-applying' } }]);

    expect([result.outputs.verdict, counts()]).toEqual(['steady', ONE_MORE]);
  });

  test('to a forced update makes no second deployment either', async () => {
    const faults: readonly FaultRule[] = [
      { operation: 'UpdateService', on: 1, fault: { kind: 'reset-after-applying' } },
    ];

    const result = await deploy(faults, { image: 'hello:v1', 'force-new-deployment': 'true' });

    expect([result.outputs.verdict, counts()]).toEqual(['steady', { revisions: 1, deployments: 2 }]);
  });

  test('never came: an update that did not happen is sent again', async () => {
    const result = await deploy([{ operation: 'UpdateService', on: 1, fault: { kind: 'reset-before' } }]);

    expect([result.outputs.verdict, counts()]).toEqual(['steady', ONE_MORE]);
  });
});

test('a family that is registered too fast is registered a little later', async () => {
  const message = 'Too many concurrent attempts to create a new revision of the specified family.';
  const fault = { kind: 'error', type: 'ClientException', message, status: 400 } as const;

  const result = await deploy([{ operation: 'RegisterTaskDefinition', on: { to: 2 }, fault }]);

  expect([result.outputs.verdict, counts()]).toEqual(['steady', ONE_MORE]);
});

test('reads that lag the update are "not visible yet", never rolled back', async () => {
  const result = await deploy([
    { operation: 'DescribeServices', on: { from: 2, to: 6 }, fault: { kind: 'stale', ms: 400_000 } },
  ]);

  expect(result.outputs.verdict).toBe('steady');
});
