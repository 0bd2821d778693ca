/** What a change of a task definition lets its containers do that they could not before. */

import { type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { lastSegment } from '../text/arn.ts';
import { type IsOwnImage, listPrivileges, listRestraints, show } from './privileges.ts';

/**
 * What `next` allows and `before` does not, one line each, as `container web: runs privileged`; restraints that are
 * taken away count as well. What is only taken away or kept gives no line.
 * @param before the current revision
 */
export function listPrivilegeChanges(before: JsonObject, next: JsonObject, isOwn: IsOwnImage): readonly string[] {
  const had = new Set(listPrivileges(before, isOwn).map(({ key }) => key));
  const gained = listPrivileges(next, isOwn).filter(({ key }) => !had.has(key));
  return [...listRoleChanges(before, next), ...gained.map(({ words }) => words), ...listDropped(before, next)];
}

const ROLES = [
  ['taskRoleArn', 'task role'],
  ['executionRoleArn', 'execution role'],
] as const;

/** A role that is taken away allows less. */
function listRoleChanges(before: JsonObject, next: JsonObject): readonly string[] {
  return ROLES.flatMap(([field, noun]) => {
    const from = readString(before, field) ?? '';
    const to = readString(next, field) ?? '';
    if (to === '' || isSameRole(from, to)) return [];
    return [from === '' ? `${noun} ${show(to)} is new` : `${noun} ${show(from)} → ${show(to)}`];
  });
}

/** ECS takes the ARN of a role, or its name in the account (ECS API reference, RegisterTaskDefinition, taskRoleArn). */
function isSameRole(one: string, other: string): boolean {
  if (one.startsWith('arn:') && other.startsWith('arn:')) return one === other;
  return lastSegment(one) === lastSegment(other);
}

function listDropped(before: JsonObject, next: JsonObject): readonly string[] {
  const old = new Map(readObjects(before, 'containerDefinitions').map((container) => [container.name, container]));
  return readObjects(next, 'containerDefinitions').flatMap((container) => {
    const kept = new Set(listRestraints(container));
    const dropped = listRestraints(old.get(container.name) ?? {}).filter((one) => !kept.has(one));
    return dropped.map((restraint) => `container ${show(container.name)}: no longer ${restraint}`);
  });
}
