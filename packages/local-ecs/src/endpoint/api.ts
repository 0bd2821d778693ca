import { setTimeout as pause } from 'node:timers/promises';
import { defined } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { answerInjectedFault } from '../fault-injection/answer-fault.ts';
import type { FaultBook } from '../fault-injection/fault-book.ts';
import type { InjectedFault } from '../fault-injection/faults.ts';
import type { CallAsOther } from '../fault-injection/foreign-call.ts';
import type { CallLog } from '../http/call-log.ts';
import { type ApiCall, type ApiRequest, readCall, type ServiceCalls } from '../http/read-call.ts';
import type { Outcome, Reply } from '../http/reply.ts';
import type { ReadLag } from '../settings/read-lag.ts';
import type { Throttle } from '../settings/throttle.ts';

/** The AWS APIs behind one address, with the injected faults. */

export interface ApiParts {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
  readonly services: ServiceCalls;
  readonly callAsOther: CallAsOther;
  readonly log: CallLog;
  readonly faults: FaultBook;
  readonly throttle: Throttle;
  readonly readLag: ReadLag;
}

export async function answerApi(parts: ApiParts, request: ApiRequest): Promise<Outcome> {
  const call = readCall(parts, request);
  const { before, fault, after } = parts.faults.next(call.operation);
  for (const act of before) parts.callAsOther(act);
  const ageMs = chooseAge(parts, call, fault);
  const { logged, outcome } = playCall(parts, call, { fault, ageMs });
  const { service, operation, input } = call;
  const client = request.headers['user-agent']?.slice(0, 200);
  const marks = defined({
    fault: fault === undefined ? undefined : fault.kind,
    ageMs: ageMs === 0 ? undefined : ageMs,
    client,
  });
  parts.log.record({ service, operation, input, answer: logged, ...marks, at: parts.now() });
  for (const act of after) parts.callAsOther(act);
  return outcome;
}

/** The result of a call: the answer as logged, and the reply. */
interface PlayedCall {
  readonly logged: string;
  readonly outcome: Outcome | Promise<Outcome>;
}

/** What is peculiar to one call. */
interface Play {
  readonly fault: InjectedFault | undefined;
  /** How old the state is that it sees, in milliseconds of engine time. */
  readonly ageMs: number;
}

function playCall(parts: ApiParts, call: ApiCall, { fault, ageMs }: Play): PlayedCall {
  if (fault?.kind === 'reset-before') return { logged: 'none', outcome: { kind: 'reset' } };
  if (fault?.kind === 'silence') return { logged: 'none', outcome: { kind: 'silent' } };
  if (fault?.kind === 'html') {
    return { logged: `html ${fault.status}`, outcome: { kind: 'reply', reply: writePage(fault.status) } };
  }
  const refusal = fault === undefined ? throttle(parts, call) : answerInjectedFault(fault, call, parts);
  const answer = refusal ?? call.apply(ageMs);
  return { logged: answer.ok ? 'ok' : answer.type, outcome: applyReplyFault(call.write(answer), fault) };
}

/** Only a read can be answered from the past, and only ECS documents that it does so. */
function chooseAge(parts: ApiParts, { service, operation }: ApiCall, fault: InjectedFault | undefined): number {
  const isRead = /^(?:Describe|List|Get|Filter|Batch(?:Get|Check))/.test(operation);
  if (!isRead) return 0;
  if (fault?.kind === 'stale') return fault.ms;
  return service === 'ecs' ? parts.readLag.draw() : 0;
}

/** The refusal of a call for which there is no token. */
function throttle(parts: ApiParts, call: ApiCall): Answer | undefined {
  if (call.service !== 'ecs' || parts.throttle.admit(call.operation, parts.now())) return undefined;
  return answerInjectedFault({ kind: 'throttled' }, call, parts);
}

async function applyReplyFault(reply: Reply, fault: InjectedFault | undefined): Promise<Outcome> {
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
