import type { AlarmState } from '../engine/contract.ts';
import { choiceOf, type Form, NAME } from './form.ts';
import { structureOf } from './structure.ts';

/** A CloudWatch alarm and the state that it goes to. */
export interface AlarmRequest {
  readonly name: string;
  readonly state: AlarmState;
}

export const ALARM: Form<AlarmRequest> = structureOf({
  required: { name: NAME, state: choiceOf(['OK', 'ALARM', 'INSUFFICIENT_DATA']) },
  optional: {},
});
