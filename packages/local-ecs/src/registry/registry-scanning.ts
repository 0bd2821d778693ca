import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { readText, readTexts } from './ecr-input.ts';
import { repositoryArn } from './ecr-tags.ts';
import { type Refusal, refuseParameter } from './refusal.ts';
import { areFilters, type RegistrySettings, readRules, type World } from './settings-contract.ts';

/** When the registry scans images: kept and shown. */

/** ECR API reference, PutRegistryScanningConfiguration; that basic scans are not continuous: ECR User Guide. */
const FREQUENCIES: Readonly<Record<string, readonly string[]>> = {
  BASIC: ['SCAN_ON_PUSH', 'MANUAL'],
  ENHANCED: ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'],
};
const MOST_SCAN_RULES = 2;

/** Texts of the refusals assumed. */
export function putScanning(settings: RegistrySettings, input: JsonObject): JsonObject | Refusal {
  const scanType = readText(input.scanType) ?? 'BASIC';
  const frequencies = Object.hasOwn(FREQUENCIES, scanType) ? FREQUENCIES[scanType] : undefined;
  if (frequencies === undefined) return refuseParameter('scanType', 'must be one of [BASIC, ENHANCED]');
  const rules = readRules(input.rules);
  const isWrong = rules.some(
    ({ scanFrequency, repositoryFilters }) =>
      !frequencies.includes(readText(scanFrequency) ?? '') || !areFilters(repositoryFilters, 'WILDCARD'),
  );
  if (isWrong || rules.length > MOST_SCAN_RULES) {
    const wanted = `at most ${MOST_SCAN_RULES} rules with a scanFrequency of [${frequencies.join(', ')}] and WILDCARD filters`;
    return refuseParameter('rules', wanted);
  }
  settings.scanning = { scanType, rules };
  return { registryScanningConfiguration: settings.scanning };
}

const MOST_NAMES = 25;

export function getRepositoryScanning(
  { scanning }: RegistrySettings,
  input: JsonObject,
  { catalogue, context }: World,
): JsonObject | Refusal {
  const names = readTexts(input.repositoryNames);
  if (names.length < 1 || names.length > MOST_NAMES) {
    return refuseParameter('repositoryNames', `Member must have length from 1 to ${MOST_NAMES}`);
  }
  const found = names.flatMap((name) => catalogue.get(name) ?? []);
  return {
    scanningConfigurations: found.map(({ name, scanOnPush }) => {
      const rule = readRules(scanning.rules).find(({ repositoryFilters }) => isNamed(repositoryFilters, name));
      const own = scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
      return {
        repositoryArn: repositoryArn(name, context),
        repositoryName: name,
        scanOnPush,
        scanFrequency: rule?.scanFrequency ?? own,
        appliedScanFilters: rule?.repositoryFilters ?? [],
      };
    }),
    failures: names
      .filter((name) => !catalogue.has(name))
      .map((repositoryName) => ({
        repositoryName,
        failureCode: 'REPOSITORY_NOT_FOUND',
        failureReason: `The repository with name '${repositoryName}' does not exist in the registry with id '${context.account}'`,
      })),
  };
}

/** `*` stands for any characters; a filter without one may be any part of the name (ECR User Guide, filter wildcards). */
function isNamed(filters: Json | undefined, name: string): boolean {
  return readRules(filters).some(({ filter }) => {
    const text = readText(filter) ?? '';
    const escaped = text.replace(/[.\\+?^${}()|[\]]/g, '\\$&').replaceAll('*', '.*');
    return text.includes('*') ? new RegExp(`^${escaped}$`).test(name) : name.includes(text);
  });
}
