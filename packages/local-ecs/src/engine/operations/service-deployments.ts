/** The history of a service: ListServiceDeployments, DescribeServiceDeployments, StopServiceDeployment. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { countByDeployment } from '../describe-service.ts';
import { describeBriefly, describeWholly } from '../describe-service-deployment.ts';
import { findCluster, findService } from '../find.ts';
import { asTimestamp, readNumber, readObject, readString, readStrings, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { isFinal, moveServiceDeployment } from '../service-deployment.ts';
import type { ServiceDeploymentState } from '../service-record.ts';
import { keepShift } from '../shift-state.ts';

export const SERVICE_DEPLOYMENT_OPERATIONS: OperationTable = {
  ListServiceDeployments: listServiceDeployments,
  DescribeServiceDeployments: describeServiceDeployments,
  StopServiceDeployment: stopServiceDeployment,
  ContinueServiceDeployment: continueServiceDeployment,
};

/** Newest first. */
function listServiceDeployments(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const service = findService(state, cluster, requireString(input, 'service'));
  if (service === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  const statuses = readStrings(input, 'status');
  const created = readObject(input, 'createdAt') ?? {};
  const after = readNumber(created, 'after') ?? Number.NEGATIVE_INFINITY;
  const before = readNumber(created, 'before') ?? Number.POSITIVE_INFINITY;
  const found: ServiceDeploymentState[] = [];
  for (const record of state.serviceDeployments.values()) {
    const at = asTimestamp(record.createdAt);
    const fits = statuses.length === 0 || statuses.includes(record.status);
    if (record.serviceKey === service.key && fits && at >= after && at <= before) found.push(record);
  }
  const page = cutPage(found.reverse(), input, 20);
  return { serviceDeployments: page.items.map((record) => describeBriefly(state, record)), ...page.next };
}

function describeServiceDeployments(state: MutableState, { input }: Call): JsonObject {
  const arns = readStrings(input, 'serviceDeploymentArns');
  // Wording not documented.
  if (arns.length === 0) throw invalidParameter('serviceDeploymentArns cannot be empty.');
  checkBatch(arns, 20, 'serviceDeploymentArns');
  const counts = countByDeployment(state);
  const serviceDeployments: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const arn of arns) {
    const record = state.serviceDeployments.get(arn);
    if (record !== undefined) serviceDeployments.push(describeWholly(state, record, counts));
    else failures.push({ arn, reason: 'MISSING' });
  }
  return { serviceDeployments, failures };
}

/**
 * Requests a rollback of an unfinished deployment, also when the breaker is off. A repeated request is allowed. Which
 * exception a finished one gives is not documented; ConflictException is assumed.
 */
function stopServiceDeployment(state: MutableState, { input, now }: Call): JsonObject {
  const arn = requireString(input, 'serviceDeploymentArn');
  const stopType = readString(input, 'stopType') ?? 'ROLLBACK';
  // Wording not documented.
  if (stopType !== 'ROLLBACK') throw invalidParameter(`Unsupported stopType ${stopType}.`);
  const record = requireServiceDeployment(state, arn);
  if (isFinal(record.status)) {
    throw new ApiError('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`);
  }
  moveServiceDeployment(state, arn, { status: 'ROLLBACK_REQUESTED', now });
  requestEvaluation(state, now);
  return { serviceDeploymentArn: arn };
}

/**
 * Continues or rolls back a deployment that waits at a PAUSE hook, at the scheduler's next pass (ECS API reference,
 * ContinueServiceDeployment). Which exception a hook that does not wait gives is not documented; assumed, with wording.
 */
function continueServiceDeployment(state: MutableState, { input, now }: Call): JsonObject {
  const arn = requireString(input, 'serviceDeploymentArn');
  const hookId = requireString(input, 'hookId');
  const action = readString(input, 'action') ?? 'CONTINUE';
  if (action !== 'CONTINUE' && action !== 'ROLLBACK') throw invalidParameter(`Unsupported action ${action}.`);
  const record = requireServiceDeployment(state, arn);
  const isWaiting = record.shift?.hooks.some(({ id, status }) => id === hookId && status === 'AWAITING_ACTION');
  if (record.shift === undefined || record.status !== 'IN_PROGRESS' || isWaiting !== true) {
    throw invalidParameter('The service deployment does not wait at this lifecycle hook.');
  }
  const resolution =
    action === 'CONTINUE' ? ({ status: 'SUCCEEDED' } as const) : ({ status: 'FAILED', isRefused: true } as const);
  const hooks = record.shift.hooks.map((hook) => (hook.id === hookId ? { ...hook, ...resolution } : hook));
  keepShift(state, record, { ...record.shift, hooks });
  requestEvaluation(state, now);
  return { serviceDeploymentArn: arn };
}

function requireServiceDeployment(state: MutableState, arn: string): ServiceDeploymentState {
  const record = state.serviceDeployments.get(arn);
  if (record !== undefined) return record;
  throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
}
