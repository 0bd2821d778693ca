import type { JsonObject } from '@slipway/ecs-rules/values';

/** Names a call for people: the IAM action and the resource that it is about. */
export interface CallName {
  /** Such as `ecs:UpdateService`. */
  readonly action: string;
  /** Such as `service web in cluster production`. */
  readonly resource: string;
  /** What is sent, where ECS may quote values of it. */
  readonly sent?: JsonObject;
}
