import type { EngineSettings } from '../engine/contract.ts';
import { createState, type EngineState, step } from '../engine/step.ts';
import { SettingError } from '../errors/setting-error.ts';
import type { Foundation } from './foundation.ts';

/** The saved state, or a new one with the initial clusters and instances, which is saved at once. */
export function beginState({ options, settings, storage, clock }: Foundation): EngineState {
  const saved = storage.store?.saved();
  if (saved !== undefined) return { ...saved.engine, settings };
  const now = clock.now();
  const engine = (options.beginWith ?? []).reduce(
    (state, command) => {
      const next = step(state, command, now);
      if (next.answer?.ok === false) throw refuseInitialCommand(next.answer.message);
      return next.state;
    },
    openState(settings, now, options.hasNoCluster),
  );
  storage.store?.begin({ engine, catalogue: new Map(), until: now });
  return engine;
}

function openState(settings: EngineSettings, now: number, hasNoCluster = false): EngineState {
  const state = createState(settings, now);
  return hasNoCluster ? { ...state, clusters: new Map() } : state;
}

function refuseInitialCommand(why: string): SettingError {
  const message = `The local ECS cannot start with this configuration: ${why}`;
  return new SettingError(message, 'Change the configuration.');
}
