import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, readText } from './ecr-input.ts';
import { identifyRepository, onRepository } from './ecr-operation.ts';
import { type Refusal, refuseAbsentSetting, refuseParameter } from './refusal.ts';
import { type Repository, TAG_MUTABILITIES, type TagMutabilitySetting } from './repository.ts';

/** Settings of a repository: tag mutability, image scanning, policy. */

/** When tags may move. */
export type TagRule = Pick<Repository, 'mutability' | 'exclusions'>;

/** ECR API reference, ImageTagMutabilityExclusionFilter. */
const MOST_FILTERS = 5;
const FILTER = '[0-9a-zA-Z._*-]{1,128}';

/** Reads `imageTagMutability` and its filters; MUTABLE by default. */
export function readTagRule(input: JsonObject): TagRule | Refusal {
  const mutability = readMutability(input.imageTagMutability);
  if (mutability === undefined) {
    return refuseParameter('imageTagMutability', `must be one of [${TAG_MUTABILITIES.join(', ')}]`);
  }
  const filters = Array.isArray(input.imageTagMutabilityExclusionFilters)
    ? input.imageTagMutabilityExclusionFilters.filter(isJsonObject)
    : [];
  const wrong = checkFilters(mutability, filters);
  if (wrong !== undefined) return refuseParameter('imageTagMutabilityExclusionFilters', wrong);
  return { mutability, exclusions: filters.map(({ filter }) => String(filter)) };
}

function readMutability(value: Json | undefined): TagMutabilitySetting | undefined {
  return value === undefined ? 'MUTABLE' : TAG_MUTABILITIES.find((mutability) => mutability === value);
}

/** That filters and mutability go together is assumed, as is its wording. */
function checkFilters(mutability: TagMutabilitySetting, filters: readonly JsonObject[]): string | undefined {
  if (filters.length > MOST_FILTERS) return `Member must have length less than or equal to ${MOST_FILTERS}`;
  if (mutability.endsWith('_WITH_EXCLUSION') !== filters.length > 0) {
    return `filters are given with MUTABLE_WITH_EXCLUSION and IMMUTABLE_WITH_EXCLUSION, and only then`;
  }
  const isWrong = filters.some(({ filterType, filter }) => {
    return filterType !== 'WILDCARD' || typeof filter !== 'string' || !new RegExp(`^${FILTER}$`).test(filter);
  });
  return isWrong ? `each filter is a WILDCARD that satisfies regular expression '${FILTER}'` : undefined;
}

/** The rule as answers show it. */
export function describeTagRule(rule: TagRule): JsonObject {
  const filters = rule.exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
  return {
    imageTagMutability: rule.mutability,
    ...defined({ imageTagMutabilityExclusionFilters: filters.length === 0 ? undefined : filters }),
  };
}

/** False by default. A value of another type is refused by the JSON layer; its wording is assumed. */
export function readScanOnPush(input: JsonObject): boolean | Refusal {
  const configuration = input.imageScanningConfiguration;
  const value = (isJsonObject(configuration) ? configuration.scanOnPush : undefined) ?? false;
  return typeof value === 'boolean'
    ? value
    : { type: 'SerializationException', message: 'scanOnPush must be a boolean' };
}

export const putImageTagMutability = onRepository((repository, input, context) => {
  if (input.imageTagMutability === undefined) return refuseParameter('imageTagMutability', 'Member must not be null');
  const rule = readTagRule(input);
  if (isRefusal(rule)) return rule;
  return {
    changed: { ...repository, ...rule },
    output: { ...identifyRepository(repository, context), ...describeTagRule(rule) },
  };
});

export const putImageScanningConfiguration = onRepository((repository, input, context) => {
  const scanOnPush = readScanOnPush(input);
  if (isRefusal(scanOnPush)) return scanOnPush;
  const output = { ...identifyRepository(repository, context), imageScanningConfiguration: { scanOnPush } };
  return { changed: { ...repository, scanOnPush }, output };
});

/** The policy is stored unchanged and never evaluated. */
export const setRepositoryPolicy = onRepository((repository, input, context) => {
  const policyText = readText(input.policyText);
  if (!isPolicy(policyText)) return refuseParameter('PolicyText', 'Invalid repository policy provided');
  return { changed: { ...repository, policyText }, output: { ...identifyRepository(repository, context), policyText } };
});

export const getRepositoryPolicy = onRepository((repository, _input, context) => {
  const { policyText } = repository;
  if (policyText === undefined) return refuseAbsentSetting('Repository policy', repository.name, context.account);
  return { ...identifyRepository(repository, context), policyText };
});

export const deleteRepositoryPolicy = onRepository((repository, _input, context) => {
  const { policyText } = repository;
  if (policyText === undefined) return refuseAbsentSetting('Repository policy', repository.name, context.account);
  return {
    changed: { ...repository, policyText: undefined },
    output: { ...identifyRepository(repository, context), policyText },
  };
});

/**
 * Who may do what: each statement has an effect, a principal and an action (ECR User Guide, private repository policy
 * examples; IAM User Guide, resource-based policies).
 */
export function isPolicy(text: string | undefined): text is string {
  try {
    const policy: Json = JSON.parse(text ?? '');
    if (!isJsonObject(policy)) return false;
    const statements = [policy.Statement ?? []].flat();
    return statements.every((one) => isJsonObject(one) && PARTS.every((names) => names.some((name) => name in one)));
  } catch {
    return false;
  }
}

const PARTS = [['Effect'], ['Principal', 'NotPrincipal'], ['Action', 'NotAction']];
