import type { JsonObject } from '@slipway/ecs-rules/values';
import { flattenDocument } from '../task-definition/same-content.ts';
import type { Change } from './change.ts';
import { compareFields } from './compare-fields.ts';
import { publishChanges } from './publish-changes.ts';

/** What ECS would run differently; none if and only if the content is the same. Registrable or described documents. */
export function diffDocuments(before: JsonObject, after: JsonObject): readonly Change[] {
  return publishChanges(compareFields(flattenDocument(before), flattenDocument(after)));
}
