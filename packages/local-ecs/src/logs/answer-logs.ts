import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { createLogGroup, deleteLogGroup, deleteRetentionPolicy, putRetentionPolicy } from './log-groups.ts';
import { addTags, byArn, byName, listTags, removeTags } from './log-tags.ts';
import type { LogsContext } from './logs-context.ts';
import { createLogStream, deleteLogStream, putLogEvents } from './put-log-events.ts';

const OPERATIONS: Operations<LogsContext> = new Map([
  ['GetLogEvents', getLogEvents],
  ['DescribeLogGroups', describeLogGroups],
  ['DescribeLogStreams', describeLogStreams],
  ['FilterLogEvents', filterLogEvents],
  ['CreateLogGroup', createLogGroup],
  ['DeleteLogGroup', deleteLogGroup],
  ['PutRetentionPolicy', putRetentionPolicy],
  ['DeleteRetentionPolicy', deleteRetentionPolicy],
  ['CreateLogStream', createLogStream],
  ['DeleteLogStream', deleteLogStream],
  ['PutLogEvents', putLogEvents],
  ['TagResource', addTags(byArn)],
  ['UntagResource', removeTags(byArn, 'tagKeys')],
  ['ListTagsForResource', listTags(byArn)],
  ['TagLogGroup', addTags(byName)],
  ['UntagLogGroup', removeTags(byName, 'tags')],
  ['ListTagsLogGroup', listTags(byName)],
]);

/** Answers CloudWatch Logs; undefined when there is no such operation. */
export function answerLogs(context: LogsContext, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, context);
}
