/** TagResource, UntagResource, ListTagsForResource. */
import type { JsonObject } from '../../../json.ts';
import { lastPart } from '../arn.ts';
import type { Draft } from '../draft.ts';
import { ApiFault } from '../fault.ts';
import { serviceKeyOf } from '../find.ts';
import { readStrings, requireString } from '../input.ts';
import type { Call, OperationTable } from '../operation.ts';
import { addTags, listTags, readTags } from '../tag-store.ts';

export const TAG_OPERATIONS: OperationTable = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

function tagResource(draft: Draft, { input }: Call): JsonObject {
  const arn = requireResource(draft, input);
  addTags(draft, arn, readTags(input));
  return {};
}

function untagResource(draft: Draft, { input }: Call): JsonObject {
  const arn = requireResource(draft, input);
  const keys = readStrings(input, 'tagKeys');
  const kept = Object.entries(draft.tags.get(arn) ?? {}).filter(([key]) => !keys.includes(key));
  draft.tags.set(arn, Object.fromEntries(kept));
  return {};
}

function listTagsForResource(draft: Draft, { input }: Call): JsonObject {
  return { tags: listTags(draft, requireResource(draft, input)) };
}

/** Wording not documented. */
function requireResource(draft: Draft, input: JsonObject): string {
  const arn = requireString(input, 'resourceArn');
  const isThere =
    draft.revisions.has(arn) ||
    draft.tasks.has(arn) ||
    draft.stoppedTasks.has(arn) ||
    draft.instances.has(arn) ||
    draft.clusters.get(lastPart(arn))?.arn === arn ||
    draft.services.get(serviceKeyOf(arn) ?? '')?.arn === arn;
  if (!isThere) throw new ApiFault('ResourceNotFoundException', 'The specified resource was not found.');
  return arn;
}
