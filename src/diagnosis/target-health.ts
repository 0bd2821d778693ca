import type {
  HealthCheck,
  ServiceEvent,
  ServiceLoadBalancer,
  StoppedTask,
  TargetGroupState,
  TargetHealth,
} from '../ports/service-records.ts';
import { groupByCause } from './cause-groups.ts';
import { classifyText } from './text-rules.ts';

/** What a target is judged by. A text of ECS contains no more than this. */
type Probed = Pick<TargetHealth, 'port' | 'state' | 'reasonCode' | 'description'>;

/** ECS takes at most five target groups a service (ECS service quotas). */
const MOST_GROUPS = 5;

/** `… (port 8080) is unhealthy in (target-group ARN) due to (reason Request timed out).`, observed in real events. */
const UNHEALTHY = /\(port (\d{1,5})\) is unhealthy in \(target-group (arn:[\w:/-]+)\) due to \(reason (.*?)\)\.?$/;

/** The input for deciding whether target health explains a failure. */
export interface TargetQuestion {
  readonly tasks: readonly StoppedTask[];
  readonly events: readonly ServiceEvent[];
  readonly loadBalancers: readonly ServiceLoadBalancer[];
}

/**
 * ARNs of the target groups to read: those of the service when the load balancer found tasks unhealthy, or when no
 * stopped task says why nothing continued. Classic load balancers have no target groups.
 */
export function chooseTargetGroups({ tasks, events, loadBalancers }: TargetQuestion): readonly string[] {
  const kinds = groupByCause(tasks).map(({ kind }) => kind);
  const isReported = events.some(({ text }) => classifyText(text) === 'load-balancer-health');
  if (kinds.length > 0 && !kinds.includes('load-balancer-health') && !isReported) return [];
  return [...new Set(loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))].slice(0, MOST_GROUPS);
}

/**
 * Why targets are unhealthy, one line for each distinct reason: the request and the answer. Targets that are
 * healthy, or that are deregistered as planned, give no line.
 */
export function describeTargets({ targets, healthCheck }: TargetGroupState): readonly string[] {
  const lines = targets.flatMap((target) => describeTarget(target, healthCheck) ?? []);
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} targets)`));
}

export function hasUnhealthy({ targets }: TargetGroupState): boolean {
  return targets.some(({ state }) => state === 'unhealthy');
}

/** The same from an event of the service: it outlives the target, which leaves its group when its task stops. */
export function describeUnhealthyEvent(event: ServiceEvent, groups: readonly TargetGroupState[]): string | undefined {
  const unhealthy = readUnhealthyEvent(event);
  if (unhealthy === undefined) return undefined;
  return describeFailure(unhealthy, groups.find((group) => group.arn === unhealthy.arn)?.healthCheck);
}

/** The target that an event calls unhealthy, and the words of the load balancer. */
export function readUnhealthyEvent(event: ServiceEvent): (Failure & { readonly arn: string }) | undefined {
  const [, port, arn, said] = UNHEALTHY.exec(event.text) ?? [];
  return port === undefined || arn === undefined || said === undefined ? undefined : { port: Number(port), arn, said };
}

function describeTarget(target: Probed, healthCheck: HealthCheck | undefined): string | undefined {
  const said = target.description ?? target.reasonCode ?? 'no reason given';
  switch (target.state) {
    case 'healthy':
    case 'draining':
      return undefined;
    case 'initial':
      return `port ${target.port} is not in service yet: ${said}`;
    case 'unhealthy':
      return describeFailure({ port: target.port, said }, healthCheck);
    default:
      return `port ${target.port} is ${target.state}: ${said}`;
  }
}

interface Failure {
  readonly port: number;
  /** In the words of the load balancer. */
  readonly said: string;
}

/** Reasons in the words of Elastic Load Balancing (API reference, TargetHealth; User Guide, target health reasons). */
export function describeFailure({ port, said }: Failure, healthCheck: HealthCheck | undefined): string {
  const probe = describeProbe(port, healthCheck);
  const codes = /^Health checks failed with these codes: \[([^\]]*)\]/.exec(said)?.[1];
  if (codes !== undefined) {
    const expected = healthCheck?.matcher === undefined ? '' : `, expected ${healthCheck.matcher}`;
    return `${probe} returned ${codes}${expected}`;
  }
  if (/^Request timed out/i.test(said)) return `${probe} timed out`;
  if (/^Health checks failed$/i.test(said)) return `${probe} got no connection or no valid answer`;
  return `${probe} failed: ${said}`;
}

/** `GET /health on port 8081`, as far as the health check is known. */
function describeProbe(targetPort: number, healthCheck: HealthCheck | undefined): string {
  if (healthCheck === undefined) return `the health check on port ${targetPort}`;
  const { protocol, path, port } = healthCheck;
  const where = `on port ${port === 'traffic-port' ? targetPort : port}`;
  if (protocol === 'HTTP') return `GET ${path ?? '/'} ${where}`;
  if (protocol === 'HTTPS') return `GET ${path ?? '/'} over TLS ${where}`;
  return `a ${protocol} connection ${where}`;
}
