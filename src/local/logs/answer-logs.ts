import type { JsonObject } from '../../json.ts';
import type { Answer } from '../engine/contract.ts';
import { ApiFault, answerFault } from '../engine/fault.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import type { LogsContext } from './logs-input.ts';

const OPERATIONS: ReadonlyMap<string, (context: LogsContext, input: JsonObject) => JsonObject> = new Map([
  ['GetLogEvents', getLogEvents],
  ['DescribeLogStreams', describeLogStreams],
  ['FilterLogEvents', filterLogEvents],
]);

/** Answers the reads of CloudWatch Logs; undefined when there is no such operation. */
export function answerLogs(context: LogsContext, operation: string, input: JsonObject): Answer | undefined {
  const operate = OPERATIONS.get(operation);
  if (operate === undefined) return undefined;
  try {
    return { ok: true, output: operate(context, input) };
  } catch (thrown) {
    if (thrown instanceof ApiFault) return answerFault(thrown);
    throw thrown;
  }
}
