import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type { Answer } from '../engine/contract.ts';

/** Faults that the endpoint plays on request, so that a client's bad days can be tried. */

export interface FaultRule {
  /** Such as `UpdateService`; `*` for any operation of ECS, ECR and STS. */
  readonly operation: string;
  /** Which call of the operation since the rules were set, from 1; or every one. */
  readonly on: number | 'every';
  readonly fault: InjectedFault;
}

export type InjectedFault =
  /** Nothing is applied; the exception is answered. */
  | { readonly kind: 'error'; readonly type: string; readonly message: string; readonly status: 400 | 500 }
  /** Nothing is applied; a proxy's page is answered. */
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'reset-before' }
  /** The operation is done, and its answer is lost. */
  | { readonly kind: 'reset-after-applying' }
  /** Applied and answered, `ms` of real time late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Applied; half of the answer comes. */
  | { readonly kind: 'truncate' };

/** The first rule that fits the n-th call of an operation (from 1) and the n-th of all. */
export function chooseFault(
  rules: readonly FaultRule[],
  call: { readonly operation: string; readonly count: number; readonly countOfAll: number },
): InjectedFault | undefined {
  return rules.find((rule) => {
    if (rule.operation !== '*' && rule.operation !== call.operation) return false;
    return rule.on === 'every' || rule.on === (rule.operation === '*' ? call.countOfAll : call.count);
  })?.fault;
}

/** Reads `{"faults": [{"operation", "on": n | "every", "fault": {"kind", …}}]}`; a text says what is wrong. */
export function readFaultRules(body: JsonObject): readonly FaultRule[] | string {
  if (!Array.isArray(body.faults)) return '`faults` is a list';
  const rules = body.faults.map(readRule);
  const wrong = rules.indexOf(undefined);
  if (wrong >= 0) return `\`faults[${wrong}]\` is {operation, on: a number from 1 or "every", fault: {kind, …}}`;
  return rules.filter((rule) => rule !== undefined);
}

function readRule(value: Json): FaultRule | undefined {
  if (!isJsonObject(value) || typeof value.operation !== 'string' || !isJsonObject(value.fault)) return undefined;
  const on = value.on ?? 'every';
  const isCallNumber = typeof on === 'number' && Number.isInteger(on) && on >= 1;
  const fault = readFault(value.fault);
  if (fault === undefined || !(on === 'every' || isCallNumber)) return undefined;
  return { operation: value.operation, on, fault };
}

function readFault(value: JsonObject): InjectedFault | undefined {
  switch (value.kind) {
    case 'error':
      return readError(value);
    case 'html':
      return readHtml(value.status ?? 502);
    case 'delay':
      return typeof value.ms === 'number' && value.ms >= 0 ? { kind: 'delay', ms: value.ms } : undefined;
    case 'reset-before':
    case 'reset-after-applying':
    case 'truncate':
      return { kind: value.kind };
    default:
      return undefined;
  }
}

function readHtml(status: Json): InjectedFault | undefined {
  const isStatus = typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599;
  return isStatus ? { kind: 'html', status } : undefined;
}

function readError(value: JsonObject): InjectedFault | undefined {
  const { type, message = '', status = 400 } = value;
  if (typeof type !== 'string' || typeof message !== 'string' || (status !== 400 && status !== 500)) return undefined;
  return { kind: 'error', type, message, status };
}

/** The exception that an injected error answers. */
export function answerFault(fault: Extract<InjectedFault, { kind: 'error' }>): Answer {
  return { ok: false, type: fault.type, message: fault.message, status: fault.status };
}
