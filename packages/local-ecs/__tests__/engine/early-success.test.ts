import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_WITH_ROLLBACK,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';
import { listDeployments } from '../support/generators/shift-stories.ts';

function criteria(healthyPercent: number, sourceServiceRevisionCleanup: string): JsonObject {
  return { earlySuccessCriteria: { enable: true, healthyPercent, sourceServiceRevisionCleanup } };
}

/** Four tasks of revision 1 in steady state, on four instances without free capacity. */
function fourSteady(more: JsonObject, change: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4, { memoryMiB: 128 });
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  ecs.call(
    'CreateService',
    aService({ taskDefinition: 'web:1', desiredCount: 4, ...aConfiguration(50, 100, more), ...change }),
  );
  ecs.run();
  return ecs;
}

interface Update {
  readonly ecs: VirtualEcs;
  /** Of the deployment. */
  readonly id: string;
  /** Of the service deployment. */
  readonly arn: string;
}

function update(ecs: VirtualEcs): Update {
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  const { deployments, currentServiceDeployment: arn } = ecs.service();
  return { ecs, id: deployments[0]?.id ?? '', arn };
}

/** What is seen the moment that it has completed. */
function seeCompletion({ ecs, arn }: Update): {
  readonly deployments: readonly string[];
  readonly deployment: JsonObject;
} {
  while (ecs.service().deployments[0]?.rolloutState !== 'COMPLETED' && ecs.jump());
  return { deployments: listDeployments(ecs), deployment: ecs.serviceDeployment(arn) };
}

function maskTasks(events: readonly string[]): readonly string[] {
  return events.map((text) => text.replace(/ecs-svc\/\d+/, 'ecs-svc/N'));
}

describe('a rolling update with criteria for early success', () => {
  test.each([
    { cleanup: 'DEFERRED', deployments: ['PRIMARY web:2 4/2 COMPLETED', 'ACTIVE web:1 0/0 COMPLETED'] },
    { cleanup: 'BLOCKING', deployments: ['PRIMARY web:2 4/3 COMPLETED'] },
  ])('$cleanup: completes with half of its tasks healthy', ({ cleanup, deployments }) => {
    const begun = update(fourSteady(criteria(50, cleanup)));

    const seen = seeCompletion(begun);
    begun.ecs.run();

    expect(seen).toMatchObject({ deployments, deployment: { status: 'SUCCESSFUL' } });
    expect(listDeployments(begun.ecs)).toEqual(['PRIMARY web:2 4/4 COMPLETED']);
  });

  test('the service continues to its desired count, and is steady only then', () => {
    const begun = update(fourSteady(criteria(50, 'DEFERRED')));
    const before = begun.ecs.events().length;

    begun.ecs.run();

    expect(maskTasks(begun.ecs.events().slice(before))).toEqual([
      '(service web) has stopped 2 running tasks: (task ID) (task ID).',
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has stopped 1 running tasks: (task ID).',
      '(service web) (deployment ecs-svc/N) deployment completed.',
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has stopped 1 running tasks: (task ID).',
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });

  test('the counts of its service deployment stay as they were when it completed', () => {
    const begun = update(fourSteady(criteria(50, 'DEFERRED')));

    const { deployment } = seeCompletion(begun);
    begun.ecs.run();

    const { targetServiceRevision } = begun.ecs.serviceDeployment(begun.arn);
    expect(targetServiceRevision).toEqual(deployment.targetServiceRevision);
    expect(targetServiceRevision).toMatchObject({ requestedTaskCount: 4, runningTaskCount: 2, pendingTaskCount: 0 });
  });

  test('one healthy task is waited for even at 0 percent', () => {
    const zero = { minimumHealthyPercent: 0, ...criteria(0, 'DEFERRED') };
    const begun = update(fourSteady(zero));

    const seen = seeCompletion(begun);

    expect(seen.deployments[0]).toMatch(/^PRIMARY web:2 4\/[1-4] COMPLETED$/);
  });

  test('its alarms are watched for the bake time after the percent is reached', () => {
    const alarms = { alarms: { alarmNames: ['errors'], enable: true, rollback: true }, bakeTimeInMinutes: 5 };
    const [plain, baked] = [criteria(50, 'DEFERRED'), { ...criteria(50, 'DEFERRED'), ...alarms }].map((more) => {
      const begun = update(fourSteady(more));
      const { deployment } = seeCompletion(begun);
      return Number(deployment.finishedAt) - Number(deployment.createdAt);
    });

    expect((baked ?? 0) - (plain ?? 0)).toBe(300);
  });

  test('failures after it has completed trip no circuit breaker', () => {
    const begun = update(fourSteady({ ...criteria(50, 'DEFERRED'), ...BREAKER_WITH_ROLLBACK }));
    seeCompletion(begun);
    begun.ecs.play({ image: 'example/web:2', exits: { afterMs: 1000, code: 1 } });

    begun.ecs.pass(1800);

    expect(begun.ecs.serviceDeployment(begun.arn).status).toBe('SUCCESSFUL');
    expect(begun.ecs.service().deployments.map(({ rolloutState, failedTasks }) => [rolloutState, failedTasks])).toEqual(
      [['COMPLETED', 0]],
    );
  });

  test('it cannot be stopped once it has completed', () => {
    const begun = update(fourSteady(criteria(50, 'DEFERRED')));
    seeCompletion(begun);

    const answer = begun.ecs.ask('StopServiceDeployment', { serviceDeploymentArn: begun.arn });

    expect(answer).toMatchObject({ ok: false, type: 'ConflictException' });
  });
});

describe('criteria for early success that cannot be', () => {
  test.each([
    { name: 'without a percent', change: { healthyPercent: null } },
    { name: 'with a percent below the minimum healthy percent', change: { healthyPercent: 49 } },
    { name: 'with a percent over 100', change: { healthyPercent: 101 } },
    { name: 'without the cleanup', change: { sourceServiceRevisionCleanup: null } },
    { name: 'with an unknown cleanup', change: { sourceServiceRevisionCleanup: 'LATER' } },
  ])('are refused: $name', ({ change }) => {
    const earlySuccessCriteria = {
      enable: true,
      healthyPercent: 50,
      sourceServiceRevisionCleanup: 'BLOCKING',
      ...change,
    };
    const ecs = fourSteady({});

    const answer = ecs.ask('UpdateService', { service: 'web', ...aConfiguration(50, 200, { earlySuccessCriteria }) });

    expect(answer).toMatchObject({ ok: false, type: 'InvalidParameterException' });
  });

  test('are refused with another strategy than ROLLING', () => {
    const more = { strategy: 'CANARY', ...criteria(100, 'BLOCKING') };

    const answer = fourSteady({}).ask('UpdateService', { service: 'web', ...aConfiguration(50, 200, more) });

    expect(answer).toMatchObject({ ok: false, type: 'InvalidParameterException' });
  });
});
