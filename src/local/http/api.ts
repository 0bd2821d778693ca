import { setTimeout as pause } from 'node:timers/promises';
import type { CallLog } from '../call-log.ts';
import type { Answer } from '../engine/contract.ts';
import type { ReadLag } from '../switches/read-lag.ts';
import type { Throttle } from '../switches/throttle.ts';
import { answerFault } from './answer-fault.ts';
import type { FaultBook } from './fault-book.ts';
import type { InjectedFault } from './faults.ts';
import type { CallAsSomebodyElse } from './foreign-call.ts';
import { type ApiCall, type ApiRequest, readCall, type ServiceCalls } from './read-call.ts';
import type { Outcome, Reply } from './reply.ts';

/** The AWS APIs behind one address, with the faults that are to be played on them. */

export interface ApiParts {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
  readonly services: ServiceCalls;
  readonly callAsSomebodyElse: CallAsSomebodyElse;
  readonly log: CallLog;
  readonly faults: FaultBook;
  readonly throttle: Throttle;
  readonly readLag: ReadLag;
}

export async function answerApi(parts: ApiParts, request: ApiRequest): Promise<Outcome> {
  const call = readCall(parts, request);
  const { before, fault, after } = parts.faults.next(call.operation);
  for (const act of before) parts.callAsSomebodyElse(act);
  const ageMs = chooseAge(parts, call, fault);
  const { told, outcome } = playCall(parts, call, { fault, ageMs });
  const { service, operation, input } = call;
  const client = request.headers['user-agent']?.slice(0, 200);
  const marks = {
    ...(fault === undefined ? {} : { fault: fault.kind }),
    ...(ageMs === 0 ? {} : { ageMs }),
    ...(client === undefined ? {} : { client }),
  };
  parts.log.record({ service, operation, input, answer: told, ...marks, at: parts.now() });
  for (const act of after) parts.callAsSomebodyElse(act);
  return outcome;
}

/** What came of a call: what the log says of its answer, and what goes out. */
interface PlayedCall {
  readonly told: string;
  readonly outcome: Outcome | Promise<Outcome>;
}

/** What is peculiar to one call. */
interface Play {
  readonly fault: InjectedFault | undefined;
  /** How old the state is that it sees, in milliseconds of engine time. */
  readonly ageMs: number;
}

function playCall(parts: ApiParts, call: ApiCall, { fault, ageMs }: Play): PlayedCall {
  if (fault?.kind === 'reset-before') return { told: 'none', outcome: { kind: 'reset' } };
  if (fault?.kind === 'silence') return { told: 'none', outcome: { kind: 'silent' } };
  if (fault?.kind === 'html') {
    return { told: `html ${fault.status}`, outcome: { kind: 'reply', reply: writePage(fault.status) } };
  }
  const refusal = fault === undefined ? throttle(parts, call) : answerFault(fault, call, parts);
  const answer = refusal ?? call.apply(ageMs);
  return { told: answer.ok ? 'ok' : answer.type, outcome: spoil(call.write(answer), fault) };
}

/** Only a read can be answered from the past, and only ECS says of itself that it does so. */
function chooseAge(parts: ApiParts, { service, operation }: ApiCall, fault: InjectedFault | undefined): number {
  const isRead = /^(?:Describe|List|Get|Filter|Batch(?:Get|Check))/.test(operation);
  if (!isRead) return 0;
  if (fault?.kind === 'stale') return fault.ms;
  return service === 'ecs' ? parts.readLag.draw() : 0;
}

/** The refusal of a call for which there is no token. */
function throttle(parts: ApiParts, call: ApiCall): Answer | undefined {
  if (call.service !== 'ecs' || parts.throttle.admit(call.operation, parts.now())) return undefined;
  return answerFault({ kind: 'throttled' }, call, parts);
}

async function spoil(reply: Reply, fault: InjectedFault | undefined): Promise<Outcome> {
  if (fault?.kind === 'reset-after-applying') return { kind: 'reset' };
  if (fault?.kind === 'silence-after-applying') return { kind: 'silent' };
  if (fault?.kind === 'truncate') return { kind: 'truncated', reply };
  if (fault?.kind === 'delay') await pause(fault.ms);
  return { kind: 'reply', reply };
}

/** What a load balancer or a proxy in between would answer. */
function writePage(status: number): Reply {
  const text = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body: { kind: 'text', text } };
}
