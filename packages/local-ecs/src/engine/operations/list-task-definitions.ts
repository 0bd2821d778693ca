/** ListTaskDefinitions and ListTaskDefinitionFamilies. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { cutPage } from '../paginate.ts';
import type { RevisionRecord } from '../state.ts';

export const TASK_DEFINITION_LISTS: OperationTable = {
  ListTaskDefinitions: listTaskDefinitions,
  ListTaskDefinitionFamilies: listFamilies,
};

/** ACTIVE ones by default; by family, then by number. `familyPrefix` is a whole family's name here. */
function listTaskDefinitions(state: MutableState, { input }: Call): JsonObject {
  const status = readString(input, 'status') ?? 'ACTIVE';
  const family = readString(input, 'familyPrefix');
  const found = [...state.revisions.values()].filter(
    (revision) => revision.status === status && (family === undefined || revision.family === family),
  );
  found.sort(compareRevisions);
  if (readString(input, 'sort') === 'DESC') found.reverse();
  const page = cutPage(found, input, 100);
  return { taskDefinitionArns: page.items.map((revision) => revision.arn), ...page.next };
}

function compareRevisions(a: RevisionRecord, b: RevisionRecord): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  return a.number - b.number;
}

/** A family is ACTIVE while one of its revisions is. */
function listFamilies(state: MutableState, { input }: Call): JsonObject {
  const status = readString(input, 'status') ?? 'ACTIVE';
  const prefix = readString(input, 'familyPrefix') ?? '';
  const active = new Set<string>();
  for (const revision of state.revisions.values()) if (revision.status === 'ACTIVE') active.add(revision.family);
  const families = [...state.families.entries()]
    .map(([family]) => family)
    .filter((family) => family.startsWith(prefix))
    .filter((family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'))
    .sort();
  const page = cutPage(families, input, 100);
  return { families: page.items, ...page.next };
}
