import type { Answer } from '../engine/contract.ts';
import { refusedAnswer } from '../http/aws-json.ts';
import type { CallLog } from '../http/call-log.ts';
import type { ServiceCalls } from '../http/read-call.ts';
import type { ForeignCall } from './faults.ts';

/** Makes the call at once; faults do not touch it. */
export type CallAsOther = (call: ForeignCall) => Answer;

export interface ForeignParts {
  readonly services: ServiceCalls;
  readonly region: string;
  readonly log: CallLog;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
}

/** The call is written to the log of calls, marked as foreign. */
export function createForeignCalls({ services, region, log, now }: ForeignParts): CallAsOther {
  return ({ service = 'ecs', operation, input }) => {
    const context = { caller: { accessKeyId: 'AKIDSOMEBODYELSE', region }, ageMs: 0 };
    const answer =
      services[service](operation, input, context) ??
      refusedAnswer('UnknownOperationException', `${operation} (${service}) is not an operation of the local ECS.`);
    const logged = answer.ok ? 'ok' : answer.type;
    log.record({ service, operation, input, answer: logged, by: 'another service', at: now() });
    return answer;
  };
}
