import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aConfiguration, aService, aTaskDefinition, START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

/** Two tasks of `web`, steady. */
function steady(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', ...aConfiguration(50, 200) }));
  ecs.run();
  return ecs;
}

function protect(ecs: VirtualEcs, tasks: readonly string[], more: JsonObject = {}): JsonObject {
  return ecs.call('UpdateTaskProtection', { cluster: 'default', tasks, protectionEnabled: true, ...more });
}

function shorten(text: string): string {
  return text.replace(/ecs-svc\/\d+/g, 'ecs-svc/N');
}

const HELD =
  '(service web) was unable to reach steady state because (taskSet ecs-svc/N) was unable to scale in due to (reason 1 tasks under protection)';

describe('a protected task', () => {
  test('is shown until its time is over', () => {
    const ecs = steady();
    const [arn = ''] = ecs.taskArns();
    const get = (): JsonObject => ecs.call('GetTaskProtection', { cluster: 'default', tasks: [arn] });

    const before = get();
    const put = protect(ecs, [arn], { expiresInMinutes: 1 });
    const expirationDate = ecs.now / 1000 + 60;
    ecs.pass(59);
    const during = get();
    ecs.pass(1);

    const shown = { protectedTasks: [{ taskArn: arn, protectionEnabled: true, expirationDate }], failures: [] };
    const bare = { protectedTasks: [{ taskArn: arn, protectionEnabled: false }], failures: [] };
    expect([before, put, during, get()]).toEqual([bare, shown, shown, bare]);
  });

  test('has two hours by default', () => {
    const ecs = steady();
    const { protectedTasks } = protect(ecs, ecs.taskArns().slice(0, 1));

    expect(protectedTasks).toMatchObject([{ expirationDate: ecs.now / 1000 + 7200 }]);
    expect(ecs.now).toBeGreaterThan(START);
  });

  test('blocks scaling in, which reports why it waits and continues when the protection expires', () => {
    const ecs = steady();
    const [first = '', second = ''] = ecs.taskArns();
    protect(ecs, [second], { expiresInMinutes: 10 });
    protect(ecs, [first], { expiresInMinutes: 60 });

    ecs.call('UpdateService', { service: 'web', desiredCount: 1 });
    ecs.pass(60);
    const waiting = [ecs.taskArns(), shorten(ecs.events().at(-1) ?? '')];
    ecs.pass(700);

    expect(waiting).toEqual([[first, second], HELD]);
    expect(ecs.taskArns()).toEqual([first]);
    expect(ecs.events().at(-1)).toBe('(service web) has reached a steady state.');
  });

  test('blocks the end of a deployment', () => {
    const ecs = steady();
    const [first = ''] = ecs.taskArns();
    protect(ecs, [first], { expiresInMinutes: 30 });

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.pass(600);
    const during = ecs.service();
    const reported = ecs.events().map(shorten);
    ecs.pass(1500);

    expect(during.deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 2 },
      { status: 'ACTIVE', runningCount: 1 },
    ]);
    expect(reported).toContain(HELD);
    expect(ecs.service().deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 },
    ]);
  });

  test('stops at once when the protection is removed', () => {
    const ecs = steady();
    const tasks = ecs.taskArns();
    protect(ecs, tasks);
    ecs.call('UpdateService', { service: 'web', desiredCount: 0 });
    ecs.pass(60);

    protect(ecs, tasks, { protectionEnabled: false });
    ecs.pass(60);

    expect(ecs.taskArns()).toEqual([]);
  });

  test('can be stopped by hand', () => {
    const ecs = steady();
    const [arn = ''] = ecs.taskArns();
    protect(ecs, [arn]);

    ecs.call('StopTask', { task: arn });
    ecs.pass(60);

    expect(ecs.taskArns()).not.toContain(arn);
  });
});

describe('protection is not given to', () => {
  test('a missing task, or one without a service', () => {
    const ecs = steady();
    const { tasks } = ecs.call('RunTask', { taskDefinition: 'web' });
    const alone = String((tasks as readonly JsonObject[])[0]?.taskArn);
    const nobody = `arn:aws:ecs:eu-west-1:123456789012:task/default/${'0'.repeat(32)}`;

    expect(protect(ecs, [alone, '0'.repeat(32)])).toEqual({
      protectedTasks: [],
      failures: [
        { arn: alone, reason: 'TASK_NOT_VALID' },
        { arn: nobody, reason: 'MISSING' },
      ],
    });
  });

  test('further tasks of a service whose deployment is blocked', () => {
    const ecs = steady();
    const [first = ''] = ecs.taskArns();
    protect(ecs, [first]);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.pass(300);
    const fresh = ecs.taskArns().filter((arn) => arn !== first);

    const again = protect(ecs, [first, ...fresh]);

    expect(again).toMatchObject({
      protectedTasks: [{ taskArn: first, protectionEnabled: true }],
      failures: fresh.map((arn) => ({ arn, reason: 'DEPLOYMENT_BLOCKED' })),
    });
    expect(fresh.length).toBe(2);
  });

  test.each([
    { name: 'no task', input: { tasks: [] } },
    { name: 'eleven tasks', input: { tasks: Array.from({ length: 11 }, (_, at) => `t${at}`) } },
    { name: 'no time', input: { tasks: ['t'], expiresInMinutes: 0 } },
    { name: 'more than two days', input: { tasks: ['t'], expiresInMinutes: 2881 } },
  ])('$name', ({ input }) => {
    const answer = steady().ask('UpdateTaskProtection', { cluster: 'default', protectionEnabled: true, ...input });

    expect(answer).toMatchObject({ type: 'InvalidParameterException' });
  });
});
