import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeRollout } from '../../../src/drivers/ecs/judge-rollout.ts';
import { NO_POLLS, type PollHistory, recordPoll } from '../../../src/drivers/ecs/poll-history.ts';
import type { Observation, ServiceRecord } from '../../../src/ports/service-records.ts';
import {
  anObservation,
  anOldDeployment,
  aService,
  aServiceDeployment,
  OTHER_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../../support/builders/service-builders.ts';
import { aStoppedTask } from '../../support/builders/stopped-tasks.ts';

const SEEN: PollHistory = { wasOursSeen: true };

const oldRunsAgain = (rolloutState: string) =>
  aService({ deployments: [anOldDeployment({ status: 'PRIMARY', rolloutState })] });

describe('a rollout that goes well', () => {
  test('is steady when our deployment is PRIMARY and COMPLETED', () => {
    const service = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 4 })] });

    const judgement = judgeRollout(theFacts(), anObservation({ service }), SEEN);

    expect(judgement).toEqual({
      verdict: 'steady',
      reason: 'web:2 is running: ECS completed deployment ecs-svc/1000000000000000002.',
    });
  });

  test('is steady when its service deployment is SUCCESSFUL', () => {
    const observation = anObservation({ serviceDeployment: aServiceDeployment({ status: 'SUCCESSFUL' }) });

    expect(judgeRollout(theFacts(), observation, SEEN).verdict).toBe('steady');
  });

  test('proves nothing with a desired count of 0, and says so', () => {
    const service = aService({ desired: 0, deployments: [ourDeployment({ rolloutState: 'COMPLETED' })] });

    expect(judgeRollout(theFacts(), anObservation({ service }), SEEN)).toEqual({
      verdict: 'steady',
      reason: 'web:2 is deployed with desired count 0: no task ran.',
    });
  });

  test('that only changed the count is steady when the count has arrived', () => {
    const facts = theFacts({ isNewDeployment: false, revisionArn: revisionArn('web:2'), idsBefore: [] });
    const ours = ourDeployment({ rolloutState: 'COMPLETED' });

    const early = judgeRollout(
      facts,
      anObservation({ service: aService({ desired: 6, running: 4, deployments: [ours] }) }),
      SEEN,
    );
    const late = judgeRollout(
      facts,
      anObservation({ service: aService({ desired: 6, running: 6, deployments: [ours] }) }),
      SEEN,
    );

    expect([early.verdict, late.verdict]).toEqual(['progressing', 'steady']);
  });
});

describe('a rollout that ECS rolls back', () => {
  test('is still moving while the old deployment is PRIMARY but IN_PROGRESS', () => {
    expect(judgeRollout(theFacts(), anObservation({ service: oldRunsAgain('IN_PROGRESS') }), SEEN)).toEqual({
      verdict: 'progressing',
      reason: 'ECS is rolling back to web:1.',
    });
  });

  test('ends at the limit when ECS never completes it', () => {
    const observation = anObservation({ atMs: 30 * 60_000, service: oldRunsAgain('IN_PROGRESS') });

    expect(judgeRollout(theFacts(), observation, SEEN)).toEqual({
      verdict: 'timed-out',
      reason: 'web:2 was not steady within 30 minutes. ECS is rolling back to web:1.',
    });
  });

  test('is rolled back once the old deployment is PRIMARY and COMPLETED again', () => {
    expect(judgeRollout(theFacts(), anObservation({ service: oldRunsAgain('COMPLETED') }), SEEN).verdict).toBe(
      'rolled-back',
    );
  });

  test('is rolled back, with ECS’s own reason, when the service deployment says so', () => {
    const serviceDeployment = aServiceDeployment({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    });

    const judgement = judgeRollout(
      theFacts(),
      anObservation({ service: oldRunsAgain('COMPLETED'), serviceDeployment }),
      SEEN,
    );

    expect(judgement).toEqual({
      verdict: 'rolled-back',
      reason:
        'ECS failed the deployment of web:2 and rolled back to web:1 ' +
        '(Service deployment rolled back because the circuit breaker threshold was exceeded).',
    });
  });

  test('has failed when the rollback failed too', () => {
    const observation = anObservation({ serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED' }) });

    expect(judgeRollout(theFacts(), observation, SEEN).verdict).toBe('failed');
  });

  test('is not taken for rolled back by a stale poll right after the update', () => {
    const stale = anObservation({ atMs: 2_000, service: aService() });

    expect(judgeRollout(theFacts(), stale, NO_POLLS).verdict).toBe('progressing');
  });

  test('is rolled back also when ours was never seen, a minute after the update', () => {
    const observation = anObservation({ atMs: 61_000, service: oldRunsAgain('COMPLETED') });

    expect(judgeRollout(theFacts(), observation, NO_POLLS).verdict).toBe('rolled-back');
  });
});

describe('a rollback that ECS leads elsewhere', () => {
  const facts = theFacts({ returnsToArn: revisionArn('web:0') });
  const at = (atMs: number, rolloutState = 'IN_PROGRESS') =>
    anObservation({ atMs, service: oldRunsAgain(rolloutState) });
  const since = recordPoll(SEEN, at(10_000), facts);

  test('has failed once no stale read can explain it', () => {
    const observation = at(40_000);

    expect(judgeRollout(facts, observation, recordPoll(since, observation, facts))).toEqual({
      verdict: 'failed',
      reason: 'ECS is rolling back web:2 to web:1, which never completed; the last completed is web:0.',
    });
  });

  test.each([
    { name: 'while a stale read could show the same', observation: at(39_000), known: facts },
    { name: 'where it is not checked', observation: at(40_000), known: theFacts() },
    {
      name: 'to the last one that completed',
      observation: at(40_000),
      known: theFacts({ returnsToArn: revisionArn('web:1') }),
    },
  ])('is followed $name', ({ observation, known }) => {
    expect(judgeRollout(known, observation, recordPoll(since, observation, known)).verdict).toBe('progressing');
  });

  test('is rolled back when the other one completes', () => {
    const observation = at(40_000, 'COMPLETED');

    expect(judgeRollout(facts, observation, recordPoll(since, observation, facts)).verdict).toBe('rolled-back');
  });
});

describe('a rollback that the service does not show yet', () => {
  const serviceDeployment = aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' });
  const facts = theFacts();
  const first = anObservation({ atMs: 10_000, serviceDeployment });
  const polls = recordPoll(SEEN, first, facts);

  test('is read again, so that the verdict names what runs', () => {
    expect(judgeRollout(facts, first, polls).verdict).toBe('progressing');
  });

  test('is rolled back all the same when it never does', () => {
    const late = anObservation({ atMs: 40_000, serviceDeployment });

    expect(judgeRollout(facts, late, recordPoll(polls, late, facts))).toEqual({
      verdict: 'rolled-back',
      reason: 'ECS failed the deployment of web:2 and rolled back to the previous revision.',
    });
  });
});

describe('a rollout that another one overtakes', () => {
  test('is superseded when a deployment made after ours is PRIMARY', () => {
    const other = ourDeployment({ id: OTHER_ID, revisionArn: revisionArn('web:3'), createdAt: 3_000 });
    const service = aService({ deployments: [other, ourDeployment({ status: 'ACTIVE' })] });

    expect(judgeRollout(theFacts(), anObservation({ service }), SEEN)).toEqual({
      verdict: 'superseded',
      reason:
        'Superseded: someone deployed web:3 (ecs-svc/1000000000000000003) while this deployment (ecs-svc/1000000000000000002) was in progress.',
    });
  });
});

describe('a rollout that fails', () => {
  const failed = ourDeployment({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' });

  test('has failed when the circuit breaker does not roll back', () => {
    const circuitBreaker = { enabled: true, rollback: false };
    const service = aService({ circuitBreaker, deployments: [failed, anOldDeployment()] });

    expect(judgeRollout(theFacts(), anObservation({ service }), SEEN)).toEqual({
      verdict: 'failed',
      reason: 'ECS failed the deployment of web:2 (tasks failed to start).',
    });
  });

  test('has failed when there is nothing to roll back to', () => {
    const observation = anObservation({ service: aService({ deployments: [failed] }) });

    expect(judgeRollout(theFacts({ hasRollbackTarget: false, idsBefore: [] }), observation, SEEN).verdict).toBe(
      'failed',
    );
  });

  test('is given time to turn back when the circuit breaker rolls back', () => {
    const observation = anObservation({ service: aService({ deployments: [failed, anOldDeployment()] }) });

    expect(judgeRollout(theFacts(), observation, recordPoll(NO_POLLS, observation, theFacts())).verdict).toBe(
      'progressing',
    );
  });

  test('has failed when it stays FAILED and PRIMARY for a minute all the same', () => {
    const service = aService({ deployments: [failed, anOldDeployment()] });
    const polls = recordPoll(NO_POLLS, anObservation({ service }), theFacts());
    const later = anObservation({ service, atMs: 71_000 });

    expect(judgeRollout(theFacts(), later, recordPoll(polls, later, theFacts())).verdict).toBe('failed');
  });

  test('has failed when the service is deleted', () => {
    const observation = anObservation({ service: aService({ status: 'DRAINING' }) });

    expect(judgeRollout(theFacts(), observation, SEEN)).toEqual({
      verdict: 'failed',
      reason: 'The service is DRAINING: it was deleted during the rollout.',
    });
  });
});

describe('what is unknown yet', () => {
  test('a service that is MISSING right after the update is not visible yet', () => {
    expect(judgeRollout(theFacts(), anObservation({ service: undefined, atMs: 59_999 }), NO_POLLS)).toEqual({
      verdict: 'progressing',
      reason: 'The service is not visible yet.',
    });
  });

  test('a service that stays MISSING has failed', () => {
    expect(judgeRollout(theFacts(), anObservation({ service: undefined, atMs: 60_000 }), SEEN)).toEqual({
      verdict: 'failed',
      reason: 'The service no longer exists.',
    });
  });

  test('a deployment that a late read does not show is not visible yet', () => {
    const service = aService({ deployments: [anOldDeployment({ status: 'PRIMARY' })] });

    expect(judgeRollout(theFacts(), anObservation({ service }), NO_POLLS)).toEqual({
      verdict: 'progressing',
      reason: 'The deployment is not visible yet.',
    });
  });

  test.each([
    { atMs: 59_999, verdict: 'progressing' },
    { atMs: 60_000, verdict: 'rolled-back' },
  ])('after $atMs ms the old deployment alone is $verdict', ({ atMs, verdict }) => {
    const observation = anObservation({ service: oldRunsAgain('COMPLETED'), atMs });

    expect(judgeRollout(theFacts(), observation, NO_POLLS).verdict).toBe(verdict);
  });

  test.each([
    {
      name: 'another deployment is listed',
      service: { deployments: [ourDeployment({ rolloutState: 'COMPLETED' }), anOldDeployment()] },
    },
    { name: 'a task is pending', service: { deployments: [ourDeployment({ rolloutState: 'COMPLETED' })], pending: 1 } },
    { name: 'a task is missing', service: { deployments: [ourDeployment({ rolloutState: 'COMPLETED' })], running: 3 } },
  ])('an update of settings alone is not steady while $name', ({ service }) => {
    const whole = { desired: 4, running: 4, pending: 0, ...service };
    const facts = theFacts({ isNewDeployment: false });

    expect(judgeRollout(facts, anObservation({ service: aService(whole) }), SEEN).verdict).toBe('progressing');
  });

  test('the limit ends a rollout that still moves', () => {
    expect(judgeRollout(theFacts({ limitMs: 90_000 }), anObservation({ atMs: 90_000 }), SEEN)).toEqual({
      verdict: 'timed-out',
      reason: 'web:2 was not steady within 1.5 minutes; it continues in ECS.',
    });
  });

  test('words of ECS that nobody knows are progress, never steady', () => {
    const word = fc.string().filter((text) => !['COMPLETED', 'FAILED', 'SUCCESSFUL'].includes(text));
    const status = fc.string().filter((text) => text !== 'SUCCESSFUL' && !text.startsWith('ROLLBACK_'));

    const isProgress = fc.property(word, status, (rolloutState, said) => {
      const service = aService({ deployments: [ourDeployment({ rolloutState, running: 4 }), anOldDeployment()] });
      const observation = anObservation({ service, serviceDeployment: aServiceDeployment({ status: said }) });

      expect(judgeRollout(theFacts(), observation, SEEN).verdict).toBe('progressing');
    });

    fc.assert(isProgress);
  });
});

describe('behind a Classic load balancer, where ECS gives no rolloutState', () => {
  const { rolloutState: _none, ...ours } = ourDeployment({ running: 4 });
  const { rolloutState: _nor, ...old } = anOldDeployment({ status: 'PRIMARY' });

  /** Two polls of the same service, so far apart. */
  function judgeTwice(service: ServiceRecord, apartMs: number) {
    const first = anObservation({ service, atMs: 70_000 });
    const second = anObservation({ service, atMs: 70_000 + apartMs });
    const polls = recordPoll(recordPoll(SEEN, first, theFacts()), second, theFacts());
    return judgeRollout(theFacts(), second, polls);
  }

  test('ours alone with all its tasks, twice half a minute apart, is steady', () => {
    const loadBalancers = [{ loadBalancerName: 'front', containerName: 'web', containerPort: 80 }];

    expect(judgeTwice(aService({ deployments: [ours], loadBalancers }), 30_000)).toEqual({
      verdict: 'steady',
      reason:
        'web:2 runs: 4/4 tasks at two polls in a row; ECS reports no deployment state behind a Classic Load Balancer.',
    });
  });

  test('ours alone with all its tasks for a moment is not steady yet', () => {
    expect(judgeTwice(aService({ deployments: [ours] }), 10_000).verdict).toBe('progressing');
  });

  test('ours next to the old one is not steady however long', () => {
    expect(judgeTwice(aService({ deployments: [ours, anOldDeployment()] }), 600_000).verdict).toBe('progressing');
  });

  test('the old one alone, twice half a minute apart, is rolled back', () => {
    expect(judgeTwice(aService({ deployments: [old] }), 30_000).verdict).toBe('rolled-back');
  });
});

describe('a rollout that cannot heal', () => {
  const absent = aStoppedTask({
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'CannotPullContainerError: failed to resolve ref example/web:2: not found',
  });
  const exited = aStoppedTask({ containers: [{ name: 'web', exitCode: 1 }] });

  test('ends at its first stopped task, with the cause', () => {
    const judgement = judgeRollout(theFacts(), anObservation({ stoppedTasks: [absent] }), SEEN);

    expect(judgement.verdict).toBe('failed');
    expect(judgement.reason).toMatch(/^web:2 can't start: image \S+ of container app not found in the registry/);
  });

  test('continues when that was requested', () => {
    const facts = theFacts({ shouldFailFast: false });

    expect(judgeRollout(facts, anObservation({ stoppedTasks: [absent] }), SEEN).verdict).toBe('progressing');
  });

  test('is not ended twice: once ECS turns back, its rollback is followed', () => {
    const observation = anObservation({ service: oldRunsAgain('IN_PROGRESS'), stoppedTasks: [absent] });

    expect(judgeRollout(theFacts(), observation, SEEN).verdict).toBe('progressing');
  });

  const off = { enabled: false, rollback: false };
  const failing = (count: number, circuitBreaker = off) => {
    const service = aService({ circuitBreaker, deployments: [ourDeployment(), anOldDeployment()] });
    return anObservation({ service, stoppedTasks: Array.from({ length: count }, () => exited) });
  };

  test.each([
    { name: 'two of four tasks stay below the limit', count: 2, verdict: 'progressing' },
    { name: 'three of four reach it', count: 3, verdict: 'failed' },
  ])('without a circuit breaker: $name', ({ count, verdict }) => {
    expect(judgeRollout(theFacts(), failing(count), SEEN).verdict).toBe(verdict);
  });

  test.each([
    { name: 'ECS decides first', count: 5, verdict: 'progressing' },
    { name: 'twice its number ends it all the same', count: 6, verdict: 'failed' },
  ])('with a circuit breaker: $name', ({ count, verdict }) => {
    const on = { enabled: true, rollback: true };

    expect(judgeRollout(theFacts(), failing(count, on), SEEN).verdict).toBe(verdict);
  });
});

describe('steady', () => {
  /** Any observation in which our deployment is not completed. */
  const anyObservation = fc.record({
    atMs: fc.nat(3_600_000),
    running: fc.nat(9),
    desired: fc.integer({ min: 1, max: 9 }),
    ours: fc.constantFrom('PRIMARY', 'ACTIVE', 'INACTIVE', undefined),
    ourState: fc.constantFrom('IN_PROGRESS', 'FAILED', undefined),
    old: fc.constantFrom('PRIMARY', 'ACTIVE', undefined),
    oldState: fc.constantFrom('IN_PROGRESS', 'COMPLETED', undefined),
    status: fc.constantFrom(
      'PENDING',
      'IN_PROGRESS',
      'STOPPED',
      'ROLLBACK_IN_PROGRESS',
      'ROLLBACK_SUCCESSFUL',
      undefined,
    ),
    wasOursSeen: fc.boolean(),
  });

  test('is never said before our deployment was itself seen completed', () => {
    fc.assert(
      fc.property(anyObservation, (seen) => {
        const judgement = judgeRollout(theFacts(), toObservation(seen), { wasOursSeen: seen.wasOursSeen });

        expect(judgement.verdict).not.toBe('steady');
      }),
      { numRuns: 2_000 },
    );
  });

  type Seen = typeof anyObservation extends fc.Arbitrary<infer Value> ? Value : never;

  function toObservation(seen: Seen): Observation {
    const ours = { ...ourDeployment({ status: seen.ours ?? '', running: seen.running }) };
    const old = { ...anOldDeployment({ status: seen.old ?? '' }) };
    const { rolloutState: _ours, ...oursWithout } = ours;
    const { rolloutState: _old, ...oldWithout } = old;
    const deployments = [
      ...(seen.ours === undefined ? [] : [{ ...oursWithout, ...(seen.ourState && { rolloutState: seen.ourState }) }]),
      ...(seen.old === undefined ? [] : [{ ...oldWithout, ...(seen.oldState && { rolloutState: seen.oldState }) }]),
    ];
    const serviceDeployment = seen.status === undefined ? undefined : aServiceDeployment({ status: seen.status });
    const service = aService({ desired: seen.desired, running: seen.running, deployments });
    return anObservation({ atMs: seen.atMs, service, serviceDeployment });
  }
});
