/** Shapes of services that many teams run, each with what is forecast of it and what the local ECS then does. */

import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aConfiguration, aService, VirtualEcs } from '../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { forecastService } from '../../src/forecast/service-forecast.ts';
import { aRequest } from '../support/builders/service-builders.ts';
import { findService } from '../support/fakes/virtual-cluster.ts';

interface Workload {
  readonly name: string;
  readonly instances: number;
  readonly desired: number;
  readonly container: JsonObject;
  /** Minimum healthy percent and maximum percent. */
  readonly percents: readonly [minimum: number, maximum: number];
  /** Seconds of deregistration delay; absent: no load balancer. */
  readonly drains?: number;
}

const HELLO = { memory: 128, portMappings: [{ containerPort: 5000, hostPort: 80 }] };
const LOCATION = { cpu: 512, memory: 1024, portMappings: [{ containerPort: 8081, hostPort: 8081 }] };
const DATABASE = { cpu: 128, memory: 256, portMappings: [{ containerPort: 3306, hostPort: 3306 }] };
const AKKA = { memory: 256, portMappings: [{ containerPort: 8080 }, { containerPort: 2551 }] };

function settle({ instances, desired, container, percents, drains }: Workload): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances);
  ecs.call('RegisterTaskDefinition', define(container, 1));
  const [mapping] = container.portMappings as readonly JsonObject[];
  const containerPort = Number(mapping?.containerPort);
  const targetGroupArn = () => ecs.addTargetGroup({ deregistrationDelaySeconds: drains ?? 0 });
  const loadBalancers =
    drains === undefined ? [] : [{ targetGroupArn: targetGroupArn(), containerName: 'web', containerPort }];
  ecs.call('CreateService', aService({ desiredCount: desired, loadBalancers, ...aConfiguration(...percents) }));
  ecs.run();
  return ecs;
}

function define(container: JsonObject, version: number): JsonObject {
  return { family: 'web', containerDefinitions: [{ name: 'web', image: `example/web:${version}`, ...container }] };
}

/** The forecast in words, and whether the local ECS completes the rollout. */
async function report(workload: Workload): Promise<{ readonly said: string; readonly isCompleted: boolean }> {
  const ecs = settle(workload);
  const next = define(workload.container, 2);
  const found = await findService(ecs, 'web', (workload.drains ?? 0) * 1000);
  const { lines } = forecastService({ found, next }, aRequest());
  ecs.call('RegisterTaskDefinition', next);
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  ecs.run();
  return { said: lines.join(' '), isCompleted: ecs.service().deployments[0]?.rolloutState === 'COMPLETED' };
}

describe('it goes', () => {
  test.each<Workload & { readonly says: string }>([
    {
      name: 'four web tasks with a fixed port on five instances: one at a time, through the spare one',
      ...{ instances: 5, desired: 4, container: HELLO, percents: [100, 200], drains: 300 },
      says:
        '4 batches on 5 container instances, at least 80 seconds (mostly health checks); 4–5 tasks running ' +
        'throughout. About 20 minutes if connections of old tasks stay open for the whole deregistration delay ' +
        '(300 seconds). Health is not forecast.',
    },
    {
      name: 'the same on eight instances: all at once',
      ...{ instances: 8, desired: 4, container: HELLO, percents: [100, 200], drains: 300 },
      says:
        '1 batch on 8 container instances, at least 20 seconds (mostly health checks); 4–8 tasks running ' +
        'throughout. About 5 minutes if connections of old tasks stay open for the whole deregistration delay ' +
        '(300 seconds). Health is not forecast.',
    },
    {
      name: 'four tasks with a fixed port on as many instances at 50/200: two at a time',
      ...{ instances: 4, desired: 4, container: LOCATION, percents: [50, 200], drains: 20 },
      says:
        '2 batches on 4 container instances, at least 40 seconds (mostly health checks); 2–4 tasks running ' +
        'throughout. About 70 seconds if connections of old tasks stay open for the whole deregistration delay ' +
        '(20 seconds). Health is not forecast.',
    },
    {
      name: 'a database with a fixed port on one instance at 0/100: no task runs for a while',
      ...{ instances: 1, desired: 1, container: DATABASE, percents: [0, 100] },
      says:
        '1 batch on 1 container instance, at least 50 seconds (mostly health checks); 0–1 task running; at times ' +
        'no task is running. Health is not forecast.',
    },
    {
      name: 'three tasks with dynamic ports on two instances: no spare one is needed',
      ...{ instances: 2, desired: 3, container: AKKA, percents: [100, 200] },
      says:
        '1 batch on 2 container instances, at least 50 seconds (mostly health checks); 3–6 tasks running ' +
        'throughout. Health is not forecast.',
    },
  ])('$name', async (workload) => {
    expect(await report(workload)).toEqual({ said: `Forecast: ${workload.says}`, isCompleted: true });
  });
});

describe('it cannot go', () => {
  test.each<Workload & { readonly says: string }>([
    {
      name: 'four tasks with a fixed port on as many instances at 100/200',
      ...{ instances: 4, desired: 4, container: LOCATION, percents: [100, 200], drains: 20 },
      says:
        'Each new task needs host port 8081, in use on all 4 container instances, and minimumHealthyPercent 100 keeps 4 of 4 ' +
        'tasks in service. Set minimum-healthy-percent to 75 or less, or add one container instance, or let ECS choose the ' +
        'host port (hostPort 0).',
    },
    {
      name: 'a database with a fixed port on one instance at 100/200',
      ...{ instances: 1, desired: 1, container: DATABASE, percents: [100, 200] },
      says:
        'Each new task needs host port 3306, in use on the one container instance, and minimumHealthyPercent 100 keeps 1 of 1 ' +
        'tasks in service. Set minimum-healthy-percent to 0 (at times no task is running), or add one container instance, or ' +
        'let ECS choose the host port (hostPort 0).',
    },
    {
      name: 'two tasks that fill their instances',
      ...{ instances: 2, desired: 2, container: { ...AKKA, memory: 3000 }, percents: [100, 200] },
      says:
        'Each new task needs 3000 MiB of memory, not available on all 2 container instances (at most 1096 MiB), and ' +
        'minimumHealthyPercent 100 keeps 2 of 2 tasks in service. Set minimum-healthy-percent to 50 or less, or add one ' +
        'container instance.',
    },
  ])('$name', async (workload) => {
    const said = `Service web cannot roll out. ${workload.says}`;

    expect(await report(workload)).toEqual({ said, isCompleted: false });
  });
});
