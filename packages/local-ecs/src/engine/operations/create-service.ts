/** CreateService. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { clientError, invalidParameter } from '../api-error.ts';
import { callerArn, serviceArn } from '../arn.ts';
import { chooseCapacity, describeStrategy } from '../capacity-choice.ts';
import { readStrategy } from '../capacity-strategy.ts';
import { followInstances } from '../daemon.ts';
import { completeConfiguration } from '../deployment-configuration.ts';
import { countByDeployment, describeService } from '../describe-service.ts';
import { findCluster } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { pickFields, readBoolean, readNumber, readObject, readString, requireString } from '../input.ts';
import { refuseUnattachedGroups } from '../load-balancing/refuse-unattached.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import { openDeployment } from '../new-deployment.ts';
import type { Call } from '../operation.ts';
import { checkPlacement } from '../placement-rules.ts';
import { chooseRebalancing } from '../rebalancing-setting.ts';
import { checkDaemon, checkDaemonLaunch, checkDesired, readScheduling } from '../scheduling-strategy.ts';
import type { ServiceState } from '../service-record.ts';
import { checkServiceRole, readServiceRole } from '../service-role.ts';
import { checkPlan, readShape, writeCanonical } from '../service-shape.ts';
import { addTags, readTags } from '../tag-store.ts';
import { checkController } from '../task-set-rules.ts';
import { hasTaskSets, openTaskSet, readController } from '../task-set-state.ts';
import { readPropagation } from '../task-tags.ts';
import { NO_THROTTLE } from '../throttle.ts';

/** Fields that are stored and answered, and start no deployment. */
const STORED_FIELDS = [
  'placementConstraints',
  'placementStrategy',
  'enableExecuteCommand',
  'enableECSManagedTags',
  'propagateTags',
  'availabilityZoneRebalancing',
];

const STORED_DEFAULTS: JsonObject = {
  placementConstraints: [],
  placementStrategy: [],
  enableExecuteCommand: false,
  enableECSManagedTags: false,
  propagateTags: 'NONE',
};

/** The given fields that start no deployment. @throws ApiError when one of them is invalid */
export function readQuiet(input: JsonObject): JsonObject {
  readPropagation(input);
  for (const field of ['enableECSManagedTags', 'enableExecuteCommand']) readBoolean(input, field);
  return pickFields(input, STORED_FIELDS);
}

export function createService(state: MutableState, call: Call): JsonObject {
  const { input } = call;
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const name = requireString(input, 'serviceName');
  // Wording not documented.
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw invalidParameter('Service name contains invalid characters.');
  const key = `${cluster}/${name}`;
  const existing = findExisting(state, key, input);
  const options = { counts: countByDeployment(state), include: ['TAGS'] };
  if (existing !== undefined) return { service: describeService(state, existing, options) };
  checkStrategy(input);
  const service = openService(state, call, { key, cluster, name });
  state.services.set(key, service);
  forgetHistory(state, service);
  addTags(state, service.arn, readTags(input));
  requestEvaluation(state, call.now);
  return { service: describeService(state, service, options) };
}

/** The history of an INACTIVE service of the same name goes with it. */
function forgetHistory(state: MutableState, service: ServiceState): void {
  const current = service.currentServiceDeployment;
  for (const { arn, serviceKey } of [...state.serviceDeployments.values()]) {
    if (serviceKey === service.key && arn !== current) state.serviceDeployments.delete(arn);
  }
  const revision = service.deployments[0]?.serviceRevisionArn;
  for (const { arn, serviceKey } of [...state.serviceRevisions.values()]) {
    if (serviceKey === service.key && arn !== revision) state.serviceRevisions.delete(arn);
  }
}

/** An existing ACTIVE service of that name is answered if its request was the same. */
function findExisting(state: MutableState, key: string, input: JsonObject): ServiceState | undefined {
  const existing = state.services.get(key);
  if (existing === undefined || existing.status === 'INACTIVE') return undefined;
  if (existing.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.');
  if (existing.creation !== creationKey(input)) throw invalidParameter('Creation of service was not idempotent.');
  return existing;
}

function creationKey(input: JsonObject): string {
  const { clientToken: _clientToken, ...rest } = input;
  return writeCanonical(rest);
}

function checkStrategy(input: JsonObject): void {
  if ((readString(input, 'clientToken') ?? '').length > 36) {
    // Wording not documented.
    throw invalidParameter('clientToken must be at most 36 characters.');
  }
  checkController(input);
  if (readScheduling(input) === 'DAEMON') checkDaemon(input);
}

/** Of a service with the EXTERNAL controller only the name is required; that its count is then 0 is assumed. */
function readDesired(input: JsonObject, controller: string): number {
  return checkDesired(readNumber(input, 'desiredCount') ?? (controller === 'EXTERNAL' ? 0 : undefined));
}

function openService(
  state: MutableState,
  { input, caller, now }: Call,
  place: { readonly key: string; readonly cluster: string; readonly name: string },
): ServiceState {
  const { launchType, strategy } = chooseCapacity(findCluster(state, place.cluster), input);
  const controller = readController(input);
  const scheduling = readScheduling(input);
  if (scheduling === 'DAEMON') checkDaemonLaunch(launchType);
  const settings = completeConfiguration(readObject(input, 'deploymentConfiguration') ?? {}, scheduling);
  const roleArn = readServiceRole(state.settings, input);
  const service: ServiceState = {
    ...place,
    arn: serviceArn(state.settings, place.key),
    status: 'ACTIVE',
    desiredCount: scheduling === 'DAEMON' ? 0 : readDesired(input, controller),
    launchType,
    deploymentConfiguration: settings.described,
    minimumHealthyPercent: settings.minimumHealthyPercent,
    maximumPercent: settings.maximumPercent,
    bakeMs: settings.bakeMs,
    gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds') ?? 0,
    given: {
      ...STORED_DEFAULTS,
      ...readQuiet(input),
      ...describeStrategy(strategy),
      schedulingStrategy: scheduling,
      deploymentController: { type: controller },
    },
    createdAt: now,
    createdBy: callerArn(state.settings, caller.accessKeyId),
    ...defined({ roleArn }),
    creation: creationKey(input),
    deployments: [],
    events: [],
    told: {},
    throttle: NO_THROTTLE,
  };
  checkPlacement({ given: service.given, described: {}, launchType });
  const availabilityZoneRebalancing = chooseRebalancing(input, { service, shape: readShape(input) });
  const complete = { ...service, given: { ...service.given, availabilityZoneRebalancing } };
  return controller === 'EXTERNAL' ? complete : openFirst(state, complete, { input, now });
}

/** The first deployment, or the task set that CODE_DEPLOY begins with. */
function openFirst(
  state: MutableState,
  service: ServiceState,
  { input, now }: Pick<Call, 'input' | 'now'>,
): ServiceState {
  const { launchType } = service;
  const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), clientError);
  const shape = readShape(input);
  checkPlan(state, { revision, shape, launchType });
  refuseUnattachedGroups(state, shape);
  checkServiceRole(input, revision.described);
  checkPlacement({ given: service.given, described: revision.described, launchType });
  if (!hasTaskSets(service)) {
    return followInstances(state, openDeployment(state, service, { revision, shape, now }), now);
  }
  const strategy = readStrategy(service.given, 'capacityProviderStrategy');
  const part = { status: 'PRIMARY' as const, scalePercent: 100, launchType, ...describeStrategy(strategy) };
  return openTaskSet(state, service, { revision, shape, part, now });
}
