import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type LocalEcs, startLocalEcs } from '@slipway/local-ecs';
import { callApi } from '../support/harness/local-client.ts';

describe('the state of a local ECS', () => {
  let local: LocalEcs;

  beforeEach(async () => {
    const images = [
      { image: '*:bad', exits: { afterMs: 1000, code: 1, reason: 'OutOfMemoryError: Container killed' } },
      { image: '*:lost', target: { afterMs: 1000, result: 'unhealthy' as const } },
    ];
    local = await startLocalEcs({ clock: 'virtual', scenario: { images }, targetGroups: [{ name: 'web' }] });
  });

  afterEach(() => local.stop());

  const callEcs = (operation: string, input: JsonObject = {}) =>
    callApi({ address: local.url }, { service: 'ecs', operation, input });

  const register = (image: string) =>
    callEcs('RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'web', image, memory: 128, portMappings: [{ containerPort: 80 }] }],
    });

  async function createService(): Promise<void> {
    const targetGroupArn = local.state().targetGroups[0]?.arn ?? '';
    await register('web:good');
    await callEcs('CreateService', {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 1,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
    });
    await local.advanceUntil(({ services: [web] }) => web?.serviceDeployments[0]?.status === 'SUCCESSFUL');
  }

  test('at the start has the cluster and its instances', () => {
    expect(local.state()).toEqual({
      now: expect.any(Number),
      clusters: [{ name: 'default', status: 'ACTIVE' }],
      services: [],
      tasks: [],
      instances: ['us-east-1a', 'us-east-1b'].map((availabilityZone) => ({
        cluster: 'default',
        arn: expect.stringContaining(':container-instance/default/'),
        status: 'ACTIVE',
        taskCount: 0,
        availabilityZone,
      })),
      targetGroups: [{ name: 'web', arn: expect.stringContaining(':targetgroup/web/'), targets: [] }],
    });
  });

  test('shows a service with its deployments, tasks, containers and targets', async () => {
    await createService();

    const { services, tasks, targetGroups } = local.state();

    const arn = tasks[0]?.arn;
    expect(services).toEqual([
      {
        cluster: 'default',
        name: 'web',
        arn: expect.stringContaining(':service/default/web'),
        status: 'ACTIVE',
        taskDefinition: 'web:1',
        desiredCount: 1,
        runningCount: 1,
        pendingCount: 0,
        deployments: [
          {
            id: expect.stringMatching(/^ecs-svc\/\d+$/),
            status: 'PRIMARY',
            taskDefinition: 'web:1',
            desiredCount: 1,
            runningCount: 1,
            pendingCount: 0,
            failedTasks: 0,
            rolloutState: 'COMPLETED',
            rolloutStateReason: expect.stringContaining('completed'),
          },
        ],
        serviceDeployments: [
          { arn: expect.stringContaining(':service-deployment/'), status: 'SUCCESSFUL', taskDefinition: 'web:1' },
        ],
        events: expect.arrayContaining(['(service web) has reached a steady state.']),
      },
    ]);
    expect(tasks).toEqual([
      {
        cluster: 'default',
        arn: expect.stringContaining(':task/default/'),
        group: 'service:web',
        taskDefinition: 'web:1',
        lastStatus: 'RUNNING',
        desiredStatus: 'RUNNING',
        healthStatus: 'UNKNOWN',
        containerInstanceArn: expect.any(String),
        containers: [{ name: 'web', image: 'web:good', lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' }],
      },
    ]);
    expect(targetGroups[0]?.targets).toEqual([{ taskArn: arn, port: expect.any(Number), state: 'healthy' }]);
  });

  test('shows why a deployment was rolled back and why its tasks stopped', async () => {
    await createService();
    await register('web:bad');
    await callEcs('UpdateService', { service: 'web', taskDefinition: 'web' });

    const state = await local.advanceUntil(
      ({ services: [web] }) => web?.serviceDeployments[0]?.status === 'ROLLBACK_SUCCESSFUL',
    );

    expect(state.services[0]?.serviceDeployments).toMatchObject([
      { taskDefinition: 'web:2', statusReason: expect.stringContaining('circuit breaker') },
      { taskDefinition: 'web:1' },
    ]);
    expect(state.tasks.at(-1)).toMatchObject({
      taskDefinition: 'web:2',
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 1, reason: 'OutOfMemoryError: Container killed' }],
    });
  });

  test('shows why a target is unhealthy', async () => {
    await register('web:lost');
    const targetGroupArn = local.state().targetGroups[0]?.arn ?? '';
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 80 }];
    await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 1, loadBalancers });

    const { targetGroups } = await local.advanceUntil(({ targetGroups: [web] }) =>
      (web?.targets ?? []).some(({ state }) => state === 'unhealthy'),
    );

    expect(targetGroups[0]?.targets[0]?.description).toBe('Health checks failed');
  });

  test('is a copy of plain values', async () => {
    await createService();

    const state = local.state();

    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
