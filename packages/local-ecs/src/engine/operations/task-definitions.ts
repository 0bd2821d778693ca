/** RegisterTaskDefinition and its kin. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { clientError, invalidParameter } from '../api-error.ts';
import { callerArn, resourcePart, revisionArn } from '../arn.ts';
import { findRevision } from '../find-revision.ts';
import { asTimestamp, omitAbsent, readString, readStrings, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch } from '../paginate.ts';
import type { RevisionRecord } from '../state.ts';
import { addTags, listTags, readTags } from '../tag-store.ts';
import { completeTaskDefinition } from '../task-definition/complete.ts';
import { checkTaskDefinition } from '../task-definition/validate.ts';

export const TASK_DEFINITION_OPERATIONS: OperationTable = {
  RegisterTaskDefinition: registerTaskDefinition,
  DescribeTaskDefinition: describeTaskDefinition,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DeleteTaskDefinitions: deleteTaskDefinitions,
};

/** Numbers start at 1 and are never used again. */
export function registerTaskDefinition(state: MutableState, { input, caller, now }: Call): JsonObject {
  checkTaskDefinition(input);
  const family = requireString(input, 'family');
  const number = (state.families.get(family) ?? 0) + 1;
  const arn = revisionArn(state.settings, family, number);
  const described = completeTaskDefinition(input, {
    arn,
    number,
    registeredAt: asTimestamp(now),
    registeredBy: callerArn(state.settings, caller.accessKeyId),
  });
  state.families.set(family, number);
  state.revisions.set(arn, { arn, family, number, status: 'ACTIVE', described });
  addTags(state, arn, readTags(input));
  const tags = state.tags.has(arn) ? listTags(state, arn) : undefined;
  return omitAbsent({ taskDefinition: described, tags });
}

function describeTaskDefinition(state: MutableState, { input }: Call): JsonObject {
  const reference = readString(input, 'taskDefinition') ?? '';
  if (reference === '') throw invalidParameter('Task Definition can not be blank.');
  const revision = findRevision(state, reference);
  if (revision === undefined) throw clientError('Unable to describe task definition.');
  const hasTags = readStrings(input, 'include').includes('TAGS');
  return omitAbsent({ taskDefinition: revision.described, tags: hasTags ? listTags(state, revision.arn) : undefined });
}

/** Texts observed second-hand. */
function deregisterTaskDefinition(state: MutableState, { input, now }: Call): JsonObject {
  const reference = requireString(input, 'taskDefinition');
  const number = resourcePart(reference).split(':')[1];
  if (number === undefined) throw invalidParameter('Revision is missing.');
  if (!/^\d+$/.test(number)) throw invalidParameter(`Invalid revision number. Number: ${number}`);
  const revision = findRevision(state, reference);
  if (revision === undefined) throw clientError('Unable to describe task definition.');
  if (revision.status !== 'ACTIVE') return { taskDefinition: revision.described };
  return { taskDefinition: changeStatus(state, revision, { status: 'INACTIVE', deregisteredAt: asTimestamp(now) }) };
}

function changeStatus(
  state: MutableState,
  revision: RevisionRecord,
  change: { readonly status: 'INACTIVE' | 'DELETE_IN_PROGRESS'; readonly [field: string]: string | number },
): JsonObject {
  const described = { ...revision.described, ...change };
  state.revisions.set(revision.arn, { ...revision, status: change.status, described });
  return described;
}

/** Only INACTIVE revisions can be deleted, each named with its number (API reference, DeleteTaskDefinitions). */
function deleteTaskDefinitions(state: MutableState, { input, now }: Call): JsonObject {
  const references = readStrings(input, 'taskDefinitions');
  checkBatch(references, 10, 'Task definitions');
  const taskDefinitions: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const revision = NUMBERED.test(reference) ? findRevision(state, reference) : undefined;
    const reason = explainUndeletable(reference, revision);
    if (reason !== undefined) failures.push({ arn: revision?.arn ?? reference, reason });
    else if (revision !== undefined) {
      const change = { status: 'DELETE_IN_PROGRESS', deleteRequestedAt: asTimestamp(now) } as const;
      taskDefinitions.push(changeStatus(state, revision, change));
    }
  }
  return { taskDefinitions, failures };
}

const NUMBERED = /:\d+$/;

/** Texts observed second-hand. */
function explainUndeletable(reference: string, revision: RevisionRecord | undefined): string | undefined {
  if (!NUMBERED.test(reference)) {
    return 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.';
  }
  if (revision === undefined) {
    return 'The specified task definition does not exist. Specify a valid account, family, revision and try again.';
  }
  if (revision.status !== 'ACTIVE') return undefined;
  return 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.';
}
