/** The names inside ARNs. An ARN ends with the name of its resource; a name alone stays as it is. */

import type {
  ClusterArn,
  ClusterName,
  RevisionArn,
  RevisionPrefix,
  RevisionReference,
  ServiceArn,
  ServiceName,
  TaskArn,
} from '@slipway/ecs-rules/arns';

/** The text after the last slash. */
export function lastSegment(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** `web:42`, of the ARN of a revision. */
export function revisionName(arn: RevisionReference): string {
  return lastSegment(arn);
}

/** `shop`, of the ARN of a cluster. */
export function clusterName(arn: ClusterArn | ClusterName): string {
  return lastSegment(arn);
}

/** `web`, of the ARN of a service. */
export function serviceName(arn: ServiceArn | ServiceName): string {
  return lastSegment(arn);
}

/** The 32 hex digits of the ARN of a task. */
export function taskId(arn: TaskArn): string {
  return lastSegment(arn);
}

/** The first 8 digits of the id of a task, as people see it. */
export function shortTaskId(arn: TaskArn): string {
  return taskId(arn).slice(0, 8);
}

/** The ARN up to its last slash: partition, service, region, account and type. */
export function arnPrefix(arn: RevisionArn): RevisionPrefix {
  return arn.slice(0, arn.lastIndexOf('/') + 1) as RevisionPrefix;
}

/** Family and number of a revision. A text that is no revision has the number 0. */
export function splitRevision(arn: RevisionReference): { readonly family: string; readonly number: number } {
  const name = revisionName(arn);
  const colon = name.lastIndexOf(':');
  return { family: name.slice(0, colon), number: Number(name.slice(colon + 1)) || 0 };
}
