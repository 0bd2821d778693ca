/**
 * Whole histories of a rollout: the local ECS plays them on virtual time, an oracle reads their true end from the
 * engine's state, and the follower sees only what ECS would have shown it, late, with errors, or less than all.
 */
import { type RevisionArn, toRevisionArn } from '@slipway/ecs-rules/arns';
import * as fc from 'fast-check';
import {
  anyShift,
  type ShiftHistory,
} from '../../../packages/local-ecs/__tests__/support/generators/history-shifts.ts';
import { driveRollout } from '../../../src/drivers/ecs/driver.ts';
import { startRollout } from '../../../src/drivers/ecs/start-rollout.ts';
import { followDeployment } from '../../../src/follow/follow-deployment.ts';
import type { FollowedRecord } from '../../../src/follow/followed-record.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { aWorld } from '../fakes/fake-world.ts';
import { HistoryStage } from '../fakes/history-stage.ts';
import { HistoryWorld } from '../fakes/history-world.ts';
import type { TaskTruth } from '../harness/task-truth.ts';

/** What may happen to the image of the new revision. */
export type Outcome = 'works' | 'exits' | 'exits-later' | 'absent' | 'unhealthy' | 'unserved' | 'slow';
/** What others may do meanwhile. */
export type Intervention =
  | 'none'
  | 'deploy'
  | 'scale-up'
  | 'scale-down'
  | 'delete'
  | 'stop-with-rollback'
  | 'stop-tasks'
  | 'alarm'
  | 'answer-pause'
  /** What the new revision needs is there again. */
  | 'heal';

/** What happens, whoever looks. */
export interface Happenings extends ShiftHistory {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly breaker: 'off' | 'on' | 'on-without-rollback';
  readonly isFirst: boolean;
  readonly outcome: Outcome;
  readonly intervention: Intervention;
  /** Engine time of the intervention, since the update. */
  readonly atMs: number;
}

/** How a run sees it, and what it waits for. */
export interface Look {
  /** Reads show the state as it was so long ago. */
  readonly lagMs: number;
  /** So many of a hundred polls fail; the sequence is fixed by `seed`. */
  readonly failing: number;
  /** The service-deployment calls are denied. */
  readonly isDenied: boolean;
  /** Whether a pause ends the run. */
  readonly waitUntil: 'steady' | 'paused';
  /** When the follower ends the run. */
  readonly limitMinutes: number;
  readonly seed: number;
}

/** What happens, to one run that looks. */
export type History = Happenings & Look;

const anyRollout: fc.Arbitrary<Omit<Happenings, keyof ShiftHistory>> = fc.record({
  desired: fc.integer({ min: 1, max: 4 }),
  minimumHealthyPercent: fc.constantFrom(0, 50, 100),
  maximumPercent: fc.constantFrom(150, 200),
  breaker: fc.constantFrom('off', 'on', 'on-without-rollback'),
  isFirst: fc.boolean(),
  outcome: fc.constantFrom('works', 'exits', 'exits-later', 'absent', 'unhealthy', 'unserved', 'slow'),
  intervention: fc.constantFrom(
    'none',
    'none',
    'deploy',
    'scale-up',
    'scale-down',
    'delete',
    'stop-with-rollback',
    'stop-tasks',
    'alarm',
    'answer-pause',
    'heal',
  ),
  atMs: fc.integer({ min: 1_000, max: 200_000 }),
});

export const anyLook: fc.Arbitrary<Look> = fc.record({
  lagMs: fc.constantFrom(0, 0, 3_000, 12_000),
  failing: fc.constantFrom(0, 0, 20),
  isDenied: fc.boolean(),
  waitUntil: fc.constantFrom('steady', 'steady', 'paused'),
  limitMinutes: fc.constantFrom(4, 4, 7, 15),
  seed: fc.nat(1_000_000),
});

export const anyHappenings: fc.Arbitrary<Happenings> = fc.tuple(anyRollout, anyShift).map(([rollout, shift]) => {
  // A strategy that shifts traffic needs a second target group.
  const strategy = rollout.outcome === 'unserved' ? 'ROLLING' : shift.strategy;
  return { ...rollout, ...shift, strategy };
});

export const anyHistory: fc.Arbitrary<History> = fc
  .tuple(anyHappenings, anyLook)
  .map(([happenings, look]) => ({ ...happenings, ...look }));

/** The follower's verdict, and every verdict that the truth bears out. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly truth: readonly Verdict[];
  /** Lets the rollout continue undisturbed, and says whether ECS ever completes it. */
  readonly wouldSucceed: () => boolean;
  /** Since ECS ended the deployment; undefined: it has not. */
  readonly lagMs: number | undefined;
  /** What became of our tasks, as far as the verdict could rest on it. */
  readonly tasks: TaskTruth;
  /** What was recorded of it. */
  readonly followed: readonly FollowedRecord[];
}

/** Plays a history with the very code that follows a real rollout. */
export function playHistory(history: History, shouldFailFast = false): Promise<Judged> {
  return follow(history, new HistoryStage(history), shouldFailFast);
}

/** Plays what happens once, to several runs that look at it, each as it can. */
export async function playLooks(happenings: Happenings, looks: readonly Look[]): Promise<readonly Judged[]> {
  const shared = new HistoryWorld(happenings, { isWhole: true });
  const judged: Judged[] = [];
  for (const look of looks) {
    const history = { ...happenings, ...look };
    judged.push(await follow(history, new HistoryStage(history, shared), false));
  }
  return judged;
}

async function follow(history: History, stage: HistoryStage, shouldFailFast: boolean): Promise<Judged> {
  const world = aWorld({ ecs: stage.ecs, clock: stage.clock, evidence: stage.evidence });
  const { before } = stage;
  const plan = { service: before, history: [], shouldForce: false };
  const revisionArn = revisionNamed(before.revisionArn, 2);
  const rollout = await startRollout(
    {
      plan,
      revisionArn,
      limitMs: history.limitMinutes * 60_000,
      shouldFailFast,
      shouldForce: false,
      waitUntil: history.waitUntil,
    },
    world,
  );
  const arn = stage.ourServiceDeployment();
  const known = new Set(stage.serviceDeploymentArns().filter((one) => one !== arn));
  const ending = await followDeployment(driveRollout({ ...rollout, serviceDeploymentsBefore: known }), world);
  const { verdict, reason } = ending;
  const [web] = world.notes.record().services;
  const followed = web?.followed ?? [];
  return {
    ...{ verdict, reason, followed, truth: stage.findTruth(arn), wouldSucceed: () => stage.wouldSucceed(arn) },
    lagMs: stage.sinceEnd(arn),
    tasks: stage.findTasks(rollout.facts.ourId),
  };
}

export function revisionNamed(currentArn: string, number: number): RevisionArn {
  return toRevisionArn(currentArn.replace(/:\d+$/, `:${number}`));
}
