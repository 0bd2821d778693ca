import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { ImageId } from './image-id.ts';
import { type Refusal, refuseParameter } from './refusal.ts';

/** Reads the fields of ECR's inputs. An invalid value is refused. */

const REPOSITORY_NAME = '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*';
const MOST_IMAGE_IDS = 100;

/** Two to 256 characters, lower case, parts split by `/` (ECR API reference, CreateRepository). */
export function checkRepositoryName(name: Json | undefined): Refusal | undefined {
  const parameter = 'repositoryName';
  if (typeof name !== 'string') return refuseParameter(parameter, 'Member must not be null');
  if (name.length < 2) return refuseParameter(parameter, 'Member must have length greater than or equal to 2');
  if (name.length > 256) return refuseParameter(parameter, 'Member must have length less than or equal to 256');
  if (new RegExp(`^${REPOSITORY_NAME}$`).test(name)) return undefined;
  return refuseParameter(parameter, `must satisfy regular expression '${REPOSITORY_NAME}'`);
}

/**
 * A tag: a word character first, at most 300 in all (ECR API reference, ImageIdentifier); docker itself stops at 128.
 */
export function isEcrTag(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,299}$/.test(text);
}

export function readText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function readTexts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `imageIds`, at most 100; undefined when there are none. */
export function readImageIds(input: JsonObject): readonly ImageId[] | Refusal | undefined {
  if (input.imageIds === undefined || input.imageIds === null) return undefined;
  if (!Array.isArray(input.imageIds)) return refuseParameter('imageIds', 'Member must be a list');
  if (input.imageIds.length > MOST_IMAGE_IDS) {
    return refuseParameter('imageIds', `Member must have length less than or equal to ${MOST_IMAGE_IDS}`);
  }
  return input.imageIds.filter(isJsonObject).map(readImageId);
}

function readImageId(value: JsonObject): ImageId {
  const imageDigest = readText(value.imageDigest);
  const imageTag = readText(value.imageTag);
  return defined({ imageDigest, imageTag });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'type' in value && 'message' in value;
}

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

/** One page of a list: `maxResults` 1 to 1000, 100 by default. The token is the key of the page's last item. */
export function paginate<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  input: JsonObject,
): ListPage<Item> | Refusal {
  const size = input.maxResults ?? 100;
  if (typeof size !== 'number' || size < 1)
    return refuseParameter('maxResults', 'Member must be greater than or equal to 1');
  if (size > 1000) return refuseParameter('maxResults', 'Member must be less than or equal to 1000');
  const token = readText(input.nextToken);
  const last = token === undefined ? -1 : all.findIndex((item) => keyOf(item) === token);
  if (token !== undefined && last < 0) return refuseParameter('nextToken', 'Invalid token');
  const items = all.slice(last + 1, last + 1 + size);
  const end = items.at(-1);
  const hasMore = last + 1 + items.length < all.length;
  return hasMore && end !== undefined ? { items, nextToken: keyOf(end) } : { items };
}
