import { describe, expect, test } from '@jest/globals';
import { toTaskArn } from '@slipway/ecs-rules/arns';
import { formatClientToken, identifyTask } from '../../../src/drivers/one-off-task/identity.ts';
import { startTask } from '../../../src/drivers/one-off-task/start-task.ts';
import { writeEndedTask } from '../../../src/ledger/ended-tasks.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Tags } from '../../../src/ports/tags.ts';
import type { RunTaskRequest, StartedTask, TaskLaunch, TaskObservation } from '../../../src/ports/task-records.ts';
import type { World } from '../../../src/run/world.ts';
import { revisionArn } from '../../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../../support/fakes/fake-world.ts';
import { anEndedTask, aPlan } from './builders.ts';

const OVERRIDES = [{ name: 'web', command: ['migrate'], environment: [{ name: 'AT', value: '1' }] }];
const PLAN = aPlan({ settings: { startedBy: 'GitHub-Actions', overrides: { containerOverrides: OVERRIDES } } });
const DUE = { plan: PLAN, revisionArn: revisionArn('web:2') };
const ORIGIN = { repository: 'acme/shop', runId: '7', runAttempt: 1, step: 'deploy/slipway' };
const IDENTITY = 'a'.repeat(40);

const running: TaskObservation = { lastStatus: 'RUNNING', task: anEndedTask([{ name: 'web' }]) };
const ended = (exitCode: number): TaskObservation => ({
  lastStatus: 'STOPPED',
  task: anEndedTask([{ name: 'web', exitCode }]),
});

/** An ECS that knows tasks by client token, as the documents say. */
function aRunningEcs(tasks: Readonly<Record<string, TaskObservation>>, listed: readonly StartedTask[] | Error = []) {
  const sent: string[] = [];
  const byToken = new Map(Object.entries(tasks));
  const ecs = anEcs({
    startedTasks: () => (listed instanceof Error ? Promise.reject(listed) : Promise.resolve(listed)),
    describeTask: (_cluster, arn) => Promise.resolve(byToken.get(arn)),
    runTask: ({ clientToken }: RunTaskRequest): Promise<TaskLaunch> => {
      sent.push(clientToken);
      const known = byToken.get(clientToken);
      byToken.set(clientToken, known ?? running);
      return Promise.resolve({
        taskArns: [toTaskArn(clientToken)],
        failures: [],
        hasStopped: known?.lastStatus === 'STOPPED',
      });
    },
  });
  return { ecs, sent };
}

function aTask(arn: string, overrides: Partial<StartedTask> = {}): StartedTask {
  const known = { revisionArn: DUE.revisionArn, lastStatus: 'RUNNING', containerOverrides: OVERRIDES };
  return { arn: toTaskArn(arn), ...known, ...overrides };
}

const start = (world: World, identity: string | undefined = IDENTITY) =>
  startTask(DUE, { identity, onSend: () => {} }, world);
const token = (failed: number) => formatClientToken(IDENTITY, failed);

describe('the task of a run', () => {
  test('is started with a token that the run, started again, has too', async () => {
    const { ecs, sent } = aRunningEcs({});

    expect(await start(aWorld({ ecs }))).toEqual({ kind: 'started', arn: token(0), isEarlier: false });

    expect(sent).toEqual([token(0)]);
    expect(token(0)).toMatch(/^[!-~]{1,64}$/);
  });

  test('that runs already is waited for', async () => {
    const { ecs } = aRunningEcs({ [token(0)]: running }, [aTask(token(0))]);

    expect(await start(aWorld({ ecs }))).toEqual({ kind: 'started', arn: token(0), isEarlier: true });
  });

  test('that ended well is not run again', async () => {
    const { ecs } = aRunningEcs({ [token(0)]: ended(0) }, [aTask(token(0), { lastStatus: 'STOPPED' })]);

    expect(await start(aWorld({ ecs }))).toEqual({ kind: 'ended-well', arn: token(0) });
  });

  test('that failed is run again, however often it has failed', async () => {
    const { ecs, sent } = aRunningEcs({ [token(0)]: ended(1), [token(1)]: ended(2) });

    expect(await start(aWorld({ ecs }))).toEqual({ kind: 'started', arn: token(2), isEarlier: false });

    expect(sent).toEqual([token(0), token(1), token(2)]);
  });

  test('that ended well long ago is known from the tag of its revision', async () => {
    const { ecs, sent } = aRunningEcs({});
    const ledger = aLedger(new Map<string, Tags>([[DUE.revisionArn, writeEndedTask({}, IDENTITY)]]));

    expect(await start(aWorld({ ecs, ledger }))).toEqual({ kind: 'ended-well' });

    expect(sent).toEqual([]);
  });

  test('is found by its token where tasks may not be listed, which is said', async () => {
    const denied = new DeployError({ kind: 'access', message: 'ecs:ListTasks was denied.', advice: 'Allow it.' });
    const { ecs } = aRunningEcs({ [token(0)]: ended(0) }, denied);
    const world = aWorld({ ecs });

    expect(await start(world)).toEqual({ kind: 'ended-well', arn: token(0) });

    const text = 'Earlier one-off tasks could not be listed: ecs:ListTasks was denied.';
    expect(world.reported).toEqual([{ type: 'notice', text, advice: 'Allow it.' }]);
  });

  test('whose answer was lost is not taken for one of an earlier attempt when it has failed by then', async () => {
    const { ecs, sent } = aRunningEcs({ [token(0)]: ended(1) });
    const silence = new DeployError({ kind: 'unreachable', message: 'No answer.', advice: 'Wait.' });
    let calls = 0;
    const runTask = (request: RunTaskRequest) => {
      calls += 1;
      return calls === 1 ? Promise.reject(silence) : ecs.runTask(request);
    };

    const started = await start(aWorld({ ecs: { ...ecs, runTask } }));

    expect([started, sent]).toEqual([{ kind: 'started', arn: token(0), isEarlier: false }, [token(0)]]);
  });

  test('that was started with other values of variables is waited for', async () => {
    const { ecs } = aRunningEcs({ [token(0)]: running });
    const runTask = () => Promise.resolve({ taskArns: [toTaskArn(token(0))], failures: [], isConflict: true });

    const started = await start(aWorld({ ecs: { ...ecs, runTask } }));

    expect(started).toEqual({ kind: 'started', arn: token(0), isEarlier: true });
  });

  test('that an earlier attempt could not place is tried with a token of its own', async () => {
    const failures = [{ reason: 'RESOURCE:CPU' }];
    const { ecs } = aRunningEcs({});
    const runTask = (request: RunTaskRequest) =>
      request.clientToken === token(0) ? Promise.resolve({ taskArns: [], failures }) : ecs.runTask(request);
    const { runAttempt: _unknown, ...origin } = ORIGIN;
    const again = (attempt: { readonly runAttempt?: number }) =>
      start(aWorld({ ecs: { ...ecs, runTask }, origin: { ...origin, ...attempt } }));

    expect(await again({ runAttempt: 1 })).toEqual({ kind: 'not-placed', failures });
    expect(await again({ runAttempt: 2 })).toMatchObject({ kind: 'started', isEarlier: false });
    // Where the CI does not say which attempt this is, it may be a later one.
    expect(await again({})).toMatchObject({ kind: 'started', isEarlier: false });
  });
});

describe('outside a workflow', () => {
  const outside = (world: World) => startTask(DUE, { identity: undefined, onSend: () => {} }, world);

  test('a task that does the same work is waited for while it runs', async () => {
    const { ecs, sent } = aRunningEcs({}, [aTask('arn:one')]);

    expect(await outside(aWorld({ ecs }))).toEqual({ kind: 'started', arn: 'arn:one', isEarlier: true });

    expect(sent).toEqual([]);
  });

  test.each([
    { name: 'has stopped', task: { lastStatus: 'STOPPED' } },
    { name: 'is of another revision', task: { revisionArn: revisionArn('web:1') } },
    { name: 'has another command', task: { containerOverrides: [{ name: 'web', command: ['seed'] }] } },
  ])('a task that $name is not', async ({ task }) => {
    const { ecs } = aRunningEcs({}, [aTask('arn:one', task)]);

    expect(await outside(aWorld({ ecs }))).toMatchObject({ kind: 'started', isEarlier: false });
  });
});

describe('the identity of a task', () => {
  const digest = (text: string) => Buffer.from(text).toString('hex').padEnd(40, '0').slice(-40);
  const identify = (due: typeof DUE, origin: World['origin']) => identifyTask(due, origin, digest);

  test('is the same in every attempt, and with other values of variables', () => {
    const environment = [{ name: 'AT', value: '2' }];
    const containerOverrides = [{ name: 'web', command: ['migrate'], environment }];
    const plan = aPlan({ settings: { overrides: { containerOverrides } } });

    expect(identify({ ...DUE, plan }, { ...ORIGIN, runAttempt: 2 })).toBe(identify(DUE, ORIGIN));
  });

  test('is another for another command', () => {
    const plan = aPlan({ settings: { overrides: { containerOverrides: [{ name: 'web', command: ['seed'] }] } } });

    expect(identify({ ...DUE, plan }, ORIGIN)).not.toBe(identify(DUE, ORIGIN));
  });

  test('is not known without a run', () => {
    expect(identify(DUE, { repository: 'acme/shop' })).toBeUndefined();
  });
});
