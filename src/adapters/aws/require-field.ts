import { DeployError } from '../../ports/deploy-error.ts';
import type { CallName } from './call-name.ts';

/**
 * A field that every answer of AWS to this call has. An answer without it, such as `200 {}` of a proxy, says nothing of
 * what happened.
 *
 * @throws DeployError `unreachable`
 */
export function requireField<Value>(value: Value | null | undefined, field: string, call: CallName): Value {
  if (value !== undefined && value !== null) return value;
  throw new DeployError({
    kind: 'unreachable',
    message: `${call.action} on ${call.resource} returned no usable answer: it has no ${field}.`,
    advice: 'Check whether a proxy answers instead of AWS, then run again.',
  });
}
