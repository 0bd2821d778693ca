import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDirectory } from '../../src/data-directory/read-directory.ts';
import type { SavedState } from '../../src/data-directory/saved-state.ts';
import { openStore, type Store } from '../../src/data-directory/store.ts';
import { readValue, writeValue } from '../../src/data-directory/value-text.ts';
import type { Catalogue, Repository } from '../../src/registry/repository.ts';
import { aRepository } from '../support/builders/repository-builder.ts';
import { START } from '../support/fakes/virtual-ecs.ts';
import {
  beginHistory,
  type EngineHistory,
  engineHistories,
  spellState,
  takeSteps,
} from '../support/generators/engine-histories.ts';
import { cutAct, leaveAfter, RecordedFiles } from '../support/harness/recorded-files.ts';

const PATH = '/data';
/** So short that every history has several snapshots. */
const OPTIONS = { identity: 'f01d', longestJournal: 4_000 };

function open(files: RecordedFiles): Store {
  return openStore({ path: PATH, files }, OPTIONS);
}

/** The state that a folder holds, spelt out: equal texts are equal in every field and in the order of every table. */
function spellDirectory(files: RecordedFiles): string | undefined {
  const found = readDirectory({ path: PATH, files });
  return found === undefined ? undefined : spellState(found.saved);
}

function aPushedRepository(name: string, number: number): Repository {
  const layers = new Map([[`sha256:${number}`, number]]);
  const settings = { mutability: 'IMMUTABLE', exclusions: ['dev-*'], scanOnPush: true } as const;
  const resourceTags = new Map([['team', 'shop']]);
  return aRepository({
    name,
    createdAt: START,
    ...settings,
    resourceTags,
    tags: new Map([['v1', 'sha256:0']]),
    layers,
  });
}

/** What a process has answered: after so many acts on its folder, this state. */
interface Acknowledged {
  readonly acts: number;
  readonly text: string;
}

/** Plays a history into a folder, with pushes to a registry and a running clock. */
function playInto(files: RecordedFiles, history: EngineHistory): readonly Acknowledged[] {
  const store = open(files);
  const seen: Acknowledged[] = [];
  const note = (): void => {
    seen.push({ acts: files.acts.length, text: spellState(store.saved()) });
  };
  let catalogue: Catalogue = new Map();
  store.begin({ engine: beginHistory(history), catalogue, until: START });
  note();
  for (const { command, at, state, change } of takeSteps(history)) {
    if (change !== 'none') store.keepStep({ command: change === 'time' ? { kind: 'tick' } : command, at, state });
    note();
    if (at % 3 === 0) catalogue = new Map(catalogue).set(`r${at % 2}`, aPushedRepository(`r${at % 2}`, at));
    if (at % 7 === 0) catalogue = new Map([...catalogue].slice(1));
    store.keepCatalogue(catalogue);
    note();
    if (at % 5 === 0) store.keepTime(at + 1000);
    note();
  }
  return seen;
}

describe('any state that the engine comes to', () => {
  test('is the same after it was written and read', () => {
    fc.assert(
      fc.property(engineHistories(30), (history) => {
        for (const { state } of takeSteps(history)) expect(readValue(writeValue(state))).toStrictEqual(state);
      }),
      { numRuns: 15 },
    );
  });

  test('has something in each of its tables in the histories tried here, so that no table goes untried', () => {
    const filled = new Set<string>();
    const tables = new Set<string>();
    for (const { state } of takeSteps({ tasks: 'simulated', steps: [] })) {
      for (const [name, table] of Object.entries(state)) {
        if (table instanceof Map) tables.add(name);
        if (table instanceof Map && table.size > 0) filled.add(name);
      }
    }

    expect([...tables].filter((name) => !filled.has(name))).toEqual([]);
  });
});

describe('a folder that a process leaves', () => {
  test('contains the state of the engine after any history and at any point of it', () => {
    fc.assert(
      fc.property(engineHistories(40), (history) => {
        const files = new RecordedFiles();
        const seen = playInto(files, history);

        for (const { acts, text } of seen) expect(spellDirectory(leaveAfter(files.acts.slice(0, acts)))).toBe(text);
      }),
      { numRuns: 8 },
    );
  });

  test('continues in another process as in the same one', () => {
    fc.assert(
      fc.property(engineHistories(25), fc.nat(), (history, seed) => {
        const files = new RecordedFiles();
        const seen = playInto(files, history);
        const steps = [...takeSteps(history)].filter(({ change }) => change !== 'none');
        const cut = seed % steps.length;
        const halves = new RecordedFiles();
        const first = open(halves);
        first.begin({ engine: beginHistory(history), catalogue: new Map(), until: START });
        for (const each of steps.slice(0, cut)) first.keepStep(each);
        const second = open(halves);
        for (const each of steps.slice(cut)) second.keepStep(each);

        const engineOf = (text: string | undefined): unknown => (readValue(text ?? '') as SavedState).engine;
        expect(engineOf(spellDirectory(halves))).toEqual(engineOf(seen.at(-1)?.text));
      }),
      { numRuns: 8 },
    );
  });
});

/** A history with several snapshots, the same in every run. */
function aHistory(): EngineHistory {
  const [history] = fc.sample(engineHistories(45, 45), { numRuns: 1, seed: 11 });
  if (history === undefined) throw new Error('no history');
  return history;
}

describe('a process that is killed', () => {
  const files = new RecordedFiles();
  const seen = playInto(files, aHistory());
  const states = new Map(seen.map(({ text }, number) => [text, number]));

  /**
   * Opens the files after the kill, as the next process does. Returns which of the states they contain, at once and
   * after a step.
   */
  function openAfter(acts: typeof files.acts): { readonly first: number; readonly again: number } {
    const left = leaveAfter(acts);
    const store = open(left);
    const saved = store.saved();
    if (saved === undefined) return { first: -1, again: -1 };
    const first = states.get(spellState(saved)) ?? Number.NaN;
    store.keepTime(saved.until);
    return { first, again: states.get(spellDirectory(left) ?? '') ?? Number.NaN };
  }

  /** The last state of all that was answered by then. */
  function acknowledgedBy(acts: number): number {
    const last = seen.findLast((each) => each.acts <= acts);
    return last === undefined ? -1 : (states.get(last.text) ?? Number.NaN);
  }

  test('between any two acts leaves what was answered, or what was just about to be', () => {
    const found = files.acts.map((_, acts) => ({ acts, ...openAfter(files.acts.slice(0, acts)) }));

    const lost = found.filter(({ acts, first }) => !(first >= acknowledgedBy(acts)));
    const changed = found.filter(({ first, again }) => first !== again);
    expect({ lost, changed }).toEqual({ lost: [], changed: [] });
  });

  test('in the middle of any act, at any byte of it, leaves the same', () => {
    const wrong: object[] = [];
    let tried = 0;
    for (const [acts, act] of files.acts.entries()) {
      const length = 'bytes' in act ? act.bytes.length : 0;
      const stride = Math.max(1, Math.floor(length / 4));
      const offsets = Array.from({ length: Math.ceil(length / stride) }, (_, at) => at * stride);
      for (const bytes of new Set([...offsets, length - 1])) {
        const torn = cutAct(act, bytes);
        if (torn === undefined) break;
        tried += 1;
        const { first, again } = openAfter([...files.acts.slice(0, acts), torn]);
        if (!(first >= acknowledgedBy(acts)) || first !== again) wrong.push({ acts, bytes, first, again });
      }
    }

    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(200);
    expect(files.acts.filter(({ kind }) => kind === 'rename').length).toBeGreaterThan(2);
  });
});

describe('a disk that is full', () => {
  test('refuses a step, accepts the next one once the disk has space, and leaves no partial line', () => {
    const files = new RecordedFiles();
    const store = open(files);
    const [first, second, third] = [...takeSteps(aHistory())];
    if (first === undefined || second === undefined || third === undefined) throw new Error('no steps');
    store.begin({ engine: beginHistory(aHistory()), catalogue: new Map(), until: START });
    store.keepStep(first);

    files.free = 17;
    expect(() => store.keepStep(second)).toThrow('ENOSPC');
    const whenFull = spellDirectory(files);
    files.free = Number.POSITIVE_INFINITY;
    store.keepStep(second);
    store.keepStep(third);

    expect(readValue(whenFull ?? '')).toMatchObject({ engine: first.state });
    expect(readValue(spellDirectory(files) ?? '')).toMatchObject({ engine: third.state });
  });
});
