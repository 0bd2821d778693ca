/** Actions of listeners and rules: checked, completed as they are described, and read for the listener. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../api-error.ts';
import { omitAbsent } from '../input.ts';
import {
  readFlag,
  readPart,
  readParts,
  readText,
  readWhole,
  refuseChoice,
  requireText,
  validationError,
} from './elb-input.ts';
import { listForwarded, WEIGHTS } from './forward-action.ts';
import type { ListenerAction, WeightedTargetGroup } from './listener-specification.ts';
import { readRedirect, readRedirectConfig } from './redirect.ts';

const TYPES = ['forward', 'authenticate-oidc', 'authenticate-cognito', 'redirect', 'fixed-response', 'jwt-validation'];

/**
 * The actions of a request as they are described later.
 * @throws ApiError for one that Elastic Load Balancing refuses or that is not simulated
 */
export function readActions(input: JsonObject, field: string): readonly JsonObject[] {
  const actions = readParts(input, field);
  for (const action of actions) refuseAbsentType(readText(action, 'Type') ?? '');
  const [action, ...others] = actions;
  // Without authentication there is one action. Wording not documented.
  if (action === undefined) throw validationError(`${field} must contain an action`);
  if (others.length > 0)
    throw new ApiError(
      'InvalidLoadBalancerAction',
      'Only one of the actions forward, redirect and fixed-response can be specified',
    );
  return [completeAction(action)];
}

function refuseAbsentType(type: string): void {
  if (!TYPES.includes(type)) throw refuseChoice('Type', type, TYPES);
  if (type.includes('auth') || type.includes('jwt')) throw notSimulated(`The action ${type}`);
}

function completeAction(action: JsonObject): JsonObject {
  const Type = readText(action, 'Type');
  const Order = readWhole(action, 'Order', { least: 1, most: 50_000 });
  if (Type === 'fixed-response') return omitAbsent({ Type, Order, FixedResponseConfig: completeResponse(action) });
  if (Type === 'redirect') return omitAbsent({ Type, Order, RedirectConfig: readRedirectConfig(action) });
  const { targetGroups, stickiness } = readForward(action);
  const [only] = targetGroups.length === 1 ? targetGroups : [];
  return omitAbsent({
    Type,
    TargetGroupArn: only?.targetGroupArn,
    Order,
    ForwardConfig: {
      TargetGroups: targetGroups.map(({ targetGroupArn, weight }) => ({
        TargetGroupArn: targetGroupArn,
        Weight: weight,
      })),
      TargetGroupStickinessConfig: stickiness,
    },
  });
}

/** Elastic Load Balancing API reference, FixedResponseActionConfig. */
const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];
const LONGEST_BODY = 1024;

function completeResponse(action: JsonObject): JsonObject {
  const config = readPart(action, 'FixedResponseConfig') ?? {};
  const StatusCode = requireText(config, 'StatusCode');
  // Wordings not documented.
  if (!/^[245]\d\d$/.test(StatusCode)) throw validationError(`The status code '${StatusCode}' is not valid`);
  const ContentType = readText(config, 'ContentType') || undefined;
  if (ContentType !== undefined && !CONTENT_TYPES.includes(ContentType)) {
    throw validationError(`The content type '${ContentType}' is not valid`);
  }
  const MessageBody = readText(config, 'MessageBody');
  if ((MessageBody?.length ?? 0) > LONGEST_BODY) {
    throw validationError(`The message body is too long; the limit is '${LONGEST_BODY}'`);
  }
  return omitAbsent({ MessageBody, StatusCode, ContentType });
}

interface Forward {
  readonly targetGroups: readonly WeightedTargetGroup[];
  readonly stickiness: JsonObject;
}

/** `TargetGroupArn` and `ForwardConfig` may both name the only target group (API reference, Action). */
function readForward(action: JsonObject): Forward {
  const config = readPart(action, 'ForwardConfig') ?? {};
  const given = readPart(config, 'TargetGroupStickinessConfig') ?? {};
  const stickiness = omitAbsent({
    Enabled: readFlag(given, 'Enabled') ?? false,
    DurationSeconds: readWhole(given, 'DurationSeconds', { least: 1, most: 604_800 }),
  });
  const weighted = readParts(config, 'TargetGroups').map((tuple) => ({
    targetGroupArn: requireText(tuple, 'TargetGroupArn'),
    weight: readWhole(tuple, 'Weight', WEIGHTS) ?? 1,
  }));
  const single = readText(action, 'TargetGroupArn');
  if (weighted.length > 0) {
    // Wording not documented.
    if (single !== undefined && !(weighted.length === 1 && weighted[0]?.targetGroupArn === single)) {
      throw new ApiError(
        'InvalidLoadBalancerAction',
        'TargetGroupArn and ForwardConfig must name the same target group',
      );
    }
    return { targetGroups: weighted, stickiness };
  }
  if (single === undefined) throw validationError('A target group ARN must be specified');
  return { targetGroups: [{ targetGroupArn: single, weight: 1 }], stickiness };
}

/** What a described action does. */
export function readAction(action: JsonObject): ListenerAction {
  const fixed = readPart(action, 'FixedResponseConfig');
  if (fixed !== undefined) {
    const contentType = readText(fixed, 'ContentType');
    return {
      kind: 'fixed-response',
      status: Number(readText(fixed, 'StatusCode')),
      body: readText(fixed, 'MessageBody') ?? '',
      ...(contentType === undefined ? {} : { contentType }),
    };
  }
  const redirect = readPart(action, 'RedirectConfig');
  if (redirect !== undefined) return readRedirect(redirect);
  return { kind: 'forward', targetGroups: listForwarded(action) };
}
