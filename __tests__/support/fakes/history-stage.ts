import type { EngineState } from '@slipway/local-ecs/engine';
import { toServiceRecord } from '../../../src/adapters/aws/records.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import type { Ports } from '../../../src/ports/ports.ts';
import type { Clock } from '../../../src/ports/runner.ts';
import type { ServiceRecord } from '../../../src/ports/service-records.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import type { History } from '../generators/histories.ts';
import { findTruth, findWeb, mayEnd, type Played } from '../harness/history-truth.ts';
import { findTaskTruth, type TaskTruth } from '../harness/task-truth.ts';
import { openHistoryEcs, type Shown } from './history-ecs.ts';
import { HistoryWorld } from './history-world.ts';
import { openTargets } from './open-targets.ts';
import { withDates } from './with-dates.ts';

const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

/** Long enough for all that a history can hold up: the slowest pull takes 400 s. */
const WELL_PAST_SECONDS = 1_800;

export class HistoryStage {
  readonly ecs: Ecs;
  readonly clock: Clock;
  readonly evidence: Ports['evidence'];
  /** The service before the update. */
  readonly before: ServiceRecord;
  private readonly world: HistoryWorld;
  private readonly history: History;
  private now: number;
  private randomState: number;

  /** @param world one that other runs look at, too; they write nothing but the update that they begin with */
  constructor(history: History, world = new HistoryWorld(history, { isWhole: history.lagMs > 0 })) {
    this.history = history;
    this.world = world;
    this.now = world.startedAt;
    this.randomState = history.seed;
    this.before = toServiceRecord(withDates(world.before), world.before);
    this.ecs = openHistoryEcs({ world, isDenied: history.isDenied, now: () => this.now, see: () => this.see() });
    this.evidence = () => Promise.resolve({ loadBalancing: openTargets(() => this.state()) } as never);
    this.clock = {
      now: () => this.now - world.startedAt,
      date: () => this.now,
      sleep: (ms) => {
        this.now += Math.max(1, Math.round(ms));
        world.passUntil(this.now);
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
    return this.world.showAt(this.now - this.history.lagMs);
  }

  /** What really is, at the run's time. */
  private state(): EngineState {
    return this.world.showAt(this.now).state;
  }

  /** Of the service as it is now. */
  ourServiceDeployment(): string {
    return findWeb(this.state())?.currentServiceDeployment ?? '';
  }

  serviceDeploymentArns(): readonly string[] {
    return [...this.state().serviceDeployments.keys()];
  }

  /** Every verdict on our service deployment that is true now. */
  findTruth(arn: string): readonly Verdict[] {
    return findTruth(this.play(), arn);
  }

  /** What became of the tasks of a deployment. */
  findTasks(deploymentId: string): TaskTruth {
    return findTaskTruth(this.state(), { deploymentId, now: this.now });
  }

  private play(): Played {
    const { history, world, now } = this;
    return { history, shown: world.listShown(now), startedAt: world.startedAt, now };
  }

  /** Whether a run that verifies and rolls back may end so. */
  mayEnd(arn: string, verdict: Verdict): boolean {
    return mayEnd(this.play(), arn, verdict);
  }

  /** Milliseconds since ECS ended the service deployment; undefined: it has not. */
  sinceEnd(arn: string): number | undefined {
    const finishedAt = this.state().serviceDeployments.get(arn)?.finishedAt;
    return finishedAt === undefined ? undefined : this.now - finishedAt;
  }

  /** Whether the last read may not have shown yet that someone intervened. */
  mayHaveMissedIntervention(): boolean {
    const { atMs, lagMs } = this.history;
    const sinceMs = this.now - (this.world.startedAt + atMs);
    return sinceMs >= 0 && sinceMs <= lagMs;
  }

  /** Lets the rollout continue undisturbed, for a run that looks alone. */
  wouldSucceed(arn: string): boolean {
    const { virtual } = this.world;
    virtual.run(WELL_PAST_SECONDS);
    return virtual.state.serviceDeployments.get(arn)?.status === 'SUCCESSFUL';
  }
}
