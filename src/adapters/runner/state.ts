import type { Json } from '@slipway/ecs-rules/values';
import type { RunState } from '../../ports/run-state.ts';
import type { SharedLogin } from '../../ports/shared-login.ts';
import type { Runner } from './actions.ts';

/** What the post step reads: one record under one key. */
export interface SavedState extends RunState {
  /** Folder with our docker login, to be removed. */
  readonly dockerConfig?: string;
  /** A login for later steps, to be ended with the job. */
  readonly login?: SharedLogin & { readonly hosts: readonly string[] };
}

const KEY = 'run';

/** Keeps the record; each call adds to it and saves the whole, since the last record under a key counts. */
export function openState(runner: Runner): { remember(state: SavedState): void } {
  let kept: SavedState = {};
  return {
    remember: (state) => {
      kept = { ...kept, ...state };
      runner.saveState(KEY, JSON.stringify(kept));
    },
  };
}

/** Empty when the main step did not come so far, or its record was cut. */
export function readState(runner: Runner): SavedState {
  try {
    const read = JSON.parse(runner.readState(KEY) ?? '{}') as Json;
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as SavedState) : {};
  } catch {
    return {};
  }
}
