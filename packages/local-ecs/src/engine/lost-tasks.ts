/** The facts for an engine that continues after a restart: its real tasks ended with the earlier process. */
import type { Effect, Fact } from './contract.ts';
import { isClassic } from './load-balancers.ts';
import { listClassicEffects } from './load-balancing/classic/serve-classic.ts';
import { listTargetEffects } from './load-balancing/fixed-targets.ts';
import { listListenerEffects } from './load-balancing/serve-listeners.ts';
import { routeTraffic } from './route-traffic.ts';
import type { EngineState } from './state.ts';
import type { TaskRecord } from './task-record.ts';

/** The container agent's words for a container that it knew and does not find again (ECS container agent, source). */
const VANISHED = 'ContainerVanishedError: No container matching saved ID found';
/** That of SIGKILL, which such containers are removed with. */
const KILLED = 137;

/** All real tasks are gone: their containers have ended, and no connection is left to drain. Simulated ones live on. */
export function listLostTaskFacts(state: EngineState): readonly Fact[] {
  if (state.settings.tasks === 'simulated') return [];
  return [...state.tasks.values()].flatMap((task) => [...listLostTargets(state, task), ...listLostContainers(task)]);
}

function listLostTargets({ classicLoadBalancers }: EngineState, task: TaskRecord): readonly Fact[] {
  const isReal = (arn: string): boolean => !isClassic(arn) || classicLoadBalancers.has(arn);
  return task.targets
    .filter(({ state, targetGroupArn }) => state === 'draining' && isReal(targetGroupArn))
    .map(({ targetGroupArn }) => ({ kind: 'target-drained', targetGroupArn, taskArn: task.arn }));
}

/** A task that waits for a container will never have started; one that is over by then does not hear of it. */
function listLostContainers(task: TaskRecord): readonly Fact[] {
  const taskArn = task.arn;
  const exits = task.containers
    .filter(({ status }) => status === 'RUNNING')
    .map(({ name }): Fact => {
      return { kind: 'container-exited', taskArn, container: name, exitCode: KILLED, reason: VANISHED };
    });
  const isStarting = task.containers.some(({ status }) => status === 'PENDING');
  return isStarting ? [...exits, { kind: 'start-failed', taskArn, reason: VANISHED }] : exits;
}

/** The listeners of all target groups, to be opened again, and where their requests go. */
export function listListeners(state: EngineState): readonly Effect[] {
  const listeners = [...state.targetGroups.values()].map(({ arn, specification }): Effect => {
    return { kind: 'serve-target-group', targetGroupArn: arn, targetGroup: specification };
  });
  const routes = [...state.services.values()].flatMap((service) => {
    const last = state.serviceDeployments.get(service.deployments[0]?.serviceDeploymentArn ?? '');
    const shift = last?.shift?.isRolling === true ? undefined : last?.shift;
    return routeTraffic(service, shift, state.serviceRevisions);
  });
  const classic = [...state.classicLoadBalancers.values()].flatMap((record) => listClassicEffects(state, record));
  return [...listeners, ...routes, ...listTargetEffects(state), ...listListenerEffects(state), ...classic];
}
