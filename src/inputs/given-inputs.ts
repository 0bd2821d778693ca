import type { InputName, InputValues } from './declarations.ts';

/** The input of the conflict checks: values of the valid inputs, and which inputs differ from their default. */
export interface GivenInputs {
  readonly values: Partial<InputValues>;
  readonly isGiven: (name: InputName) => boolean;
  /** Whether the action has this input. */
  readonly isKnown: (name: InputName) => boolean;
}
