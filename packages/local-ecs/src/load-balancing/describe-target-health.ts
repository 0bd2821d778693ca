/** DescribeTargetHealth of Elastic Load Balancing: which targets serve, and why the others do not. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { omitAbsent } from '../engine/input.ts';
import { readParts, readText, readWhole } from '../engine/load-balancing/elb-input.ts';
import type { EngineState } from '../engine/step.ts';
import { type DescribedTarget, describeTargetHealth } from '../engine/target-group.ts';
import { refuseAbsentGroup } from './describe-target-groups.ts';

/** All targets of the group, or the requested ones: one that is not registered is `unused`. */
export function describeTargetHealths(state: EngineState, input: JsonObject): JsonObject {
  const arn = readText(input, 'TargetGroupArn') ?? '';
  if (!/^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/[^/]+\/[^/]+$/.test(arn)) {
    throw new ApiError('ValidationError', `'${arn}' is not a valid target group ARN`);
  }
  const targets = describeTargetHealth(state, arn);
  if (targets === undefined) throw refuseAbsentGroup();
  const requested = readParts(input, 'Targets');
  const described =
    requested.length === 0 ? targets.map(describeTarget) : requested.flatMap((one) => findTarget(targets, one));
  return { TargetHealthDescriptions: described };
}

function findTarget(targets: readonly DescribedTarget[], requested: JsonObject): readonly JsonObject[] {
  const id = readText(requested, 'Id') ?? '';
  const port = readWhole(requested, 'Port', { least: 1, most: 65_535 });
  const found = targets.filter((target) => target.id === id && (port === undefined || target.port === port));
  if (found.length > 0) return found.map(describeTarget);
  return [
    {
      Target: omitAbsent({ Id: id, Port: port }),
      TargetHealth: {
        State: 'unused',
        Reason: 'Target.NotRegistered',
        Description: 'Target is not registered to the target group',
      },
    },
  ];
}

function describeTarget({ id, port, state, reason, description }: DescribedTarget): JsonObject {
  return {
    Target: { Id: id, Port: port },
    HealthCheckPort: String(port),
    TargetHealth: omitAbsent({ State: state, Reason: reason, Description: description }),
  };
}
