import { describe, expect, test } from '@jest/globals';
import { toTaskArn } from '@slipway/ecs-rules/arns';
import type { TaskState } from '../../src/drivers/one-off-task/task-outcome.ts';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import { cutRun, refuseRun, run } from '../../src/run/run-to-verdict.ts';
import type { World } from '../../src/run/world.ts';
import { anImageReference, aRequest, aService, revisionArn } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

/** By digest, so that no registry is asked. */
const IMAGE = `web@sha256:${'a'.repeat(64)}`;

/** A world in which the first read of the service throws. */
function aWorldThatThrows(thrown: unknown): World & { readonly reported: readonly { readonly type: string }[] } {
  return aWorld({ ecs: anEcs({ describeService: () => Promise.reject(thrown) }) });
}

const error = (kind: DeployErrorKind) => new DeployError({ kind, message: 'It went wrong.', advice: 'Mend it.' });

describe('an exception before any update', () => {
  test.each<{ readonly kind: DeployErrorKind; readonly verdict: string }>([
    { kind: 'input', verdict: 'refused' },
    { kind: 'absent', verdict: 'refused' },
    { kind: 'unsupported', verdict: 'refused' },
    { kind: 'access', verdict: 'failed' },
    { kind: 'unreachable', verdict: 'failed' },
    { kind: 'rejected', verdict: 'failed' },
    { kind: 'build', verdict: 'failed' },
    { kind: 'registry', verdict: 'failed' },
    { kind: 'cancelled', verdict: 'cancelled' },
    { kind: 'internal', verdict: 'failed' },
  ])('of kind $kind is $verdict, and says that no service was changed', async ({ kind, verdict }) => {
    const record = await run(aRequest(), aWorldThatThrows(error(kind)));

    expect([record.verdict, record.reason.includes('No service was changed.')]).toEqual([verdict, true]);
  });

  test('that nobody expected asks for a report, and the run still ends with a record', async () => {
    const record = await run(aRequest(), aWorldThatThrows(new TypeError('x is undefined')));

    expect(record.verdict).toBe('failed');
    expect(record.reason).toContain('Internal error in Slipway: x is undefined');
  });
});

test('the end is reported once, and last', async () => {
  const world = aWorldThatThrows(error('absent'));

  await run(aRequest(), world);

  expect(world.reported.filter(({ type }) => type === 'run-ended')).toEqual([world.reported.at(-1)]);
});

describe('a single error is reported once, by the verdict', () => {
  test('when something does not exist', async () => {
    const world = aWorldThatThrows(error('absent'));

    await run(aRequest(), world);

    expect(world.reported.filter(({ type }) => type === 'refused')).toEqual([]);
    expect(world.reported.at(-1)).toMatchObject({
      type: 'run-ended',
      reason: 'It went wrong. No service was changed.',
      nextStep: 'Mend it.',
    });
  });

  test('when an input is wrong', () => {
    const world = aWorld();

    refuseRun([{ input: 'build', text: 'build: "x" is not allowed.', advice: 'Write auto.' }], world);

    expect(world.reported).toEqual([
      {
        type: 'run-ended',
        verdict: 'refused',
        reason: 'build: "x" is not allowed. No changes were made.',
        nextStep: 'Write auto.',
        tookMs: 0,
      },
    ]);
  });
});

test('several wrong inputs are reported one by one, and the verdict names them', () => {
  const world = aWorld();
  const errors = ['image', 'build'].map((input) => ({ input, text: `${input}: is wrong.`, advice: 'Mend it.' }));

  refuseRun(errors, world);

  expect(world.reported).toEqual([
    { type: 'refused', errors },
    {
      type: 'run-ended',
      verdict: 'refused',
      reason: '2 invalid inputs: image, build. No changes were made.',
      nextStep: 'Correct each of them and run again.',
      tookMs: 0,
    },
  ]);
});

test('a run that has nothing to deploy is refused, since green would say that something was', async () => {
  const image = { kind: 'given', images: [{ reference: anImageReference(IMAGE) }] } as const;

  const record = await run(aRequest({ services: [], image }), aWorld({ ecs: anEcs({}) }));

  expect([record.verdict, record.reason]).toEqual([
    'refused',
    'No changes were made. Nothing to deploy: no service, task-definition or repository is set.',
  ]);
});

test('wrong inputs end a run before anything is called', () => {
  const world = aWorld();
  const errors = [{ input: 'build', text: 'build: "x" is not allowed.' }];

  const record = refuseRun(errors, world);

  expect([record.verdict, record.errors]).toEqual(['refused', errors]);
});

test('a run that is cut says whether an update was sent', () => {
  const before = aWorld();
  const between = aWorld();
  between.notes.noteService('web', { revisionArn: revisionArn('web:2'), isUpdateSent: true });
  const unsent = aWorld();
  unsent.notes.noteService('web', { revisionArn: revisionArn('web:2') });
  const after = aWorld();
  after.notes.noteService('web', { deploymentId: 'ecs-svc/1' });

  expect(cutRun(4_000, before).reason).toBe('The run was cancelled. No service was changed.');
  expect(cutRun(4_000, unsent).reason).toBe('The run was cancelled. No service was changed.');
  expect(cutRun(4_000, between).reason).toBe(
    'The run was cancelled. The update of web was sent, but no answer arrived. Check the service: aws ecs describe-services --cluster default --services web',
  );
  expect(cutRun(4_000, after).reason).toBe('The run was cancelled. Deployment ecs-svc/1 was started and continues.');
});

test.each<{ readonly state: TaskState; readonly said: string }>([
  { state: 'asked', said: 'Unknown whether the one-off task was started. No service was changed.' },
  { state: 'running', said: 'The one-off task arn:one keeps running. No service was changed.' },
  { state: 'well', said: 'No service was changed.' },
])('a run that is cut says what it leaves of a one-off task that is $state', ({ state, said }) => {
  const world = aWorld();
  const task = {
    state,
    cluster: 'production',
    startedBy: 'ci',
    plan: [],
    taskArns: [toTaskArn('arn:one')],
    failures: [],
  };
  world.notes.note({ task });

  expect(cutRun(4_000, world).reason).toBe(`The run was cancelled. ${said}`);
});

test('a dry run reads and writes nothing', async () => {
  const described = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128 }] };
  const current = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described };
  const ecs = anEcs({
    describeService: () => Promise.resolve(aService()),
    describeRevision: () => Promise.resolve(current),
    serviceDeployments: () => Promise.resolve([]),
    serviceTasks: () => Promise.resolve([]),
  });
  const image = { kind: 'given', images: [{ reference: anImageReference(IMAGE) }] } as const;

  const record = await run(aRequest({ isDryRun: true, image }), aWorld({ ecs }));

  const [web] = record.services;
  const change = { path: 'containerDefinitions[web].image', kind: 'changed', before: 'web:1', after: IMAGE };
  expect([record.verdict, web?.changes]).toEqual(['planned', [change]]);
});
