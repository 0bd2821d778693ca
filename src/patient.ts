import { asDeployError, DeployError } from './errors.ts';
import type { World } from './world.ts';

/** What waiting needs. */
export type PatientWorld = Pick<World, 'clock' | 'signal' | 'tell'>;

/** So long a call without a usable answer is repeated. */
const LIMIT_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;

/** A way to call: at once, or again until an answer comes or the time is over. */
export type Patience = <Value>(call: () => Promise<Value>) => Promise<Value>;

export interface PatienceSettings {
  /** The minute counts for all calls together, not for each: for what the run can do without. */
  readonly isShared?: boolean;
  /** Shortest pause before the next try: a read may not show yet what a write has just done. */
  readonly leastPauseMs?: number;
  /** Default: no usable answer came (network, throttling, broken bodies). */
  readonly isWorthRepeating?: (error: DeployError) => boolean;
}

/**
 * Patience for calls that get no usable answer: a minute for each, with full jitter, half a second at first, ten at most.
 * Only for what may be repeated; a write without a client token goes through `sendOnce`.
 */
export function openPatience(world: PatientWorld, settings: PatienceSettings = {}): Patience {
  const { leastPauseMs = 0, isShared = false, isWorthRepeating = isUnanswered } = settings;
  let spentMs = 0;
  let isTold = false;
  const wait = async (attempt: number, spent: number, why: string): Promise<void> => {
    const pauseMs = leastPauseMs + world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
    if (spent + pauseMs >= QUIET_MS && !isTold) {
      isTold = true;
      world.tell({ type: 'notice', text: `Waiting for AWS to answer: ${why}` });
    }
    world.tell({ type: 'debug', text: `${why} Trying again in ${Math.round(pauseMs)} ms.` });
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
    message: `${error.message} It was tried ${attempt + 1} times.`,
    advice,
    cause: error,
  });
}

/** The same port, with patience for the methods that may be repeated. */
export function makePatient<Port extends object>(
  port: Port,
  methods: readonly (keyof Port)[],
  patience: Patience,
): Port {
  const patient = methods.map((name) => {
    const method = port[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return [name, (...args: readonly unknown[]) => patience(() => method(...args))] as const;
  });
  return { ...port, ...Object.fromEntries(patient) };
}
