/**
 * Which load balancer a target group belongs to: the one that forwards to it, or one that a service or CodeDeploy names,
 * which need not exist.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readObject, readObjects, readString, readStrings } from './input.ts';
import { findAlternate } from './load-balancers.ts';
import { readLoadBalancerName } from './load-balancing/elb-arn.ts';
import { findUser } from './load-balancing/find-resources.ts';
import type { EngineState } from './state.ts';

/** Of all listeners on 127.0.0.1 that no other load balancer is named for. */
const LOCAL = 'app/local/50dc6c495c0c9188';

/** Target groups that share a listener. */
interface SharedListener {
  readonly targetGroupArns: readonly string[];
  /** ARNs of the listener or of its rules, as they were given. */
  readonly listeners: readonly string[];
}

/**
 * `app/NAME/ID`, as the ARN of a load balancer ends and as CloudWatch has it; undefined for a target group without a
 * listener. That whose listener forwards to it, else of the production listener of a service or of CodeDeploy, or else
 * that of the local ECS itself.
 */
export function findLoadBalancer(state: EngineState, targetGroupArn: string): string | undefined {
  const user = findUser(state, targetGroupArn);
  if (user !== undefined) return readLoadBalancerName(user.arn);
  const shared = [...listOfServices(state), ...listOfCodeDeploy(state)].filter((each) =>
    each.targetGroupArns.includes(targetGroupArn),
  );
  const named = shared.flatMap(({ listeners }) => listeners).flatMap(readLoadBalancer);
  if (named[0] !== undefined) return named[0];
  const together = [targetGroupArn, ...shared.flatMap(({ targetGroupArns }) => targetGroupArns)];
  const isHeard = together.some((arn) => (state.targetGroups.get(arn)?.specification.listenPort ?? 0) > 0);
  return isHeard ? LOCAL : undefined;
}

/** From `…:listener-rule/app/NAME/ID/…` or `…:listener/app/NAME/ID/…` (Service Authorization Reference, ELB). */
function readLoadBalancer(listener: string): readonly string[] {
  const [, loadBalancer] = /:listener(?:-rule)?\/((?:app|net)\/[^/]+\/[^/]+)\//.exec(listener) ?? [];
  return loadBalancer === undefined ? [] : [loadBalancer];
}

function listOfServices({ services, serviceRevisions }: EngineState): readonly SharedListener[] {
  return [...services.values()].flatMap(({ deployments }) =>
    deployments.flatMap(({ serviceRevisionArn }) =>
      readObjects(serviceRevisions.get(serviceRevisionArn)?.shape ?? {}, 'loadBalancers').map(readShared),
    ),
  );
}

function readShared(loadBalancer: JsonObject): SharedListener {
  const groups = [readString(loadBalancer, 'targetGroupArn'), findAlternate(loadBalancer)];
  const rule = readString(readObject(loadBalancer, 'advancedConfiguration') ?? {}, 'productionListenerRule');
  return {
    targetGroupArns: groups.filter((arn) => arn !== undefined),
    listeners: rule === undefined ? [] : [rule],
  };
}

function listOfCodeDeploy({ deploymentGroups, targetGroups }: EngineState): readonly SharedListener[] {
  const groups = [...targetGroups.values()];
  return [...deploymentGroups.values()].flatMap(({ settings }) =>
    readObjects(settings.loadBalancerInfo, 'targetGroupPairInfoList').map((pair) => {
      const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name'));
      return {
        targetGroupArns: groups.filter((group) => names.includes(group.specification.name)).map(({ arn }) => arn),
        listeners: readStrings(readObject(pair, 'prodTrafficRoute') ?? {}, 'listenerArns'),
      };
    }),
  );
}
