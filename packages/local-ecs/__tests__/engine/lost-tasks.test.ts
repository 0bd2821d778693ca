import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../src/engine/contract.ts';
import { listListeners, listLostTaskFacts } from '../../src/engine/lost-tasks.ts';
import { step } from '../../src/engine/step.ts';
import { aService, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { engineHistories, takeSteps } from '../support/generators/engine-histories.ts';

const VANISHED = 'ContainerVanishedError: No container matching saved ID found';

/** One task of a service behind a load balancer, run by an external runtime and reported so far. */
function aTaskThat(report: (ecs: VirtualEcs, taskArn: string, targetGroupArn: string) => void) {
  const ecs = new VirtualEcs({ tasks: 'containers' });
  ecs.addInstances(2);
  const targetGroupArn = ecs.addTargetGroup();
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));
  ecs.pass(15);
  const [taskArn = ''] = ecs.taskArns();
  report(ecs, taskArn, targetGroupArn);
  return { ecs, taskArn, targetGroupArn };
}

function run(ecs: VirtualEcs, taskArn: string): void {
  ecs.report({ kind: 'pulled', taskArn, digests: {} });
  ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'c1', networkBindings: [] });
  ecs.pass(10);
}

describe('when the process that ran the tasks has ended', () => {
  test('a task that was starting has failed to start', () => {
    const { ecs, taskArn } = aTaskThat(() => undefined);

    expect(listLostTaskFacts(ecs.state)).toEqual([{ kind: 'start-failed', taskArn, reason: VANISHED }]);
  });

  test('a running task has lost its container to SIGKILL', () => {
    const { ecs, taskArn } = aTaskThat(run);

    expect(listLostTaskFacts(ecs.state)).toEqual([
      { kind: 'container-exited', taskArn, container: 'web', exitCode: 137, reason: VANISHED },
    ]);
  });

  test('a draining target has no connection left', () => {
    const { ecs, taskArn, targetGroupArn } = aTaskThat((own, arn) => {
      run(own, arn);
      own.call('UpdateService', { service: 'web', desiredCount: 0 });
      own.pass(30);
    });

    expect(listLostTaskFacts(ecs.state)).toEqual([
      { kind: 'target-drained', targetGroupArn, taskArn },
      { kind: 'container-exited', taskArn, container: 'web', exitCode: 137, reason: VANISHED },
    ]);
  });

  test('simulated tasks live on', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('RunTask', { taskDefinition: 'web' });

    expect(listLostTaskFacts(ecs.state)).toEqual([]);
  });

  test('every target group is to be served again', () => {
    const { ecs, targetGroupArn } = aTaskThat(() => undefined);
    const targetGroup = ecs.state.targetGroups.get(targetGroupArn)?.specification;

    expect(listListeners(ecs.state)).toEqual([{ kind: 'serve-target-group', targetGroupArn, targetGroup }]);
  });

  test('no task of before is left, whatever had happened', () => {
    fc.assert(
      fc.property(engineHistories(40, 10), (history) => {
        const last = [...takeSteps({ ...history, tasks: 'containers' })].at(-1);
        if (last === undefined) throw new Error('no step');
        const reported = listLostTaskFacts(last.state).reduce(
          (state, fact: Fact) => step(state, { kind: 'fact', fact }, last.at).state,
          last.state,
        );
        const later = step(reported, { kind: 'tick' }, last.at + 30_000).state;

        expect([...last.state.tasks.keys()].filter((arn) => later.tasks.has(arn))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
