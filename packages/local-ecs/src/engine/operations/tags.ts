/** TagResource, UntagResource, ListTagsForResource. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { capacityProviderArn, lastPart } from '../arn.ts';
import { serviceKeyOf } from '../find.ts';
import { readList, readStrings, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { addTags, listTags, readTags, removeTags } from '../tag-store.ts';

export const TAG_OPERATIONS: OperationTable = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** Wording not documented: of the exceptions, the model declares this one for tagging and not for listing. */
const ABSENT = 'The specified resource was not found.';

function tagResource(state: MutableState, { input }: Call): JsonObject {
  const arn = findResource(state, input);
  if (arn === undefined) throw new ApiError('ResourceNotFoundException', ABSENT);
  const tags = readTags(input);
  // Wording not documented.
  if ((readList(input, 'tags') ?? []).length === 0) throw invalidParameter('Tags can not be empty.');
  addTags(state, arn, tags);
  return {};
}

function untagResource(state: MutableState, { input }: Call): JsonObject {
  const arn = findResource(state, input);
  if (arn === undefined) throw new ApiError('ResourceNotFoundException', ABSENT);
  removeTags(state, arn, readStrings(input, 'tagKeys'));
  return {};
}

function listTagsForResource(state: MutableState, { input }: Call): JsonObject {
  const arn = findResource(state, input);
  if (arn === undefined) throw invalidParameter(ABSENT);
  return { tags: listTags(state, arn) };
}

const KINDS =
  /^arn:aws[a-z-]*:ecs:[^:]*:\d*:(capacity-provider|cluster|container-instance|service|task|task-definition)\//;

/**
 * The ARN of the request when there is such a thing.
 * @throws ApiError InvalidParameterException when it is no ARN of a kind that can be tagged; ClusterNotFoundException
 */
function findResource(state: MutableState, input: JsonObject): string | undefined {
  const arn = requireString(input, 'resourceArn');
  const kind = KINDS.exec(arn)?.[1];
  // Wording not documented.
  if (kind === undefined) throw invalidParameter(`Invalid ARN: ${arn}`);
  const isThere =
    state.revisions.has(arn) ||
    state.tasks.has(arn) ||
    state.stoppedTasks.has(arn) ||
    state.instances.has(arn) ||
    state.clusters.get(lastPart(arn))?.arn === arn ||
    hasProvider(state, arn) ||
    state.services.get(serviceKeyOf(arn) ?? '')?.arn === arn;
  if (!isThere && kind === 'cluster') throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
  return isThere ? arn : undefined;
}

function hasProvider(state: MutableState, arn: string): boolean {
  const name = lastPart(arn);
  return state.capacityProviders.has(name) && capacityProviderArn(state.settings, name) === arn;
}
