/**
 * ARNs of Amazon ECS as types (Service Authorization Reference, "Resource types defined by Amazon ECS"). The type is the
 * form of the text, so that one kind of ARN is never taken for another; at run time each is a plain text.
 */

/** `arn:PARTITION:ecs:REGION:ACCOUNT:TYPE/NAME`; empty where AWS left it out. */
type Arn<Type extends string> = `arn:${string}:${Type}/${string}` | '';

/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:NUMBER` */
export type RevisionArn = Arn<'task-definition'>;

/** `FAMILY:NUMBER` */
type RevisionName = `${string}:${number}`;

/** What ECS takes for one revision. */
export type RevisionReference = RevisionArn | RevisionName;

/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/`, which a family and number complete. */
export type RevisionPrefix = `arn:${string}:task-definition/`;

/** `arn:aws:ecs:REGION:ACCOUNT:cluster/NAME` */
export type ClusterArn = Arn<'cluster'>;

/** A cluster as someone named it. Any text may be one, but not the name of a service. */
export type ClusterName = string & { readonly kind?: 'cluster' };

/** `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`, in the old form without the cluster. */
export type ServiceArn = Arn<'service'>;

/** A service as someone named it. Any text may be one, but not the name of a cluster. */
export type ServiceName = string & { readonly kind?: 'service' };

/** `arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`, in the old form without the cluster. */
export type TaskArn = Arn<'task'>;

/** `arn:aws:ecs:REGION:ACCOUNT:service-deployment/CLUSTER/SERVICE/ID` */
export type ServiceDeploymentArn = Arn<'service-deployment'>;

/** A text that AWS answered or a grammar checked. Empty for one that AWS left out. */
export function toRevisionArn(text: string | undefined): RevisionArn {
  return (text ?? '') as RevisionArn;
}

/** A text that AWS answered. Empty for one that AWS left out. */
export function toClusterArn(text: string | undefined): ClusterArn {
  return (text ?? '') as ClusterArn;
}

/** A text that AWS answered. Empty for one that AWS left out. */
export function toServiceArn(text: string | undefined): ServiceArn {
  return (text ?? '') as ServiceArn;
}

/** A text that AWS answered. Empty for one that AWS left out. */
export function toTaskArn(text: string | undefined): TaskArn {
  return (text ?? '') as TaskArn;
}

/** A text that AWS answered. Empty for one that AWS left out. */
export function toServiceDeploymentArn(text: string | undefined): ServiceDeploymentArn {
  return (text ?? '') as ServiceDeploymentArn;
}
