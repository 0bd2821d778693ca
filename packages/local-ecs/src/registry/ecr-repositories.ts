import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { checkRepositoryName, isRefusal, paginate, readText, readTexts } from './ecr-input.ts';
import { answer, type EcrContext, type EcrOperation, findRepository, refuseOperation } from './ecr-operation.ts';
import { describeTagRule, readScanOnPush, readTagRule } from './ecr-settings.ts';
import { readResourceTags, repositoryArn } from './ecr-tags.ts';
import { readEncryption, STANDARD_ENCRYPTION } from './encryption.ts';
import { refuseExistingRepository, refuseForeignRegistry, refuseFullRepository, refuseParameter } from './refusal.ts';
import { type Repository, withoutRepository, withRepository } from './repository.ts';

/** ECR API reference, DescribeRepositories. */
const MOST_NAMES = 100;

export const createRepository: EcrOperation = (catalogue, input, context) => {
  const wrong = checkRepositoryName(input.repositoryName);
  if (wrong !== undefined) return refuseOperation(catalogue, wrong);
  const name = readText(input.repositoryName) ?? '';
  const registryId = readText(input.registryId) ?? context.account;
  if (registryId !== context.account) {
    const place = { region: context.region, registryId };
    return refuseOperation(catalogue, refuseForeignRegistry('CreateRepository', name, place));
  }
  if (catalogue.has(name)) return refuseOperation(catalogue, refuseExistingRepository(name, context.account));
  const rule = readTagRule(input);
  if (isRefusal(rule)) return refuseOperation(catalogue, rule);
  const resourceTags = readResourceTags(input.tags, new Map());
  if (isRefusal(resourceTags)) return refuseOperation(catalogue, resourceTags);
  const scanOnPush = readScanOnPush(input);
  if (isRefusal(scanOnPush)) return refuseOperation(catalogue, scanOnPush);
  const encryption = readEncryption(input);
  if (isRefusal(encryption)) return refuseOperation(catalogue, encryption);
  const repository: Repository = {
    name,
    createdAt: context.now,
    ...rule,
    scanOnPush,
    encryption,
    resourceTags,
    policyText: undefined,
    lifecyclePolicyText: undefined,
    previewedPolicyText: undefined,
    images: new Map(),
    tags: new Map(),
    layers: new Map(),
  };
  return answer(withRepository(catalogue, repository), { repository: describe(repository, context) });
};

export const describeRepositories: EcrOperation = (catalogue, input, context) => {
  if (input.repositoryNames === undefined) {
    // A registry of another account is empty.
    const isOwn = (readText(input.registryId) ?? context.account) === context.account;
    const all = [...(isOwn ? catalogue.values() : [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    const page = paginate(all, (repository) => repository.name, input);
    if (isRefusal(page)) return refuseOperation(catalogue, page);
    const repositories = page.items.map((repository) => describe(repository, context));
    return answer(catalogue, { repositories, ...defined({ nextToken: page.nextToken }) });
  }
  const names = readTexts(input.repositoryNames);
  if (names.length > MOST_NAMES) {
    const constraint = `Member must have length less than or equal to ${MOST_NAMES}`;
    return refuseOperation(catalogue, refuseParameter('repositoryNames', constraint));
  }
  const found = names.map((repositoryName) => findRepository(catalogue, { ...input, repositoryName }, context));
  const absent = found.find(isRefusal);
  if (absent !== undefined) return refuseOperation(catalogue, absent);
  const repositories = found.filter((item): item is Repository => !isRefusal(item));
  return answer(catalogue, { repositories: repositories.map((repository) => describe(repository, context)) });
};

export const deleteRepository: EcrOperation = (catalogue, input, context) => {
  const repository = findRepository(catalogue, input, context);
  if (isRefusal(repository)) return refuseOperation(catalogue, repository);
  if (repository.images.size > 0 && input.force !== true) {
    return refuseOperation(catalogue, refuseFullRepository(repository.name, context.account));
  }
  return answer(withoutRepository(catalogue, repository.name), { repository: describe(repository, context) });
};

/** A repository as DescribeRepositories shows it; timestamps are seconds with a fraction. */
function describe(repository: Repository, context: EcrContext): JsonObject {
  return {
    repositoryArn: repositoryArn(repository.name, context),
    registryId: context.account,
    repositoryName: repository.name,
    repositoryUri: `${context.registryHost}/${repository.name}`,
    createdAt: repository.createdAt / 1000,
    ...describeTagRule(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption ?? STANDARD_ENCRYPTION,
  };
}
