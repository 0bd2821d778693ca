import type { CallRecord, Emulator } from '@slipway/local-ecs/internal';

/** Moves the time of a local ECS. */
export interface PacedClock {
  /** The service was read: time may pass again. */
  noteRead(): void;
  stop(): void;
}

const TICK_MS = 20;
/** Of the machine's time. A run polls every second, so on a quiet machine this limits nothing. */
const LONGEST_LEAD_MS = 1_500;
/** At every poll a run, or its post step, calls one of these. */
const POLLS = new Set(['DescribeServices', 'DescribeServiceDeployments', 'GetDeployment', 'DescribeTasks']);

/**
 * Time passes `speed` times as fast as on the machine, but stops when nobody has polled for a while: on a slow machine
 * a run sees the same states of a rollout as on a fast one.
 * @param local its clock is virtual
 */
export function paceClock(local: Emulator, speed: number): PacedClock {
  let movedAt = performance.now();
  let leftMs = LONGEST_LEAD_MS;
  let last: CallRecord | undefined;
  const noteRead = (): void => {
    leftMs = LONGEST_LEAD_MS;
  };
  const move = (): void => {
    // A call that was refused is sent again after a while; until then a throttled API needs time for its tokens.
    const isWait = ({ operation, answer }: CallRecord): boolean => POLLS.has(operation) || answer !== 'ok';
    const calls = local.calls();
    // The log keeps the newest calls only, so that its length says nothing.
    if (calls.slice(last === undefined ? 0 : calls.lastIndexOf(last) + 1).some(isWait)) noteRead();
    last = calls.at(-1);
    const now = performance.now();
    const passedMs = Math.min(now - movedAt, leftMs);
    movedAt = now;
    leftMs -= passedMs;
    local.advance(passedMs * speed);
  };
  const timer = setInterval(move, TICK_MS);
  return { noteRead, stop: () => clearInterval(timer) };
}
