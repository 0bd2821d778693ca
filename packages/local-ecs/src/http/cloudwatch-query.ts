import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { queryCodeOf } from './query-error.ts';

/**
 * CloudWatch in the query protocol, which older clients speak, such as version 2.9 of the AWS CLI: a form has texts
 * only, and times are written as ISO 8601. The operations have the values of AWS JSON.
 */

/** Fields by their types (Amazon CloudWatch API Reference, DescribeAlarms, PutMetricData, GetMetricData). */
const NUMBERS: ReadonlySet<string> = new Set([
  ...['MaxRecords', 'MaxDatapoints', 'Period', 'StorageResolution'],
  ...['Values', 'Counts', 'SampleCount', 'Sum', 'Minimum', 'Maximum'],
]);
const TIMES: ReadonlySet<string> = new Set(['Timestamp', 'StartTime', 'EndTime']);

/** The input with numbers, times in seconds and booleans; a text that is none of them stays, and is then refused. */
export function readTypes(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      // The Value of a dimension is a text, that of a metric is a number.
      const isNumber = NUMBERS.has(name) || (name === 'Value' && input.MetricName !== undefined);
      return [name, value === undefined ? value : readType(value, isNumber ? 'Number' : name)];
    }),
  );
}

function readType(value: Json, name: string): Json {
  if (isJsonList(value)) return value.map((item) => readType(item, name));
  if (isJsonObject(value)) return readTypes(value);
  if (typeof value !== 'string' || value === '') return value;
  if (name === 'ReturnData') return value === 'true';
  if (name === 'Number') return keepFinite(Number(value), value);
  return TIMES.has(name) ? keepFinite(Date.parse(value) / 1000, value) : value;
}

function keepFinite(read: number, text: string): Json {
  return Number.isFinite(read) ? read : text;
}

/** The answer with times as texts, and errors by their codes of this protocol. */
export function writeTypes(answer: Answer): Answer {
  if (!answer.ok) return { ...answer, type: queryCodeOf(answer.type) };
  const { MetricDataResults: results } = answer.output;
  if (results === undefined || !isJsonList(results)) return answer;
  return { ok: true, output: { ...answer.output, MetricDataResults: results.map(writeTimes) } };
}

function writeTimes(result: Json): Json {
  if (!isJsonObject(result) || !isJsonList(result.Timestamps)) return result;
  const Timestamps = result.Timestamps.map((seconds) => new Date(Number(seconds) * 1000).toISOString());
  return { ...result, Timestamps };
}
