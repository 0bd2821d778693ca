/** The history of a service: ListServiceDeployments, DescribeServiceDeployments, StopServiceDeployment. */
import type { JsonObject } from '../../../json.ts';
import { clusterArn } from '../arn.ts';
import { countByDeployment, type TaskCounts } from '../describe-service.ts';
import { type Draft, requestLook } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster, findService } from '../find.ts';
import { asTimestamp, omitAbsent, readNumber, readObject, readString, readStrings, requireString } from '../input.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { isFinal, moveServiceDeployment } from '../service-deployment.ts';
import type { RevisionCounts, ServiceDeploymentState } from '../service-record.ts';

export const SERVICE_DEPLOYMENT_OPERATIONS: OperationTable = {
  ListServiceDeployments: listServiceDeployments,
  DescribeServiceDeployments: describeServiceDeployments,
  StopServiceDeployment: stopServiceDeployment,
};

/** Newest first. */
function listServiceDeployments(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const service = findService(draft, cluster, requireString(input, 'service'));
  if (service === undefined) throw new ApiFault('ServiceNotFoundException', 'Service not found.');
  const statuses = readStrings(input, 'status');
  const created = readObject(input, 'createdAt') ?? {};
  const after = readNumber(created, 'after') ?? Number.NEGATIVE_INFINITY;
  const before = readNumber(created, 'before') ?? Number.POSITIVE_INFINITY;
  const found: ServiceDeploymentState[] = [];
  for (const record of draft.serviceDeployments.values()) {
    const at = asTimestamp(record.createdAt);
    const fits = statuses.length === 0 || statuses.includes(record.status);
    if (record.serviceKey === service.key && fits && at >= after && at <= before) found.push(record);
  }
  const page = cutPage(found.reverse(), input, 20);
  return { serviceDeployments: page.items.map((record) => describeBrief(draft, record)), ...page.next };
}

function describeBrief(draft: Draft, record: ServiceDeploymentState): JsonObject {
  return omitAbsent({
    serviceDeploymentArn: record.arn,
    serviceArn: draft.services.get(record.serviceKey)?.arn,
    clusterArn: clusterArn(draft.settings, record.serviceKey.split('/')[0] ?? ''),
    startedAt: stamp(record.startedAt),
    createdAt: stamp(record.createdAt),
    finishedAt: stamp(record.finishedAt),
    targetServiceRevisionArn: record.target.arn,
    status: record.status,
    statusReason: record.statusReason,
  });
}

function stamp(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : asTimestamp(ms);
}

function describeServiceDeployments(draft: Draft, { input }: Call): JsonObject {
  const arns = readStrings(input, 'serviceDeploymentArns');
  // Wording not documented.
  if (arns.length === 0) throw invalidParameter('serviceDeploymentArns cannot be empty.');
  checkBatch(arns, 20, 'serviceDeploymentArns');
  const counts = countByDeployment(draft);
  const serviceDeployments: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const arn of arns) {
    const record = draft.serviceDeployments.get(arn);
    if (record !== undefined) serviceDeployments.push(describeWhole(draft, record, counts));
    else failures.push({ arn, reason: 'MISSING' });
  }
  return { serviceDeployments, failures };
}

function describeWhole(draft: Draft, record: ServiceDeploymentState, counts: TaskCounts): JsonObject {
  const { targetServiceRevisionArn: _target, ...brief } = describeBrief(draft, record);
  const { rollback } = record;
  return omitAbsent({
    ...brief,
    stoppedAt: stamp(record.stoppedAt),
    updatedAt: stamp(record.updatedAt),
    sourceServiceRevisions: record.sourceRevisions.map(describeCounts),
    targetServiceRevision: describeCounts(countTarget(draft, record, counts)),
    deploymentConfiguration: record.deploymentConfiguration,
    rollback: rollback && { ...rollback, startedAt: asTimestamp(rollback.startedAt) },
    deploymentCircuitBreaker: { ...record.breaker },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  });
}

/** As it is now, while the service still has the deployment. */
function countTarget(draft: Draft, record: ServiceDeploymentState, counts: TaskCounts): RevisionCounts {
  const deployments = draft.services.get(record.serviceKey)?.deployments ?? [];
  const deployment = deployments.find((one) => one.serviceRevisionArn === record.target.arn);
  if (deployment === undefined) return record.target;
  const { running = 0, pending = 0 } = counts.get(deployment.id) ?? {};
  return { arn: record.target.arn, requested: deployment.shownDesired, running, pending };
}

function describeCounts(counts: RevisionCounts): JsonObject {
  return {
    arn: counts.arn,
    requestedTaskCount: counts.requested,
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
  };
}

/**
 * Asks for a rollback of a deployment that is not finished, also when the breaker is off. Asking again is harmless.
 * Which exception a finished one gives is not documented; ConflictException is assumed.
 */
function stopServiceDeployment(draft: Draft, { input, now }: Call): JsonObject {
  const arn = requireString(input, 'serviceDeploymentArn');
  const stopType = readString(input, 'stopType') ?? 'ROLLBACK';
  // Wording not documented.
  if (stopType !== 'ROLLBACK') throw invalidParameter(`Unsupported stopType ${stopType}.`);
  const record = draft.serviceDeployments.get(arn);
  if (record === undefined) {
    throw new ApiFault('ServiceDeploymentNotFoundException', 'Service deployment not found.');
  }
  if (isFinal(record.status)) {
    throw new ApiFault('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`);
  }
  moveServiceDeployment(draft, arn, { status: 'ROLLBACK_REQUESTED', now });
  requestLook(draft, now);
  return { serviceDeploymentArn: arn };
}
