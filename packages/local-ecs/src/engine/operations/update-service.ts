/** UpdateService. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { ApiError, clientError } from '../api-error.ts';
import { changeCapacity } from '../capacity-choice.ts';
import { followInstances } from '../daemon.ts';
import { completeConfiguration } from '../deployment-configuration.ts';
import { countByDeployment, describeService } from '../describe-service.ts';
import { refuseManaged } from '../express.ts';
import { findCluster, findService } from '../find.ts';
import { findRevision, requireUsableRevision } from '../find-revision.ts';
import { readBoolean, readNumber, readObject, readString, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import { openDeployment } from '../new-deployment.ts';
import type { Call } from '../operation.ts';
import { checkPlacement } from '../placement-rules.ts';
import { chooseRebalancing } from '../rebalancing-setting.ts';
import { checkDaemon, checkDesired, isDaemon, readScheduling } from '../scheduling-strategy.ts';
import type { DeploymentState, ServiceState } from '../service-record.ts';
import { checkPlan, isOtherShape, readShape } from '../service-shape.ts';
import type { RevisionRecord } from '../state.ts';
import { refuseControlled, refuseOtherController } from '../task-set-rules.ts';
import { hasTaskSets } from '../task-set-state.ts';
import { readQuiet } from './create-service.ts';

/**
 * Another revision, another shape or `forceNewDeployment` start a deployment; all else is taken over as it is (ECS API
 * reference, UpdateService).
 */
export function updateService(state: MutableState, { input, now }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const found = findService(state, cluster, requireString(input, 'service'));
  const primary = found?.deployments[0];
  if (found === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  if (found.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  refuseOtherController(found, input);
  refuseControlled(found, input);
  refuseManaged(found, input);
  if (isDaemon(found)) checkDaemon(input);
  const service = changeCapacity(state, changeSettings(found, input), input);
  const request =
    hasTaskSets(service) || primary === undefined ? undefined : readRequest(state, { input, service, primary });
  checkRules(service, request?.revision ?? (primary && findRevision(state, primary.revisionArn)));
  // One that is kept while the service cannot have it any more rests. Not documented; assumed.
  if (input.availabilityZoneRebalancing === 'ENABLED')
    chooseRebalancing(input, { service, shape: findShape(state, primary) });
  const rolled = request === undefined ? service : openDeployment(state, service, { ...request, now });
  const updated = followInstances(state, rolled, now);
  state.services.set(service.key, updated);
  requestEvaluation(state, now);
  return { service: describeService(state, updated, { counts: countByDeployment(state), include: [] }) };
}

function findShape(state: MutableState, primary: DeploymentState | undefined): JsonObject {
  return (primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape) ?? {};
}

/** Rules that are kept are checked with the task definition that comes. */
function checkRules(service: ServiceState, revision: RevisionRecord | undefined): void {
  const described = revision?.described ?? {};
  checkPlacement({ given: service.given, described, launchType: service.launchType });
}

function changeSettings(service: ServiceState, input: JsonObject): ServiceState {
  const configuration = readObject(input, 'deploymentConfiguration');
  const settings = configuration && completeConfiguration(configuration, readScheduling(service.given));
  return {
    ...service,
    desiredCount: checkDesired(readNumber(input, 'desiredCount') ?? service.desiredCount),
    gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds') ?? service.gracePeriodSeconds,
    given: { ...service.given, ...readQuiet(input) },
    ...defined({
      deploymentConfiguration: settings === undefined ? undefined : settings.described,
      minimumHealthyPercent: settings === undefined ? undefined : settings.minimumHealthyPercent,
      maximumPercent: settings === undefined ? undefined : settings.maximumPercent,
      bakeMs: settings === undefined ? undefined : settings.bakeMs,
    }),
  };
}

interface Ask {
  readonly input: JsonObject;
  readonly service: ServiceState;
  readonly primary: DeploymentState;
}

/** The revision and shape to roll out; undefined when the request starts no deployment. */
function readRequest(
  state: MutableState,
  { input, service, primary }: Ask,
): { readonly revision: RevisionRecord; readonly shape: JsonObject } | undefined {
  const reference = readString(input, 'taskDefinition');
  const isForced = readBoolean(input, 'forceNewDeployment') ?? false;
  const revision =
    reference === undefined
      ? findRevision(state, primary.revisionArn)
      : requireUsableRevision(state, reference, clientError);
  if (revision === undefined) throw clientError('TaskDefinition not found.');
  const before = findShape(state, primary);
  const given = readShape(input);
  const isNew = revision.arn !== primary.revisionArn || isOtherShape(before, given);
  if (!isNew && !isForced) return undefined;
  const shape = { ...before, ...given };
  checkPlan(state, { revision, shape, launchType: service.launchType });
  return { revision, shape };
}
