import type { Json, JsonObject } from '../json.ts';

/**
 * A container definition as RegisterTaskDefinition takes it. Only the members that Slipway looks at are named;
 * all others, known to an SDK or not, pass through untouched.
 */
export interface ContainerDefinition extends JsonObject {
  readonly name: string;
  readonly image?: string;
  readonly essential?: boolean;
}

/** The task definition document: what RegisterTaskDefinition takes. Unknown members are kept. */
export interface TaskDefinitionDocument extends JsonObject {
  readonly family: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly [member: string]: Json | undefined;
}

/** A registered revision, as DescribeTaskDefinition answers. */
export interface Revision {
  /** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:N` */
  readonly arn: string;
  readonly family: string;
  readonly number: number;
  /** `ACTIVE`, `INACTIVE` or `DELETE_IN_PROGRESS` */
  readonly status: string;
  /** As described, response-only members included. */
  readonly described: JsonObject;
}

/** `web:42`, the way people name a revision. */
export function nameRevision(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
