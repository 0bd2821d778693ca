/**
 * How each field of a request to ECS is treated. A path stands for all that is in it, except for longer paths here.
 *
 * - simulated: it acts, or is checked, as in ECS
 * - kept: it has no effect, and an answer that describes the resource shows it unchanged
 * - refused: the answer names it; such a path has one name
 */
export interface RequestFields {
  readonly simulated?: readonly string[];
  readonly kept?: readonly string[];
  readonly refused?: readonly string[];
}
