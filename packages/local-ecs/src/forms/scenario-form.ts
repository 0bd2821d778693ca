/** How a scenario is written. */
import type { HookBehaviour, ImageBehaviour, Scenario } from '../engine/contract.ts';
import { choiceOf, type Form, listForm, MILLISECONDS, NAME, TEXT, wholeNumber } from './form.ts';
import { structureOf } from './structure.ts';

const RESULT = choiceOf(['healthy', 'unhealthy']);

export const IMAGE_BEHAVIOUR: Form<ImageBehaviour> = structureOf({
  required: { image: NAME },
  optional: {
    command: TEXT,
    pullMs: MILLISECONDS,
    startMs: MILLISECONDS,
    pullFails: TEXT,
    exits: structureOf({
      required: { code: wholeNumber(0, 255) },
      optional: { afterMs: MILLISECONDS, reason: TEXT },
    }),
    health: structureOf({ required: { afterMs: MILLISECONDS, result: RESULT }, optional: {} }),
    target: structureOf({ required: { afterMs: MILLISECONDS, result: RESULT }, optional: { reason: TEXT } }),
    stopMs: MILLISECONDS,
    logs: listForm(TEXT),
  },
});

export const HOOK_BEHAVIOUR: Form<HookBehaviour> = structureOf({
  required: { target: NAME, outcome: choiceOf(['SUCCEEDED', 'FAILED', 'IN_PROGRESS']) },
  optional: { afterMs: MILLISECONDS },
});

export const SCENARIO: Form<Scenario> = structureOf({
  required: { images: listForm(IMAGE_BEHAVIOUR) },
  optional: { hooks: listForm(HOOK_BEHAVIOUR) },
});

/** Which behaviour of an image is meant: the one with this very pattern, and this very command's if it has one. */
export const IMAGE_PATTERN = structureOf({ required: { image: NAME }, optional: { command: TEXT } });

export const HOOK_PATTERN = structureOf({ required: { target: NAME }, optional: {} });
