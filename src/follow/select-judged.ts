import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Observation, ServiceRecord } from '../ports/service-records.ts';

/** Fields of a deployment configuration that are judged by. Hooks have details of the user's own, which stay out. */
const CONFIGURATION = [
  'strategy',
  'bakeTimeInMinutes',
  'canaryConfiguration',
  'linearConfiguration',
  'alarms',
] as const;

/** What the judge reads of a poll. No events and no settings that nothing is judged by. */
export function selectJudged({ service, serviceDeployment, stoppedTasks, newTasks }: Observation): JsonObject {
  return asJson({
    service: service === undefined ? undefined : selectService(service),
    serviceDeployment,
    stoppedTasks,
    ...defined({ newTasks }),
  });
}

/** What is judged of a service, whoever deploys it. */
export function selectService(service: ServiceRecord): object {
  const { name, clusterArn, status, revisionArn, desired, running, pending, deployments } = service;
  const { loadBalancers, launchType, minimumHealthyPercent, maximumPercent, circuitBreaker } = service;
  return {
    ...{ name, clusterArn, status, revisionArn, desired, running, pending, deployments },
    ...{ loadBalancers, launchType, minimumHealthyPercent, maximumPercent, circuitBreaker },
    deploymentConfiguration: selectConfiguration(service.deploymentConfiguration),
  };
}

function selectConfiguration(configuration: JsonObject): JsonObject {
  const kept = CONFIGURATION.flatMap((name) => {
    const value = configuration[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

/** Records of texts, numbers and lists are JSON, though their types do not say so. */
export function asJson(record: object): JsonObject {
  return record as JsonObject;
}
