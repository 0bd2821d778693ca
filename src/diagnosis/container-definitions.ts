import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';

/** Container definitions of a revision as described; none when it has another shape. */
export function readContainers(described: JsonObject): readonly JsonObject[] {
  const definitions = described.containerDefinitions;
  return Array.isArray(definitions) ? definitions.filter(isJsonObject) : [];
}
