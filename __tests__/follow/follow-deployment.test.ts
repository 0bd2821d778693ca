import { describe, expect, test } from '@jest/globals';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import type { Rollout } from '../../src/drivers/ecs/rollout.ts';
import { followDeployment } from '../../src/follow/follow-deployment.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  OTHER_ID,
  ourDeployment,
  revisionArn,
  serviceDeploymentArn,
  theFacts,
} from '../support/builders/service-builders.ts';
import { aClock, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const moving = aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment(), anOldDeployment()] });
const done = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 4 })] });

function aRollout(overrides: Partial<Rollout> = {}): Rollout {
  return { facts: theFacts(), before: aService(), serviceDeploymentsBefore: new Set<string>(), ...overrides };
}

/** An ECS that shows one service after the other, the last one for ever; a DeployError is thrown. */
function anEcsThatShows(...polls: readonly (ServiceRecord | DeployError)[]) {
  let at = 0;
  return anEcs({
    describeService: () => {
      const observation = polls[Math.min(at, polls.length - 1)];
      at += 1;
      return observation instanceof DeployError ? Promise.reject(observation) : Promise.resolve(observation);
    },
    serviceDeployments: () => Promise.resolve([]),
    stoppedTasks: () => Promise.resolve([]),
  });
}

const unreachable = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });
const denied = new DeployError({ kind: 'access', message: 'ecs:DescribeServices was denied.', advice: 'Allow it.' });

describe('following', () => {
  test('polls until our deployment is completed', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, moving, done), clock });

    const ending = await followDeployment(driveRollout(aRollout()), world);

    expect([ending.verdict, clock.sleeps]).toEqual(['steady', [5_000, 5_000]]);
  });

  test('polls every ten seconds after half an hour, and last at the limit', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving), clock });
    const facts = theFacts({ limitMs: 1_815_000 });

    const ending = await followDeployment(driveRollout(aRollout({ facts })), world);

    expect([ending.verdict, clock.sleeps.slice(-3), clock.now()]).toEqual([
      'timed-out',
      [5_000, 10_000, 5_000],
      1_815_000,
    ]);
  });

  test('is never slower than the longest pause that was requested', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, done), clock });

    await followDeployment(driveRollout(aRollout({ facts: theFacts({ longestPauseMs: 1_000 }) })), world);

    expect(clock.sleeps).toEqual([1_000]);
  });

  test('reports each count once', async () => {
    const world = aWorld({ ecs: anEcsThatShows(moving, moving, moving, done) });

    await followDeployment(driveRollout(aRollout()), world);

    expect(world.reported.filter((event) => event.type === 'counts')).toHaveLength(2);
  });

  test.each([
    {
      named: 'another deployment is PRIMARY again and ours FAILED',
      ours: { status: 'ACTIVE', rolloutState: 'FAILED' },
      marks: [undefined, true],
    },
    { named: 'ours is replaced by another deployment', ours: { status: 'ACTIVE' }, marks: [undefined, undefined] },
  ])('marks the samples of a rollback where $named', async ({ ours, marks }) => {
    const old = anOldDeployment({ status: 'PRIMARY', running: 4, rolloutState: 'COMPLETED' });
    const back = aService({ deployments: [old, ourDeployment({ failed: 3, ...ours })] });
    const world = aWorld({ ecs: anEcsThatShows(moving, back) });

    await followDeployment(driveRollout(aRollout()), world);

    const [web] = world.notes.record().services;
    expect(web?.timeline.slice(0, 2).map(({ isRollback }) => isRollback)).toEqual(marks);
  });

  test('reports a desired count that someone else changed as no part of the deployment', async () => {
    const scaled = { ...moving, desired: 6 };
    const world = aWorld({ ecs: anEcsThatShows(moving, scaled, scaled, done), clock: aClock() });

    await followDeployment(driveRollout(aRollout()), world);

    expect(world.reported.filter(({ type }) => type === 'desired-changed')).toEqual([
      { type: 'desired-changed', service: 'web', atMs: 5_000, from: 4, to: 6 },
      { type: 'desired-changed', service: 'web', atMs: 15_000, from: 6, to: 4 },
    ]);
  });

  test('counts as new the tasks of the run, also while the deployment that replaces it is followed', async () => {
    const replaced = anOldDeployment({ revisionArn: revisionArn('web:9'), running: 3 });
    const back = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 1 }), replaced] });
    const world = aWorld({ ecs: anEcsThatShows(back) });
    world.notes.noteService('web', { revisionArn: revisionArn('web:9') });

    await followDeployment(driveRollout(aRollout()), world);

    expect(world.notes.record().services[0]?.timeline[0]).toMatchObject({
      oursRunning: 3,
      othersRunning: 1,
      isRollback: true,
    });
  });

  test('reports each event of ECS once, oldest first, and none from before the update', async () => {
    const event = (id: string, at: number) => ({ id, at, text: `(service web) ${id}` });
    const before = aService({ events: [event('a', 1)] });
    const first = { ...moving, events: [event('c', 3), event('b', 2), event('a', 1)] };
    const second = { ...done, events: [event('d', 4), event('c', 3), event('b', 2)] };
    const world = aWorld({ ecs: anEcsThatShows(first, second) });

    await followDeployment(driveRollout(aRollout({ before })), world);

    const texts = world.reported
      .map((reported) => (reported.type === 'service-event' ? reported.event.id : ''))
      .filter(Boolean);
    expect(texts).toEqual(['b', 'c', 'd']);
  });

  test('finds our service deployment by our revision and not by its place in the list', async () => {
    const older = aServiceDeployment({ arn: serviceDeploymentArn('before'), targetRevisionArn: revisionArn('web:2') });
    const foreign = aServiceDeployment({
      arn: serviceDeploymentArn('foreign'),
      targetRevisionArn: revisionArn('web:9'),
    });
    const ours = aServiceDeployment({ arn: serviceDeploymentArn('ours') });
    const asked: string[] = [];
    const ecs = {
      ...anEcsThatShows(moving, done),
      serviceDeployments: () => Promise.resolve([foreign, ours, older]),
      describeServiceDeployment: (arn: string) => {
        asked.push(arn);
        return Promise.resolve(ours);
      },
    };
    const serviceDeploymentsBefore = new Set([serviceDeploymentArn('before')]);

    await followDeployment(driveRollout(aRollout({ serviceDeploymentsBefore })), aWorld({ ecs }));

    expect(asked).toEqual([serviceDeploymentArn('ours'), serviceDeploymentArn('ours')]);
  });
});

describe('following when polls fail', () => {
  test('outlasts an ECS that does not answer, and reports it once', async () => {
    const silent = Array.from({ length: 20 }, () => unreachable);
    const world = aWorld({ ecs: anEcsThatShows(moving, ...silent, done) });

    const ending = await followDeployment(driveRollout(aRollout()), world);

    const reported = world.reported.map((event) => event.type).filter((type) => type.startsWith('sight-'));
    expect([ending.verdict, reported]).toEqual(['steady', ['sight-lost', 'sight-regained']]);
  });

  test('is unknown after five minutes without one successful poll', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, unreachable), clock });

    const ending = await followDeployment(driveRollout(aRollout()), world);

    expect([ending.verdict, clock.now()]).toEqual(['unknown', 300_000]);
  });

  test('is unknown at once when the poll is denied, and names the action', async () => {
    const world = aWorld({ ecs: anEcsThatShows(moving, denied) });

    const ending = await followDeployment(driveRollout(aRollout()), world);

    expect([ending.verdict, ending.reason]).toEqual([
      'unknown',
      'Lost contact with AWS about deployment ecs-svc/1000000000000000002 after the update was sent: ecs:DescribeServices was denied.',
    ]);
  });

  test('continues with less when service deployments may not be read, and asks only once', async () => {
    let asked = 0;
    const serviceDeployments = () => {
      asked += 1;
      return Promise.reject(denied);
    };
    const world = aWorld({ ecs: { ...anEcsThatShows(moving, moving, done), serviceDeployments } });

    const ending = await followDeployment(driveRollout(aRollout()), world);

    expect([ending.verdict, asked]).toEqual(['steady', 1]);
  });

  test('ends as cancelled when the run is cancelled', async () => {
    const abort = new AbortController();
    const world = aWorld({ ecs: anEcsThatShows(moving), signal: abort.signal });
    abort.abort();

    const ending = await followDeployment(driveRollout(aRollout()), world);

    expect([ending.verdict, ending.reason]).toEqual([
      'cancelled',
      'Cancelled. Deployment ecs-svc/1000000000000000002 continues in ECS.',
    ]);
  });
});

test('a newer deployment does not hide how ours ended because one read got no answer', async () => {
  const foreign = ourDeployment({ id: OTHER_ID, revisionArn: revisionArn('web:3'), createdAt: 3_000 });
  const overtaken = aService({ deployments: [foreign] });
  const ours = aServiceDeployment({ status: 'SUCCESSFUL' });
  const answers = [() => Promise.resolve(aServiceDeployment()), () => Promise.reject(unreachable)];
  const ecs = {
    ...anEcsThatShows(moving, overtaken),
    serviceDeployments: () => Promise.resolve([ours]),
    describeServiceDeployment: () => (answers.shift() ?? (() => Promise.resolve(ours)))(),
  };

  const ending = await followDeployment(driveRollout(aRollout()), aWorld({ ecs }));

  expect(ending.verdict).toBe('steady');
});

test('who follows on reports nothing twice, and counts time from the update', async () => {
  const first = { id: 'one', at: 1_000, text: '(service web) has started 1 tasks.' };
  const second = { id: 'two', at: 2_000, text: '(service web) rolling back.' };
  const facts = theFacts({ limitMs: 15_000 });
  const rollout = aRollout({ facts });
  const world = aWorld({ ecs: anEcsThatShows({ ...moving, events: [first] }), clock: aClock() });
  const ending = await followDeployment(driveRollout(rollout), world);
  const back = aWorld({ ecs: anEcsThatShows({ ...done, events: [second, first] }), clock: aClock() });

  await followDeployment(driveRollout(rollout), back, ending.reported);

  const texts = back.reported.flatMap((event) => (event.type === 'service-event' ? [event.event.text] : []));
  const moments = back.reported.flatMap((event) => (event.type === 'counts' ? [event.atMs] : []));
  expect([texts, moments]).toEqual([['(service web) rolling back.'], [15_000]]);
});
