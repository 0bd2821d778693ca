import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import { isRefusal, readText } from './ecr-input.ts';
import { nameRepository, onRepository } from './ecr-operation.ts';
import { type Refusal, refuseAbsentSetting, refuseParameter } from './refusal.ts';
import { type Repository, TAG_MUTABILITIES, type TagMutability } from './repository.ts';

/** What a repository is set to: whether tags may move, whether images are scanned, who may do what. */

/** When tags may move. */
export type TagRule = Pick<Repository, 'mutability' | 'exclusions'>;

/** ECR API reference, ImageTagMutabilityExclusionFilter. */
const MOST_FILTERS = 5;
const FILTER = '[0-9a-zA-Z._*-]{1,128}';

/** Reads `imageTagMutability` and its filters; tags may move when nothing is said. */
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

function readMutability(value: Json | undefined): TagMutability | undefined {
  return value === undefined ? 'MUTABLE' : TAG_MUTABILITIES.find((mutability) => mutability === value);
}

/** That filters and mutability go together is assumed, as is its wording. */
function checkFilters(mutability: TagMutability, filters: readonly JsonObject[]): string | undefined {
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
    ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
  };
}

export function readScanOnPush(input: JsonObject): boolean {
  return isJsonObject(input.imageScanningConfiguration) && input.imageScanningConfiguration.scanOnPush === true;
}

export const putImageTagMutability = onRepository((repository, input, context) => {
  if (input.imageTagMutability === undefined) return refuseParameter('imageTagMutability', 'Member must not be null');
  const rule = readTagRule(input);
  if (isRefusal(rule)) return rule;
  return {
    changed: { ...repository, ...rule },
    output: { ...nameRepository(repository, context), ...describeTagRule(rule) },
  };
});

export const putImageScanningConfiguration = onRepository((repository, input, context) => {
  const scanOnPush = readScanOnPush(input);
  const output = { ...nameRepository(repository, context), imageScanningConfiguration: { scanOnPush } };
  return { changed: { ...repository, scanOnPush }, output };
});

/** The policy is kept as it is sent; nothing is allowed or denied by it. */
export const setRepositoryPolicy = onRepository((repository, input, context) => {
  const policyText = readText(input.policyText);
  if (!isJsonText(policyText)) return refuseParameter('PolicyText', 'Invalid repository policy provided');
  return { changed: { ...repository, policyText }, output: { ...nameRepository(repository, context), policyText } };
});

export const getRepositoryPolicy = onRepository((repository, _input, context) => {
  const { policyText } = repository;
  if (policyText === undefined) return refuseAbsentSetting('Repository policy', repository.name, context.account);
  return { ...nameRepository(repository, context), policyText };
});

export const deleteRepositoryPolicy = onRepository((repository, _input, context) => {
  const { policyText } = repository;
  if (policyText === undefined) return refuseAbsentSetting('Repository policy', repository.name, context.account);
  return {
    changed: { ...repository, policyText: undefined },
    output: { ...nameRepository(repository, context), policyText },
  };
});

function isJsonText(text: string | undefined): text is string {
  try {
    return isJsonObject(JSON.parse(text ?? ''));
  } catch {
    return false;
  }
}
