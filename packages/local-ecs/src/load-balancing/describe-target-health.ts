/** DescribeTargetHealth of Elastic Load Balancing: which targets serve, and why the others do not. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { omitAbsent, readNumber } from '../engine/input.ts';
import { readParts, readText, readWhole } from '../engine/load-balancing/elb-input.ts';
import { isAddress } from '../engine/load-balancing/fixed-targets.ts';
import type { TargetGroupRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';
import { type DescribedTarget, describeTargetHealth } from '../engine/target-group.ts';
import { refuseAbsentGroup } from './describe-target-groups.ts';

/** All targets of the group, or the requested ones: one that is not registered is `unused`. */
export function describeTargetHealths(state: EngineState, input: JsonObject): JsonObject {
  const arn = readText(input, 'TargetGroupArn') ?? '';
  if (!/^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/[^/]+\/[^/]+$/.test(arn)) {
    throw new ApiError('ValidationError', `'${arn}' is not a valid target group ARN`);
  }
  const group = state.targetGroups.get(arn);
  const targets = describeTargetHealth(state, arn);
  if (group === undefined || targets === undefined) throw refuseAbsentGroup();
  const requested = readParts(input, 'Targets');
  const chosen: readonly ShownTarget[] =
    requested.length === 0 ? targets : requested.flatMap((one) => findTargets({ targets, group }, one));
  return { TargetHealthDescriptions: chosen.map((target) => describeTarget(target, group)) };
}

type ShownTarget = Omit<DescribedTarget, 'state' | 'port'> & {
  readonly state: DescribedTarget['state'] | 'unused';
  readonly port: number | undefined;
};

interface Group {
  readonly targets: readonly DescribedTarget[];
  readonly group: TargetGroupRecord;
}

/** One that is not registered has the port of the group (observed). */
function findTargets({ targets, group }: Group, requested: JsonObject): readonly ShownTarget[] {
  const id = readText(requested, 'Id') ?? '';
  const port = readWhole(requested, 'Port', { least: 1, most: 65_535 });
  const found = targets.filter((target) => target.id === id && (port === undefined || target.port === port));
  if (found.length > 0) return found;
  const reason = 'Target.NotRegistered';
  const description = 'Target is not registered to the target group';
  return [{ id, port: port ?? readNumber(group.given ?? {}, 'Port'), state: 'unused', reason, description }];
}

function describeTarget(target: ShownTarget, { specification }: TargetGroupRecord): JsonObject {
  const { id, port, state, reason, description } = target;
  // Of an address alone (Elastic Load Balancing API reference, TargetDescription).
  const AvailabilityZone = isAddress(id) ? target.availabilityZone : undefined;
  const checkPort = specification.healthCheckPort ?? port;
  return omitAbsent({
    Target: omitAbsent({ Id: id, Port: port, AvailabilityZone }),
    HealthCheckPort: checkPort === undefined ? undefined : String(checkPort),
    TargetHealth: omitAbsent({ State: state, Reason: reason, Description: description }),
  });
}
