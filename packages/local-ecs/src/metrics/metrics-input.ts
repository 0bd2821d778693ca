/** What the operations of CloudWatch read from their input, and how they refuse it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readNumber, readObjects, readString } from '../engine/input.ts';
import type { EngineState } from '../engine/step.ts';
import type { Dimension, MetricName, MetricStore } from './metric-store.ts';

export interface MetricsContext {
  /** Has the alarms. */
  readonly state: EngineState;
  readonly metrics: MetricStore;
  /** Milliseconds since the epoch, engine time. */
  readonly now: number;
}

/** `ValidationError` in the query protocol (Amazon CloudWatch API Reference, Common errors). */
export function refuseQuery(message: string): ApiError {
  return new ApiError('ValidationException', message);
}

export function refuseValue(message: string): ApiError {
  return new ApiError('InvalidParameterValueException', message);
}

/** Wording observed for other fields of CloudWatch. */
export function refuseAbsent(field: string): ApiError {
  return new ApiError('MissingRequiredParameterException', `The parameter ${field} is required.`);
}

/** A name of a metric with its dimensions; at most 30 (Amazon CloudWatch API Reference, MetricDatum and Metric). */
export function readMetric(namespace: string, input: JsonObject, path: string): MetricName {
  const name = readString(input, 'MetricName') ?? '';
  if (name === '') throw refuseAbsent(`${path}.MetricName`);
  if (name.length > 255) throw refuseValue(`The parameter ${path}.MetricName has at most 255 characters.`);
  const dimensions = readObjects(input, 'Dimensions').map((one, at) => readDimension(one, `${path}.Dimensions[${at}]`));
  if (dimensions.length > 30) throw refuseValue(`The parameter ${path}.Dimensions has at most 30 dimensions.`);
  return { namespace, name, dimensions };
}

function readDimension(input: JsonObject, path: string): Dimension {
  const name = readString(input, 'Name') ?? '';
  const value = readString(input, 'Value') ?? '';
  if (name === '') throw refuseAbsent(`${path}.Name`);
  if (value === '') throw refuseAbsent(`${path}.Value`);
  return { name, value };
}

/** A whole number from 1 to `most`; `most` when it is not given. */
export function readMost(input: JsonObject, field: string, most: number): number {
  const value = readNumber(input, field) ?? most;
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw refuseQuery(`${field} is a whole number from 1 to ${most}, not ${value}.`);
}

/** A token of a list: the place of the next item. */
export function readPlace(input: JsonObject): number {
  const token = readString(input, 'NextToken');
  const place = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
  if (place === undefined) throw new ApiError('InvalidNextToken', 'The specified NextToken is invalid.');
  return Number(place);
}

export function writePlace(place: number): string {
  return `place-${place}`;
}
