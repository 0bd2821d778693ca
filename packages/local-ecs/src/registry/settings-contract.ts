import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { EcrContext } from './ecr-operation.ts';
import type { Refusal } from './refusal.ts';
import type { Catalogue } from './repository.ts';

/** Settings of the registry as a whole: kept in memory and answered; nothing is replicated, and no policy acts. */
export interface RegistrySettings {
  policyText: string | undefined;
  scanning: JsonObject;
  replication: JsonObject;
}

export type OperateSettings = (settings: RegistrySettings, input: JsonObject, world: World) => JsonObject | Refusal;

export interface World {
  readonly catalogue: Catalogue;
  readonly context: EcrContext;
}

export function readRules(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** With the fields of a filter, and no others. */
export function areFilters(value: Json | undefined, type: 'WILDCARD' | 'PREFIX_MATCH'): boolean {
  if (!Array.isArray(value)) return false;
  return value.every(
    (one) =>
      isJsonObject(one) &&
      one.filterType === type &&
      typeof one.filter === 'string' &&
      Object.keys(one).every((name) => name === 'filter' || name === 'filterType'),
  );
}
