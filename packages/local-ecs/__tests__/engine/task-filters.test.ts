import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

/** Two tasks of the service `web`, one of `job` by hand on the first instance, one of `far` on Fargate, one stopped. */
function someTasks(): { readonly ecs: VirtualEcs; readonly names: ReadonlyMap<string, string> } {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({}, { family: 'job' }));
  const sized = { family: 'far', networkMode: 'awsvpc', cpu: '256', memory: '512' };
  ecs.call('RegisterTaskDefinition', aTaskDefinition({}, sized));
  ecs.call('CreateService', aService());
  ecs.run();
  const run = (input: JsonObject): string =>
    String((ecs.call('RunTask', input).tasks as readonly JsonObject[])[0]?.taskArn);
  const stopped = run({ taskDefinition: 'job' });
  ecs.call('StopTask', { task: stopped });
  ecs.run();
  const [first = '', second = ''] = ecs.taskArns();
  const names = new Map([
    [first, 'web'],
    [second, 'web'],
    [stopped, 'stopped'],
    [run({ taskDefinition: 'job', startedBy: 'me' }), 'job'],
    [run({ taskDefinition: 'far', launchType: 'FARGATE', ...NETWORK }), 'far'],
  ]);
  return { ecs, names };
}

describe('ListTasks', () => {
  test.each([
    { name: 'all that are to run', input: {}, found: ['far', 'job', 'web', 'web'] },
    { name: 'of a service', input: { serviceName: 'web' }, found: ['web', 'web'] },
    { name: 'of a family', input: { family: 'job' }, found: ['job'] },
    { name: 'by who started them', input: { startedBy: 'me' }, found: ['job'] },
    { name: 'on Fargate', input: { launchType: 'FARGATE' }, found: ['far'] },
    { name: 'that are stopped', input: { desiredStatus: 'STOPPED' }, found: ['stopped'] },
    { name: 'that are to be PENDING: none ever is', input: { desiredStatus: 'PENDING' }, found: [] },
    { name: 'of a family in a service', input: { family: 'job', serviceName: 'web' }, found: [] },
  ])('finds those $name', ({ input, found }) => {
    const { ecs, names } = someTasks();

    const arns = ecs.call('ListTasks', input).taskArns as readonly string[];

    expect(arns.map((arn) => names.get(arn)).sort()).toEqual(found);
  });

  test('finds those of an instance, by its id or ARN', () => {
    const { ecs, names } = someTasks();
    const [arn = ''] = ecs.call('ListContainerInstances').containerInstanceArns as readonly string[];

    const found = [arn, arn.split('/').at(-1) ?? ''].map((containerInstance) =>
      (ecs.call('ListTasks', { containerInstance }).taskArns as readonly string[])
        .map((task) => names.get(task))
        .sort(),
    );

    expect(found).toEqual([
      ['job', 'web', 'web'],
      ['job', 'web', 'web'],
    ]);
  });

  test.each([
    {
      name: 'startedBy and another filter',
      input: { startedBy: 'me', family: 'job' },
      type: 'InvalidParameterException',
    },
    { name: 'a missing service', input: { serviceName: 'nope' }, type: 'ServiceNotFoundException' },
  ])('refuses $name', ({ input, type }) => {
    expect(new VirtualEcs().ask('ListTasks', input)).toMatchObject({ ok: false, type });
  });
});

describe('an operation that is not simulated', () => {
  test.each(['ExecuteCommand', 'SubmitTaskStateChange', 'CreateDaemon'])('is named in the refusal: %s', (operation) => {
    const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

    expect(new VirtualEcs().send({ kind: 'call', operation, input: {}, caller })).toEqual({
      ok: false,
      type: 'UnknownOperationException',
      message: `The local ECS does not simulate the operation ${operation}.`,
      status: 400,
    });
  });
});
