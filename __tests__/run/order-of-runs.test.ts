import { describe, expect, test } from '@jest/globals';
/** Runs of one workflow that update one service at once, interleaved at every call, and killed at any of them. */
import fc from 'fast-check';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate, StartedService } from '../../src/follow/due-update.ts';
import type { ServiceUpdate } from '../../src/ports/ecs.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { startServices } from '../../src/run/start-services.ts';
import type { World } from '../../src/run/world.ts';
import { revisionName } from '../../src/text/arn.ts';
import { anOldDeployment, aService, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

/** A service that all runs see, and what was done to it. */
interface Stage {
  service: ServiceRecord;
  readonly tags: Map<string, Tags>;
  /** Run numbers by executed call, in order. */
  readonly done: { readonly run: number; readonly call: string }[];
}

function openStage(): Stage {
  return { service: aService(), tags: new Map(), done: [] };
}

/** UpdateService with another revision makes a PRIMARY, and the one before is ACTIVE; with the same it makes none. */
function update(stage: Stage, { revisionArn: next }: ServiceUpdate): ServiceRecord {
  const { service } = stage;
  if (service.revisionArn === next) return service;
  const count = stage.done.length;
  const older = service.deployments.map((one) => ({ ...one, status: 'ACTIVE' }));
  const ours = { id: `ecs-svc/${count}`, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', createdAt: 2_000 + count };
  const primary = anOldDeployment({ ...ours, revisionArn: next });
  stage.service = { ...service, revisionArn: next, deployments: [primary, ...older] };
  return stage.service;
}

/** A run whose calls each wait until they are released. */
interface Actor {
  readonly run: number;
  readonly waiting: Set<() => void>;
  ending: StartedService | undefined;
}

/** What the runs are like. */
interface Kind {
  /** Each has just registered its revision, or found it. */
  readonly isNew: boolean;
  /** Each read the turns of the others just now, before any of them wrote one, or long ago. */
  readonly isFresh: boolean;
}

const KINDS: readonly Kind[] = [
  { isNew: false, isFresh: false },
  { isNew: false, isFresh: true },
  { isNew: true, isFresh: false },
  { isNew: true, isFresh: true },
];

function begin(run: number, kind: Kind, stage: Stage): Actor {
  const actor: Actor = { run, waiting: new Set(), ending: undefined };
  const gate = <Value>(call: string, act: () => Value): Promise<Value> =>
    new Promise((resolve) => {
      const release = () => {
        actor.waiting.delete(release);
        stage.done.push({ run, call });
        resolve(act());
      };
      actor.waiting.add(release);
    });
  const ledger = aLedger(stage.tags);
  const world: World = aWorld({
    ledger: {
      ...ledger,
      read: (arn) => gate('read', () => ledger.read(arn)).then((tags) => tags),
      write: (arn, tags) => gate('write', () => ledger.write(arn, tags)).then((isDone) => isDone),
    },
    ecs: anEcs({
      describeService: () => gate('look', () => stage.service),
      serviceDeployments: () => Promise.resolve([]),
      update: (request) => gate('update', () => update(stage, request)),
    }),
  });
  const readMs = kind.isFresh ? world.clock.now() : world.clock.now() - LONG_MS;
  void startServices([{ ...aDueUpdate(run, stage), isNew: kind.isNew, readMs }], world).then(([started]) => {
    actor.ending = started;
  });
  return actor;
}

function revisionOf(run: number): string {
  return `web:${10 + run}`;
}

function aDueUpdate(run: number, stage: Stage): Omit<DueUpdate, keyof Kind | 'readMs'> {
  return {
    plan: { service: stage.service, history: [], shouldForce: false },
    revisionArn: revisionArn(revisionOf(run)),
    entry: { repository: 'acme/shop', workflow: 'deploy.yml', runNumber: run, runAttempt: 1 },
    order: 'keep',
    starter: ECS_STARTER,
    limitMs: 60_000,
    shouldFailFast: true,
  };
}

/** Lets all that is not waiting for a call come to its next one. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The turns are read again. */
const LONG_MS = 10_000;

interface Play {
  readonly runs: readonly number[];
  readonly kind: Kind;
  /** Which of the calls that wait is released, again and again; the first where nothing is said. */
  readonly choices: readonly number[];
  /** The run is killed after so many of its calls. */
  readonly killed?: { readonly run: number; readonly after: number };
}

interface Outcome {
  /** How many calls waited at each step. */
  readonly widths: readonly number[];
  readonly current: string;
  readonly stage: Stage;
  readonly endings: readonly (StartedService | undefined)[];
}

async function play({ runs, kind, choices, killed }: Play): Promise<Outcome> {
  const stage = openStage();
  const actors = runs.map((run) => begin(run, kind, stage));
  const widths: number[] = [];
  const isDead = ({ run }: Actor) =>
    killed?.run === run && stage.done.filter((one) => one.run === run).length >= killed.after;
  for (;;) {
    await settle();
    const ready = actors.filter((actor) => !isDead(actor)).flatMap(({ waiting }) => [...waiting]);
    if (ready.length === 0) break;
    const choice = choices[widths.length] ?? 0;
    widths.push(ready.length);
    ready[choice % ready.length]?.();
  }
  const current = revisionName(stage.service.revisionArn);
  return { widths, current, stage, endings: actors.map(({ ending }) => ending) };
}

/** Every order of the calls of these runs: depth first, by the choices that were not taken yet. */
async function playAll({ runs, kind }: Omit<Play, 'choices'>, check: (outcome: Outcome) => void): Promise<number> {
  let count = 0;
  let choices: readonly number[] | undefined = [];
  while (choices !== undefined) {
    const outcome: Outcome = await play({ runs, kind, choices });
    check(outcome);
    count += 1;
    choices = findNext(outcome.widths, choices);
  }
  return count;
}

function findNext(widths: readonly number[], choices: readonly number[]): readonly number[] | undefined {
  const taken = widths.map((_, at) => choices[at] ?? 0);
  const at = taken.findLastIndex((choice, index) => choice + 1 < (widths[index] ?? 1));
  return at < 0 ? undefined : [...taken.slice(0, at), (taken[at] ?? 0) + 1];
}

describe.each(KINDS)('runs that update one service at once, %j', (kind) => {
  test('two of them, in every order of their calls: the newer one is running, and no run has failed', async () => {
    const count = await playAll({ runs: [1, 2], kind }, ({ current, endings }) => {
      expect(current).toBe('web:12');
      expect(endings).toEqual([expect.anything(), expect.objectContaining({ kind: 'following' })]);
    });

    expect(count).toBeGreaterThan(60);
  });

  test('three of them, in any order of their calls: the newest one is running', async () => {
    const choices = fc.array(fc.nat(5), { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(choices, async (order) => {
        const { current } = await play({ runs: [1, 2, 3], kind, choices: order });

        expect(current).toBe('web:13');
      }),
      { numRuns: 1_500 },
    );
  });

  test('one of them killed at any call: nothing older runs than what was updated to, but for a kill before the last question', async () => {
    const plays = fc.record({
      choices: fc.array(fc.nat(5), { minLength: 30, maxLength: 30 }),
      killed: fc.record({ run: fc.integer({ min: 1, max: 3 }), after: fc.nat(7) }),
    });
    await fc.assert(
      fc.asyncProperty(plays, async ({ choices, killed }) => {
        const { current, stage, endings } = await play({ runs: [1, 2, 3], kind, choices, killed });
        const updated = stage.done.filter(({ call }) => call === 'update').map(({ run }) => run);
        const isExempt = updated.at(-1) === killed.run && endings[killed.run - 1] === undefined;

        const newest = Math.max(0, ...updated);
        expect(isExempt || Number(current.slice('web:'.length)) >= (newest === 0 ? 1 : 10 + newest)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  test('the newest one killed before its update: the others deploy as if it had never been', async () => {
    const choices = fc.array(fc.nat(5), { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(choices, fc.nat(3), async (order, after) => {
        const { current, stage, endings } = await play({
          runs: [1, 2, 3],
          kind,
          choices: order,
          killed: { run: 3, after },
        });

        const isUpdated = stage.done.some(({ run, call }) => run === 3 && call === 'update');
        expect(isUpdated || current === 'web:12').toBe(true);
        expect(isUpdated || endings[1]?.kind === 'following').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
