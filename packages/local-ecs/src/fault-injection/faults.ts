import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';

/** Faults that the endpoint injects on request, to test how a client handles them. */

/** A call of another caller, to test a client against a concurrent deployment. */
export interface ForeignCall {
  /** Default: `ecs`. */
  readonly service?: 'ecs' | 'ecr' | 'codedeploy';
  readonly operation: string;
  readonly input: JsonObject;
}

/**
 * What goes wrong with which calls. A rule has a fault, foreign calls, or both. Of the rules that match a call, the
 * first one with a fault decides the fault. The foreign calls of all are made.
 */
export interface FaultRule {
  /** Such as `UpdateService`; `*` for any operation of ECS, ECR, CloudWatch Logs, Elastic Load Balancing and STS. */
  readonly operation: string;
  /** Which calls of the operation since the rules were set, from 1: one, every one, or a range. */
  readonly on: number | 'every' | CallRange;
  readonly fault?: InjectedFault;
  /** Made just before the call. */
  readonly before?: ForeignCall;
  /** Made just after the call, before it is answered. */
  readonly after?: ForeignCall;
}

/** Both ends are included. Without any field, every call. */
export interface CallRange {
  /** Default: 1. */
  readonly from?: number;
  /** Default: no end. */
  readonly to?: number;
  /** At most so many calls, counted from `from`. */
  readonly times?: number;
}

export type InjectedFault =
  /** Nothing is applied; the exception is answered. */
  | { readonly kind: 'error'; readonly type: string; readonly message: string; readonly status: 400 | 500 }
  /** Nothing is applied; AccessDeniedException, naming the operation and the resource as IAM does. */
  | { readonly kind: 'denied' }
  /** Nothing is applied; ExpiredTokenException. */
  | { readonly kind: 'expired' }
  /** Nothing is applied; ThrottlingException. */
  | { readonly kind: 'throttled' }
  /** Nothing is applied; a proxy's page is answered. */
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'reset-before' }
  /** The operation is done, and its answer is lost. */
  | { readonly kind: 'reset-after-applying' }
  /** Nothing is applied or answered until the client disconnects or the local ECS ends. */
  | { readonly kind: 'silence' }
  /** The operation is applied and not answered until the client disconnects or the local ECS ends. */
  | { readonly kind: 'silence-after-applying' }
  /** Applied and answered, `ms` of real time late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /**
   * A read (Describe, List, Get, Filter) is answered from the state as it was `ms` of engine time ago, though no older
   * than when the rules were set; a write is applied as ever. Of ECS, CloudWatch Logs and Elastic Load Balancing; ECR
   * and STS answer as things are.
   */
  | { readonly kind: 'stale'; readonly ms: number }
  /** Applied; half of the answer comes. */
  | { readonly kind: 'truncate' };

/** Which call it is: the n-th of its operation (from 1) and the n-th of all. */
export interface CallCount {
  readonly operation: string;
  readonly count: number;
  readonly countOfAll: number;
}

/** What happens to one call. */
export interface CallPlan {
  readonly before: readonly ForeignCall[];
  readonly fault?: InjectedFault;
  readonly after: readonly ForeignCall[];
}

export function planCall(rules: readonly FaultRule[], call: CallCount): CallPlan {
  const fitting = rules.filter((rule) => fitsCall(rule, call));
  const fault = fitting.find((rule) => rule.fault !== undefined)?.fault;
  return {
    before: fitting.flatMap(({ before }) => before ?? []),
    ...defined({ fault }),
    after: fitting.flatMap(({ after }) => after ?? []),
  };
}

function fitsCall({ operation, on }: FaultRule, call: CallCount): boolean {
  if (operation !== '*' && operation !== call.operation) return false;
  const count = operation === '*' ? call.countOfAll : call.count;
  if (typeof on === 'number') return count === on;
  if (on === 'every') return true;
  const { from = 1, to = Number.POSITIVE_INFINITY, times = Number.POSITIVE_INFINITY } = on;
  return count >= from && count <= to && count < from + times;
}

/** The age of the oldest state that the rules can answer, in milliseconds of engine time. */
export function findLongestAge(rules: readonly FaultRule[]): number {
  return Math.max(0, ...rules.map(({ fault }) => (fault?.kind === 'stale' ? fault.ms : 0)));
}
