import { describe, expect, test } from '@jest/globals';
import { aService, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const CLASSIC = { loadBalancers: [{ loadBalancerName: 'front', containerName: 'web', containerPort: 5000 }] };

function create(ecs: VirtualEcs): void {
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:2' }));
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', ...CLASSIC }));
}

describe('a service behind a Classic Load Balancer', () => {
  test('shows no rollout state, neither during a rollout nor after it', () => {
    const ecs = new VirtualEcs();
    create(ecs);
    ecs.run();
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.pass(10);
    const during = ecs.service().deployments;
    ecs.run();
    const after = ecs.service().deployments;

    expect([during.length, after.length]).toEqual([2, 1]);
    for (const deployment of [...during, ...after]) {
      expect(deployment).not.toHaveProperty('rolloutState');
      expect(deployment).not.toHaveProperty('rolloutStateReason');
    }
  });

  test('rolls to its next revision, and its tasks leave the load balancer before they stop', () => {
    const ecs = new VirtualEcs();
    create(ecs);
    ecs.run();
    const before = ecs.events().length;
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.run();

    const texts = ecs.events().slice(before);
    expect(ecs.service()).toMatchObject({ loadBalancers: CLASSIC.loadBalancers, runningCount: 2 });
    expect(ecs.service().taskDefinition).toMatch(/web:2$/);
    expect(texts.filter((text) => text.includes('(elb front)'))).toEqual([
      '(service web) registered 1 instances in (elb front)',
      '(service web) registered 1 instances in (elb front)',
      '(service web) deregistered 1 instances in (elb front)',
      '(service web) deregistered 1 instances in (elb front)',
    ]);
  });

  test('a task that fails the load balancer’s checks is replaced, with the reason why it stopped', () => {
    const ecs = new VirtualEcs();
    const reason = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.';
    ecs.play({ image: 'example/web:1', target: { afterMs: 5000, result: 'unhealthy', reason } });
    create(ecs);

    ecs.pass(60);

    const { taskArns = [] } = ecs.call('ListTasks', { desiredStatus: 'STOPPED' });
    const { tasks } = ecs.call('DescribeTasks', { tasks: taskArns });
    expect((tasks as readonly { readonly stoppedReason: string }[])[0]?.stoppedReason).toBe(
      'Task failed ELB health checks in (elb front)',
    );
    expect(ecs.events().map((text) => text.replace(/\bi-[0-9a-f]+/, 'i-ID').replace(/, taskSet [^)]*/, ''))).toContain(
      `(service web) (instance i-ID) is unhealthy in (elb front) due to (reason ${reason}).`,
    );
  });

  test('is simulated also where tasks are real containers', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    create(ecs);
    ecs.pass(10);
    const [taskArn = ''] = ecs.taskArns();
    ecs.report({ kind: 'pulled', taskArn, digests: {} });
    ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'r', networkBindings: [] });

    ecs.pass(30);

    expect(ecs.state.tasks.get(taskArn)?.targets.map(({ state }) => state)).toEqual(['healthy']);
    expect(new Set(ecs.effects.map(({ kind }) => kind))).toEqual(new Set(['start-task']));
  });
});
