import type { Controls } from '../control/control-contract.ts';
import type { LocalState } from './local-state.ts';

/** What `advanceUntil` waits for: reads the state, or anything else. */
export type Condition = (state: LocalState) => boolean | Promise<boolean>;

/** What a service deployment has before it ends: completed, rolled back or stopped. */
const OPEN = /^PENDING$|REQUESTED$|IN_PROGRESS$/;

/** Whether no service has a deployment in progress. */
export function isSettled({ services }: LocalState): boolean {
  return services.every(
    ({ deployments, serviceDeployments }) =>
      deployments.every(({ rolloutState }) => rolloutState !== 'IN_PROGRESS') &&
      serviceDeployments.every(({ status }) => !OPEN.test(status)),
  );
}

export interface AdvanceParts {
  readonly controls: Pick<Controls, 'clock' | 'advance'>;
  readonly readState: () => LocalState;
}

/**
 * Moves a virtual clock from event to event until the condition is true. Returns the state as it is then.
 * @throws Error when it is still false after `limitMs`, with the services as they are then
 */
export async function advanceUntil(parts: AdvanceParts, condition: Condition, limitMs: number): Promise<LocalState> {
  const { controls, readState } = parts;
  const limit = controls.clock().now + limitMs;
  for (;;) {
    const state = readState();
    if (await condition(state)) return state;
    const { now, nextEventAt } = controls.clock();
    if (now >= limit) throw new Error(formatTimeout(state, limitMs));
    controls.advance(Math.min(nextEventAt ?? limit, limit) - now);
  }
}

function formatTimeout({ services }: LocalState, limitMs: number): string {
  const found = services.map(({ cluster, name, runningCount, desiredCount, deployments: [primary], events: [last] }) =>
    [
      `${cluster}/${name}: ${runningCount}/${desiredCount} running`,
      ...(primary === undefined ? [] : [`${primary.taskDefinition} ${primary.rolloutState ?? primary.status}`]),
      ...(last === undefined ? [] : [last]),
    ].join(', '),
  );
  return [`The condition is still false after ${limitMs} ms.`, ...found].join('\n');
}
