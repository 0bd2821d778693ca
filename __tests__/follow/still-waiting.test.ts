import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  ANY_PORT,
  aService as aServiceRequest,
  aTaskDefinition,
  VirtualEcs,
} from '../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { toTaskRecord } from '../../src/adapters/aws/cluster-records.ts';
import { toServiceRecord } from '../../src/adapters/aws/records.ts';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import { followDeployment } from '../../src/follow/follow-deployment.ts';
import type { TaskRecord } from '../../src/ports/ecs.ts';
import { findPrimary } from '../../src/rollout/followed-deployment.ts';
import { theFacts } from '../support/builders/service-builders.ts';
import { aClock, anEcs, aWorld } from '../support/fakes/fake-world.ts';
import { withDates } from '../support/fakes/with-dates.ts';

/** A service `web` of two tasks that runs `web:1`; `web:2` has an image of its own. */
function aRunningService(ecs: VirtualEcs, change = {}): void {
  ecs.addInstances(3);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('CreateService', aServiceRequest(change));
  ecs.run();
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
}

function readService(ecs: VirtualEcs) {
  return toServiceRecord(withDates(ecs.service()), ecs.service());
}

function listTasks(ecs: VirtualEcs): readonly TaskRecord[] {
  const listed = ['RUNNING', 'STOPPED'].flatMap((desiredStatus) => {
    const { taskArns } = ecs.call('ListTasks', { serviceName: 'web', desiredStatus });
    return taskArns as readonly string[];
  });
  const { tasks } = ecs.call('DescribeTasks', { tasks: listed });
  return (tasks as readonly JsonObject[])
    .map((task) => toTaskRecord(withDates(task)))
    .filter(({ lastStatus }) => lastStatus !== 'STOPPED');
}

/** A target drains while its task is stopping. */
function listTargets(ecs: VirtualEcs) {
  return listTasks(ecs).map(({ arn, desiredStatus }) => {
    return { id: arn, port: 80, state: desiredStatus === 'STOPPED' ? 'draining' : 'healthy' };
  });
}

function watch(ecs: VirtualEcs, serviceTasks: () => Promise<readonly TaskRecord[]>) {
  return aWorld({
    clock: { ...aClock(), now: () => ecs.now, sleep: async (ms) => ecs.pass(ms / 1000) },
    ecs: anEcs({
      describeService: () => Promise.resolve(readService(ecs)),
      serviceDeployments: () => Promise.resolve([]),
      stoppedTasks: () => Promise.resolve([]),
      serviceTasks,
    }),
    evidence: () =>
      Promise.resolve({
        loadBalancing: {
          targetHealth: () => Promise.resolve(listTargets(ecs)),
          deregistrationDelayMs: () => Promise.resolve(300_000),
        },
      } as never),
  });
}

/** Rolls `web:2` out to its verdict on virtual time. Returns what was said of quiet minutes, and when. */
async function followQuietly(ecs: VirtualEcs, serviceTasks = () => Promise.resolve(listTasks(ecs))) {
  const before = readService(ecs);
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  const { id = '', revisionArn = '' } = findPrimary(readService(ecs)) ?? {};
  const facts = theFacts({ ourId: id, revisionArn, idsBefore: before.deployments.map((one) => one.id) });
  const world = watch(ecs, serviceTasks);

  const { verdict } = await followDeployment(
    driveRollout({ facts, before, serviceDeploymentsBefore: new Set<string>() }),
    world,
  );

  expect(verdict).toBe('steady');
  return world.reported.flatMap((event) =>
    event.type === 'still-waiting' ? [{ atMs: event.atMs, waits: event.waits }] : [],
  );
}

describe('a quiet minute of a rollout', () => {
  test('is ended by what it waits for: a slow pull', async () => {
    const ecs = new VirtualEcs();
    ecs.play({ image: 'example/web:2', pullMs: 150_000 });
    aRunningService(ecs, { desiredCount: 1 });

    const said = await followQuietly(ecs);

    expect(said).toEqual([
      { atMs: expect.any(Number), waits: [expect.stringMatching(/^1 task PENDING for 1:0\d, pulling the image$/)] },
      { atMs: expect.any(Number), waits: [expect.stringMatching(/^1 task PENDING for 2:0\d, pulling the image$/)] },
    ]);
  });

  test('is ended by what it waits for: targets that drain, with the delay', async () => {
    const ecs = new VirtualEcs();
    const targetGroupArn = ecs.addTargetGroup({ deregistrationDelaySeconds: 300 });
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    aRunningService(ecs, { loadBalancers });

    const said = await followQuietly(ecs);

    expect(said.length).toBeGreaterThanOrEqual(3);
    expect(said[0]?.waits).toEqual(['2 targets draining, deregistration delay 300 s']);
  });

  test('comes at most once a minute', async () => {
    const ecs = new VirtualEcs();
    ecs.play({ image: 'example/web:2', pullMs: 600_000 });
    aRunningService(ecs, { desiredCount: 1 });

    const at = (await followQuietly(ecs)).map(({ atMs }) => atMs);

    const gaps = at.slice(1).map((atMs, index) => atMs - (at[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(6);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
    expect(Math.max(...gaps)).toBeLessThan(75_000);
  });

  test('is reported without what may not be read, and the verdict stays', async () => {
    const ecs = new VirtualEcs();
    ecs.play({ image: 'example/web:2', pullMs: 90_000 });
    aRunningService(ecs, { desiredCount: 1 });

    const said = await followQuietly(ecs, () => Promise.reject(new Error('denied')));

    expect(said[0]?.waits).toEqual([expect.stringMatching(/^1 task pending for 1:0\d$/)]);
  });
});
