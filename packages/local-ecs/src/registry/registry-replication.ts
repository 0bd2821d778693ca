import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { readText } from './ecr-input.ts';
import type { EcrContext } from './ecr-operation.ts';
import { type Refusal, refuseParameter } from './refusal.ts';
import { areFilters, type RegistrySettings, readRules, type World } from './settings-contract.ts';

/** Where the registry would replicate its images: kept and shown. */

const MOST_REPLICATION_RULES = 10;

/** Texts of the refusals assumed. */
export function putReplication(
  settings: RegistrySettings,
  input: JsonObject,
  { context }: World,
): JsonObject | Refusal {
  const configuration = input.replicationConfiguration;
  const rules = readRules(isJsonObject(configuration) ? configuration.rules : undefined);
  if (rules.length > MOST_REPLICATION_RULES) {
    const constraint = `Member must have length less than or equal to ${MOST_REPLICATION_RULES}`;
    return refuseParameter('replicationConfiguration.rules', constraint);
  }
  const isWrong = rules.some(
    ({ destinations, repositoryFilters }) =>
      !areDestinations(destinations, context) ||
      (repositoryFilters !== undefined && !areFilters(repositoryFilters, 'PREFIX_MATCH')),
  );
  if (isWrong) {
    const wanted = 'destinations with a region and a registryId other than the own ones, and PREFIX_MATCH filters';
    return refuseParameter('replicationConfiguration.rules', wanted);
  }
  settings.replication = { rules };
  return { replicationConfiguration: settings.replication };
}

function areDestinations(value: Json | undefined, { region, account }: EcrContext): boolean {
  if (!Array.isArray(value)) return false;
  return value.every(
    (one) =>
      isJsonObject(one) &&
      typeof one.region === 'string' &&
      /^\d{12}$/.test(readText(one.registryId) ?? '') &&
      !(one.region === region && one.registryId === account) &&
      Object.keys(one).every((name) => name === 'region' || name === 'registryId'),
  );
}
