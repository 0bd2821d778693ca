import { describe, expect, test } from '@jest/globals';
import { DeployError, type DeployErrorKind } from '../src/errors.ts';
import type { TaskState } from '../src/one-off-task/task.ts';
import { cutRun, refuseRun, run } from '../src/run.ts';
import type { World } from '../src/world.ts';
import { anEcs, aWorld } from './support/fake-world.ts';
import { aRequest, aService, revisionArn } from './support/service-builders.ts';

/** By digest, so that no registry is asked. */
const IMAGE = `web@sha256:${'a'.repeat(64)}`;

/** A world in which the first look at the service throws. */
function aWorldThatThrows(thrown: unknown): World & { readonly told: readonly { readonly type: string }[] } {
  return aWorld({ ecs: anEcs({ describeService: () => Promise.reject(thrown) }) });
}

const fault = (kind: DeployErrorKind) => new DeployError({ kind, message: 'It went wrong.', advice: 'Mend it.' });

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
    const record = await run(aRequest(), aWorldThatThrows(fault(kind)));

    expect([record.verdict, record.reason.includes('No service was changed.')]).toEqual([verdict, true]);
  });

  test('that nobody expected asks for a report, and the run still ends with a record', async () => {
    const record = await run(aRequest(), aWorldThatThrows(new TypeError('x is undefined')));

    expect(record.verdict).toBe('failed');
    expect(record.reason).toContain('Slipway failed in a way it should not: x is undefined');
  });
});

test('the end is told once, and last', async () => {
  const world = aWorldThatThrows(fault('absent'));

  await run(aRequest(), world);

  expect(world.told.filter(({ type }) => type === 'run-ended')).toEqual([world.told.at(-1)]);
});

describe('a single fault is told once, by the verdict', () => {
  test('when something is not there', async () => {
    const world = aWorldThatThrows(fault('absent'));

    await run(aRequest(), world);

    expect(world.told.filter(({ type }) => type === 'refused')).toEqual([]);
    expect(world.told.at(-1)).toMatchObject({
      type: 'run-ended',
      reason: 'It went wrong. No service was changed.',
      nextStep: 'Mend it.',
    });
  });

  test('when an input is wrong', () => {
    const world = aWorld();

    refuseRun([{ input: 'build', text: 'build: "x" is not allowed.', advice: 'Write auto.' }], world);

    expect(world.told).toEqual([
      {
        type: 'run-ended',
        verdict: 'refused',
        reason: 'build: "x" is not allowed. So nothing was called and nothing was changed.',
        nextStep: 'Write auto.',
        tookMs: 0,
      },
    ]);
  });
});

test('several wrong inputs are told one by one, and the verdict names them', () => {
  const world = aWorld();
  const faults = ['image', 'build'].map((input) => ({ input, text: `${input}: is wrong.`, advice: 'Mend it.' }));

  refuseRun(faults, world);

  expect(world.told).toEqual([
    { type: 'refused', faults },
    {
      type: 'run-ended',
      verdict: 'refused',
      reason: 'The inputs have 2 faults: image, build. So nothing was called and nothing was changed.',
      nextStep: 'Correct each of them as it says, and run again.',
      tookMs: 0,
    },
  ]);
});

test('a run that has nothing to deploy is refused, since green would say that something was', async () => {
  const image = { kind: 'given', images: [{ reference: IMAGE }] } as const;

  const record = await run(aRequest({ services: [], image }), aWorld({ ecs: anEcs({}) }));

  expect([record.verdict, record.reason]).toEqual([
    'refused',
    'Nothing was written. There is nothing to deploy: neither a service, nor a task definition to register, nor a repository.',
  ]);
});

test('wrong inputs end a run before anything is called', () => {
  const world = aWorld();
  const faults = [{ input: 'build', text: 'build: "x" is not allowed.' }];

  const record = refuseRun(faults, world);

  expect([record.verdict, record.faults]).toEqual(['refused', faults]);
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
    'The run was cancelled. The update of web was under way and its answer is not known. Check the service: aws ecs describe-services --cluster default --services web',
  );
  expect(cutRun(4_000, after).reason).toBe('The run was cancelled. Deployment ecs-svc/1 was started and continues.');
});

test.each<{ readonly state: TaskState; readonly said: string }>([
  { state: 'asked', said: 'Whether the one-off task was started is not known. No service was changed.' },
  { state: 'running', said: 'The one-off task arn:one is left as it is. No service was changed.' },
  { state: 'well', said: 'No service was changed.' },
])('a run that is cut says what it leaves of a one-off task that is $state', ({ state, said }) => {
  const world = aWorld();
  const task = { state, cluster: 'production', startedBy: 'ci', plan: [], taskArns: ['arn:one'], failures: [] };
  world.notes.note({ task });

  expect(cutRun(4_000, world).reason).toBe(`The run was cancelled. ${said}`);
});

test('a dry run reads and writes nothing', async () => {
  const described = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128 }] };
  const serving = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described };
  const ecs = anEcs({
    describeService: () => Promise.resolve(aService()),
    describeRevision: () => Promise.resolve(serving),
    serviceDeployments: () => Promise.resolve([]),
    serviceTasks: () => Promise.resolve([]),
  });
  const image = { kind: 'given', images: [{ reference: IMAGE }] } as const;

  const record = await run(aRequest({ isDryRun: true, image }), aWorld({ ecs }));

  expect([record.verdict, record.services[0]?.changes]).toEqual(['planned', [`container web: image web:1 → ${IMAGE}`]]);
});
