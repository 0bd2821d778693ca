import { describe, expect, test } from '@jest/globals';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  PORT_80,
  type SeenDeployment,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';

/** Four tasks with host port 80 behind a load balancer, steady. */
function fourBehindBalancer(instances: number, minimum: number, maximum: number): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances);
  const targetGroupArn = ecs.addTargetGroup();
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  // The rollout alone: its end may leave the zones uneven.
  const availabilityZoneRebalancing = 'DISABLED';
  const percents = aConfiguration(minimum, maximum);
  const create = aService({ desiredCount: 4, loadBalancers, availabilityZoneRebalancing, ...percents });
  ecs.call('CreateService', create);
  ecs.run();
  return ecs;
}

function rollToRevisionTwo(ecs: VirtualEcs): readonly string[] {
  const before = ecs.events().length;
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:2' }));
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  ecs.run();
  return ecs
    .events()
    .slice(before)
    .map((text) => text.replace(/arn:[^)]*/, 'ARN').replace(/ecs-svc\/\d+/, 'ecs-svc/N'));
}

const STEADY = [
  '(service web) (deployment ecs-svc/N) deployment completed.',
  '(service web) has reached a steady state.',
];

describe('a rolling update', () => {
  test('with one spare instance replaces one task at a time, and reports once that the port is in use', () => {
    const ecs = fourBehindBalancer(5, 100, 200);

    const events = rollToRevisionTwo(ecs);

    const round = [
      '(service web) has started 1 tasks: (task ID).',
      '(service web) registered 1 targets in (target-group ARN)',
      '(service web) has stopped 1 running tasks: (task ID).',
      '(service web) deregistered 1 targets in (target-group ARN)',
      '(service web, taskSet ecs-svc/N) has begun draining connections on 1 tasks.',
    ];
    const held =
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance ID) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
    expect(events).toEqual([...round.slice(0, 2), held, ...round.slice(2), ...round, ...round, ...round, ...STEADY]);
  });

  test('with an instance for each new task goes all at once after the first', () => {
    const ecs = fourBehindBalancer(8, 100, 200);

    const events = rollToRevisionTwo(ecs);

    expect(events.filter((text) => text.includes('has started'))).toEqual([
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has started 3 tasks: (task ID) (task ID) (task ID).',
    ]);
  });

  test('at 50/100 two tasks stop before one starts', () => {
    const ecs = fourBehindBalancer(4, 50, 100);

    const events = rollToRevisionTwo(ecs);

    expect(events.slice(0, 4)).toEqual([
      '(service web) has stopped 2 running tasks: (task ID) (task ID).',
      '(service web) deregistered 2 targets in (target-group ARN)',
      '(service web, taskSet ecs-svc/N) has begun draining connections on 2 tasks.',
      '(service web) has started 1 tasks: (task ID).',
    ]);
    expect(events.slice(-2)).toEqual(STEADY);
  });

  test('the old deployment stays in the list until its last task has drained and stopped', () => {
    const ecs = fourBehindBalancer(8, 100, 200);
    const seen: string[] = [];
    ecs.watch = () => {
      const { deployments } = ecs.service();
      const line = deployments.map(
        (one) => `${one.status} ${one.desiredCount} ${one.runningCount} ${one.rolloutState}`,
      );
      if (seen[seen.length - 1] !== line.join(', ')) seen.push(line.join(', '));
    };
    const quiet = ecs.watch;
    ecs.watch = () => undefined;
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:2' }));
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    while (ecs.jump()) quiet(ecs.state, ecs.now);

    expect(seen).toEqual([
      'PRIMARY 4 0 IN_PROGRESS, ACTIVE 4 4 COMPLETED',
      'PRIMARY 4 1 IN_PROGRESS, ACTIVE 4 4 COMPLETED',
      'PRIMARY 4 4 IN_PROGRESS, ACTIVE 3 3 COMPLETED',
      'PRIMARY 4 4 IN_PROGRESS, ACTIVE 0 0 COMPLETED',
      'PRIMARY 4 4 COMPLETED',
    ]);
  });

  test('the first task starts alone until its image has a digest, and the digest pins the others', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.play({ image: 'example/*', pullMs: 25_000 });
    ecs.call('CreateService', aService({ desiredCount: 3 }));

    ecs.pass(30);
    const alone = ecs.taskArns().length;
    ecs.run();

    const tasks = ecs.call('DescribeTasks', { tasks: ecs.taskArns() }).tasks as readonly {
      readonly containers: readonly { readonly imageDigest: string }[];
    }[];
    const digests = new Set(tasks.map((task) => task.containers[0]?.imageDigest));
    const service = ecs.service();
    const [current] = service.currentServiceRevisions as readonly { readonly arn: string }[];
    const { serviceRevisions } = ecs.call('DescribeServiceRevisions', { serviceRevisionArns: [current?.arn ?? ''] });
    expect(alone).toBe(1);
    expect(digests.size).toBe(1);
    expect((serviceRevisions as readonly { readonly containerImages: unknown }[])[0]?.containerImages).toEqual([
      { containerName: 'web', image: 'example/web:1', imageDigest: [...digests][0] },
    ]);
  });

  test.each([
    { name: 'the image is given by digest', container: { image: `example/web@sha256:${'a'.repeat(64)}` } },
    { name: 'version consistency is disabled', container: { versionConsistency: 'disabled' } },
  ])('all tasks start at once when $name', ({ container }) => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(container));
    ecs.call('CreateService', aService({ desiredCount: 3 }));

    ecs.pass(10);

    expect(ecs.taskArns().length).toBe(3);
  });

  test('bounds that block every start and stop are reported, and nothing changes', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService({ desiredCount: 1, ...aConfiguration(50, 100) }));
    ecs.run();

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    const { deployments } = ecs.service();
    expect(ecs.events().slice(-1)).toEqual([
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ]);
    expect(deployments.map((one: SeenDeployment) => [one.status, one.runningCount])).toEqual([
      ['PRIMARY', 0],
      ['ACTIVE', 1],
    ]);
  });

  test('an unfinished deployment that is superseded is wound down with the older ones', () => {
    const ecs = fourBehindBalancer(8, 100, 200);
    ecs.play({ image: 'example/web:2', target: { afterMs: 1000, result: 'unhealthy' } });
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:2' }));
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:3' }));
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.pass(25);
    const overtaken = ecs.service().currentServiceDeployment;

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:3' });
    const during = ecs.service().deployments.map((one) => [one.status, one.taskDefinition.slice(-5), one.rolloutState]);
    ecs.run();

    const { deployments, currentServiceDeployment } = ecs.service();
    expect(during).toEqual([
      ['PRIMARY', 'web:3', 'IN_PROGRESS'],
      ['ACTIVE', 'web:2', 'IN_PROGRESS'],
      ['ACTIVE', 'web:1', 'COMPLETED'],
    ]);
    expect(deployments.map((one) => [one.status, one.taskDefinition.slice(-5), one.rolloutState])).toEqual([
      ['PRIMARY', 'web:3', 'COMPLETED'],
    ]);
    expect(ecs.serviceDeployment(overtaken).status).toBe('STOPPED');
    expect(ecs.serviceDeployment(currentServiceDeployment).status).toBe('SUCCESSFUL');
  });
});
