/** CreateLogGroup, DeleteLogGroup, PutRetentionPolicy, DeleteRetentionPolicy. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readBoolean, readNumber, readString } from '../engine/input.ts';
import { isGroup, withGroup, withoutGroup } from '../engine/log-groups.ts';
import { openGroup, refuseExisting } from './log-store.ts';
import { readTagMap } from './log-tags.ts';
import type { LogsContext } from './logs-context.ts';
import { changeGroup, readName, refuseConstraint, refuseLogsParameter, touchGroup } from './logs-input.ts';

/** CloudWatch Logs API reference, CreateLogGroup. */
const CLASSES = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'];

/** CloudWatch Logs API reference, PutRetentionPolicy. */
const RETENTIONS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

/** A group that exists only because none was ever created may be created. */
export function createLogGroup(context: LogsContext, input: JsonObject): JsonObject {
  const { store, state } = context;
  const name = readName(input, 'logGroupName');
  // Wording not documented.
  if (name.startsWith('aws/')) throw refuseLogsParameter("Log group names can't start with the string aws/");
  const isListed = state.logGroups.kind === 'only' && isGroup(state.logGroups, name);
  if (store.groups.get(name)?.createdAt !== undefined || isListed) throw refuseExisting('log group');
  const logGroupClass = readString(input, 'logGroupClass') || 'STANDARD';
  if (!CLASSES.includes(logGroupClass)) {
    throw refuseConstraint('logGroupClass', logGroupClass, `satisfy enum value set: [${CLASSES.join(', ')}]`);
  }
  const tags = readTagMap(input, {});
  context.putGroups(withGroup(state.logGroups, name));
  store.groups.set(name, {
    ...openGroup(name),
    createdAt: context.now,
    logGroupClass,
    tags,
    isProtected: readBoolean(input, 'deletionProtectionEnabled') ?? false,
    ...defined({ kmsKeyId: readString(input, 'kmsKeyId') }),
  });
  return {};
}

export function deleteLogGroup(context: LogsContext, input: JsonObject): JsonObject {
  const { name, isProtected } = touchGroup(context, readName(input, 'logGroupName'));
  if (isProtected) {
    // Wording not documented.
    throw new ApiError('ValidationException', 'The log group has deletion protection enabled.');
  }
  context.putGroups(withoutGroup(context.state.logGroups, name));
  context.store.groups.delete(name);
  context.store.deletedAt.set(name, context.now);
  return {};
}

/** Events expire from no stream: the days are kept and shown, and PutLogEvents rejects events from before. */
export function putRetentionPolicy(context: LogsContext, input: JsonObject): JsonObject {
  const group = touchGroup(context, readName(input, 'logGroupName'));
  const retentionInDays = readNumber(input, 'retentionInDays') ?? 0;
  if (!RETENTIONS.includes(retentionInDays)) {
    const constraint = `satisfy enum value set: [${RETENTIONS.join(', ')}]`;
    throw refuseConstraint('retentionInDays', String(retentionInDays), constraint);
  }
  return changeGroup(context, { ...group, retentionInDays });
}

export function deleteRetentionPolicy(context: LogsContext, input: JsonObject): JsonObject {
  const { retentionInDays: _, ...group } = touchGroup(context, readName(input, 'logGroupName'));
  return changeGroup(context, group);
}
