/** Plays what happens in a story of a cluster and its service. */

import { aConfiguration, type VirtualEcs } from '../fakes/virtual-ecs.ts';
import { type Act, addInstance, register, type SchedulingStory } from './scheduling-stories.ts';

/** Plays the acts, then makes all images healthy and lets hours pass. */
export function playStory(ecs: VirtualEcs, story: SchedulingStory): void {
  playActs(ecs, story);
  endStory(ecs);
}

export function playActs(ecs: VirtualEcs, { acts, service }: SchedulingStory): void {
  for (const { after, act } of acts) {
    ecs.pass(after);
    play(ecs, act, service);
  }
}

export function endStory(ecs: VirtualEcs): void {
  ecs.pass(150);
  ecs.play();
  ecs.pass(4 * 3600);
}

/** What cannot be done is refused, and changes nothing. */
function play(ecs: VirtualEcs, act: Act, service: SchedulingStory['service']): void {
  switch (act.kind) {
    case 'update':
      register(ecs, service, act.image);
      ecs.ask('UpdateService', { service: 'web', taskDefinition: 'web' });
      return;
    case 'scale':
      ecs.ask('UpdateService', { service: 'web', desiredCount: act.to });
      return;
    case 'bound': {
      const maximum = service.desired === undefined ? 100 : act.maximum;
      ecs.ask('UpdateService', { service: 'web', ...aConfiguration(act.minimum, maximum) });
      return;
    }
    case 'roll-back':
      ecs.ask('StopServiceDeployment', { serviceDeploymentArn: ecs.service().currentServiceDeployment });
      return;
    case 'add':
      addInstance(ecs, act.instance);
      return;
    default:
      disturb(ecs, act.kind, act.nth);
  }
}

function disturb(ecs: VirtualEcs, kind: string, nth: number): void {
  const task = pick([...ecs.state.tasks.values()], nth);
  const containerInstance = pick([...ecs.state.instances.values()], nth)?.arn ?? '';
  const target = task?.targets[0]?.targetGroupArn;
  switch (kind) {
    case 'drain':
    case 'activate':
      ecs.ask('UpdateContainerInstancesState', {
        containerInstances: [containerInstance],
        status: kind === 'drain' ? 'DRAINING' : 'ACTIVE',
      });
      return;
    case 'remove':
      ecs.ask('DeregisterContainerInstance', { containerInstance, force: true });
      return;
    case 'stop':
      if (task !== undefined) ecs.ask('StopTask', { task: task.arn });
      return;
    case 'protect':
      ecs.ask('UpdateTaskProtection', {
        cluster: 'default',
        tasks: task === undefined ? [] : [task.arn],
        protectionEnabled: true,
        expiresInMinutes: 60,
      });
      return;
    default:
      if (task === undefined) return;
      ecs.report({ kind: 'container-health', taskArn: task.arn, container: 'web', health: 'UNHEALTHY' });
      if (target !== undefined) {
        ecs.report({ kind: 'target-health', targetGroupArn: target, taskArn: task.arn, state: 'unhealthy' });
      }
  }
}

function pick<V>(items: readonly V[], nth: number): V | undefined {
  return items[nth % Math.max(1, items.length)];
}
