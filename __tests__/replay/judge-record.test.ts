import { describe, expect, test } from '@jest/globals';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import { followService } from '../../src/follow/follow-service.ts';
import type { Verifier } from '../../src/follow/verify-followed.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import { describeSecondJudgement } from '../../src/replay/describe-judgement.ts';
import { judgeRecord } from '../../src/replay/judge-record.ts';
import { readRolloutJson } from '../../src/report/file/read-rollout-json.ts';
import { renderRolloutJson } from '../../src/report/rollout-json.ts';
import type { RunRecord, ServiceOutcome } from '../../src/report/run-record.ts';
import { aPlannedRecord, aRecord, aRefusedRecord, aServiceOutcome } from '../support/builders/run-records.ts';
import {
  anOldDeployment,
  aService,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/builders/service-builders.ts';
import { aStoppedTask } from '../support/builders/stopped-tasks.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

const moving = aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment(), anOldDeployment()] });
const done = aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED', running: 4 })] });
const restored = aService({
  deployments: [anOldDeployment({ status: 'PRIMARY', rolloutState: 'COMPLETED', running: 4 })],
});

/** The record of a run that saw the service so, one poll after the other, and the last for ever. */
async function follow(
  polls: readonly (ServiceRecord | DeployError)[],
  limitMs = 900_000,
  verifier?: Verifier,
): Promise<RunRecord> {
  let at = 0;
  const ecs = anEcs({
    describeService: () => {
      const seen = polls[Math.min(at, polls.length - 1)];
      at += 1;
      return seen instanceof DeployError ? Promise.reject(seen) : Promise.resolve(seen);
    },
    serviceDeployments: () => Promise.resolve([]),
    stoppedTasks: () => Promise.resolve([]),
    serviceTasks: () => Promise.resolve([]),
  });
  const world = aWorld({ ecs });
  const rollout = { facts: theFacts({ limitMs }), before: aService(), serviceDeploymentsBefore: new Set<string>() };
  const started = { kind: 'following', name: 'web', driver: driveRollout(rollout) } as const;
  const ending = await followService(
    started,
    { shouldFollow: true, onFailure: 'leave', onCancel: 'leave', waitUntil: 'steady', verifier },
    world,
  );
  world.notes.noteService('web', ending);
  return { ...world.notes.record(), ...ending };
}

function judgeFile(record: RunRecord) {
  const file = readRolloutJson(renderRolloutJson(record));
  if ('problem' in file) throw new Error(file.problem);
  return judgeRecord(file.record, file.cut);
}

const denied = new DeployError({ kind: 'access', message: 'ecs:DescribeServices was denied.', advice: 'Allow it.' });
const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

describe('the second judgement', () => {
  test.each([
    { name: 'completed', polls: [moving, done], verdict: 'steady' },
    { name: 'was rolled back', polls: [moving, restored], verdict: 'rolled-back' },
    { name: 'did not end in time', polls: [moving], verdict: 'timed-out' },
    { name: 'could not be read', polls: [moving, denied], verdict: 'unknown' },
    { name: 'was lost', polls: [moving, silent], verdict: 'unknown' },
    { name: 'was deleted', polls: [moving, aService({ status: 'DRAINING' })], verdict: 'failed' },
  ])('of a rollout that $name is $verdict, as that of the run', async ({ polls, verdict }) => {
    const record = await follow(polls);

    expect(record.verdict).toBe(verdict);
    expect(judgeFile(record)).toMatchObject({ verdict, recorded: verdict, isSame: true });
  });

  test('holds the polls that showed something new, and the last', async () => {
    const record = await follow([moving, moving, moving, done]);

    const [followed] = record.services[0]?.followed ?? [];
    expect(followed?.polls.map(({ atMs }) => atMs)).toEqual([0, 15_000]);
  });

  test('differs where the record says something else than its observations', async () => {
    const record = await follow([moving, done]);
    const services = record.services.map((service) => ({ ...service, verdict: 'failed' as const }));

    const judged = judgeFile({ ...record, verdict: 'failed', services });

    expect(judged).toMatchObject({ verdict: 'steady', recorded: 'failed', isSame: false });
    if ('why' in judged) throw new Error(judged.why);
    expect(describeSecondJudgement(judged)).toEqual([
      expect.stringMatching(/^Service web, 2 recorded polls: steady \(recorded: failed\)\. /),
      '✘ Judged again: steady. Recorded: failed.',
    ]);
  });

  test.each([
    { result: 'failed', verdict: 'failed' },
    { result: 'inconclusive', verdict: 'steady' },
  ] as const)('of a rollout with a check that is $result is $verdict', async ({ result, verdict }) => {
    const outcome = { tookMs: 1, results: [{ check: 'GET /', result, why: 'returned 500' }] };
    const record = await follow([moving, done], 900_000, { verify: () => Promise.resolve(outcome) });

    expect(record.verdict).toBe(verdict);
    expect(judgeFile(record)).toMatchObject({ verdict, recorded: verdict, isSame: true });
  });

  test('of a rollback to another image is failed', async () => {
    const record = await follow([moving, done]);
    const ending = { verdict: 'failed', reason: 'web:2 is running with another image.' } as const;
    const services = record.services.map((one) => ({ ...one, ...ending, imageMismatch: ending.reason }));

    expect(judgeFile({ ...record, ...ending, services })).toMatchObject({ ...ending, isSame: true });
  });

  test('of a run with a schedule that does not follow is failed', async () => {
    const changes = [{ before: 'web:1', after: 'web:2' }];
    const schedules = [{ kind: 'rule', name: 'nightly', state: 'failed', changes, reason: 'No permission.' }] as const;

    const judged = judgeFile({ ...(await follow([moving, done])), verdict: 'failed', schedules });

    expect(judged).toMatchObject({ verdict: 'failed', isSame: true });
    expect(judged).toMatchObject({
      reason: expect.stringMatching(/^The rule nightly still starts web:1\. No permission\. /),
    });
  });

  test('of a run that was refused or planned needs no observations', () => {
    expect(judgeFile(aRefusedRecord())).toMatchObject({ verdict: 'refused', isSame: true });
    expect(judgeFile(aPlannedRecord())).toMatchObject({ verdict: 'planned', isSame: true });
  });

  test('of a one-off task is that of its exit codes', () => {
    const task = { cluster: 'prod', startedBy: 'slipway', plan: [], taskArns: [], failures: [] };
    const record = aRecord({ verdict: 'failed', services: [aServiceOutcome({ timeline: [] })] });

    const failed = judgeFile({ ...record, task: { ...task, state: 'failed', stoppedTask: aStoppedTask() } });
    const notPlaced = judgeFile({
      ...record,
      task: { ...task, state: 'failed', failures: [{ reason: 'RESOURCE:CPU' }] },
    });

    expect(failed).toMatchObject({ verdict: 'failed', isSame: true });
    expect(notPlaced).toMatchObject({ verdict: 'failed', isSame: true });
  });
});

describe('a record that cannot be judged again', () => {
  const why = (service: Partial<ServiceOutcome>) => judgeFile(aRecord({ services: [aServiceOutcome(service)] }));

  test('was written by an older version', () => {
    expect(why({})).toEqual({
      why: 'service web: the record has no observations; an older version of Slipway wrote it',
    });
  });

  test('has a verdict that was not observed', () => {
    expect(why({ verdict: 'unchanged', timeline: [] })).toEqual({
      why: 'service web: nothing was followed; the verdict unchanged does not come from observations',
    });
  });

  test('has a rollout that was still followed', async () => {
    const record = await follow([moving, done]);
    const services = record.services.map((service) => ({
      ...service,
      followed: (service.followed ?? []).map(({ polls, ...rest }) => ({ ...rest, polls: polls.slice(0, 1) })),
    }));

    expect(judgeFile({ ...record, services })).toEqual({
      why: 'service web: the run ended while it followed ECS deployment ecs-svc/1000000000000000002',
    });
  });

  test('has lost a part of its observations', async () => {
    const record = await follow([moving, done]);
    const services = record.services.map((service) => ({
      ...service,
      followed: (service.followed ?? []).map((one) => ({ ...one, polls: Array(600).fill(one.polls[0]) })),
    }));

    expect(judgeFile({ ...record, services })).toEqual({
      why: 'the file holds only a part of the observations (services.0.followed.0.polls was cut)',
    });
  });
});

test.each([
  { name: 'no JSON', text: 'x', problem: 'is not JSON' },
  { name: 'another JSON', text: '[]', problem: 'is not a rollout.json: it has no format' },
  { name: 'another format', text: '{"format":2}', problem: 'has format 2, and this version of Slipway reads 1' },
  { name: 'a record without a verdict', text: '{"format":1}', problem: 'is not a rollout.json: verdict is missing' },
  {
    name: 'a record with a wrong count',
    text: renderRolloutJson(aRecord()).replace('"oursRunning": 1', '"oursRunning": "1"'),
    problem: 'is not a rollout.json: services.0.timeline.2.oursRunning is not a number',
  },
])('a file with $name is named as such', ({ text, problem }) => {
  expect(readRolloutJson(text)).toEqual({ problem });
});
