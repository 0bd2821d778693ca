/** Amazon Resource Names of the things in the engine, long form (ECS Developer Guide, ARNs and IDs). */
import type { EngineSettings } from './contract.ts';

function ecsArn(settings: EngineSettings, resource: string): string {
  return `arn:aws:ecs:${settings.region}:${settings.account}:${resource}`;
}

export function clusterArn(settings: EngineSettings, cluster: string): string {
  return ecsArn(settings, `cluster/${cluster}`);
}

export function capacityProviderArn(settings: EngineSettings, name: string): string {
  return ecsArn(settings, `capacity-provider/${name}`);
}

export function instanceArn(settings: EngineSettings, cluster: string, id: string): string {
  return ecsArn(settings, `container-instance/${cluster}/${id}`);
}

export function revisionArn(settings: EngineSettings, family: string, number: number): string {
  return ecsArn(settings, `task-definition/${family}:${number}`);
}

/** @param key `CLUSTER/NAME` */
export function serviceArn(settings: EngineSettings, key: string): string {
  return ecsArn(settings, `service/${key}`);
}

export function taskArn(settings: EngineSettings, cluster: string, id: string): string {
  return ecsArn(settings, `task/${cluster}/${id}`);
}

export function containerArn(settings: EngineSettings, place: { cluster: string; taskId: string; id: string }): string {
  return ecsArn(settings, `container/${place.cluster}/${place.taskId}/${place.id}`);
}

export function serviceDeploymentArn(settings: EngineSettings, key: string, token: string): string {
  return ecsArn(settings, `service-deployment/${key}/${token}`);
}

export function serviceRevisionArn(settings: EngineSettings, key: string, serial: string): string {
  return ecsArn(settings, `service-revision/${key}/${serial}`);
}

export function taskSetArn(settings: EngineSettings, key: string, id: string): string {
  return ecsArn(settings, `task-set/${key}/${id}`);
}

export function targetGroupArn(settings: EngineSettings, name: string, id: string): string {
  return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:targetgroup/${name}/${id}`;
}

/** @param name `app/NAME/ID` */
export function loadBalancerArn(settings: EngineSettings, name: string): string {
  return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:loadbalancer/${name}`;
}

/** The user that makes every call without a session, in STS and in denials. */
export function userArn(account: string): string {
  return `arn:aws:iam::${account}:user/local`;
}

/** The caller's ARN, from its access key. The local ECS has no users. */
export function callerArn(settings: EngineSettings, accessKeyId: string): string {
  return `arn:aws:iam::${settings.account}:user/${accessKeyId}`;
}

/** The root user, whose settings apply to every caller without own settings. */
export function rootArn(settings: EngineSettings): string {
  return `arn:aws:iam::${settings.account}:root`;
}

/** What follows the last `/`: a name or an id, given bare or inside an ARN. */
export function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** What follows the `:` before the resource: `web:42`, `CLUSTER/NAME`, or the reference itself when it is no ARN. */
export function resourcePart(reference: string): string {
  if (!reference.startsWith('arn:')) return reference;
  return reference
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^[a-z-]+\//, '');
}
