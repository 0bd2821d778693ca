import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import type { LogsContext } from './logs-input.ts';

const OPERATIONS: Operations<LogsContext> = new Map([
  ['GetLogEvents', getLogEvents],
  ['DescribeLogGroups', describeLogGroups],
  ['DescribeLogStreams', describeLogStreams],
  ['FilterLogEvents', filterLogEvents],
]);

/** Answers the reads of CloudWatch Logs; undefined when there is no such operation. */
export function answerLogs(context: LogsContext, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, context);
}
