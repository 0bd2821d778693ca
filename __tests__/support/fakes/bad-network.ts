/**
 * A network between a run and its local ECS that fails when a test says so: an outage, or an answer that says nothing.
 */
import { openRelay, passOn, type Relay, type RelayedAnswer, type RelayedCall } from './relay.ts';

/** What happens to calls, from the moment the rules are set. */
export type NetworkFault =
  /** From the first call of the operation on nothing comes through for so long; that call may still be applied. */
  | { readonly kind: 'outage'; readonly operation: string; readonly isApplied: boolean; readonly ms: number }
  /** The first call of the operation is applied, or not, and answered with `200 {}`. */
  | { readonly kind: 'empty'; readonly operation: string; readonly isApplied: boolean }
  /** Every other call is refused with ThrottlingException. */
  | { readonly kind: 'half-throttled' };

/** @param target address of the local ECS */
export function openBadNetwork(target: string, fault: NetworkFault): Promise<Relay> {
  const state: NetworkState = { fault, calls: 0, isPlayed: false, downUntilMs: 0 };
  return openRelay({ target, play: (call) => play(call, state) });
}

interface NetworkState {
  readonly fault: NetworkFault;
  calls: number;
  isPlayed: boolean;
  downUntilMs: number;
}

async function play(call: RelayedCall, state: NetworkState): Promise<void> {
  const { fault } = state;
  state.calls += 1;
  if (performance.now() < state.downUntilMs) return call.break();
  if (fault.kind === 'half-throttled') return state.calls % 2 === 0 ? call.answer(writeThrottled(call)) : passOn(call);
  if (state.isPlayed || call.operation !== fault.operation) return passOn(call);
  state.isPlayed = true;
  if (fault.kind === 'outage') state.downUntilMs = performance.now() + fault.ms;
  if (fault.isApplied) await call.apply();
  if (fault.kind === 'outage') return call.break();
  return call.answer(EMPTY_ANSWER);
}

export const EMPTY_ANSWER: RelayedAnswer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: Buffer.from('{}'),
};

/** In the protocol of the call: that of STS is XML. */
export function writeThrottled(call: Pick<RelayedCall, 'protocol'>): RelayedAnswer {
  return writeRefusal(call, { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' });
}

export function writeRefusal(
  { protocol }: Pick<RelayedCall, 'protocol'>,
  { status, code, message }: { readonly status: number; readonly code: string; readonly message: string },
): RelayedAnswer {
  const isXml = protocol === 'query';
  const xml = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return {
    status,
    headers: { 'content-type': isXml ? 'text/xml' : 'application/x-amz-json-1.1' },
    body: Buffer.from(isXml ? xml : JSON.stringify({ __type: code, message })),
  };
}
