import { asDeployError, DeployError } from './deploy-error.ts';
import { isUnanswered, openRetries, type RetryPorts } from './retry.ts';

/** A write that takes no client token. */
export interface Write<Value> {
  readonly send: () => Promise<Value>;
  /** What the write has made, if it happened; undefined: it did not. */
  readonly find: () => Promise<Value | undefined>;
  /** A refusal that passes by itself. */
  readonly isPassing?: (error: DeployError) => boolean;
}

/** Reads may lag a write by a second or two (ECS API reference, RunTask: eventual consistency). */
const LEAST_PAUSE_MS = 2_000;

/**
 * Sends a write so that it happens once: after a lost answer, its result is searched for, and it is sent again only if
 * it did not happen. What was throttled did not happen. For a minute.
 *
 * @throws DeployError `unreachable` when it is not known whether the write happened
 */
export async function sendOnce<Value>(write: Write<Value>, world: RetryPorts): Promise<Value> {
  const { send, find, isPassing = () => false } = write;
  const isWorthRepeating = (error: DeployError) =>
    !(error instanceof UncheckedWrite) && (isUnanswered(error) || isPassing(error));
  const retry = openRetries(world, { leastPauseMs: LEAST_PAUSE_MS, isWorthRepeating });
  let lost: DeployError | undefined;
  return retry(async () => {
    const found = lost === undefined ? undefined : await findAfterLostAnswer(find, lost);
    if (found !== undefined) return found;
    try {
      return await send();
    } catch (thrown) {
      const error = asDeployError(thrown);
      if (!error.isThrottled) lost = error;
      throw error;
    }
  });
}

/** A refused read says nothing of the write, so what is not known stays so. */
async function findAfterLostAnswer<Value>(
  find: () => Promise<Value | undefined>,
  lost: DeployError,
): Promise<Value | undefined> {
  try {
    return await find();
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (isUnanswered(error) || error.kind === 'internal' || !isUnanswered(lost)) throw error;
    throw new UncheckedWrite(lost, error);
  }
}

/** The answer was lost, and whether the write happened may not be read: trying again would not help. */
class UncheckedWrite extends DeployError {
  constructor(lost: DeployError, why: DeployError) {
    const message = `${lost.message} Cannot check whether the call took effect: ${why.message}`;
    super({ kind: 'unreachable', message, advice: why.advice, cause: why });
  }
}
