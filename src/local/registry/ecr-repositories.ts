import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import { checkRepositoryName, isRefusal, paginate, readText, readTexts } from './ecr-input.ts';
import { answer, type EcrContext, type EcrOperation, findRepository, refuse } from './ecr-operation.ts';
import { refuseExistingRepository, refuseFullRepository, refuseParameter } from './refusal.ts';
import {
  type Repository,
  TAG_MUTABILITIES,
  type TagMutability,
  withoutRepository,
  withRepository,
} from './repository.ts';

export const createRepository: EcrOperation = (catalogue, input, context) => {
  const wrong = checkRepositoryName(input.repositoryName);
  if (wrong !== undefined) return refuse(catalogue, wrong);
  const name = readText(input.repositoryName) ?? '';
  if (catalogue.has(name)) return refuse(catalogue, refuseExistingRepository(name, context.account));
  const mutability = readMutability(input.imageTagMutability);
  if (mutability === undefined) {
    return refuse(catalogue, refuseParameter('imageTagMutability', `must be one of [${TAG_MUTABILITIES.join(', ')}]`));
  }
  const repository: Repository = {
    name,
    createdAt: context.now,
    mutability,
    exclusions: readExclusions(input.imageTagMutabilityExclusionFilters),
    scanOnPush: isJsonObject(input.imageScanningConfiguration) && input.imageScanningConfiguration.scanOnPush === true,
    images: new Map(),
    tags: new Map(),
    layers: new Map(),
  };
  return answer(withRepository(catalogue, repository), { repository: describe(repository, context) });
};

export const describeRepositories: EcrOperation = (catalogue, input, context) => {
  if (input.repositoryNames === undefined) {
    const all = [...catalogue.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const page = paginate(all, (repository) => repository.name, input);
    if (isRefusal(page)) return refuse(catalogue, page);
    const repositories = page.items.map((repository) => describe(repository, context));
    return answer(catalogue, { repositories, ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }) });
  }
  const found = readTexts(input.repositoryNames).map((repositoryName) =>
    findRepository(catalogue, { ...input, repositoryName }, context),
  );
  const absent = found.find(isRefusal);
  if (absent !== undefined) return refuse(catalogue, absent);
  const repositories = found.filter((item): item is Repository => !isRefusal(item));
  return answer(catalogue, { repositories: repositories.map((repository) => describe(repository, context)) });
};

export const deleteRepository: EcrOperation = (catalogue, input, context) => {
  const repository = findRepository(catalogue, input, context);
  if (isRefusal(repository)) return refuse(catalogue, repository);
  if (repository.images.size > 0 && input.force !== true) {
    return refuse(catalogue, refuseFullRepository(repository.name, context.account));
  }
  return answer(withoutRepository(catalogue, repository.name), { repository: describe(repository, context) });
};

function readMutability(value: Json | undefined): TagMutability | undefined {
  return value === undefined ? 'MUTABLE' : TAG_MUTABILITIES.find((mutability) => mutability === value);
}

function readExclusions(value: Json | undefined): readonly string[] {
  const filters = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return filters.map((filter) => filter.filter).filter((pattern) => typeof pattern === 'string');
}

/** A repository as DescribeRepositories shows it; timestamps are seconds with a fraction. */
function describe(repository: Repository, context: EcrContext): JsonObject {
  const filters = repository.exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
  return {
    repositoryArn: `arn:aws:ecr:${context.region}:${context.account}:repository/${repository.name}`,
    registryId: context.account,
    repositoryName: repository.name,
    repositoryUri: `${context.registryHost}/${repository.name}`,
    createdAt: repository.createdAt / 1000,
    imageTagMutability: repository.mutability,
    ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: { encryptionType: 'AES256' },
  };
}
