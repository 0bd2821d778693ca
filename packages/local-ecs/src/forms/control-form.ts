/** Bodies of the control address that no other form has. */

import { isJsonObject } from '@slipway/ecs-rules/values';
import { FAULT_RULES } from './fault-form.ts';
import { choiceOf, eitherOf, type Form, MILLISECONDS } from './form.ts';
import { THROTTLING } from './settings-form.ts';
import { structureOf } from './structure.ts';

/** How far a clock is moved. */
export type ClockMove = { readonly advanceMs: number } | { readonly advanceTo: 'next-event' };

export const CLOCK_MOVE: Form<ClockMove> = eitherOf<ClockMove>(
  (value) =>
    isJsonObject(value) && value.advanceTo !== undefined
      ? structureOf({ required: { advanceTo: choiceOf(['next-event']) }, optional: {} })
      : structureOf({ required: { advanceMs: MILLISECONDS }, optional: {} }),
  '{advanceMs} or {advanceTo}',
);

export const FAULTS_BODY = structureOf({ required: { faults: FAULT_RULES }, optional: {} });

export const THROTTLING_BODY = structureOf({ required: { throttling: THROTTLING }, optional: {} });
