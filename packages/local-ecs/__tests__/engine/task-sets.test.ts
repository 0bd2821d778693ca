import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const EXTERNAL: JsonObject = { deploymentController: { type: 'EXTERNAL' } };
const CODE_DEPLOY: JsonObject = { deploymentController: { type: 'CODE_DEPLOY' } };

/** Two instances, two revisions and a service `web` of four tasks whose task sets are made by others. */
function anExternalService(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
  ecs.call('CreateService', { serviceName: 'web', desiredCount: 4, ...EXTERNAL });
  return ecs;
}

interface SeenTaskSet extends JsonObject {
  readonly id: string;
  readonly taskSetArn: string;
  readonly status: string;
  readonly stabilityStatus: string;
}

function makeTaskSet(ecs: VirtualEcs, change: JsonObject = {}): SeenTaskSet {
  const scale = { value: 100, unit: 'PERCENT' };
  const input = { cluster: 'default', service: 'web', taskDefinition: 'web:1', scale, ...change };
  return ecs.call('CreateTaskSet', input).taskSet as SeenTaskSet;
}

function listSets(ecs: VirtualEcs): readonly JsonObject[] {
  const sets = ecs.call('DescribeTaskSets', { cluster: 'default', service: 'web' }).taskSets as readonly SeenTaskSet[];
  return sets.map(({ id, status, computedDesiredCount, runningCount, stabilityStatus }) => ({
    id,
    status,
    computedDesiredCount: computedDesiredCount ?? null,
    runningCount: runningCount ?? null,
    stabilityStatus,
  }));
}

function refusal(ecs: VirtualEcs, operation: string, input: JsonObject): string {
  const answer = ecs.ask(operation, input);
  return answer.ok ? 'taken' : `${answer.type}: ${answer.message}`;
}

describe('a service of the EXTERNAL deployment controller', () => {
  test('starts with no deployment and no task set', () => {
    const ecs = anExternalService();

    expect(ecs.service()).toMatchObject({ status: 'ACTIVE', desiredCount: 4, deployments: [], taskSets: [] });
    expect(ecs.service().taskDefinition).toBeUndefined();
  });

  test('creates a task set as requested, STABILIZING at first', () => {
    const ecs = anExternalService();
    const made = makeTaskSet(ecs, { externalId: 'blue', scale: { value: 30, unit: 'PERCENT' } });

    expect(made).toEqual({
      id: expect.stringMatching(/^ecs-svc\/\d{19}$/),
      taskSetArn: `arn:aws:ecs:eu-west-1:123456789012:task-set/default/web/${made.id}`,
      serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/default/web',
      clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/default',
      externalId: 'blue',
      status: 'ACTIVE',
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      computedDesiredCount: 2,
      pendingCount: 0,
      runningCount: 0,
      createdAt: START / 1000,
      updatedAt: START / 1000,
      launchType: 'EC2',
      loadBalancers: [],
      serviceRegistries: [],
      scale: { value: 30, unit: 'PERCENT' },
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: START / 1000,
      tags: [],
    });
  });

  test('runs the share of its desired count that the scale sets, until the task set is in STEADY_STATE', () => {
    const ecs = anExternalService();
    const { id } = makeTaskSet(ecs, { scale: { value: 30, unit: 'PERCENT' } });

    ecs.run();

    const steady = { status: 'ACTIVE', computedDesiredCount: 2, runningCount: 2, stabilityStatus: 'STEADY_STATE' };
    expect(listSets(ecs)).toEqual([{ id, ...steady }]);
    expect(ecs.events()).toEqual([
      '(service web) has started 2 tasks: (task ID) (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });

  test.each([
    ['an eighth of eight', 8, 12.5, 1],
    ['a tenth of a percent of ten', 10, 0.1, 1],
    ['thirty percent of ten', 10, 30, 3],
    ['nothing', 4, 0, 0],
  ])('rounds %s up', (_name, desiredCount, value, computed) => {
    const ecs = anExternalService();
    ecs.call('UpdateService', { service: 'web', desiredCount });

    expect(makeTaskSet(ecs, { scale: { value, unit: 'PERCENT' } })).toMatchObject({ computedDesiredCount: computed });
  });

  test('follows the service’s desired count with every task set', () => {
    const ecs = anExternalService();
    makeTaskSet(ecs);
    makeTaskSet(ecs, { taskDefinition: 'web:2', scale: { value: 50, unit: 'PERCENT' } });
    ecs.run();

    ecs.call('UpdateService', { service: 'web', desiredCount: 2 });
    ecs.run();

    expect(listSets(ecs).map(({ runningCount }) => runningCount)).toEqual([1, 2]);
    expect(ecs.service()).toMatchObject({ desiredCount: 2, runningCount: 3 });
  });

  test('moves from one task set to another by hand', () => {
    const ecs = anExternalService();
    const blue = makeTaskSet(ecs);
    ecs.call('UpdateServicePrimaryTaskSet', { cluster: 'default', service: 'web', primaryTaskSet: blue.taskSetArn });
    ecs.run();
    const green = makeTaskSet(ecs, { taskDefinition: 'web:2' });
    ecs.run();
    const both = ecs.service();

    ecs.call('UpdateServicePrimaryTaskSet', { cluster: 'default', service: 'web', primaryTaskSet: green.id });
    const deleted = ecs.call('DeleteTaskSet', { cluster: 'default', service: 'web', taskSet: blue.id, force: true });
    ecs.run();

    expect(both).toMatchObject({
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      runningCount: 8,
      taskSets: [
        { id: blue.id, status: 'PRIMARY' },
        { id: green.id, status: 'ACTIVE' },
      ],
    });
    expect(deleted).toMatchObject({ taskSet: { status: 'DRAINING', scale: { value: 0 } } });
    expect(ecs.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2',
      runningCount: 4,
      taskSets: [{ id: green.id, status: 'PRIMARY', stabilityStatus: 'STEADY_STATE' }],
    });
  });

  test('answers the same task set to the same client token', () => {
    const ecs = anExternalService();
    const first = makeTaskSet(ecs, { clientToken: 'once' });

    expect(makeTaskSet(ecs, { clientToken: 'once' })).toEqual(first);
  });

  test('takes five task sets at most', () => {
    const ecs = anExternalService();
    for (let made = 0; made < 5; made += 1) makeTaskSet(ecs);

    expect(refusal(ecs, 'CreateTaskSet', { cluster: 'default', service: 'web', taskDefinition: 'web:1' })).toBe(
      'InvalidParameterException: 5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.',
    );
  });

  test('reports missing task sets', () => {
    const ecs = anExternalService();
    const requested = { cluster: 'default', service: 'web', taskSets: ['ecs-svc/1'] };

    expect(ecs.call('DescribeTaskSets', requested)).toEqual({
      taskSets: [],
      failures: [{ arn: 'ecs-svc/1', reason: 'MISSING' }],
    });
    expect(refusal(ecs, 'UpdateTaskSet', { ...requested, taskSet: 'ecs-svc/1', scale: { value: 1 } })).toMatch(
      /^TaskSetNotFoundException: /,
    );
  });

  test('keeps a task set that is scaled above 0, unless it is forced', () => {
    const ecs = anExternalService();
    const { id } = makeTaskSet(ecs);
    const requested = { cluster: 'default', service: 'web', taskSet: id };

    expect(refusal(ecs, 'DeleteTaskSet', requested)).toMatch(/^InvalidParameterException: /);
    ecs.call('UpdateTaskSet', { ...requested, scale: { value: 0, unit: 'PERCENT' } });
    expect(refusal(ecs, 'DeleteTaskSet', requested)).toBe('taken');
  });

  test('must not name a task definition', () => {
    const ecs = anExternalService();

    expect(refusal(ecs, 'CreateService', aService({ serviceName: 'other', ...EXTERNAL }))).toBe(
      'InvalidParameterException: TaskDefinition must be blank',
    );
  });

  test('drains with its task sets when it is deleted', () => {
    const ecs = anExternalService();
    makeTaskSet(ecs);
    ecs.run();

    ecs.call('DeleteService', { service: 'web', force: true });
    ecs.run();

    expect(ecs.service()).toMatchObject({ status: 'INACTIVE', runningCount: 0, taskSets: [] });
  });
});

describe('a service of the CODE_DEPLOY deployment controller', () => {
  function aCodeDeployService(change: JsonObject = {}): { readonly ecs: VirtualEcs; readonly service: JsonObject } {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    const loadBalancers = [{ targetGroupArn: ecs.addTargetGroup(), containerName: 'web', containerPort: 5000 }];
    return { ecs, service: aService({ loadBalancers, ...CODE_DEPLOY, ...change }) };
  }

  test('makes its first task set by itself, PRIMARY at full scale', () => {
    const { ecs, service } = aCodeDeployService();
    ecs.call('CreateService', service);
    ecs.run();

    const seen = ecs.service();
    expect(seen).toMatchObject({
      deploymentController: { type: 'CODE_DEPLOY' },
      deployments: [],
      runningCount: 2,
      taskSets: [{ status: 'PRIMARY', scale: { value: 100, unit: 'PERCENT' }, stabilityStatus: 'STEADY_STATE' }],
    });
    expect(Object.keys((seen.taskSets as readonly JsonObject[])[0] ?? {})).not.toContain('externalId');
  });

  test.each([
    ['a task definition', { taskDefinition: 'web' }, 'Unable to update task definition'],
    ['a network', { networkConfiguration: {} }, 'Unable to update network parameters'],
    ['a forced deployment', { forceNewDeployment: true }, 'Cannot force a new deployment'],
  ])('does not take %s by UpdateService', (_name, change, start) => {
    const { ecs, service } = aCodeDeployService();
    ecs.call('CreateService', service);

    expect(refusal(ecs, 'UpdateService', { service: 'web', ...change })).toBe(
      `InvalidParameterException: ${start} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
    );
  });

  test('scales by UpdateService', () => {
    const { ecs, service } = aCodeDeployService();
    ecs.call('CreateService', service);
    ecs.run();

    ecs.call('UpdateService', { service: 'web', desiredCount: 3, forceNewDeployment: false });
    ecs.run();

    expect(ecs.service()).toMatchObject({ desiredCount: 3, runningCount: 3 });
  });

  test.each([
    ['without a load balancer', { loadBalancers: [] }],
    [
      'with a circuit breaker',
      { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
    ],
    [
      'with deployment alarms',
      { deploymentConfiguration: { alarms: { enable: true, alarmNames: ['errors'], rollback: true } } },
    ],
    ['with a strategy of the ECS controller', { deploymentConfiguration: { strategy: 'CANARY' } }],
    ['as a daemon', { schedulingStrategy: 'DAEMON', desiredCount: null }],
  ])('is refused %s', (_name, change) => {
    const { ecs, service } = aCodeDeployService(change);

    expect(refusal(ecs, 'CreateService', service)).toMatch(/^InvalidParameterException: .*CODE_DEPLOY/);
  });

  test('does not let its task sets be made by hand', () => {
    const { ecs, service } = aCodeDeployService();
    ecs.call('CreateService', service);

    expect(refusal(ecs, 'CreateTaskSet', { cluster: 'default', service: 'web', taskDefinition: 'web' })).toMatch(
      /^InvalidParameterException: /,
    );
  });
});
