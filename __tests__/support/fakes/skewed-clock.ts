/** AWS as a client finds it whose clock is off: it refuses signatures of another time, and says what time it is. */
import { writeRefusal } from './bad-network.ts';
import type { RelayedCall } from './relay.ts';

/** AWS takes signatures of five minutes around its own time (IAM User Guide, troubleshooting signed requests). */
const TAKEN_MS = 5 * 60_000;

/** @param skewMs how far AWS is ahead of this machine */
export async function passSkewed(call: RelayedCall, skewMs: number): Promise<void> {
  const now = Date.now() + skewMs;
  const date = new Date(now).toUTCString();
  const signed = readTime(call.signedAt);
  if (signed === undefined || Math.abs(signed - now) <= TAKEN_MS) {
    const answer = await call.apply();
    return call.answer({ ...answer, headers: { ...answer.headers, date } });
  }
  const code = call.protocol === 'query' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException';
  const refusal = writeRefusal(call, { status: 403, code, message: `Signature expired: ${call.signedAt}` });
  return call.answer({ ...refusal, headers: { ...refusal.headers, date } });
}

/** `20261130T052030Z`; undefined for a call that is not signed. */
function readTime(text: string | undefined): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
