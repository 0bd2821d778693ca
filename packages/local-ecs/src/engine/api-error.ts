/** An operation's refusal: one of the exceptions of the ECS service model, on its way to the answer. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import type { Answer } from './contract.ts';

export class ApiError extends Error {
  readonly type: string;
  /** Fields of the exception next to its message. */
  readonly fields: JsonObject | undefined;

  constructor(type: string, message: string, fields?: JsonObject) {
    super(message);
    this.name = 'ApiError';
    this.type = type;
    this.fields = fields;
  }
}

/** Client errors are answered with HTTP 400 (observed in recorded traffic). */
export function answerApiError(error: ApiError): Answer {
  const { type, message, fields } = error;
  return { ok: false, type, message, status: 400, ...defined({ fields }) };
}

export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

export function clientError(message: string): ApiError {
  return new ApiError('ClientException', message);
}

/** What ECS can do and this engine does not. The wording is ours. */
export function notSimulated(what: string): ApiError {
  return new ApiError('UnsupportedFeatureException', `${what} is not simulated by the local ECS.`);
}
