/** What a data folder keeps, and what one line of its journal does to it. */
import { unreachable } from '@slipway/ecs-rules/values';
import type { Command } from '../engine/contract.ts';
import { createState, type EngineState, step } from '../engine/step.ts';
import type { Catalogue, Repository } from '../registry/repository.ts';

/** All that outlives the process, but for the blobs' bytes. Times are milliseconds since the epoch, engine time. */
export interface SavedState {
  readonly engine: EngineState;
  readonly catalogue: Catalogue;
  /** No time after this one was ever shown. */
  readonly until: number;
}

/** One line of the journal: something that has changed. */
export type JournalRecord =
  /** A command that the engine took. `random` is the engine's after it, so that another engine is found out. */
  | { readonly kind: 'step'; readonly command: Command; readonly at: number; readonly random: number }
  /** What has changed in the registry: repositories as they now are, and names of those that are deleted. */
  | { readonly kind: 'catalogue'; readonly changed: readonly Repository[]; readonly deleted: readonly string[] }
  /** Times up to this one may be shown. */
  | { readonly kind: 'time'; readonly until: number };

/** Undefined when the engine comes to something else than it did when the line was written. */
export function applyRecord(saved: SavedState, record: JournalRecord): SavedState | undefined {
  switch (record.kind) {
    case 'step': {
      const { state } = step(saved.engine, record.command, record.at);
      const until = Math.max(saved.until, record.at);
      return state.random === record.random ? { ...saved, engine: state, until } : undefined;
    }
    case 'catalogue':
      return { ...saved, catalogue: changeCatalogue(saved.catalogue, record) };
    case 'time':
      return { ...saved, until: Math.max(saved.until, record.until) };
    default:
      return unreachable(record);
  }
}

type CatalogueRecord = Extract<JournalRecord, { readonly kind: 'catalogue' }>;

function changeCatalogue(catalogue: Catalogue, { changed, deleted }: CatalogueRecord): Catalogue {
  const next = new Map(catalogue);
  for (const name of deleted) next.delete(name);
  for (const repository of changed) next.set(repository.name, repository);
  return next;
}

/** A changed repository keeps its place in the order. */
export function compareCatalogues(before: Catalogue, after: Catalogue): CatalogueRecord {
  const changed = [...after.values()].filter((repository) => before.get(repository.name) !== repository);
  return { kind: 'catalogue', changed, deleted: [...before.keys()].filter((name) => !after.has(name)) };
}

/** Tables that an older version of Slipway did not know are empty. */
export function completeState(saved: SavedState): SavedState {
  const { engine } = saved;
  return { ...saved, engine: { ...createState(engine.settings, engine.startedAt), ...engine } };
}
