/** Runs a job in this process over a network that spoils what a test wants spoiled, on time that jumps. */
import { shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { startIdleClock } from '../fakes/idle-clock.ts';
import { openRelay, passOn, type RelayedCall } from '../fakes/relay.ts';
import { COMMIT } from './action-run.ts';
import { type EndState, readEndState } from './end-state.ts';
import { openStage } from './scenario-stage.ts';
import { runInProcess } from './session-run.ts';
import { describeRun, type SweptJob } from './swept-stage.ts';

/** A call as the network sees it. */
export interface SeenCall extends RelayedCall {
  /** The n-th of its operation, and the n-th of all, from 1. */
  readonly count: number;
  readonly number: number;
  /** Of the run's time, in milliseconds from its start. */
  readonly nowMs: number;
}

export interface SpoiledRun {
  readonly verdict: string;
  readonly reason: string;
  readonly end: EndState;
  readonly calls: readonly Pick<SeenCall, 'operation' | 'count'>[];
  readonly log: string;
}

/** ECS is so many times as fast as the run's clock: fewer polls. */
const SPEED = 4;
const LATE_MS = 1_800_000;

/** @param network what happens to each call */
export async function runOver(job: SweptJob, network: (call: SeenCall) => Promise<void>): Promise<SpoiledRun> {
  const { images = [], instances = 5 } = job;
  const stage = await openStage({ speed: 1, isStill: true, tasks: 'simulated', images, instances });
  const calls: SpoiledRun['calls'][number][] = [];
  let onTheirWay = 0;
  const clock = startIdleClock(
    () => onTheirWay > 0,
    (ms) => void stage.local.advance(ms * SPEED),
  );
  const play = async (call: RelayedCall): Promise<void> => {
    const { operation } = call;
    // A URL of the service, to be verified, is no call of AWS.
    if (operation.startsWith('GET /_slipway/')) return passOn(call);
    const count = calls.filter((one) => one.operation === operation).length + 1;
    calls.push({ operation, count });
    onTheirWay += 1;
    await network({ ...call, count, number: calls.length, nowMs: clock.now() }).finally(() => {
      onTheirWay -= 1;
    });
  };
  const relay = await openRelay({ target: stage.local.address, play });
  try {
    await job.prepare(stage);
    const { record, log } = await runInProcess(stage.job, {
      inputs: { cluster: 'production', ...job.inputs(stage, relay.address) },
      environment: {
        ...stage.environment,
        AWS_ENDPOINT_URL: relay.address,
        PATH: shimDocker(stage.job.home, 'exit 1'),
        ...VARIABLES,
        ...job.variables,
      },
      clock,
    });
    stage.local.advance(LATE_MS);
    return { verdict: record.verdict, reason: record.reason, end: readEndState(stage), calls, log };
  } finally {
    clock.stop();
    await relay.close();
    await stage.close();
  }
}

const VARIABLES = {
  GITHUB_REPOSITORY: 'octo/hello',
  GITHUB_SHA: COMMIT,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  ...describeRun(1),
};
