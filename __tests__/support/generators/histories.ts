import { type RevisionArn, toRevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState, ServiceDeploymentState } from '@slipway/local-ecs/engine';
/**
 * Whole histories of a rollout: the local ECS plays them on virtual time, an oracle reads their true end from the
 * engine's state, and the follower sees only what ECS would have shown it, late, with errors, or less than all.
 */
import * as fc from 'fast-check';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  VirtualEcs,
} from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import {
  ALARM,
  anyShift,
  behaveAsHook,
  configureShift,
  type ShiftHistory,
} from '../../../packages/local-ecs/__tests__/support/generators/history-shifts.ts';
import {
  type TargetFacts,
  toRevision,
  toServiceDeploymentRecord,
  toServiceRecord,
  toStoppedTask,
  toTargetFacts,
} from '../../../src/adapters/aws/records.ts';
import { driveRollout } from '../../../src/drivers/ecs/driver.ts';
import { startRollout } from '../../../src/drivers/ecs/start-rollout.ts';
import { followDeployment } from '../../../src/follow/follow-deployment.ts';
import type { FollowedRecord } from '../../../src/follow/followed-record.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import type { Clock } from '../../../src/ports/runner.ts';
import type { ServiceRecord } from '../../../src/ports/service-records.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { anEcs, aWorld } from '../fakes/fake-world.ts';

/** What may happen to the image of the new revision. */
export type Outcome = 'works' | 'exits' | 'exits-later' | 'absent' | 'unhealthy' | 'slow';
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
  | 'answer-pause';

export interface History extends ShiftHistory {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly breaker: 'off' | 'on' | 'on-without-rollback';
  readonly isFirst: boolean;
  readonly outcome: Outcome;
  readonly intervention: Intervention;
  /** Engine time of the intervention, since the update. */
  readonly atMs: number;
  /** Reads show the state as it was so long ago. */
  readonly lagMs: number;
  /** So many of a hundred polls fail; the sequence is fixed by `seed`. */
  readonly failing: number;
  /** The service-deployment calls are denied. */
  readonly isDenied: boolean;
  /** Whether a pause ends the run. */
  readonly waitUntil: 'steady' | 'paused';
  readonly seed: number;
}

const anyRollout: fc.Arbitrary<Omit<History, keyof ShiftHistory>> = fc.record({
  desired: fc.integer({ min: 1, max: 4 }),
  minimumHealthyPercent: fc.constantFrom(0, 50, 100),
  maximumPercent: fc.constantFrom(150, 200),
  breaker: fc.constantFrom('off', 'on', 'on-without-rollback'),
  isFirst: fc.boolean(),
  outcome: fc.constantFrom('works', 'exits', 'exits-later', 'absent', 'unhealthy', 'slow'),
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
  ),
  atMs: fc.integer({ min: 1_000, max: 200_000 }),
  lagMs: fc.constantFrom(0, 0, 3_000, 12_000),
  failing: fc.constantFrom(0, 0, 20),
  isDenied: fc.boolean(),
  waitUntil: fc.constantFrom('steady', 'steady', 'paused'),
  seed: fc.nat(1_000_000),
});

export const anyHistory: fc.Arbitrary<History> = fc
  .tuple(anyRollout, anyShift)
  .map(([rollout, shift]) => ({ ...rollout, ...shift }));

/** Moments that ECS sends as seconds, and the SDK hands out as dates; of the answers read here. */
const MOMENTS = ['createdAt', 'startedAt', 'stoppedAt', 'updatedAt', 'finishedAt', 'expiresAt'];

export function withDates(record: JsonObject): never {
  const dates = MOMENTS.flatMap((name) => {
    const value = record[name];
    return typeof value === 'number' ? [[name, new Date(Math.round(value * 1000))]] : [];
  });
  const lists = ['deployments', 'taskSets', 'events', 'lifecycleHookDetails'].flatMap((name) => {
    const value = record[name];
    return Array.isArray(value) ? [[name, value.map(withDates)]] : [];
  });
  return { ...record, ...Object.fromEntries([...dates, ...lists]) } as never;
}

/** Evidence enough for a verdict; the adapter reads a hundred. */
const MOST_TASKS = 20;

const denied = (action: string) =>
  new DeployError({ kind: 'access', message: `${action} was denied`, advice: 'Allow it.' });
const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

const OUTCOMES: Readonly<Record<Outcome, object>> = {
  works: {},
  exits: { exits: { afterMs: 2_000, code: 1 } },
  'exits-later': { exits: { afterMs: 70_000, code: 1 } },
  absent: { pullFails: 'CannotPullContainerError: failed to resolve ref example/web:new: not found' },
  unhealthy: { health: { afterMs: 15_000, result: 'unhealthy' } },
  slow: { pullMs: 400_000 },
};

/** What a final status means. Without service deployments, a newer deployment hides how ours had ended. */
function endOf(ours: ServiceDeploymentState | undefined, isForeign: boolean, isDenied: boolean): readonly Verdict[] {
  const hidden: readonly Verdict[] = isForeign && isDenied ? ['superseded'] : [];
  switch (ours?.status) {
    case 'SUCCESSFUL':
      return ['steady', ...hidden];
    case 'ROLLBACK_SUCCESSFUL':
      return ['rolled-back', ...hidden];
    case 'ROLLBACK_FAILED':
      return isForeign ? ['failed', 'superseded'] : ['failed'];
    case 'STOP_REQUESTED':
    case 'STOPPED':
      return isForeign ? ['superseded'] : ['failed'];
    default:
      return [];
  }
}

function isWaiting(ours: ServiceDeploymentState | undefined): boolean {
  const hooks = ours?.shift?.hooks ?? [];
  return ours?.status === 'IN_PROGRESS' && hooks.some(({ status }) => status === 'AWAITING_ACTION');
}

/** A stage on which one history plays. Time passes only when the follower sleeps. */
export class HistoryStage {
  readonly virtual = new VirtualEcs();
  readonly ecs: Ecs;
  readonly clock: Clock;
  private readonly history: History;
  private readonly states: { readonly at: number; readonly state: EngineState }[] = [];
  private readonly startedAt: number;
  private hasIntervened = false;
  private randomState: number;

  constructor(history: History) {
    this.history = history;
    this.randomState = history.seed;
    this.virtual.watch = (state, at) => this.states.push({ at, state });
    const images = [
      { image: '*:new', ...OUTCOMES[history.outcome] },
      { image: '*:stuck', pullMs: 9_000_000 },
    ];
    this.virtual.send({ kind: 'put-scenario', scenario: { images, hooks: behaveAsHook(history) } });
    this.virtual.addInstances(6);
    this.openService();
    this.startedAt = this.virtual.now;
    this.ecs = this.openEcs();
    this.clock = {
      now: () => this.virtual.now - this.startedAt,
      date: () => this.virtual.now,
      sleep: (ms) => {
        this.passUntil(this.virtual.now + Math.max(1, Math.round(ms)));
        return Promise.resolve();
      },
      random: () => this.random(),
    };
  }

  private openService(): void {
    const { history, virtual } = this;
    const breaker = { enable: history.breaker !== 'off', rollback: history.breaker === 'on' };
    const { desired, minimumHealthyPercent, maximumPercent } = history;
    const more = { deploymentCircuitBreaker: breaker };
    virtual.call(
      'RegisterTaskDefinition',
      aTaskDefinition({ image: history.isFirst ? 'example/web:stuck' : 'example/web:old' }),
    );
    const health = history.outcome === 'unhealthy' ? { healthCheck: { command: ['CMD', 'true'] } } : {};
    virtual.call('CreateService', {
      ...aService({ desiredCount: desired }),
      ...aConfiguration(minimumHealthyPercent, maximumPercent, more),
    });
    if (history.isFirst) virtual.pass(15);
    else virtual.run();
    // Only now, so that the first deployment is none that bakes or pauses.
    const shifting = aConfiguration(minimumHealthyPercent, maximumPercent, { ...more, ...configureShift(history) });
    virtual.call('UpdateService', { service: 'web', ...shifting });
    virtual.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:new', ...health }));
    virtual.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:foreign' }));
  }

  /** Linear congruential: the same numbers for the same history. */
  private random(): number {
    this.randomState = (Math.imul(this.randomState, 1_664_525) + 1_013_904_223) >>> 0;
    return this.randomState / 2 ** 32;
  }

  private passUntil(end: number): void {
    const at = this.startedAt + this.history.atMs;
    if (!this.hasIntervened && at <= end && at >= this.virtual.now) {
      this.virtual.pass((at - this.virtual.now) / 1000);
      this.intervene();
    }
    this.virtual.pass((end - this.virtual.now) / 1000);
  }

  private intervene(): void {
    this.hasIntervened = true;
    const { virtual } = this;
    const { desired, intervention } = this.history;
    const update = (input: JsonObject) => virtual.ask('UpdateService', { service: 'web', ...input });
    switch (intervention) {
      case 'none':
        return;
      case 'deploy':
        update({ taskDefinition: 'web:3' });
        return;
      case 'scale-up':
        update({ desiredCount: desired + 2 });
        return;
      case 'scale-down':
        update({ desiredCount: Math.max(0, desired - 1) });
        return;
      case 'delete':
        virtual.ask('DeleteService', { service: 'web', force: true });
        return;
      case 'stop-with-rollback': {
        const serviceDeploymentArn = virtual.service().currentServiceDeployment;
        virtual.ask('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
        return;
      }
      case 'alarm':
        virtual.send({ kind: 'put-alarm', name: ALARM, state: 'ALARM' });
        return;
      case 'answer-pause':
        this.answerPause();
        return;
      case 'stop-tasks':
        for (const task of virtual.taskArns().slice(0, 2)) virtual.ask('StopTask', { task });
    }
  }

  /** Someone lets a deployment that waits at a pause continue. */
  private answerPause(): void {
    const serviceDeploymentArn = this.virtual.service().currentServiceDeployment;
    const hooks = this.virtual.serviceDeployment(serviceDeploymentArn).lifecycleHookDetails;
    const [hook] = Array.isArray(hooks) ? (hooks as readonly JsonObject[]) : [];
    if (hook !== undefined) {
      this.virtual.ask('ContinueServiceDeployment', { serviceDeploymentArn, hookId: hook.hookId ?? '' });
    }
  }

  /** What ECS would show now, or showed a while ago. */
  private read(operation: string, input: JsonObject): JsonObject {
    if (this.random() * 100 < this.history.failing) throw silent;
    const seenAt = this.virtual.now - this.history.lagMs;
    const seen = this.states.findLast(({ at }) => at <= seenAt) ?? { state: this.virtual.state, at: this.virtual.now };
    return this.virtual.peek(seen.state, { operation, input, at: seen.at });
  }

  private openEcs(): Ecs {
    const guard = <Value>(read: () => Value): Promise<Value> => new Promise((resolve) => resolve(read()));
    const refuse = (action: string) => {
      if (this.history.isDenied) throw denied(action);
    };
    return anEcs({
      describeRevision: (reference) =>
        guard(() => {
          const answer = this.virtual.call('DescribeTaskDefinition', { taskDefinition: reference });
          return toRevision(answer.taskDefinition as JsonObject);
        }),
      describeService: () =>
        guard(() => {
          const { services } = this.read('DescribeServices', { services: ['web'] });
          const [found] = services as readonly JsonObject[];
          return found === undefined ? undefined : toServiceRecord(withDates(found), found);
        }),
      update: (update) =>
        guard(() => {
          const input = { service: 'web', taskDefinition: update.revisionArn };
          const service = this.virtual.call('UpdateService', input).service as JsonObject;
          return toServiceRecord(withDates(service), service);
        }),
      serviceDeployments: () =>
        guard(() => {
          refuse('ecs:ListServiceDeployments');
          const { serviceDeployments } = this.read('ListServiceDeployments', { service: 'web' });
          return (serviceDeployments as readonly JsonObject[]).map((brief) =>
            toServiceDeploymentRecord(
              withDates(brief) as never,
              this.revisionOf(String(brief.targetServiceRevisionArn)),
            ),
          );
        }),
      describeServiceDeployment: (arn) =>
        guard(() => {
          refuse('ecs:DescribeServiceDeployments');
          const { serviceDeployments } = this.read('DescribeServiceDeployments', { serviceDeploymentArns: [arn] });
          const [found] = serviceDeployments as readonly JsonObject[];
          return found === undefined ? undefined : toServiceDeploymentRecord(withDates(found), undefined);
        }),
      stopWithRollback: (serviceDeploymentArn) =>
        guard(() => {
          this.virtual.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
        }),
      stoppedTasks: (_cluster, _service, deploymentId) =>
        guard(() => {
          const { taskArns } = this.read('ListTasks', { serviceName: 'web', desiredStatus: 'STOPPED' });
          const tasks = taskArns as readonly string[];
          if (tasks.length === 0) return [];
          const described = this.read('DescribeTasks', { tasks: tasks.slice(0, MOST_TASKS) })
            .tasks as readonly JsonObject[];
          const ours = described.filter((task) => task.startedBy === deploymentId && task.lastStatus === 'STOPPED');
          return ours.map((task) => toStoppedTask(withDates(task)));
        }),
    });
  }

  serviceNow(): ServiceRecord {
    const service = this.virtual.service();
    return toServiceRecord(withDates(service), service);
  }

  ourServiceDeployment(): string {
    return this.virtual.service().currentServiceDeployment;
  }

  serviceDeploymentArns(): readonly string[] {
    return [...this.virtual.state.serviceDeployments.keys()];
  }

  /**
   * The oracle: every verdict that the engine's own record confirms, at the last moment or at one that a late read may
   * have shown. It knows the status of our service deployment and nothing about how polls are judged.
   */
  findTruth(arn: string): readonly Verdict[] {
    const { now } = this.virtual;
    const from = now - this.history.lagMs - 1;
    const shown = this.states.filter(({ at }, index) => at >= from || (this.states[index + 1]?.at ?? now) >= from);
    const verdicts = new Set(shown.flatMap(({ state }) => this.truthOf(state, arn)));
    const isOver = now - this.startedAt >= LIMIT_MS;
    if (isOver && (verdicts.size === 0 || !this.isLongVisible(arn))) verdicts.add('timed-out');
    if (this.history.failing > 0 && verdicts.size === 0) verdicts.add('unknown');
    return [...verdicts];
  }

  wouldSucceed(arn: string): boolean {
    this.virtual.run();
    return this.virtual.state.serviceDeployments.get(arn)?.status === 'SUCCESSFUL';
  }

  private truthOf(state: EngineState, arn: string): readonly Verdict[] {
    const service = [...state.services.values()].find(({ name }) => name === 'web');
    const ours = state.serviceDeployments.get(arn);
    const isGone = service?.status !== 'ACTIVE';
    const isForeign = service?.currentServiceDeployment !== arn;
    const { isDenied, waitUntil } = this.history;
    const isPaused = waitUntil === 'paused' && !isForeign && isWaiting(ours);
    return [
      ...(isGone ? (['failed'] as const) : []),
      ...(isPaused ? (['paused'] as const) : []),
      ...endOf(ours, isForeign, isDenied),
    ];
  }

  /** Whether the end came early enough to be seen before the limit. */
  private isLongVisible(arn: string): boolean {
    const finishedAt = this.virtual.state.serviceDeployments.get(arn)?.finishedAt;
    return finishedAt !== undefined && finishedAt - this.startedAt < LIMIT_MS - VISIBLE_MS;
  }

  private revisionOf(serviceRevisionArn: string): TargetFacts | undefined {
    const { serviceRevisions } = this.virtual.call('DescribeServiceRevisions', {
      serviceRevisionArns: [serviceRevisionArn],
    });
    const [found] = serviceRevisions as readonly JsonObject[];
    return found === undefined ? undefined : toTargetFacts(found);
  }
}

/** The follower's verdict, and every verdict that the truth bears out. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly truth: readonly Verdict[];
  /** Lets the rollout continue undisturbed, and says whether ECS ever completes it. */
  readonly wouldSucceed: () => boolean;
  /** What was recorded of it. */
  readonly followed: readonly FollowedRecord[];
}

const LIMIT_MS = 15 * 60_000;
/** Later than this before the limit, what happened can be seen: lag, the minute of doubt, and two polls. */
const VISIBLE_MS = 100_000;

/** Plays a history with the very code that follows a real rollout. */
export async function playHistory(history: History, shouldFailFast = false): Promise<Judged> {
  const stage = new HistoryStage(history);
  const world = aWorld({ ecs: stage.ecs, clock: stage.clock });
  const service = await stage.ecs.describeService('default', 'web').catch(() => undefined);
  const before = service ?? stage.serviceNow();
  const plan = { service: before, history: [], shouldForce: false };
  const revisionArn = revisionNamed(before.revisionArn, 2);
  const rollout = await startRollout(
    { plan, revisionArn, limitMs: LIMIT_MS, shouldFailFast, shouldForce: false, waitUntil: history.waitUntil },
    world,
  );
  const arn = stage.ourServiceDeployment();
  const known = new Set(stage.serviceDeploymentArns().filter((one) => one !== arn));
  const ending = await followDeployment(driveRollout({ ...rollout, serviceDeploymentsBefore: known }), world);
  const { verdict, reason } = ending;
  const [web] = world.notes.record().services;
  const followed = web?.followed ?? [];
  return { verdict, reason, truth: stage.findTruth(arn), wouldSucceed: () => stage.wouldSucceed(arn), followed };
}

function revisionNamed(currentArn: string, number: number): RevisionArn {
  return toRevisionArn(currentArn.replace(/:\d+$/, `:${number}`));
}
