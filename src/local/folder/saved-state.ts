/** What a data folder keeps, and what one line of its journal does to it. */
import { unreachable } from '../../errors.ts';
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
  /** A repository as it now is; undefined once it is deleted. */
  | { readonly kind: 'repository'; readonly name: string; readonly repository: Repository | undefined }
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
    case 'repository':
      return { ...saved, catalogue: replaceRepository(saved.catalogue, record.name, record.repository) };
    case 'time':
      return { ...saved, until: Math.max(saved.until, record.until) };
    default:
      return unreachable(record);
  }
}

function replaceRepository(catalogue: Catalogue, name: string, repository: Repository | undefined): Catalogue {
  const next = new Map(catalogue);
  if (repository === undefined) next.delete(name);
  else next.set(name, repository);
  return next;
}

/** Lines for the repositories that differ. A changed repository keeps its place in the order. */
export function compareCatalogues(before: Catalogue, after: Catalogue): readonly JournalRecord[] {
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const changed = [...after.values()].filter((repository) => before.get(repository.name) !== repository);
  return [
    ...gone.map((name) => ({ kind: 'repository', name, repository: undefined }) as const),
    ...changed.map((repository) => ({ kind: 'repository', name: repository.name, repository }) as const),
  ];
}

/** Tables that an older version of Slipway did not know are empty. */
export function completeState(saved: SavedState): SavedState {
  const { engine } = saved;
  return { ...saved, engine: { ...createState(engine.settings, engine.startedAt), ...engine } };
}
