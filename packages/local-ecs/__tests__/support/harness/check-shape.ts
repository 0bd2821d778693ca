/** Validates answers and inputs of the local ECS against the shapes of the SDK. */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../../../src/engine/contract.ts';
import { readModel, type ServiceName, type Shape } from './service-model.ts';

/** What any operation of AWS may answer, though no model declares it (common errors of the API references). */
const COMMON_ERRORS: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidAction',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'Throttling',
  'ThrottlingException',
  'UnknownOperationException',
  'ValidationError',
  'ValidationException',
]);

/** A word that an enumeration lacks and the text of the same field has (ECS API reference, ServiceDeployment). */
const DOCUMENTED_WORDS: ReadonlyMap<string, string> = new Map([
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'],
]);

/** What the local ECS does not simulate it refuses by one exception, though not every operation declares it. */
const NOT_SIMULATED = /^UnsupportedFeatureException: .* is not simulated by the local ECS\.$/;

/** A call and what came of it. */
export interface AnsweredCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: JsonObject;
  readonly answer: Answer;
}

/** An answer is one that the service's own SDK could have sent, and so is the input that it accepted. @throws Error */
export function mustFitModel(call: AnsweredCall): void {
  const errors = findShapeErrors(call);
  if (errors.length > 0) throw new Error(`${call.service} ${call.operation}:\n${errors.join('\n')}`);
}

/** What does not fit, each with its path. */
export function findShapeErrors({ service, operation, input, answer }: AnsweredCall): readonly string[] {
  const model = readModel(service).operations.get(operation);
  if (model === undefined) return answer.ok ? [`${operation} is no operation of ${service}`] : [];
  if (answer.ok)
    return [...checkShape(model.output, answer.output, 'output'), ...checkShape(model.input, input, 'input')];
  const reported = `${answer.type}: ${answer.message}`;
  // The codes of the query protocol are the names without their ending.
  const type = service === 'elbv2' || service === 'sts' ? `${answer.type}Exception` : answer.type;
  const isDeclared = model.errors.has(type) || COMMON_ERRORS.has(answer.type) || NOT_SIMULATED.test(reported);
  return isDeclared ? [] : [`not declared for ${operation}: ${reported}`];
}

/** A missing value where one is required, an unknown field, a wrong type, a word that the enumeration lacks. */
export function checkShape(shape: Shape, value: Json, path: string): readonly string[] {
  switch (shape.kind) {
    case 'any':
      return [];
    case 'text':
      return checkText(shape.among, value, path);
    case 'blob':
      return typeof value === 'string' ? [] : [wrong(path, 'a text in base64', value)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrong(path, 'a boolean', value)];
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? [] : [wrong(path, 'a number', value)];
    case 'timestamp':
      return isTimestamp(value) ? [] : [wrong(path, 'seconds since the epoch', value)];
    case 'list':
      if (!isList(value)) return [wrong(path, 'a list', value)];
      return value.flatMap((item, at) => checkShape(shape.of(), item, `${path}[${at}]`));
    case 'map':
      if (!isJsonObject(value)) return [wrong(path, 'a map', value)];
      return Object.entries(value).flatMap(([key, one]) => checkShape(shape.of(), one ?? null, `${path}.${key}`));
    case 'structure':
      return checkStructure(shape, value, path);
  }
}

function checkText(among: readonly string[] | undefined, value: Json, path: string): readonly string[] {
  if (typeof value !== 'string') return [wrong(path, 'a text', value)];
  if (among === undefined || among.includes(value) || among.includes(DOCUMENTED_WORDS.get(value) ?? '')) return [];
  return [wrong(path, `one of ${among.join(', ')}`, value)];
}

function checkStructure(shape: Extract<Shape, { kind: 'structure' }>, value: Json, path: string): readonly string[] {
  if (!isJsonObject(value)) return [wrong(path, `a structure ${shape.name}`, value)];
  const missing = [...shape.fields].flatMap(([name, field]) =>
    field.isRequired && value[name] === undefined ? [`${path}.${name} is required`] : [],
  );
  const within = Object.entries(value).flatMap(([name, one]) => {
    const field = shape.fields.get(name);
    if (one === undefined) return [];
    return field === undefined
      ? [`${path}.${name} is no member of ${shape.name}`]
      : checkShape(field.shape(), one, `${path}.${name}`);
  });
  return [...missing, ...within];
}

/** Seconds, not milliseconds: no time in a test is after the year 2200. */
function isTimestamp(value: Json): boolean {
  return typeof value === 'number' && value >= 0 && value < 7_258_118_400;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function wrong(path: string, wanted: string, value: Json): string {
  return `${path} is ${wanted}, not ${JSON.stringify(value).slice(0, 80)}`;
}
