import { describe, expect, test } from '@jest/globals';
import type { ImageBehaviour } from '../../src/engine/contract.ts';
import { aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const THROTTLED = 'is unable to consistently start tasks successfully';

function create(behaviour: Partial<ImageBehaviour>): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  ecs.play({ image: '*', ...behaviour });
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', desiredCount: 1, ...aConfiguration(0, 200) }));
  return ecs;
}

/** Seconds between one start and the next, until so many seconds have passed. */
function listPauses(ecs: VirtualEcs, seconds: number): readonly number[] {
  const starts: number[] = [];
  const known = new Set<string>();
  ecs.watch = ({ tasks }, now) => {
    for (const { arn } of tasks.values()) {
      if (!known.has(arn)) starts.push(now / 1000);
      known.add(arn);
    }
  };
  ecs.pass(seconds);
  return starts.slice(1).map((start, at) => start - (starts[at] ?? 0));
}

describe('starts that fail again and again', () => {
  test('are tried at growing intervals, up to twenty-seven minutes', () => {
    const ecs = create({ pullFails: 'not found' });

    const pauses = listPauses(ecs, 6 * 3600);

    const [longest = 0] = pauses.slice(-1);
    expect(pauses.slice(0, 3)).toEqual([10, 10, 10]);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(longest).toBeGreaterThanOrEqual(27 * 60);
    expect(longest).toBeLessThanOrEqual(27 * 60 + 10);
  });

  test('are reported once', () => {
    const ecs = create({ pullFails: 'not found' });

    ecs.pass(5 * 3600);

    expect(ecs.events().filter((text) => text.includes(THROTTLED))).toEqual([
      `(service web) ${THROTTLED}. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    ]);
  });

  test('are tried at once again by a new deployment', () => {
    const ecs = create({ pullFails: 'not found' });
    ecs.pass(2 * 3600);

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    expect(listPauses(ecs, 60).slice(0, 3)).toEqual([10, 10, 10]);
  });

  test('are no longer throttled once a task is healthy', () => {
    const ecs = create({ pullFails: 'not found' });
    ecs.pass(3600);
    ecs.play();
    ecs.pass(2 * 3600);
    ecs.play({ image: '*', pullFails: 'not found' });

    for (const task of ecs.taskArns()) ecs.call('StopTask', { task });

    expect(listPauses(ecs, 60).slice(0, 3)).toEqual([10, 10, 10]);
  });
});

describe('starts are not throttled by', () => {
  test('tasks that exit after they were RUNNING', () => {
    const ecs = create({ exits: { afterMs: 5000, code: 1 } });

    const pauses = listPauses(ecs, 1800);

    expect(Math.max(...pauses)).toBeLessThanOrEqual(20);
    expect(ecs.events().some((text) => text.includes(THROTTLED))).toBe(false);
  });

  test('tasks that a user stops before they are RUNNING', () => {
    const ecs = create({ pullMs: 60_000 });

    for (let times = 0; times < 20; times += 1) {
      ecs.pass(10);
      for (const task of ecs.taskArns()) ecs.call('StopTask', { task });
    }

    expect(listPauses(ecs, 60).length).toBe(0);
    expect(ecs.taskArns().length).toBe(1);
    expect(ecs.events().some((text) => text.includes(THROTTLED))).toBe(false);
  });

  test('tasks that fail the checks of a load balancer', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    const targetGroupArn = ecs.addTargetGroup();
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ portMappings: [{ containerPort: 5000 }] }));
    ecs.play({ image: '*', target: { afterMs: 1000, result: 'unhealthy' } });
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));

    const pauses = listPauses(ecs, 1800);

    expect(Math.max(...pauses)).toBeLessThanOrEqual(60);
    expect(ecs.events().some((text) => text.includes(THROTTLED))).toBe(false);
  });
});
