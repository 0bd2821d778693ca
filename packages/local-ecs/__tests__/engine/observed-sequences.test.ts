/**
 * Sequences of events that were observed on Amazon ECS, with the pauses between them on the scheduler's grid of ten
 * seconds.
 */

import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '../../src/engine/contract.ts';
import { aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { follow } from '../support/generators/shift-stories.ts';

const NETWORK: JsonObject = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

/** A service on AWS Fargate; behind a load balancer when a target group is given. */
function aFargateService(desiredCount: number, targetGroupArn?: string): JsonObject {
  const balanced = { loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 5000 }] };
  const change = { launchType: 'FARGATE', desiredCount, ...NETWORK, ...aConfiguration(100, 200) };
  return aService({ ...change, ...(targetGroupArn === undefined ? {} : balanced) });
}

function register(ecs: VirtualEcs, stopTimeout = 30): void {
  const container = { portMappings: [{ containerPort: 5000 }], stopTimeout };
  const task = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' };
  ecs.call('RegisterTaskDefinition', aTaskDefinition(container, task));
}

/** A service in steady state whose tasks then behave as specified. */
function steady(
  desiredCount: number,
  setting: {
    readonly delaySeconds?: number;
    readonly stopTimeout?: number;
    readonly behaviour: Partial<ImageBehaviour>;
  },
): VirtualEcs {
  const ecs = new VirtualEcs();
  const { delaySeconds } = setting;
  const arn = delaySeconds === undefined ? undefined : ecs.addTargetGroup({ deregistrationDelaySeconds: delaySeconds });
  register(ecs, setting.stopTimeout);
  ecs.call('CreateService', aFargateService(desiredCount, arn));
  ecs.run();
  ecs.play({ image: '*', ...setting.behaviour });
  return ecs;
}

/** `+SECONDS TEXT` of each event, seconds since the one before; the first has none. */
function listPauses(ecs: VirtualEcs, from: number): readonly string[] {
  const events = [...ecs.service().events].reverse().slice(from);
  return events.map(({ createdAt, message }, at) => {
    const pause = Math.round((createdAt - (events[at - 1]?.createdAt ?? createdAt)) * 1000) / 1000;
    const text = message
      .replace(/^\(service web\) /, '')
      .replace(/\b[0-9a-f]{32}\b/g, 'ID')
      .replace(/arn:[^)]*/, 'ARN')
      .replace(/ecs-svc\/\d+/, 'N');
    return `+${pause} ${text}`;
  });
}

describe('events as they were observed', () => {
  test('a rolling update of one task behind a load balancer on AWS Fargate', () => {
    const ecs = steady(1, {
      delaySeconds: 20,
      behaviour: { pullMs: 30_000, startMs: 5000, target: { afterMs: 45_000, result: 'healthy' }, stopMs: 25_000 },
    });
    const before = ecs.service().events.length;

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    expect(listPauses(ecs, before)).toEqual([
      '+0 has started 1 tasks: (task ID).',
      '+40 registered 1 targets in (target-group ARN)',
      '+50 has stopped 1 running tasks: (task ID).',
      '+10 deregistered 1 targets in (target-group ARN)',
      '+0 (service web, taskSet N) has begun draining connections on 1 tasks.',
      '+50 (deployment N) deployment completed.',
      '+0.001 has reached a steady state.',
    ]);
  });

  test('a rolling update of two tasks without a load balancer', () => {
    const ecs = steady(2, { stopTimeout: 120, behaviour: { pullMs: 30_000, stopMs: 75_000 } });
    const before = ecs.service().events.length;

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    expect(listPauses(ecs, before)).toEqual([
      '+0 has started 1 tasks: (task ID).',
      '+40 has started 1 tasks: (task ID).',
      '+40 has stopped 1 running tasks: (task ID).',
      '+40 has stopped 1 running tasks: (task ID).',
      '+80 (deployment N) deployment completed.',
      '+0.001 has reached a steady state.',
    ]);
  });

  test('the creation of a service of two tasks', () => {
    const ecs = new VirtualEcs();
    register(ecs);
    ecs.play({ image: '*', pullMs: 28_000, startMs: 40_000 });

    ecs.call('CreateService', aFargateService(2));
    ecs.run();

    expect(listPauses(ecs, 0)).toEqual([
      '+0 has started 1 tasks: (task ID).',
      '+30 has started 1 tasks: (task ID).',
      '+110 (deployment N) deployment completed.',
      '+0.001 has reached a steady state.',
    ]);
  });
});

describe('a task that is stopped', () => {
  test('by a user turns DEACTIVATING at once, and is replaced in one of the next two passes', () => {
    const ecs = steady(1, { delaySeconds: 300, behaviour: {} });
    ecs.pass(3);
    const [task = ''] = ecs.taskArns();
    const from = ecs.now;
    const before = ecs.service().events.length;

    const answer = ecs.call('StopTask', { task });
    ecs.pass(20);

    const [started] = [...ecs.service().events]
      .reverse()
      .slice(before)
      .filter(({ message }) => message.includes('has started'));
    expect(answer.task).toMatchObject({ lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' });
    expect((started?.createdAt ?? Number.NaN) * 1000 - from).toBeLessThanOrEqual(20_000);
  });

  test('by a deployment drains for the delay of its target group, then has until its stop timeout', () => {
    const ecs = steady(1, { delaySeconds: 300, stopTimeout: 60, behaviour: { stopMs: 47_000 } });
    const [arn = ''] = ecs.taskArns();
    const see = (): unknown => {
      const { tasks } = ecs.call('DescribeTasks', { tasks: [arn] });
      return (tasks as readonly JsonObject[])[0]?.lastStatus;
    };
    const since = new Map<unknown, number>();

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    follow(ecs, () => {
      if (!since.has(see())) since.set(see(), ecs.now);
    });

    const [, deactivating = 0, stopping = 0, stopped = 0] = since.values();
    expect([...since.keys()]).toEqual(['RUNNING', 'DEACTIVATING', 'STOPPING', 'STOPPED']);
    expect([stopping - deactivating, stopped - stopping]).toEqual([310_000, 47_000]);
  });
});
