import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { describeAlarms } from './describe-alarms.ts';
import { getMetricData } from './get-metric-data.ts';
import type { MetricsContext } from './metrics-input.ts';
import { putMetricData } from './put-metric-data.ts';

const OPERATIONS: Operations<MetricsContext> = new Map([
  ['DescribeAlarms', describeAlarms],
  ['PutMetricData', putMetricData],
  ['GetMetricData', getMetricData],
]);

/** Answers Amazon CloudWatch; undefined when there is no such operation. */
export function answerMetrics(context: MetricsContext, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, context);
}
