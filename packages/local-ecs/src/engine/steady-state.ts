/** The steady state of a service: reported when it is reached, and every six hours after that. */

import { describeSteady } from './event-texts.ts';
import { forgetCauses, reportOnce } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';

const CAUSE = 'steady';

export function reportSteady(state: MutableState, service: ServiceState, now: number): ServiceState {
  return reportOnce(state, service, { key: CAUSE, text: describeSteady(service), now });
}

/** Whether it was reported, and nothing has happened since. */
export function isSteady({ told: reported }: Pick<ServiceState, 'told'>): boolean {
  return reported[CAUSE] !== undefined;
}

/** Ends the steady state, so that the next one is reported again. */
export function leaveSteady(service: ServiceState): ServiceState {
  return forgetCauses(service, (key) => key === CAUSE);
}
