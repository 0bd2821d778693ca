import { asDeployError, DeployError } from './deploy-error.ts';
import type { Message, Reporter } from './message.ts';
import type { Ports } from './ports.ts';

/** The ports that retries need. */
export type RetryPorts = Pick<Ports, 'clock' | 'signal'> & Reporter<Message>;

/** So long a call without a usable answer is repeated. */
const LIMIT_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** Errors that end sooner are not reported. */
const QUIET_MS = 15_000;

/** Calls once, and again until an answer comes or the time is over. */
export type RetryBudget = <Value>(call: () => Promise<Value>) => Promise<Value>;

export interface RetrySettings {
  /** All calls share one minute: for calls that the run can do without. */
  readonly isShared?: boolean;
  /** Shortest pause before the next try: a read may not show yet what a write has just done. */
  readonly leastPauseMs?: number;
  /** Default: no usable answer came (network, throttling, broken bodies). */
  readonly isWorthRepeating?: (error: DeployError) => boolean;
}

/**
 * Retries calls that get no usable answer: for a minute each, with full jitter, half a second at first, ten at most.
 * Only for what may be repeated; a write without a client token goes through `sendOnce`.
 */
export function openRetries(world: RetryPorts, settings: RetrySettings = {}): RetryBudget {
  const { leastPauseMs = 0, isShared = false, isWorthRepeating = isUnanswered } = settings;
  let spentMs = 0;
  let isReported = false;
  const wait = async (attempt: number, spent: number, why: string): Promise<void> => {
    const pauseMs = leastPauseMs + world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
    if (spent + pauseMs >= QUIET_MS && !isReported) {
      isReported = true;
      world.report({ type: 'notice', text: `Retrying, AWS does not answer: ${why}` });
    }
    world.report({ type: 'debug', text: `${why} Retrying in ${Math.round(pauseMs)} ms.` });
    await world.clock.sleep(pauseMs, world.signal);
  };
  return async (call) => {
    const beganMs = world.clock.now();
    const earlierMs = isShared ? spentMs : 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await call();
      } catch (thrown) {
        const error = asDeployError(thrown);
        const spent = earlierMs + world.clock.now() - beganMs;
        const isOver = spent >= LIMIT_MS || world.signal.aborted;
        if (!isWorthRepeating(error)) throw error;
        if (isOver) throw explain(error, attempt);
        await wait(attempt, spent, error.message);
        spentMs = earlierMs + world.clock.now() - beganMs;
      }
    }
  };
}

export function isUnanswered({ kind }: DeployError): boolean {
  return kind === 'unreachable';
}

function explain(error: DeployError, attempt: number): DeployError {
  if (attempt === 0 || error.kind !== 'unreachable') return error;
  const { kind, advice } = error;
  return new DeployError({
    kind,
    message: `${error.message.replace(/\.$/, '')} (${attempt + 1} attempts).`,
    advice,
    cause: error,
  });
}

/** The same port, with retries for the methods that may be repeated. */
export function retryMethods<Port extends object>(
  port: Port,
  methods: readonly (keyof Port)[],
  retry: RetryBudget,
): Port {
  const retrying = methods.map((name) => {
    const method = port[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return [name, (...args: readonly unknown[]) => retry(() => method(...args))] as const;
  });
  return { ...port, ...Object.fromEntries(retrying) };
}
