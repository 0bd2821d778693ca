/** UpdateService. */
import type { JsonObject } from '../../../json.ts';
import { changeCapacity } from '../capacity-choice.ts';
import { followInstances } from '../daemon.ts';
import { completeConfiguration } from '../deployment-configuration.ts';
import { countByDeployment, describeService } from '../describe-service.ts';
import { type Draft, requestLook } from '../draft.ts';
import { ApiFault, clientFault } from '../fault.ts';
import { findCluster, findService } from '../find.ts';
import { findRevision, requireUsableRevision } from '../find-revision.ts';
import { readBoolean, readNumber, readObject, readString, requireString } from '../input.ts';
import { openDeployment } from '../new-deployment.ts';
import type { Call } from '../operation.ts';
import { checkPlacement } from '../placement-rules.ts';
import { chooseRebalancing } from '../rebalancing-setting.ts';
import { checkDaemon, checkDesired, isDaemon, readScheduling } from '../scheduling-strategy.ts';
import type { DeploymentState, ServiceState } from '../service-record.ts';
import { checkPlan, isOtherShape, readShape } from '../service-shape.ts';
import type { RevisionRecord } from '../state.ts';
import { refuseControlled } from '../task-set-rules.ts';
import { hasTaskSets } from '../task-set-state.ts';
import { readQuiet } from './create-service.ts';

/**
 * Another revision, another shape or `forceNewDeployment` start a deployment; all else is taken over as it is (ECS API
 * reference, UpdateService).
 */
export function updateService(draft: Draft, { input, now }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const found = findService(draft, cluster, requireString(input, 'service'));
  const primary = found?.deployments[0];
  if (found === undefined) throw new ApiFault('ServiceNotFoundException', 'Service not found.');
  if (found.status !== 'ACTIVE') throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
  refuseControlled(found, input);
  if (isDaemon(found)) checkDaemon(input);
  const service = changeCapacity(draft, changeSettings(found, input), input);
  const wish = hasTaskSets(service) || primary === undefined ? undefined : readWish(draft, { input, service, primary });
  checkRules(service, wish?.revision ?? (primary && findRevision(draft, primary.revisionArn)));
  // One that is kept while the service cannot have it any more rests. Not documented; assumed.
  if (input.availabilityZoneRebalancing === 'ENABLED')
    chooseRebalancing(input, { service, shape: findShape(draft, primary) });
  const rolled = wish === undefined ? service : openDeployment(draft, service, { ...wish, now });
  const updated = followInstances(draft, rolled, now);
  draft.services.set(service.key, updated);
  requestLook(draft, now);
  return { service: describeService(draft, updated, { counts: countByDeployment(draft), include: [] }) };
}

function findShape(draft: Draft, primary: DeploymentState | undefined): JsonObject {
  return (primary && draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape) ?? {};
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
    ...(settings === undefined
      ? {}
      : {
          deploymentConfiguration: settings.described,
          minimumHealthyPercent: settings.minimumHealthyPercent,
          maximumPercent: settings.maximumPercent,
          bakeMs: settings.bakeMs,
        }),
  };
}

interface Ask {
  readonly input: JsonObject;
  readonly service: ServiceState;
  readonly primary: DeploymentState;
}

/** What is to be rolled out, or undefined when the request starts no deployment. */
function readWish(
  draft: Draft,
  { input, service, primary }: Ask,
): { readonly revision: RevisionRecord; readonly shape: JsonObject } | undefined {
  const reference = readString(input, 'taskDefinition');
  const isForced = readBoolean(input, 'forceNewDeployment') ?? false;
  const revision =
    reference === undefined
      ? findRevision(draft, primary.revisionArn)
      : requireUsableRevision(draft, reference, clientFault);
  if (revision === undefined) throw clientFault('TaskDefinition not found.');
  const before = findShape(draft, primary);
  const given = readShape(input);
  const isNew = revision.arn !== primary.revisionArn || isOtherShape(before, given);
  if (!isNew && !isForced) return undefined;
  const shape = { ...before, ...given };
  checkPlan(draft, { revision, shape, launchType: service.launchType });
  return { revision, shape };
}
