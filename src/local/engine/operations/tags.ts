/** TagResource, UntagResource, ListTagsForResource. */
import type { JsonObject } from '../../../json.ts';
import { capacityProviderArn, lastPart } from '../arn.ts';
import type { Draft } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { serviceKeyOf } from '../find.ts';
import { readList, readStrings, requireString } from '../input.ts';
import type { Call, OperationTable } from '../operation.ts';
import { addTags, listTags, readTags, removeTags } from '../tag-store.ts';

export const TAG_OPERATIONS: OperationTable = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** Wording not documented: of the exceptions, the model declares this one for tagging and not for listing. */
const ABSENT = 'The specified resource was not found.';

function tagResource(draft: Draft, { input }: Call): JsonObject {
  const arn = findResource(draft, input);
  if (arn === undefined) throw new ApiFault('ResourceNotFoundException', ABSENT);
  const tags = readTags(input);
  // Wording not documented.
  if ((readList(input, 'tags') ?? []).length === 0) throw invalidParameter('Tags can not be empty.');
  addTags(draft, arn, tags);
  return {};
}

function untagResource(draft: Draft, { input }: Call): JsonObject {
  const arn = findResource(draft, input);
  if (arn === undefined) throw new ApiFault('ResourceNotFoundException', ABSENT);
  removeTags(draft, arn, readStrings(input, 'tagKeys'));
  return {};
}

function listTagsForResource(draft: Draft, { input }: Call): JsonObject {
  const arn = findResource(draft, input);
  if (arn === undefined) throw invalidParameter(ABSENT);
  return { tags: listTags(draft, arn) };
}

const KINDS =
  /^arn:aws[a-z-]*:ecs:[^:]*:\d*:(capacity-provider|cluster|container-instance|service|task|task-definition)\//;

/**
 * The ARN of the request when there is such a thing.
 * @throws ApiFault InvalidParameterException when it is no ARN of a kind that can be tagged; ClusterNotFoundException
 */
function findResource(draft: Draft, input: JsonObject): string | undefined {
  const arn = requireString(input, 'resourceArn');
  const kind = KINDS.exec(arn)?.[1];
  // Wording not documented.
  if (kind === undefined) throw invalidParameter(`Invalid ARN: ${arn}`);
  const isThere =
    draft.revisions.has(arn) ||
    draft.tasks.has(arn) ||
    draft.stoppedTasks.has(arn) ||
    draft.instances.has(arn) ||
    draft.clusters.get(lastPart(arn))?.arn === arn ||
    hasProvider(draft, arn) ||
    draft.services.get(serviceKeyOf(arn) ?? '')?.arn === arn;
  if (!isThere && kind === 'cluster') throw new ApiFault('ClusterNotFoundException', 'Cluster not found.');
  return isThere ? arn : undefined;
}

function hasProvider(draft: Draft, arn: string): boolean {
  const name = lastPart(arn);
  return draft.capacityProviders.has(name) && capacityProviderArn(draft.settings, name) === arn;
}
