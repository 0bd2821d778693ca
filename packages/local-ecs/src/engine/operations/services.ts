/** DescribeServices, ListServices, DeleteService; creating and updating have files of their own. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { lastPart, serviceArn } from '../arn.ts';
import { countByDeployment, describeService } from '../describe-service.ts';
import { findCluster, findService } from '../find.ts';
import { readBoolean, readString, readStrings, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { isDaemon } from '../scheduling-strategy.ts';
import { moveServiceDeployment } from '../service-deployment.ts';
import type { ServiceState } from '../service-record.ts';
import { stopTask } from '../task-stop.ts';
import { createService } from './create-service.ts';
import { updateService } from './update-service.ts';

export const SERVICE_OPERATIONS: OperationTable = {
  CreateService: createService,
  UpdateService: updateService,
  DescribeServices: describeServices,
  ListServices: listServices,
  ListServicesByNamespace: listServicesByNamespace,
  DeleteService: deleteService,
};

/** In the order of the request; unknown ones are MISSING. */
function describeServices(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const references = readStrings(input, 'services');
  // Wording not documented.
  if (references.length === 0) throw invalidParameter('Services cannot be empty.');
  checkBatch(references, 10, 'Services');
  const options = { counts: countByDeployment(state), include: readStrings(input, 'include') };
  const services: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const service = findService(state, cluster, reference);
    if (service !== undefined) services.push(describeService(state, service, options));
    else failures.push({ arn: serviceArn(state.settings, `${cluster}/${lastPart(reference)}`), reason: 'MISSING' });
  }
  return { services, failures };
}

/** ACTIVE ones only, ten a page by default. */
function listServices(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const launchType = readString(input, 'launchType');
  const strategy = readString(input, 'schedulingStrategy');
  const manager = readString(input, 'resourceManagementType');
  const found = [...state.services.values()].filter(
    (service) =>
      service.cluster === cluster &&
      service.status === 'ACTIVE' &&
      (launchType === undefined || service.launchType === launchType) &&
      (manager === undefined || (manager === 'ECS') === (service.express !== undefined)) &&
      (strategy === undefined || service.given.schedulingStrategy === strategy),
  );
  const page = cutPage(found, input, 10);
  return { serviceArns: page.items.map(({ arn }) => arn), ...page.next };
}

/** No service is in a namespace: Service Connect and service discovery are not simulated. */
function listServicesByNamespace(_state: MutableState, { input }: Call): JsonObject {
  requireString(input, 'namespace');
  const page = cutPage<string>([], input, 10);
  return { serviceArns: page.items, ...page.next };
}

/** DRAINING while tasks still stop, then INACTIVE. */
export function deleteService(state: MutableState, { input, now }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const service = findService(state, cluster, requireString(input, 'service'));
  if (service === undefined || service.status === 'INACTIVE') {
    throw new ApiError('ServiceNotFoundException', 'Service not found.');
  }
  // Only a REPLICA service must be scaled down first (ECS API reference, DeleteService).
  const isForced = (readBoolean(input, 'force') ?? false) || isDaemon(service);
  if (service.desiredCount > 0 && !isForced) {
    throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
  }
  const draining: ServiceState = { ...service, status: 'DRAINING', desiredCount: 0 };
  state.services.set(service.key, draining);
  stopAll(state, draining, now);
  requestEvaluation(state, now);
  return { service: describeService(state, draining, { counts: countByDeployment(state), include: [] }) };
}

function stopAll(state: MutableState, service: ServiceState, now: number): void {
  for (const { serviceDeploymentArn: arn } of service.deployments) {
    // A rollback that is cut short has no other legal end than a failed one.
    const isStopped = moveServiceDeployment(state, arn, { status: 'STOPPED', now });
    if (!isStopped) moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now });
  }
  const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
  for (const task of [...state.tasks.values()]) {
    if (task.serviceKey === service.key) stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now });
  }
}
