import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, readText, readTexts } from './ecr-input.ts';
import { answer, type EcrContext, type EcrOperation, findRepository, refuseOperation } from './ecr-operation.ts';
import { type Refusal, refuseParameter } from './refusal.ts';
import { type Repository, withRepository } from './repository.ts';

/** Tags of a repository as a resource of the account (ECR API reference, TagResource). */

const MOST_TAGS = 50;

export function repositoryArn(name: string, { region, account }: EcrContext): string {
  return `arn:aws:ecr:${region}:${account}:repository/${name}`;
}

/** Adds the given tags to the existing ones. The wording of refusals is assumed. */
export function readResourceTags(
  value: Json | undefined,
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | Refusal {
  const tags = new Map(before);
  for (const tag of Array.isArray(value) ? value.filter(isJsonObject) : []) {
    const key = readText(tag.Key) ?? '';
    const text = readText(tag.Value) ?? '';
    if (key === '' || key.length > 128 || text.length > 256 || key.toLowerCase().startsWith('aws:')) {
      return { type: 'InvalidTagParameterException', message: `Invalid tag with key '${key}' provided` };
    }
    tags.set(key, text);
  }
  if (tags.size <= MOST_TAGS) return tags;
  return { type: 'TooManyTagsException', message: `The repository has more than ${MOST_TAGS} tags` };
}

export const tagResource = onResource((repository, input) => {
  const resourceTags = readResourceTags(input.tags, repository.resourceTags);
  return isRefusal(resourceTags) ? resourceTags : { changed: { ...repository, resourceTags }, output: {} };
});

export const untagResource = onResource((repository, input) => {
  const keys = new Set(readTexts(input.tagKeys));
  const resourceTags = new Map([...repository.resourceTags].filter(([key]) => !keys.has(key)));
  return { changed: { ...repository, resourceTags }, output: {} };
});

export const listTagsForResource = onResource((repository) => {
  const tags = [...repository.resourceTags].map(([Key, Value]) => ({ Key, Value }));
  return { changed: repository, output: { tags } };
});

/** Runs an operation on the repository whose ARN its input names. */
function onResource(
  operate: (
    repository: Repository,
    input: JsonObject,
  ) => { readonly changed: Repository; readonly output: JsonObject } | Refusal,
): EcrOperation {
  return (catalogue, input, context) => {
    const arn = readText(input.resourceArn) ?? '';
    const [, registryId, repositoryName] = /^arn:aws:ecr:[a-z0-9-]+:(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
    if (registryId === undefined || repositoryName === undefined) {
      return refuseOperation(catalogue, refuseParameter('resourceArn', 'Invalid ARN'));
    }
    const repository = findRepository(catalogue, { registryId, repositoryName }, context);
    if (isRefusal(repository)) return refuseOperation(catalogue, repository);
    const result = operate(repository, input);
    return isRefusal(result)
      ? refuseOperation(catalogue, result)
      : answer(withRepository(catalogue, result.changed), result.output);
  };
}
