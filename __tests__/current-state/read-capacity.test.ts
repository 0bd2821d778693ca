import { describe, expect, test } from '@jest/globals';
import { openInstances, readCapacity } from '../../src/current-state/read-capacity.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { EvidencePorts } from '../../src/ports/evidence-ports.ts';
import { aContainerInstance, aService, aTask, taskArn } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

const HOSTS = { instances: [aContainerInstance('i1')], tasks: [aTask(taskArn('t1'), 'i1')] };

/** A cluster of one instance, whose targets drain so many milliseconds; the calls are counted. */
function aCluster(delays: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  const noted = <Value>(what: string, value: Value): Promise<Value> => {
    asked.push(what);
    return Promise.resolve(value);
  };
  const ecs = anEcs({
    containerInstances: () => noted('instances', HOSTS.instances),
    serviceTasks: () => noted('tasks', HOSTS.tasks),
  });
  const loadBalancing = { deregistrationDelayMs: (arn: string) => noted(`delay ${arn}`, delays[arn] ?? 0) };
  const evidence = () => Promise.resolve({ loadBalancing } as unknown as EvidencePorts);
  return { asked, world: aWorld({ ecs, evidence }) };
}

describe('what is read around a service', () => {
  test('on EC2 is the instances of the cluster and its own tasks', async () => {
    const { world } = aCluster();

    const seen = await readCapacity(aService(), openInstances('production', world), world);

    expect(seen).toEqual({ hosts: HOSTS, unreadable: [] });
  });

  test('on AWS Fargate is nothing', async () => {
    const { world, asked } = aCluster();

    const seen = await readCapacity(aService({ launchType: 'FARGATE' }), openInstances('production', world), world);

    expect([seen, asked]).toEqual([{ unreadable: [] }, []]);
  });

  test('is the longest deregistration delay of its target groups', async () => {
    const { world } = aCluster({ 'arn:one': 20_000, 'arn:two': 300_000 });
    const loadBalancers = [
      { targetGroupArn: 'arn:one' },
      { targetGroupArn: 'arn:two' },
      { loadBalancerName: 'classic' },
    ];
    const service = aService({ launchType: 'FARGATE', loadBalancers });

    const seen = await readCapacity(service, openInstances('production', world), world);

    expect(seen).toEqual({ deregistrationDelayMs: 300_000, unreadable: [] });
  });

  test('is read once for all services of a cluster, as far as it is the cluster’s', async () => {
    const { world, asked } = aCluster();
    const instances = openInstances('production', world);

    await readCapacity(aService(), instances, world);
    await readCapacity(aService({ name: 'other' }), instances, world);

    expect(asked).toEqual(['instances', 'tasks', 'tasks']);
  });

  test('is done without where it may not be read, and named', async () => {
    const denied = new DeployError({ kind: 'access', message: 'ecs:ListTasks was denied.', advice: 'Allow it.' });
    const { world } = aCluster({ 'arn:one': 20_000 });
    const ecs = anEcs({ ...world.ecs, serviceTasks: () => Promise.reject(denied) });
    const service = aService({ loadBalancers: [{ targetGroupArn: 'arn:one' }] });

    const seen = await readCapacity(service, openInstances('production', world), { ...world, ecs });

    expect(seen).toEqual({
      deregistrationDelayMs: 20_000,
      unreadable: [{ action: 'container instances', why: 'ecs:ListTasks was denied.' }],
    });
  });
});
