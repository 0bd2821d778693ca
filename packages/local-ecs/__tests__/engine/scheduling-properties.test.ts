import { describe, expect, test } from '@jest/globals';
import { lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import fc from 'fast-check';
import { isCountedHealthy } from '../../src/engine/health.ts';
import type { ServiceState } from '../../src/engine/service-record.ts';
import { type EngineState, nextWake } from '../../src/engine/step.ts';
import type { TaskRecord } from '../../src/engine/task-record.ts';
import type { SeenService, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { proveNoMove } from '../support/generators/no-move.ts';
import { endStory, playActs, playStory } from '../support/generators/play-story.ts';
import {
  beginStory,
  SCHEDULING_STORY,
  type SchedulingStory,
  type Taken,
  watchSteps,
} from '../support/generators/scheduling-stories.ts';

function getService(state: EngineState): ServiceState {
  const service = state.services.get('default/web');
  if (service === undefined) throw new Error('no service');
  return service;
}

function listTasks(state: EngineState): readonly TaskRecord[] {
  return [...state.tasks.values()];
}

/** Whether the service may have tasks on the task's instance; a daemon counts no others. */
function isEligible(state: EngineState, story: SchedulingStory, task: TaskRecord): boolean {
  const instance = state.instances.get(task.instanceArn ?? '');
  if (instance?.status !== 'ACTIVE') return false;
  return story.service.constraint !== 'ssd' || instance.attributes.disk === 'ssd';
}

function isDaemon({ service }: SchedulingStory): boolean {
  return service.desired === undefined;
}

function assertStories(numRuns: number, act: (story: SchedulingStory, ecs: VirtualEcs) => void): void {
  fc.assert(
    fc.property(SCHEDULING_STORY, (story) => act(story, beginStory(story))),
    { numRuns },
  );
}

/** Tasks in service that this step has stopped to replace them or to scale in. */
function listWithdrawn({ before, after, now }: Taken): readonly TaskRecord[] {
  return listTasks(before).filter((task) => {
    if (task.desiredStatus === 'STOPPED' || !isCountedHealthy(task, now)) return false;
    const { desiredStatus, stoppedReason = '' } = after.tasks.get(task.arn) ?? after.stoppedTasks.get(task.arn) ?? task;
    return desiredStatus === 'STOPPED' && stoppedReason.startsWith('Scaling activity');
  });
}

const SIX_HOURS = 6 * 3_600_000;
const LASTING = /was unable to|has reached a steady state|unable to consistently|failed container health|is unhealthy/;

describe('whatever the cluster, the service and the events', () => {
  test('no task in service is withdrawn when that leaves fewer than the lower bound', () => {
    assertStories(60, (story, ecs) => {
      watchSteps(ecs, (taken) => {
        const { before, after, now } = taken;
        const withdrawn = listWithdrawn(taken).filter((task) => !isDaemon(story) || isEligible(before, story, task));
        if (withdrawn.length === 0) return;
        const { desiredCount, minimumHealthyPercent } = getService(after);
        const healthy = listTasks(after).filter((task) => isCountedHealthy(task, now)).length;
        expect(healthy).toBeGreaterThanOrEqual(lowerBound(desiredCount, minimumHealthyPercent));
      });
      playStory(ecs, story);
    });
  });

  test('no task is started when that makes more than the upper bound', () => {
    assertStories(60, (story, ecs) => {
      watchSteps(ecs, ({ before, after }) => {
        if (listTasks(after).every(({ arn }) => before.tasks.has(arn))) return;
        const { desiredCount, maximumPercent } = getService(after);
        const counted = listTasks(after).filter((task) => !isDaemon(story) || isEligible(after, story, task));
        expect(counted.length).toBeLessThanOrEqual(upperBound(desiredCount, maximumPercent));
      });
      playStory(ecs, story);
    });
  });

  test('instances have the reservations of their tasks, never more than their resources', () => {
    assertStories(40, (story, ecs) => {
      watchSteps(ecs, ({ after }) => {
        const seen = [...after.instances.values()].map((instance) => {
          const held = listTasks(after).filter(({ instanceArn }) => instanceArn === instance.arn);
          const list = (kind: 'tcpPorts' | 'udpPorts'): readonly number[] =>
            held.flatMap(({ reservation }) => reservation[kind]).sort();
          const sum = (read: (task: TaskRecord) => number): number => held.reduce((all, task) => all + read(task), 0);
          return {
            instance,
            held: {
              taskCount: held.length,
              usedTcpPorts: list('tcpPorts'),
              usedUdpPorts: list('udpPorts'),
              remainingCpu: instance.cpu - sum(({ reservation }) => reservation.cpu),
              remainingMemoryMiB: instance.memoryMiB - sum(({ reservation }) => reservation.memoryMiB),
            },
          };
        });
        for (const { instance, held } of seen) {
          const { taskCount, remainingCpu, remainingMemoryMiB } = instance;
          const usedTcpPorts = [...instance.usedTcpPorts].sort();
          const usedUdpPorts = [...instance.usedUdpPorts].sort();
          expect({ taskCount, usedTcpPorts, usedUdpPorts, remainingCpu, remainingMemoryMiB }).toEqual(held);
          expect([new Set(usedTcpPorts).size, new Set(usedUdpPorts).size]).toEqual([
            usedTcpPorts.length,
            usedUdpPorts.length,
          ]);
          expect(Math.min(remainingCpu, remainingMemoryMiB)).toBeGreaterThanOrEqual(0);
        }
      });
      playStory(ecs, story);
    });
  });

  test('tasks are where the constraints and the capacity providers let them be', () => {
    assertStories(40, (story, ecs) => {
      const { constraint, hasProviders } = story.service;
      watchSteps(ecs, ({ before, after }) => {
        for (const task of listTasks(after)) {
          const instance = after.instances.get(task.instanceArn ?? '');
          if (constraint === 'ssd') expect(instance?.attributes.disk).toBe('ssd');
          if (hasProviders && !isDaemon(story)) expect(task.capacityProvider).toBe(instance?.capacityProvider);
          if (!before.tasks.has(task.arn)) expect(instance?.status).toBe('ACTIVE');
        }
        const places = listTasks(after).map(({ instanceArn }) => instanceArn);
        if (constraint === 'distinctInstance' && !isDaemon(story)) expect(new Set(places).size).toBe(places.length);
      });
      playStory(ecs, story);
    });
  });

  test('each task is counted by one deployment of the service, of which the first is PRIMARY', () => {
    assertStories(30, (story, ecs) => {
      watchSteps(ecs, ({ after, now }) => {
        const read = { operation: 'DescribeServices', input: { services: ['web'] }, at: now };
        const { services } = ecs.peek(after, read);
        const [{ deployments = [], runningCount = 0, pendingCount = 0 } = {}] =
          services as readonly Partial<SeenService>[];
        const sum = (field: 'runningCount' | 'pendingCount'): number =>
          deployments.reduce((all, deployment) => all + deployment[field], 0);
        const wanted = listTasks(after).filter(({ desiredStatus }) => desiredStatus === 'RUNNING').length;
        expect([sum('runningCount'), sum('pendingCount')]).toEqual([runningCount, pendingCount]);
        expect(runningCount + pendingCount).toBe(wanted);
        expect(deployments.map(({ status }) => status).join(' ')).toMatch(/^PRIMARY( ACTIVE)*$/);
      });
      playStory(ecs, story);
    });
  });

  test('events come newest first, a hundred at most, and no lasting cause is reported twice while nothing else happens', () => {
    assertStories(50, (story, ecs) => {
      watchSteps(ecs, ({ before, after }) => {
        const { events } = getService(after);
        const moments = events.map(({ createdAt }) => createdAt);
        expect(moments).toEqual([...moments].sort((a, b) => b - a));
        expect(events.length).toBeLessThanOrEqual(100);
        const known = new Set(getService(before).events.map(({ id }) => id));
        const [newest, older] = events;
        if (newest === undefined || known.has(newest.id) || !LASTING.test(newest.message)) return;
        const isRepeated = newest.message === older?.message && newest.createdAt - older.createdAt < SIX_HOURS;
        expect(isRepeated && isUntouched(older.createdAt)).toBe(false);
      });
      const touched: number[] = [];
      const isUntouched = (since: number): boolean => touched.every((moment) => moment < since);
      for (const one of story.acts) {
        playActs(ecs, { ...story, acts: [one] });
        touched.push(ecs.now);
      }
      endStory(ecs);
    });
  });

  test('it ends: all is as desired, or it has failed, or what blocks it is reported', () => {
    assertStories(80, (story, ecs) => {
      playStory(ecs, story);

      const { deployments, desiredCount, told: reported } = getService(ecs.state);
      const tasks = listTasks(ecs.state);
      const isInPlace =
        tasks.length === desiredCount &&
        tasks.every((task) => isCountedHealthy(task, ecs.now) && isEligible(ecs.state, story, task)) &&
        (!isDaemon(story) || new Set(tasks.map(({ instanceArn }) => instanceArn)).size === desiredCount);
      const states = deployments.map(({ rolloutState }) => rolloutState);
      const isComplete = isInPlace && states.join() === 'COMPLETED' && reported.steady !== undefined;
      const isReported = Object.keys(reported).some((cause) => cause.startsWith('blocked/'));
      expect(nextWake(ecs.state, ecs.now)).toBeUndefined();
      expect([isComplete, isReported, states[0] === 'FAILED']).toContain(true);
      expect(isComplete && isReported).toBe(false);
      if (!isReported || isDaemon(story) || story.service.hasProviders) return;
      expect(proveNoMove(ecs.state, story)).not.toEqual([]);
    });
  });
});
