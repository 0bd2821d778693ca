/** The ways in which an answer is lost or spoiled between the local ECS and a run. */
import { EMPTY_ANSWER, writeRefusal, writeThrottled } from './bad-network.ts';
import type { RelayedAnswer, RelayedCall } from './relay.ts';

export const SPOILS = ['reset', '500', 'empty', 'html', 'truncated'] as const;

export type Spoil = (typeof SPOILS)[number] | 'silence' | 'throttled' | 'expired';

/** @param isApplied the call has its effect although the answer is spoiled */
export async function spoilAnswer(call: RelayedCall, spoil: Spoil, isApplied: boolean): Promise<void> {
  const answer = isApplied ? await call.apply() : EMPTY_ANSWER;
  switch (spoil) {
    case 'reset':
      return call.break();
    case 'silence':
      return;
    case 'truncated':
      return call.break({ ...answer, body: isApplied ? answer.body : Buffer.from('{"service": {}}') });
    default:
      return call.answer(write(call, spoil));
  }
}

function write(call: RelayedCall, spoil: Exclude<Spoil, 'reset' | 'silence' | 'truncated'>): RelayedAnswer {
  switch (spoil) {
    case '500':
      return writeRefusal(call, { status: 500, code: 'ServerException', message: 'Service unavailable' });
    case 'empty':
      return EMPTY_ANSWER;
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>busy</html>') };
    case 'throttled':
      return writeThrottled(call);
    case 'expired':
      return writeExpired(call);
  }
}

const EXPIRED = 'The security token included in the request is expired';

export function writeExpired(call: Pick<RelayedCall, 'protocol'>): RelayedAnswer {
  const code = call.protocol === 'query' ? 'ExpiredToken' : 'ExpiredTokenException';
  return writeRefusal(call, { status: 400, code, message: EXPIRED });
}
