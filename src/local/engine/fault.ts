/** An operation's refusal: one of the exceptions of the ECS service model, on its way to the answer. */
import type { JsonObject } from '../../json.ts';
import type { Answer } from './contract.ts';

export class ApiFault extends Error {
  readonly type: string;
  /** Fields of the exception next to its message. */
  readonly fields: JsonObject | undefined;

  constructor(type: string, message: string, fields?: JsonObject) {
    super(message);
    this.name = 'ApiFault';
    this.type = type;
    this.fields = fields;
  }
}

/** Client faults are answered with HTTP 400 (observed in recorded traffic). */
export function answerFault(fault: ApiFault): Answer {
  const { type, message, fields } = fault;
  return { ok: false, type, message, status: 400, ...(fields === undefined ? {} : { fields }) };
}

export function invalidParameter(message: string): ApiFault {
  return new ApiFault('InvalidParameterException', message);
}

export function clientFault(message: string): ApiFault {
  return new ApiFault('ClientException', message);
}

/** What ECS can do and this engine does not. The wording is ours. */
export function notSimulated(what: string): ApiFault {
  return new ApiFault('UnsupportedFeatureException', `${what} is not simulated by the local ECS.`);
}
