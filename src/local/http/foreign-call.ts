import type { JsonObject } from '../../json.ts';
import type { CallLog } from '../call-log.ts';
import type { Answer } from '../engine/contract.ts';
import { refuse } from './aws-json.ts';
import type { ServiceCalls } from './read-call.ts';

/** A call that somebody else makes, so that a client can be tried against a foreign deploy. */
export interface ForeignCall {
  /** `ecs` unless told. */
  readonly service?: 'ecs' | 'ecr' | 'codedeploy';
  readonly operation: string;
  readonly input: JsonObject;
}

/** Makes the call at once; faults do not touch it. */
export type CallAsSomebodyElse = (call: ForeignCall) => Answer;

export interface ForeignParts {
  readonly services: ServiceCalls;
  readonly region: string;
  readonly log: CallLog;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
}

/** What it does is written to the log of calls, marked as somebody else's. */
export function createForeignCalls({ services, region, log, now }: ForeignParts): CallAsSomebodyElse {
  return ({ service = 'ecs', operation, input }) => {
    const context = { caller: { accessKeyId: 'AKIDSOMEBODYELSE', region }, ageMs: 0 };
    const answer =
      services[service](operation, input, context) ??
      refuse('UnknownOperationException', `${operation} (${service}) is not an operation of the local ECS.`);
    const told = answer.ok ? 'ok' : answer.type;
    log.record({ service, operation, input, answer: told, by: 'somebody else', at: now() });
    return answer;
  };
}
