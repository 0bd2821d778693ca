import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judge } from '../../src/rollout/judge.ts';
import { type Memory, NO_MEMORY, rememberLook } from '../../src/rollout/memory.ts';
import type { Observation, ServiceRecord } from '../../src/rollout/observation.ts';
import {
  aLook,
  anOldDeployment,
  aService,
  aServiceDeployment,
  OTHER_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/service-builders.ts';
import { aStoppedTask } from '../support/stopped-tasks.ts';

const SEEN: Memory = { wasOursSeen: true };

const oldServesAgain = (rolloutState: string) =>
  aService({ deployments: [anOldDeployment({ status: 'PRIMARY', rolloutState })] });

describe('a rollout that goes well', () => {
  test('is steady when our deployment is PRIMARY and COMPLETED', () => {
    const service = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 4 })] });

    const judgement = judge(theFacts(), aLook({ service }), SEEN);

    expect(judgement).toEqual({
      verdict: 'steady',
      reason: 'web:2 serves: ECS completed deployment ecs-svc/1000000000000000002.',
    });
  });

  test('is steady when its service deployment is SUCCESSFUL', () => {
    const look = aLook({ serviceDeployment: aServiceDeployment({ status: 'SUCCESSFUL' }) });

    expect(judge(theFacts(), look, SEEN).verdict).toBe('steady');
  });

  test('proves nothing with a desired count of 0, and says so', () => {
    const service = aService({ desired: 0, deployments: [ourDeployment({ rolloutState: 'COMPLETED' })] });

    expect(judge(theFacts(), aLook({ service }), SEEN)).toEqual({
      verdict: 'steady',
      reason: 'web:2 is deployed with 0 tasks: no task ran, so nothing was proven.',
    });
  });

  test('that only changed the count is steady when the count has arrived', () => {
    const facts = theFacts({ isNewDeployment: false, revisionArn: revisionArn('web:2'), idsBefore: [] });
    const ours = ourDeployment({ rolloutState: 'COMPLETED' });

    const early = judge(facts, aLook({ service: aService({ desired: 6, running: 4, deployments: [ours] }) }), SEEN);
    const late = judge(facts, aLook({ service: aService({ desired: 6, running: 6, deployments: [ours] }) }), SEEN);

    expect([early.verdict, late.verdict]).toEqual(['progressing', 'steady']);
  });
});

describe('a rollout that ECS takes back', () => {
  test('is still moving while the old deployment is PRIMARY but IN_PROGRESS', () => {
    expect(judge(theFacts(), aLook({ service: oldServesAgain('IN_PROGRESS') }), SEEN)).toEqual({
      verdict: 'progressing',
      reason: 'ECS is rolling back to web:1.',
    });
  });

  test('ends at the limit when ECS never completes it', () => {
    const look = aLook({ atMs: 30 * 60_000, service: oldServesAgain('IN_PROGRESS') });

    expect(judge(theFacts(), look, SEEN)).toEqual({
      verdict: 'timed-out',
      reason: 'web:2 was not steady after 30 minutes. ECS is rolling back to web:1.',
    });
  });

  test('is rolled back once the old deployment is PRIMARY and COMPLETED again', () => {
    expect(judge(theFacts(), aLook({ service: oldServesAgain('COMPLETED') }), SEEN).verdict).toBe('rolled-back');
  });

  test('is rolled back, with ECS’s own reason, when the service deployment says so', () => {
    const serviceDeployment = aServiceDeployment({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    });

    const judgement = judge(theFacts(), aLook({ service: oldServesAgain('COMPLETED'), serviceDeployment }), SEEN);

    expect(judgement).toEqual({
      verdict: 'rolled-back',
      reason:
        'ECS gave up web:2 and web:1 serves again ' +
        '(Service deployment rolled back because the circuit breaker threshold was exceeded).',
    });
  });

  test('has failed when the rollback failed too', () => {
    const look = aLook({ serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED' }) });

    expect(judge(theFacts(), look, SEEN).verdict).toBe('failed');
  });

  test('is not taken for rolled back by a stale look right after the update', () => {
    const stale = aLook({ atMs: 2_000, service: aService() });

    expect(judge(theFacts(), stale, NO_MEMORY).verdict).toBe('progressing');
  });

  test('is rolled back also when ours was never seen, a minute after the update', () => {
    const look = aLook({ atMs: 61_000, service: oldServesAgain('COMPLETED') });

    expect(judge(theFacts(), look, NO_MEMORY).verdict).toBe('rolled-back');
  });
});

describe('a rollback that ECS leads elsewhere', () => {
  const facts = theFacts({ returnsToArn: revisionArn('web:0') });
  const at = (atMs: number, rolloutState = 'IN_PROGRESS') => aLook({ atMs, service: oldServesAgain(rolloutState) });
  const since = rememberLook(SEEN, at(10_000), facts);

  test('has failed once no stale read can explain it', () => {
    const look = at(40_000);

    expect(judge(facts, look, rememberLook(since, look, facts))).toEqual({
      verdict: 'failed',
      reason: 'ECS is rolling back web:2 to web:1, which never completed; the last completed is web:0.',
    });
  });

  test.each([
    { name: 'while a stale read could show the same', look: at(39_000), known: facts },
    { name: 'where it is not checked', look: at(40_000), known: theFacts() },
    {
      name: 'to the last one that completed',
      look: at(40_000),
      known: theFacts({ returnsToArn: revisionArn('web:1') }),
    },
  ])('is followed $name', ({ look, known }) => {
    expect(judge(known, look, rememberLook(since, look, known)).verdict).toBe('progressing');
  });

  test('is rolled back when the other one completes', () => {
    const look = at(40_000, 'COMPLETED');

    expect(judge(facts, look, rememberLook(since, look, facts)).verdict).toBe('rolled-back');
  });
});

describe('a rollback that the service does not show yet', () => {
  const serviceDeployment = aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' });
  const facts = theFacts();
  const first = aLook({ atMs: 10_000, serviceDeployment });
  const memory = rememberLook(SEEN, first, facts);

  test('is looked at again, so that the verdict names what runs', () => {
    expect(judge(facts, first, memory).verdict).toBe('progressing');
  });

  test('is rolled back all the same when it never does', () => {
    const late = aLook({ atMs: 40_000, serviceDeployment });

    expect(judge(facts, late, rememberLook(memory, late, facts))).toEqual({
      verdict: 'rolled-back',
      reason: 'ECS gave up web:2 and the previous revision serves again.',
    });
  });
});

describe('a rollout that another one overtakes', () => {
  test('is superseded when a deployment made after ours is PRIMARY', () => {
    const other = ourDeployment({ id: OTHER_ID, revisionArn: revisionArn('web:3'), createdAt: 3_000 });
    const service = aService({ deployments: [other, ourDeployment({ status: 'ACTIVE' })] });

    expect(judge(theFacts(), aLook({ service }), SEEN)).toEqual({
      verdict: 'superseded',
      reason:
        'Deployment ecs-svc/1000000000000000003 of web:3 took over while ecs-svc/1000000000000000002 was under way.',
    });
  });
});

describe('a rollout that fails', () => {
  const failed = ourDeployment({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' });

  test('has failed when the circuit breaker does not roll back', () => {
    const circuitBreaker = { enabled: true, rollback: false };
    const service = aService({ circuitBreaker, deployments: [failed, anOldDeployment()] });

    expect(judge(theFacts(), aLook({ service }), SEEN)).toEqual({
      verdict: 'failed',
      reason: 'ECS gave up web:2 (tasks failed to start).',
    });
  });

  test('has failed when there is nothing to roll back to', () => {
    const look = aLook({ service: aService({ deployments: [failed] }) });

    expect(judge(theFacts({ hasWayBack: false, idsBefore: [] }), look, SEEN).verdict).toBe('failed');
  });

  test('is given time to turn back when the circuit breaker rolls back', () => {
    const look = aLook({ service: aService({ deployments: [failed, anOldDeployment()] }) });

    expect(judge(theFacts(), look, rememberLook(NO_MEMORY, look, theFacts())).verdict).toBe('progressing');
  });

  test('has failed when it stays FAILED and PRIMARY for a minute all the same', () => {
    const service = aService({ deployments: [failed, anOldDeployment()] });
    const memory = rememberLook(NO_MEMORY, aLook({ service }), theFacts());
    const later = aLook({ service, atMs: 71_000 });

    expect(judge(theFacts(), later, rememberLook(memory, later, theFacts())).verdict).toBe('failed');
  });

  test('has failed when the service is deleted', () => {
    const look = aLook({ service: aService({ status: 'DRAINING' }) });

    expect(judge(theFacts(), look, SEEN)).toEqual({
      verdict: 'failed',
      reason: 'The service is DRAINING: it was deleted during the rollout.',
    });
  });
});

describe('what is not known yet', () => {
  test('a service that is MISSING right after the update is not visible yet', () => {
    expect(judge(theFacts(), aLook({ service: undefined }), NO_MEMORY).verdict).toBe('progressing');
  });

  test('a service that stays MISSING has failed', () => {
    expect(judge(theFacts(), aLook({ service: undefined, atMs: 60_000 }), SEEN).verdict).toBe('failed');
  });

  test('the limit ends a rollout that still moves', () => {
    expect(judge(theFacts({ limitMs: 90_000 }), aLook({ atMs: 90_000 }), SEEN)).toEqual({
      verdict: 'timed-out',
      reason: 'web:2 was not steady after 1.5 minutes; ECS goes on with it.',
    });
  });

  test('words of ECS that nobody knows are progress, never steady', () => {
    const word = fc.string().filter((text) => !['COMPLETED', 'FAILED', 'SUCCESSFUL'].includes(text));
    const status = fc.string().filter((text) => text !== 'SUCCESSFUL' && !text.startsWith('ROLLBACK_'));

    const isProgress = fc.property(word, status, (rolloutState, said) => {
      const service = aService({ deployments: [ourDeployment({ rolloutState, running: 4 }), anOldDeployment()] });
      const look = aLook({ service, serviceDeployment: aServiceDeployment({ status: said }) });

      expect(judge(theFacts(), look, SEEN).verdict).toBe('progressing');
    });

    fc.assert(isProgress);
  });
});

describe('behind a Classic load balancer, where ECS gives no rolloutState', () => {
  const { rolloutState: _none, ...ours } = ourDeployment({ running: 4 });
  const { rolloutState: _nor, ...old } = anOldDeployment({ status: 'PRIMARY' });

  /** Two looks at the same service, so far apart. */
  function judgeTwice(service: ServiceRecord, apartMs: number) {
    const first = aLook({ service, atMs: 70_000 });
    const second = aLook({ service, atMs: 70_000 + apartMs });
    const memory = rememberLook(rememberLook(SEEN, first, theFacts()), second, theFacts());
    return judge(theFacts(), second, memory);
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

  test('ours beside the old one is not steady however long', () => {
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
    const judgement = judge(theFacts(), aLook({ stoppedTasks: [absent] }), SEEN);

    expect(judgement.verdict).toBe('failed');
    expect(judgement.reason).toMatch(/^web:2 cannot start, and waiting would not help: /);
  });

  test('goes on when that was asked for', () => {
    const facts = theFacts({ shouldFailFast: false });

    expect(judge(facts, aLook({ stoppedTasks: [absent] }), SEEN).verdict).toBe('progressing');
  });

  test('is not ended twice: once ECS turns back, its rollback is followed', () => {
    const look = aLook({ service: oldServesAgain('IN_PROGRESS'), stoppedTasks: [absent] });

    expect(judge(theFacts(), look, SEEN).verdict).toBe('progressing');
  });

  const off = { enabled: false, rollback: false };
  const failing = (count: number, circuitBreaker = off) => {
    const service = aService({ circuitBreaker, deployments: [ourDeployment(), anOldDeployment()] });
    return aLook({ service, stoppedTasks: Array.from({ length: count }, () => exited) });
  };

  test.each([
    { name: 'two of four tasks have patience', count: 2, verdict: 'progressing' },
    { name: 'three of four use it up', count: 3, verdict: 'failed' },
  ])('without a circuit breaker: $name', ({ count, verdict }) => {
    expect(judge(theFacts(), failing(count), SEEN).verdict).toBe(verdict);
  });

  test.each([
    { name: 'ECS decides first', count: 5, verdict: 'progressing' },
    { name: 'twice its number ends it all the same', count: 6, verdict: 'failed' },
  ])('with a circuit breaker: $name', ({ count, verdict }) => {
    const on = { enabled: true, rollback: true };

    expect(judge(theFacts(), failing(count, on), SEEN).verdict).toBe(verdict);
  });
});

describe('steady', () => {
  /** Any look at all, with our deployment never completed in it. */
  const anyLook = fc.record({
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
      fc.property(anyLook, (seen) => {
        const judgement = judge(theFacts(), toLook(seen), { wasOursSeen: seen.wasOursSeen });

        expect(judgement.verdict).not.toBe('steady');
      }),
      { numRuns: 2_000 },
    );
  });

  type Seen = typeof anyLook extends fc.Arbitrary<infer Value> ? Value : never;

  function toLook(seen: Seen): Observation {
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
    return aLook({ atMs: seen.atMs, service, serviceDeployment });
  }
});
