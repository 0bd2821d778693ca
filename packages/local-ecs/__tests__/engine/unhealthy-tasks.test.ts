/**
 * Tasks that fail their checks when no deployment is in progress (ECS Developer Guide, how the scheduler replaces
 * unhealthy tasks).
 */

import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aConfiguration, aService, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const HEALTH_CHECK: JsonObject = { healthCheck: { command: ['CMD-SHELL', 'true'] } };

/** Four healthy tasks, steady. */
function fourHealthy(configuration: JsonObject, container: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...HEALTH_CHECK, ...container }));
  ecs.call('CreateService', aService({ desiredCount: 4, ...configuration }));
  ecs.run();
  return ecs;
}

function fallIll(ecs: VirtualEcs, count: number): readonly string[] {
  const arns = ecs.taskArns().slice(0, count);
  for (const taskArn of arns) ecs.report({ kind: 'container-health', taskArn, container: 'web', health: 'UNHEALTHY' });
  return arns;
}

/** Fewest and most tasks that were there to run at any moment from now on. */
function watchTasks(ecs: VirtualEcs): { fewest: number; most: number } {
  const seen = { fewest: Number.POSITIVE_INFINITY, most: 0 };
  ecs.watch = ({ tasks }) => {
    const wanted = [...tasks.values()].filter(({ desiredStatus }) => desiredStatus === 'RUNNING').length;
    seen.fewest = Math.min(seen.fewest, wanted);
    seen.most = Math.max(seen.most, tasks.size);
  };
  return seen;
}

describe('tasks that fall ill', () => {
  test('are stopped once their replacements are healthy, if the maximum percent allows it', () => {
    const ecs = fourHealthy(aConfiguration(100, 200));
    const before = ecs.events().length;
    const seen = watchTasks(ecs);

    const ill = fallIll(ecs, 2);
    ecs.run();

    expect(seen).toEqual({ fewest: 4, most: 6 });
    expect(ecs.taskArns().filter((arn) => ill.includes(arn))).toEqual([]);
    expect(ecs.events().slice(before)).toEqual([
      '(service web) (task ID) failed container health checks.',
      '(service web) (task ID) failed container health checks.',
      '(service web) has started 2 tasks: (task ID) (task ID). Amazon ECS replaced 2 tasks due to an unhealthy status.',
      '(service web) has stopped 2 running tasks: (task ID) (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });

  test.each([
    { name: 'the maximum percent does not allow it', configuration: aConfiguration(50, 100), container: {} },
    { name: 'no instance has a place', configuration: aConfiguration(100, 200), container: PORT_80 },
  ])('are stopped one at a time, each replaced, where $name', ({ configuration, container }) => {
    const ecs = fourHealthy(configuration, container);
    const seen = watchTasks(ecs);

    const ill = fallIll(ecs, 3);
    ecs.run();

    expect(seen).toEqual({ fewest: 3, most: 4 });
    expect(ecs.taskArns().filter((arn) => ill.includes(arn))).toEqual([]);
    expect(ecs.taskArns().length).toBe(4);
  });

  test('are replaced by unhealthy ones too: the count stays as desired', () => {
    const ecs = fourHealthy(aConfiguration(100, 125));
    ecs.play({ image: '*', health: { afterMs: 15_000, result: 'unhealthy' } });
    const seen = watchTasks(ecs);

    fallIll(ecs, 1);
    ecs.pass(600);
    const during = { ...seen };
    ecs.play();
    ecs.run();

    expect(during).toEqual({ fewest: 4, most: 5 });
    expect(ecs.taskArns().length).toBe(4);
    expect(ecs.events().slice(-1)).toEqual(['(service web) has reached a steady state.']);
  });

  test('run the revision that they had', () => {
    const ecs = fourHealthy(aConfiguration(100, 200));
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...HEALTH_CHECK, image: 'example/web:2' }));

    fallIll(ecs, 4);
    ecs.run();

    expect(new Set([...ecs.state.tasks.values()].map(({ revisionArn }) => revisionArn.slice(-5)))).toEqual(
      new Set(['web:1']),
    );
  });
});

describe('the grace period', () => {
  test.each([
    { name: 'checks of a container', play: { health: { afterMs: 1000, result: 'unhealthy' as const } } },
    { name: 'checks of a load balancer', play: { target: { afterMs: 1000, result: 'unhealthy' as const } } },
  ])('begins when a task has started, and failing $name are ignored while it lasts', ({ play }) => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    const targetGroupArn = ecs.addTargetGroup();
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...HEALTH_CHECK, portMappings: [{ containerPort: 5000 }] }));
    ecs.play({ image: '*', pullMs: 60_000, ...play });
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers, healthCheckGracePeriodSeconds: 120 }));

    while (ecs.service().events.every(({ message }) => !message.includes('has stopped')) && ecs.jump());
    const [{ startedAt = 0, stoppingAt = 0 } = {}] = [...ecs.state.tasks.values(), ...ecs.state.stoppedTasks.values()];

    expect(stoppingAt - startedAt).toBe(120_000);
  });

  test('does not keep a task from counting as healthy once its checks pass', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(HEALTH_CHECK));
    ecs.call('CreateService', aService({ desiredCount: 1, healthCheckGracePeriodSeconds: 3600 }));

    ecs.pass(60);

    expect(ecs.service().deployments.map(({ rolloutState }) => rolloutState)).toEqual(['COMPLETED']);
  });
});
