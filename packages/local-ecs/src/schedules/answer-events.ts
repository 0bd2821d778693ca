import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import type { Answer } from '../engine/contract.ts';
import { omitAbsent, readNumber, readObjects, readString } from '../engine/input.ts';
import type { ScheduleStore, StoredRule } from './schedule-store.ts';

const OPERATIONS: Operations<ScheduleStore> = new Map([
  ['PutRule', putRule],
  ['DescribeRule', describeRule],
  ['PutTargets', putTargets],
  ['ListTargetsByRule', listTargets],
]);

/** Rules of EventBridge and their targets; undefined when there is no such operation. */
export function answerEvents(store: ScheduleStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, store);
}

/** Of a page (EventBridge API reference, ListTargetsByRule, Limit). */
const MOST = 100;

function keyOf(input: JsonObject, field: 'Name' | 'Rule'): { readonly key: string; readonly bus: string } {
  const bus = readString(input, 'EventBusName') ?? 'default';
  const name = readString(input, field) ?? '';
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) throw new ApiError('ValidationException', `${field} is not valid.`);
  return { key: `${bus}/${name}`, bus };
}

function findRule(store: ScheduleStore, input: JsonObject, field: 'Name' | 'Rule'): StoredRule {
  const { key, bus } = keyOf(input, field);
  const rule = store.rules.get(key);
  if (rule !== undefined) return rule;
  // Observed in answers of the real service.
  const message = `Rule ${readString(input, field)} does not exist on EventBus ${bus}.`;
  throw new ApiError('ResourceNotFoundException', message);
}

function putRule(store: ScheduleStore, input: JsonObject): JsonObject {
  const { key, bus } = keyOf(input, 'Name');
  const path = bus === 'default' ? String(input.Name) : key;
  const arn = `arn:aws:events:${store.region}:${store.account}:rule/${path}`;
  const { Tags: _, ...rest } = input;
  const fields = { State: 'ENABLED', ...rest, EventBusName: bus, Arn: arn };
  store.rules.set(key, { fields, targets: store.rules.get(key)?.targets ?? new Map() });
  return { RuleArn: arn };
}

function describeRule(store: ScheduleStore, input: JsonObject): JsonObject {
  return findRule(store, input, 'Name').fields;
}

/** A target of an id that exists is replaced as a whole (EventBridge API reference, PutTargets). */
function putTargets(store: ScheduleStore, input: JsonObject): JsonObject {
  const rule = findRule(store, input, 'Rule');
  const targets = readObjects(input, 'Targets').map((target) => [readString(target, 'Id') ?? '', target] as const);
  store.rules.set(keyOf(input, 'Rule').key, { ...rule, targets: new Map([...rule.targets, ...targets]) });
  return { FailedEntryCount: 0, FailedEntries: [] };
}

function listTargets(store: ScheduleStore, input: JsonObject): JsonObject {
  const all = [...findRule(store, input, 'Rule').targets.values()];
  const start = Number(readString(input, 'NextToken') ?? 0);
  const end = start + Math.min(readNumber(input, 'Limit') ?? MOST, MOST);
  return omitAbsent({
    Targets: all.slice(start, end),
    NextToken: end < all.length ? String(end) : undefined,
  });
}
