/**
 * A job that is cancelled at any of its calls, by the signals of GitHub's runner, ends by itself, leaves no process of
 * docker behind, and what it and its post step say of the service is true.
 */
import type { ChildProcess } from 'node:child_process';
import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { SWEPT_JOBS } from '../support/builders/swept-jobs.ts';
import { passOn } from '../support/fakes/relay.ts';
import { drawFrom, inLanes, SEED, shuffle } from '../support/harness/draw.ts';
import { learn } from '../support/harness/kill-sweep.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';
import { describeService } from '../support/harness/scenario-stage.ts';
import { type CallPlace, type Interruption, openSweptStage, type SweptJob } from '../support/harness/swept-stage.ts';

const JOBS = chooseSize({ short: 2, long: SWEPT_JOBS.length });
const POINTS = chooseSize({ short: 4, long: 240 });
const AT_ONCE = 4;
/** The runner sends SIGTERM after 7.5 s and SIGKILL after 10 s; on a busy machine of a short run they come later. */
const PATIENCE = chooseSize({ short: 10, long: 1 });

interface Point {
  readonly job: SweptJob;
  readonly at: CallPlace;
  /** What happens to the call at which the run is cancelled; one that is held gets no answer. */
  readonly call: 'held' | 'applied and held' | 'answered';
  readonly onCancel: 'leave' | 'rollback';
}

interface Cancelled extends Point {
  /** Signals that were sent before the process had ended. */
  readonly signals: readonly NodeJS.Signals[];
  /** From the first signal to the end of the process. */
  readonly tookMs: number;
  /** What is not as it should be. */
  readonly wrong: readonly string[];
  readonly log: string;
}

test(
  `${POINTS} points of ${JOBS} jobs, seed ${SEED}`,
  async () => {
    // Docker is what leaves processes behind.
    const building = SWEPT_JOBS.filter(({ hasDocker }) => hasDocker);
    const others = SWEPT_JOBS.filter(({ hasDocker }) => hasDocker !== true);
    const jobs = [...building, ...shuffle(others)].slice(0, JOBS);
    const piles = await inLanes(AT_ONCE, jobs, async (job) => listPoints(job, (await learn(job)).calls));

    const played = await inLanes(AT_ONCE, drawFrom(piles, POINTS), cancelAt);

    report(played);
    const wrong = played.filter((one) => one.wrong.length > 0).map(({ job, ...one }) => ({ job: job.name, ...one }));
    expect({ seed: SEED, wrong }).toEqual({ seed: SEED, wrong: [] });
  },
  PROOF_LIMIT_MS,
);

function listPoints(job: SweptJob, calls: readonly CallPlace[]): readonly Point[] {
  return calls.flatMap((at) =>
    (['held', 'applied and held', 'answered'] as const).flatMap((call) =>
      (['leave', 'rollback'] as const).map((onCancel) => ({ job, at, call, onCancel })),
    ),
  );
}

async function cancelAt(point: Point): Promise<Cancelled> {
  const stage = await openSweptStage(point.job);
  const cut = { signals: [] as NodeJS.Signals[], startedMs: 0, endedMs: 0 };
  const before = listDeployments(stage);
  try {
    const act: Interruption['act'] = async (call, main) => {
      if (main !== undefined) sendSignals(main, cut);
      if (point.call === 'answered') return passOn(call);
      if (point.call === 'applied and held') await call.apply();
    };
    const interruption = { at: point.at, act };
    const result = await stage.run({ attempt: 1, interruption, inputs: { 'on-cancel': point.onCancel } });
    const wrong = [
      ...(result.postExitCode === 0 ? [] : [`the post step ended with ${result.postExitCode}`]),
      ...(cut.signals.includes('SIGKILL') ? ['it had to be killed'] : []),
      ...(await findOrphans(stage)),
      ...findFalseWords(stage, `${result.outputs.reason} ${result.postLog}`, before),
    ];
    const { signals, startedMs, endedMs } = cut;
    return { ...point, signals, tookMs: endedMs - startedMs, wrong, log: `${result.log}\n---\n${result.postLog}` };
  } finally {
    await stage.close();
  }
}

function sendSignals(main: ChildProcess, cut: { signals: NodeJS.Signals[]; startedMs: number; endedMs: number }): void {
  const send = (signal: NodeJS.Signals): void => {
    cut.signals.push(signal);
    main.kill(signal);
  };
  cut.startedMs = performance.now();
  send('SIGINT');
  const timers = [
    setTimeout(() => send('SIGTERM'), 7_500 * PATIENCE),
    setTimeout(() => send('SIGKILL'), 10_000 * PATIENCE),
  ];
  main.once('exit', () => {
    cut.endedMs = performance.now();
    for (const timer of timers) clearTimeout(timer);
  });
}

type Stage = Awaited<ReturnType<typeof openSweptStage>>;

/** A process of docker that is left waits for its answer until the stage closes. */
async function findOrphans(stage: Stage): Promise<readonly string[]> {
  try {
    await untilTrue(() => stage.openCommands().length === 0);
    return [];
  } catch {
    return stage.openCommands().map((command) => `${command} is still running`);
  }
}

function listDeployments(stage: Stage): readonly string[] {
  const { serviceArns } = stage.call('ListServices', { cluster: 'production' });
  return (serviceArns as readonly string[]).flatMap((service) => {
    const listed = stage.call('ListServiceDeployments', { cluster: 'production', service }).serviceDeployments;
    return (listed as readonly JsonObject[]).map(({ serviceDeploymentArn }) => String(serviceDeploymentArn));
  });
}

/** Of what the run and its post step say, what ECS shows otherwise. */
function findFalseWords(stage: Stage, said: string, before: readonly string[]): readonly string[] {
  const after = listDeployments(stage);
  const isChanged = after.length > before.length;
  const primaries = [...said.matchAll(/Service (\S+) has (\S+) as PRIMARY/g)].filter(
    ([, name = '', revision = '']) => !String(describeService(stage, name).taskDefinition).endsWith(`/${revision}`),
  );
  const rollbacks = [...said.matchAll(/Service (\S+) was rolled back: (\S+) is running/g)].filter(
    ([, name = '', revision = '']) => !String(describeService(stage, name).taskDefinition).endsWith(`/${revision}`),
  );
  return [
    ...(isChanged && /No service was changed/.test(said) ? ['it says that no service was changed'] : []),
    ...(isChanged && !/deployment|update|PRIMARY|roll(?:ed )?back/i.test(said)
      ? ['it says nothing of its deployment']
      : []),
    ...[...primaries, ...rollbacks].map(([words]) => `it says: ${words}`),
  ];
}

function report(played: readonly Cancelled[]): void {
  const proof = 'cancel sweep';
  const reached = played.filter(({ signals }) => signals.length > 0);
  const slowest = Math.max(0, ...reached.map(({ tookMs }) => tookMs));
  const has = (words: RegExp) => reached.filter(({ wrong }) => wrong.some((one) => words.test(one))).length;
  recordFigure({ proof, what: 'points at which a job was cancelled', figure: reached.length });
  recordFigure({ proof, what: 'slowest end after SIGINT, in ms', figure: Math.round(slowest), goal: '≤ 5,000' });
  recordFigure({ proof, what: 'runs that left a process', figure: has(/still running/), goal: '0' });
  recordFigure({ proof, what: 'runs that said something false', figure: has(/it says/), goal: '0' });
}
