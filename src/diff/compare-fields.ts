import { defined } from '@slipway/ecs-rules/values';
import { canonicalize, type FlatDocument, type FlatField } from '../task-definition/flatten.ts';
import type { FieldDifference } from './change.ts';

/**
 * What has to change for `before` to become `after`: none if and only if both have the same content. In the order of
 * the fields of `after`; what is removed comes last.
 */
export function compareFields(before: FlatDocument, after: FlatDocument): readonly FieldDifference[] {
  const now = [...after].flatMap(([path, field]) => {
    const old = before.get(path);
    return isSame(old, field) ? [] : [toDifference(path, old, field)];
  });
  const removed = [...before].flatMap(([path, old]) => (after.has(path) ? [] : [toDifference(path, old, undefined)]));
  return [...now, ...removed];
}

function isSame(one: FlatField | undefined, other: FlatField): boolean {
  return one !== undefined && canonicalize(one.value) === canonicalize(other.value);
}

function toDifference(path: string, before: FlatField | undefined, after: FlatField | undefined): FieldDifference {
  const { kind = '', isKnown = false } = after ?? before ?? {};
  return { path, kind, isKnown, ...defined({ before: before?.value, after: after?.value }) };
}
