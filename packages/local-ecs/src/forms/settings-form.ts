/** The settings of consistency and throttling in the control API. */
import type { Json } from '@slipway/ecs-rules/values';
import type { Consistency } from '../settings/read-lag.ts';
import { documentedLimits, THROTTLE_GROUPS, type ThrottleLimits } from '../settings/throttle-groups.ts';
import { eitherOf, type Form, formOf, MILLISECONDS, mapForm, numberFrom, wholeNumber } from './form.ts';
import { structureOf } from './structure.ts';

export const CONSISTENCY: Form<Consistency> = structureOf({ required: { lagMs: MILLISECONDS }, optional: {} });

const LIMIT = structureOf({ required: { size: wholeNumber(1), refillPerSecond: numberFrom(0) }, optional: {} });

const LIMITS: Form<ThrottleLimits> = structureOf({
  required: {},
  optional: Object.fromEntries(Object.keys(THROTTLE_GROUPS).map((group) => [group, LIMIT])),
});

const SWITCH: Form<ThrottleLimits> = mapForm(
  formOf('true or false', (value): value is boolean => typeof value === 'boolean'),
  (isOn) => (isOn ? documentedLimits() : {}),
);

/** True: every group as documented. False: none. Else the groups that are named, each by its size and refill. */
export const THROTTLING: Form<ThrottleLimits> = eitherOf(
  (value: Json) => (typeof value === 'object' && value !== null ? LIMITS : SWITCH),
  'true, false or {GROUP: {size, refillPerSecond}}',
);
