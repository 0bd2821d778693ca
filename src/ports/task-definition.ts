import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';

/**
 * A container definition as RegisterTaskDefinition takes it. Only the fields that Slipway reads are named;
 * all others, known to an SDK or not, pass through untouched.
 */
export interface ContainerDefinition extends JsonObject {
  readonly name: string;
  readonly image?: string;
  readonly essential?: boolean;
}

/** The task definition document: what RegisterTaskDefinition takes. Unknown fields are kept. */
export interface TaskDefinitionDocument extends JsonObject {
  readonly family: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly [field: string]: Json | undefined;
}

/** What a family has: its newest ACTIVE revision, or none. */
export interface NewestRevision {
  readonly family: string;
  /** At most one. */
  readonly arns: readonly RevisionArn[];
}

/** A registered revision, as DescribeTaskDefinition answers. */
export interface Revision {
  /** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:N` */
  readonly arn: RevisionArn;
  readonly family: string;
  readonly number: number;
  /** `ACTIVE`, `INACTIVE` or `DELETE_IN_PROGRESS` */
  readonly status: string;
  /** As described, response-only fields included. */
  readonly described: JsonObject;
}
