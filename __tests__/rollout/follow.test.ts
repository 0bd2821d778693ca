import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { followRollout, type Rollout } from '../../src/rollout/follow.ts';
import type { ServiceRecord } from '../../src/rollout/observation.ts';
import { aClock, anEcs, aWorld } from '../support/fake-world.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  OTHER_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/service-builders.ts';

const moving = aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment(), anOldDeployment()] });
const done = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 4 })] });

function aRollout(overrides: Partial<Rollout> = {}): Rollout {
  const sight = {
    cluster: 'production',
    service: 'web',
    facts: theFacts(),
    serviceDeploymentsBefore: new Set<string>(),
  };
  return { sight, before: aService(), ...overrides };
}

/** An ECS that shows one service after the other, the last one for ever; a DeployError is thrown. */
function anEcsThatShows(...looks: readonly (ServiceRecord | DeployError)[]) {
  let at = 0;
  return anEcs({
    describeService: () => {
      const look = looks[Math.min(at, looks.length - 1)];
      at += 1;
      return look instanceof DeployError ? Promise.reject(look) : Promise.resolve(look);
    },
    serviceDeployments: () => Promise.resolve([]),
    stoppedTasks: () => Promise.resolve([]),
  });
}

const unreachable = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });
const denied = new DeployError({ kind: 'access', message: 'ecs:DescribeServices was denied.', advice: 'Allow it.' });

describe('following', () => {
  test('looks until our deployment is completed', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, moving, done), clock });

    const ending = await followRollout(aRollout(), world);

    expect([ending.verdict, clock.sleeps]).toEqual(['steady', [5_000, 5_000]]);
  });

  test('looks every ten seconds after five minutes, and last at the limit', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving), clock });
    const sight = { ...aRollout().sight, facts: theFacts({ limitMs: 315_000 }) };

    const ending = await followRollout(aRollout({ sight }), world);

    expect([ending.verdict, clock.sleeps.slice(-3), clock.now()]).toEqual([
      'timed-out',
      [5_000, 10_000, 5_000],
      315_000,
    ]);
  });

  test('is never slower than the longest pause that was asked for', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, done), clock });

    await followRollout(aRollout({ longestPauseMs: 1_000 }), world);

    expect(clock.sleeps).toEqual([1_000]);
  });

  test('tells each count once', async () => {
    const world = aWorld({ ecs: anEcsThatShows(moving, moving, moving, done) });

    await followRollout(aRollout(), world);

    expect(world.told.filter((event) => event.type === 'counts')).toHaveLength(2);
  });

  test('tells each event of ECS once, oldest first, and none from before the update', async () => {
    const event = (id: string, at: number) => ({ id, at, text: `(service web) ${id}` });
    const before = aService({ events: [event('a', 1)] });
    const first = { ...moving, events: [event('c', 3), event('b', 2), event('a', 1)] };
    const second = { ...done, events: [event('d', 4), event('c', 3), event('b', 2)] };
    const world = aWorld({ ecs: anEcsThatShows(first, second) });

    await followRollout(aRollout({ before }), world);

    const texts = world.told.map((told) => (told.type === 'service-event' ? told.event.id : '')).filter(Boolean);
    expect(texts).toEqual(['b', 'c', 'd']);
  });

  test('finds our service deployment by our revision and not by its place in the list', async () => {
    const older = aServiceDeployment({ arn: 'arn:before', targetRevisionArn: revisionArn('web:2') });
    const foreign = aServiceDeployment({ arn: 'arn:foreign', targetRevisionArn: revisionArn('web:9') });
    const ours = aServiceDeployment({ arn: 'arn:ours' });
    const asked: string[] = [];
    const ecs = {
      ...anEcsThatShows(moving, done),
      serviceDeployments: () => Promise.resolve([foreign, ours, older]),
      describeServiceDeployment: (arn: string) => {
        asked.push(arn);
        return Promise.resolve(ours);
      },
    };
    const sight = { ...aRollout().sight, serviceDeploymentsBefore: new Set(['arn:before']) };

    await followRollout(aRollout({ sight }), aWorld({ ecs }));

    expect(asked).toEqual(['arn:ours', 'arn:ours']);
  });
});

describe('following when looks fail', () => {
  test('outlasts an ECS that does not answer, and tells it once', async () => {
    const silent = Array.from({ length: 20 }, () => unreachable);
    const world = aWorld({ ecs: anEcsThatShows(moving, ...silent, done) });

    const ending = await followRollout(aRollout(), world);

    const told = world.told.map((event) => event.type).filter((type) => type.startsWith('sight-'));
    expect([ending.verdict, told]).toEqual(['steady', ['sight-lost', 'sight-regained']]);
  });

  test('is unknown after five minutes without one good look', async () => {
    const clock = aClock();
    const world = aWorld({ ecs: anEcsThatShows(moving, unreachable), clock });

    const ending = await followRollout(aRollout(), world);

    expect([ending.verdict, clock.now()]).toEqual(['unknown', 300_000]);
  });

  test('is unknown at once when the look is denied, and names the action', async () => {
    const world = aWorld({ ecs: anEcsThatShows(moving, denied) });

    const ending = await followRollout(aRollout(), world);

    expect([ending.verdict, ending.reason]).toEqual([
      'unknown',
      'Lost sight of deployment ecs-svc/1000000000000000002 after the update was sent: ecs:DescribeServices was denied.',
    ]);
  });

  test('goes on with less when service deployments may not be read, and asks only once', async () => {
    let asked = 0;
    const serviceDeployments = () => {
      asked += 1;
      return Promise.reject(denied);
    };
    const world = aWorld({ ecs: { ...anEcsThatShows(moving, moving, done), serviceDeployments } });

    const ending = await followRollout(aRollout(), world);

    expect([ending.verdict, asked]).toEqual(['steady', 1]);
  });

  test('ends as cancelled when the run is told to end', async () => {
    const abort = new AbortController();
    const world = aWorld({ ecs: anEcsThatShows(moving), signal: abort.signal });
    abort.abort();

    const ending = await followRollout(aRollout(), world);

    expect([ending.verdict, ending.reason]).toEqual([
      'cancelled',
      'The run was told to end; ECS goes on with deployment ecs-svc/1000000000000000002.',
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

  const ending = await followRollout(aRollout(), aWorld({ ecs }));

  expect(ending.verdict).toBe('steady');
});

test('who follows on tells nothing twice, and counts time from the update', async () => {
  const first = { id: 'one', at: 1_000, text: '(service web) has started 1 tasks.' };
  const second = { id: 'two', at: 2_000, text: '(service web) rolling back.' };
  const facts = theFacts({ limitMs: 15_000 });
  const rollout = aRollout({ sight: { ...aRollout().sight, facts } });
  const world = aWorld({ ecs: anEcsThatShows({ ...moving, events: [first] }), clock: aClock() });
  const ending = await followRollout(rollout, world);
  const back = aWorld({ ecs: anEcsThatShows({ ...done, events: [second, first] }), clock: aClock() });

  await followRollout(rollout, back, ending.told);

  const texts = back.told.flatMap((event) => (event.type === 'service-event' ? [event.event.text] : []));
  const moments = back.told.flatMap((event) => (event.type === 'counts' ? [event.atMs] : []));
  expect([texts, moments]).toEqual([['(service web) rolling back.'], [15_000]]);
});
