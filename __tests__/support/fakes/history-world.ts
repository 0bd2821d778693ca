/** What happens in one history, whoever looks: time passes only as far as someone has looked. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { ALARM } from '../../../packages/local-ecs/__tests__/support/generators/history-shifts.ts';
import type { Happenings } from '../generators/histories.ts';
import type { Shown } from './history-ecs.ts';
import { openHistory, openScenario } from './open-history.ts';

/** What of the states in between is kept. */
export interface Keeping {
  /** All, for reads that are late or by several runs; else only those at which a run reads. */
  readonly isWhole: boolean;
}

export class HistoryWorld {
  readonly virtual = new VirtualEcs();
  readonly startedAt: number;
  /** The service before the update. */
  readonly before: JsonObject;
  private readonly happenings: Happenings;
  private readonly keeping: Keeping;
  private readonly shown: Shown[] = [];
  private hasIntervened = false;
  private begun: JsonObject | undefined;

  constructor(happenings: Happenings, keeping: Keeping) {
    const { virtual } = this;
    this.happenings = happenings;
    this.keeping = keeping;
    // The engine's own tests check its answers against the SDK's model.
    virtual.isChecked = false;
    openHistory(virtual, happenings);
    virtual.watch = (state, at) => {
      if (this.shown.at(-1)?.state !== state) this.shown.push({ at, state, records: new Map() });
    };
    virtual.watch(virtual.state, virtual.now);
    this.startedAt = virtual.now;
    this.before = virtual.service();
  }

  /** What ECS showed at a moment that has passed. */
  showAt(moment: number): Shown {
    let [from, to] = [0, this.shown.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((this.shown[middle]?.at ?? 0) <= moment) from = middle;
      else to = middle;
    }
    return this.shown[from] as Shown;
  }

  /** All that ECS showed up to a moment, oldest first. */
  listShown(until: number): readonly Shown[] {
    return this.shown.filter(({ at }) => at <= until);
  }

  /** All runs that look begin with the same update, which is sent once. */
  begin(taskDefinition: RevisionArn): JsonObject {
    this.begun ??= this.virtual.call('UpdateService', { service: 'web', taskDefinition }).service as JsonObject;
    return this.begun;
  }

  /** Does nothing where so much time has passed already. */
  passUntil(end: number): void {
    const at = this.startedAt + this.happenings.atMs;
    if (!this.hasIntervened && at <= end && at >= this.virtual.now) {
      this.pass(at);
      this.intervene();
    }
    this.pass(end);
  }

  private pass(end: number): void {
    const { virtual } = this;
    if (end < virtual.now) return;
    if (this.keeping.isWhole) virtual.pass((end - virtual.now) / 1000);
    virtual.now = end;
    virtual.send({ kind: 'tick' });
  }

  private intervene(): void {
    this.hasIntervened = true;
    const { virtual } = this;
    const { desired, intervention } = this.happenings;
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
        openScenario(virtual, { ...this.happenings, outcome: 'works' });
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
}
