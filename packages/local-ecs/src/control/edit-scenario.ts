/**
 * Changes of one part of a scenario. A part is found by its exact patterns; a new part takes precedence over all
 * others.
 */
import type { HookBehaviour, ImageBehaviour, Scenario } from '../engine/contract.ts';

/** The pattern of an image, and of a command if the behaviour has one. */
export type ImagePattern = Pick<ImageBehaviour, 'image' | 'command'>;

export type HookPattern = Pick<HookBehaviour, 'target'>;

export function putImageBehaviour(scenario: Scenario, behaviour: ImageBehaviour): Scenario {
  const { images } = dropImageBehaviour(scenario, behaviour);
  return { ...scenario, images: [behaviour, ...images] };
}

/** The same scenario when no behaviour has the patterns. */
export function dropImageBehaviour(scenario: Scenario, { image, command }: ImagePattern): Scenario {
  const images = scenario.images.filter((one) => one.image !== image || one.command !== command);
  return images.length === scenario.images.length ? scenario : { ...scenario, images };
}

export function putHookBehaviour(scenario: Scenario, behaviour: HookBehaviour): Scenario {
  const { hooks = [] } = dropHookBehaviour(scenario, behaviour);
  return { ...scenario, hooks: [behaviour, ...hooks] };
}

/** The same scenario when no behaviour has the pattern. */
export function dropHookBehaviour(scenario: Scenario, { target }: HookPattern): Scenario {
  const { hooks = [] } = scenario;
  const others = hooks.filter((one) => one.target !== target);
  return others.length === hooks.length ? scenario : { ...scenario, hooks: others };
}
