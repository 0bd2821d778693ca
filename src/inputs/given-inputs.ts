import type { InputName, InputValues } from './declarations.ts';

/** What the checks of agreement look at: values of the inputs that are right, and which inputs differ from their default. */
export interface GivenInputs {
  readonly values: Partial<InputValues>;
  readonly isGiven: (name: InputName) => boolean;
  /** Whether the action has this input. */
  readonly isKnown: (name: InputName) => boolean;
}
