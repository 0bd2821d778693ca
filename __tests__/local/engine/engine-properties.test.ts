import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImageBehaviour } from '../../../src/local/engine/contract.ts';
import { isCountedHealthy } from '../../../src/local/engine/health.ts';
import type { EngineState } from '../../../src/local/engine/state.ts';
import { lowerBound, upperBound } from '../../../src/scheduler/bounds.ts';
import { ANY_PORT, aConfiguration, aService, aTaskDefinition, PORT_80, VirtualEcs } from '../../support/virtual-ecs.ts';

const BEHAVIOUR: fc.Arbitrary<Partial<ImageBehaviour>> = fc.oneof(
  fc.constant({}),
  fc.constant({ pullFails: 'not found' }),
  fc.record({ exits: fc.record({ afterMs: fc.integer({ min: 0, max: 90_000 }), code: fc.constant(1) }) }),
  fc.record({
    target: fc.record({
      afterMs: fc.integer({ min: 0, max: 60_000 }),
      result: fc.constantFrom('healthy' as const, 'unhealthy' as const),
    }),
  }),
  fc.record({ pullMs: fc.integer({ min: 0, max: 60_000 }), stopMs: fc.integer({ min: 0, max: 60_000 }) }),
);

const STORY = fc.record({
  desired: fc.integer({ min: 0, max: 6 }),
  minimum: fc.integer({ min: 0, max: 99 }),
  maximum: fc.integer({ min: 100, max: 200 }),
  instances: fc.integer({ min: 1, max: 8 }),
  isPortFixed: fc.boolean(),
  isBalanced: fc.boolean(),
  hasBreaker: fc.boolean(),
  behaviour: BEHAVIOUR,
  rescale: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  pause: fc.integer({ min: 1, max: 120 }),
});
type Story = typeof STORY extends fc.Arbitrary<infer T> ? T : never;

/** Revision 1 is well and steady; then revision 2 with its behaviour; then perhaps another desired count. */
function play(story: Story): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(story.instances);
  const targetGroupArn = ecs.addTargetGroup();
  const ports = story.isPortFixed ? PORT_80 : ANY_PORT;
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ports));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ports, image: 'example/web:2' }));
  const deploymentCircuitBreaker = { enable: story.hasBreaker, rollback: story.hasBreaker };
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  const create = aService({
    taskDefinition: 'web:1',
    desiredCount: story.desired,
    ...aConfiguration(story.minimum, story.maximum, { deploymentCircuitBreaker }),
    ...(story.isBalanced ? { loadBalancers } : {}),
  });
  ecs.call('CreateService', create);
  ecs.run(600);
  ecs.play({ image: 'example/web:2', ...story.behaviour });
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  return ecs;
}

function goOn(ecs: VirtualEcs, story: Story): void {
  ecs.pass(story.pause);
  if (story.rescale !== undefined) ecs.call('UpdateService', { service: 'web', desiredCount: story.rescale });
  ecs.pass(900);
}

/** Tasks in service by the scheduler's own rule, at the same moment of two states. */
function countServing(state: EngineState, now: number): number {
  return [...state.tasks.values()].filter((task) => isCountedHealthy(task, now)).length;
}

describe('whatever the service, the capacity and the behaviour of its tasks', () => {
  test('a step never takes the number in service below the lower bound but when a task fails', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = play(story);
        let before = ecs.state;
        ecs.watch = (state, now) => {
          const service = state.services.get('default/web');
          const isFailure = state.stoppedTasks.size !== before.stoppedTasks.size;
          const lower = lowerBound(service?.desiredCount ?? 0, story.minimum);
          const was = countServing(before, now);
          if (!isFailure) expect(countServing(state, now)).toBeGreaterThanOrEqual(Math.min(lower, was));
          before = state;
        };
        const hasCrash = 'exits' in story.behaviour;
        if (!hasCrash) goOn(ecs, story);
      }),
      { numRuns: 60 },
    );
  });

  test('a step that starts tasks never makes more than the upper bound', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = play(story);
        let before = ecs.state;
        ecs.watch = (state) => {
          const isNew = [...state.tasks.keys()].some((arn) => !before.tasks.has(arn));
          const upper = upperBound(state.services.get('default/web')?.desiredCount ?? 0, story.maximum);
          if (isNew) expect(state.tasks.size).toBeLessThanOrEqual(upper);
          before = state;
        };
        goOn(ecs, story);
      }),
      { numRuns: 60 },
    );
  });

  test('instances never hold more than they have, and get everything back', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = play(story);
        ecs.watch = (state) => {
          for (const instance of state.instances.values()) {
            const held = [...state.tasks.values()].filter((task) => task.instanceArn === instance.arn);
            const ports = held.flatMap((task) => task.reservation.tcpPorts);
            expect(new Set(ports).size).toBe(ports.length);
            expect([...instance.usedTcpPorts].sort()).toEqual([...ports].sort());
            expect(instance.remainingCpu).toBe(2048 - 64 * held.length);
            expect(instance.taskCount).toBe(held.length);
          }
        };
        goOn(ecs, story);
      }),
      { numRuns: 40 },
    );
  });

  test('the counts of a service are the sums of its deployments, and there is one PRIMARY', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = play(story);
        const check = (): void => {
          const { deployments, runningCount, pendingCount, events } = ecs.service();
          expect(deployments.reduce((sum, one) => sum + one.runningCount, 0)).toBe(runningCount);
          expect(deployments.reduce((sum, one) => sum + one.pendingCount, 0)).toBe(pendingCount);
          expect(deployments.map(({ status }) => status)).toEqual(
            deployments.map((_, at) => (at === 0 ? 'PRIMARY' : 'ACTIVE')),
          );
          expect(events.length).toBeLessThanOrEqual(100);
        };
        for (let jumps = 0; jumps < 60 && ecs.jump(); jumps += 1) check();
      }),
      { numRuns: 30 },
    );
  });
});
