import type { DeployErrorKind } from '../ports/deploy-error.ts';
import { readOrUndefined } from '../ports/read-or-undefined.ts';
import type { Unreadable } from '../ports/service-records.ts';

/** No answer is no denial: a poll without it would hide how the deployment had ended, so it does not count. */
const NOT_DENIED: readonly DeployErrorKind[] = ['cancelled', 'internal', 'unreachable'];

/** Reads what a poll can do without: what is denied is noted once in `denied`, and not read again. */
export async function readOptional<Value>(
  denied: Unreadable[],
  action: string,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  if (denied.some((one) => one.action === action)) return undefined;
  return readOrUndefined(read, NOT_DENIED, ({ message }) => denied.push({ action, why: message }));
}
