/** The steady state of a service: told when it is reached, and every six hours while it lasts. */
import type { Draft } from './draft.ts';
import { describeSteady } from './event-texts.ts';
import { forgetCauses, tellOnce } from './events.ts';
import type { ServiceState } from './service-record.ts';

const CAUSE = 'steady';

export function tellSteady(draft: Draft, service: ServiceState, now: number): ServiceState {
  return tellOnce(draft, service, { key: CAUSE, text: describeSteady(service), now });
}

/** Whether it was told, and nothing has happened since. */
export function isSteady({ told }: Pick<ServiceState, 'told'>): boolean {
  return told[CAUSE] !== undefined;
}

/** The service is to be told of again once it is steady. */
export function leaveSteady(service: ServiceState): ServiceState {
  return forgetCauses(service, (key) => key === CAUSE);
}
