import { asDeployError, DeployError } from './errors.ts';
import type { World } from './world.ts';

/** What waiting needs. */
export type PatientWorld = Pick<World, 'clock' | 'signal' | 'tell'>;

/** Together, all reads before the first write are waited for so long. */
const BUDGET_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;

/** A way to call: at once, or again until an answer comes or the budget is used up. */
export type Patience = <Value>(read: () => Promise<Value>) => Promise<Value>;

/**
 * One budget of patience for reads that get no usable answer (network, throttling, broken bodies): full jitter, half a
 * second at first, ten at most. Only for reads: a write is looked for before it is sent again.
 */
export function openPatience(world: PatientWorld): Patience {
  let spentMs = 0;
  let isTold = false;
  const wait = async (attempt: number, why: string): Promise<void> => {
    const pauseMs = world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
    spentMs += pauseMs;
    if (spentMs >= QUIET_MS && !isTold) {
      isTold = true;
      world.tell({ type: 'notice', text: `Waiting for AWS to answer: ${why}` });
    }
    world.tell({ type: 'debug', text: `${why} Asking again in ${Math.round(pauseMs)} ms.` });
    await world.clock.sleep(pauseMs, world.signal);
  };
  const ask = async <Value>(read: () => Promise<Value>, attempt: number): Promise<Value> => {
    try {
      return await read();
    } catch (thrown) {
      const error = asDeployError(thrown);
      if (error.kind !== 'unreachable' || spentMs >= BUDGET_MS || world.signal.aborted) throw explain(error, attempt);
      await wait(attempt, error.message);
      return ask(read, attempt + 1);
    }
  };
  return (read) => ask(read, 0);
}

function explain(error: DeployError, attempt: number): DeployError {
  if (attempt === 0) return error;
  const { kind, advice } = error;
  return new DeployError({
    kind,
    message: `${error.message} It was asked ${attempt + 1} times.`,
    advice,
    cause: error,
  });
}

/** The same port, with patience for the methods that only read. */
export function makePatient<Port extends object>(port: Port, reads: readonly (keyof Port)[], patience: Patience): Port {
  const patient = reads.map((name) => {
    const method = port[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return [name, (...args: readonly unknown[]) => patience(() => method(...args))] as const;
  });
  return { ...port, ...Object.fromEntries(patient) };
}
