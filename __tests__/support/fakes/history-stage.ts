/** A stage on which one history plays. Time passes only when the follower sleeps. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { ALARM } from '../../../packages/local-ecs/__tests__/support/generators/history-shifts.ts';
import { toServiceRecord } from '../../../src/adapters/aws/records.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import type { Ports } from '../../../src/ports/ports.ts';
import type { Clock } from '../../../src/ports/runner.ts';
import type { ServiceRecord } from '../../../src/ports/service-records.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import type { History } from '../generators/histories.ts';
import { findTruth, mayEnd, type Played } from '../harness/history-truth.ts';
import { findTaskTruth, type TaskTruth } from '../harness/task-truth.ts';
import { openHistoryEcs, type Shown } from './history-ecs.ts';
import { openHistory, openScenario } from './open-history.ts';
import { openTargets } from './open-targets.ts';
import { withDates } from './with-dates.ts';

const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

/** Long enough for all that a history can hold up: the slowest pull takes 400 s. */
const WELL_PAST_SECONDS = 1_800;

export class HistoryStage {
  readonly virtual = new VirtualEcs();
  readonly ecs: Ecs;
  readonly clock: Clock;
  readonly evidence: Ports['evidence'];
  private readonly history: History;
  private readonly shown: Shown[] = [];
  private readonly startedAt: number;
  private hasIntervened = false;
  private randomState: number;

  constructor(history: History) {
    const { virtual } = this;
    this.history = history;
    this.randomState = history.seed;
    // The engine's own tests check its answers against the SDK's model.
    virtual.isChecked = false;
    openHistory(virtual, history);
    virtual.watch = (state, at) => {
      if (this.shown.at(-1)?.state !== state) this.shown.push({ at, state, records: new Map() });
    };
    virtual.watch(virtual.state, virtual.now);
    this.startedAt = virtual.now;
    this.ecs = openHistoryEcs({ virtual, isDenied: history.isDenied, see: () => this.see() });
    this.evidence = () => Promise.resolve({ loadBalancing: openTargets(virtual) } as never);
    this.clock = {
      now: () => virtual.now - this.startedAt,
      date: () => virtual.now,
      sleep: (ms) => {
        this.sleepUntil(virtual.now + Math.max(1, Math.round(ms)));
        return Promise.resolve();
      },
      random: () => this.random(),
    };
  }

  /** Linear congruential: the same numbers for the same history. */
  private random(): number {
    this.randomState = (Math.imul(this.randomState, 1_664_525) + 1_013_904_223) >>> 0;
    return this.randomState / 2 ** 32;
  }

  private see(): Shown {
    if (this.random() * 100 < this.history.failing) throw silent;
    const seenAt = this.virtual.now - this.history.lagMs;
    return this.shown.findLast(({ at }) => at <= seenAt) ?? (this.shown[0] as Shown);
  }

  private sleepUntil(end: number): void {
    const at = this.startedAt + this.history.atMs;
    if (!this.hasIntervened && at <= end && at >= this.virtual.now) {
      this.passUntil(at);
      this.intervene();
    }
    this.passUntil(end);
  }

  /** The states in between are only needed where reads show them. */
  private passUntil(end: number): void {
    const { virtual } = this;
    if (this.history.lagMs > 0) virtual.pass((end - virtual.now) / 1000);
    virtual.now = end;
    virtual.send({ kind: 'tick' });
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
      case 'heal':
        openScenario(virtual, { ...this.history, outcome: 'works' });
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

  /** Every verdict on our service deployment that is true now. */
  findTruth(arn: string): readonly Verdict[] {
    return findTruth(this.play(), arn);
  }

  /** What became of the tasks of a deployment. */
  findTasks(deploymentId: string): TaskTruth {
    return findTaskTruth(this.virtual.state, { deploymentId, now: this.virtual.now });
  }

  private play(): Played {
    const { history, shown, startedAt } = this;
    return { history, shown, startedAt, now: this.virtual.now };
  }

  /** Whether a run that verifies and rolls back may end so. */
  mayEnd(arn: string, verdict: Verdict): boolean {
    return mayEnd(this.play(), arn, verdict);
  }

  /** Milliseconds since ECS ended the service deployment; undefined: it has not. */
  sinceEnd(arn: string): number | undefined {
    const finishedAt = this.virtual.state.serviceDeployments.get(arn)?.finishedAt;
    return finishedAt === undefined ? undefined : this.virtual.now - finishedAt;
  }

  /** Whether the last read may not have shown yet that someone intervened. */
  mayHaveMissedIntervention(): boolean {
    const { atMs, lagMs } = this.history;
    return this.hasIntervened && this.virtual.now - (this.startedAt + atMs) <= lagMs;
  }

  /** Lets the rollout continue undisturbed. */
  wouldSucceed(arn: string): boolean {
    this.virtual.run(WELL_PAST_SECONDS);
    return this.virtual.state.serviceDeployments.get(arn)?.status === 'SUCCESSFUL';
  }
}
