/** What a service definition changes in an existing service. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

export interface DefinitionChanges {
  readonly desiredCount?: number;
  /** The whole deployment configuration, with the fields of the file. */
  readonly deploymentConfiguration?: JsonObject;
  /** Further fields of UpdateService. */
  readonly settings: JsonObject;
  /** The same fields as they are in the service; those that it does not have are null. */
  readonly before: JsonObject;
}
