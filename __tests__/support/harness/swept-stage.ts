/** A job, a local ECS, and a relay between them at which the job is interrupted at one of its calls. */
import type { ChildProcess } from 'node:child_process';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import { shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { openRelay, passOn, type RelayedCall } from '../fakes/relay.ts';
import { answerDocker, findRelayedDocker } from '../fakes/relayed-docker.ts';
import type { StepResult } from './action-run.ts';
import { openStage, type ScenarioStage } from './scenario-stage.ts';

type Texts = Readonly<Record<string, string>>;

/** A job that is interrupted at each of its calls. */
export interface SweptJob {
  readonly name: string;
  /** Of an undisturbed run. */
  readonly verdict: string;
  readonly images?: readonly ImageBehaviour[];
  readonly instances?: number;
  /** Its docker commands are calls, too; absent: it needs no docker, and there is none. */
  readonly hasDocker?: boolean;
  /** What exists before the job. */
  prepare(stage: ScenarioStage): Promise<void>;
  /** @param address of the relay */
  inputs(stage: ScenarioStage, address: string): Texts;
  readonly variables?: Texts;
}

/** One call of a job: the n-th of its operation, from 1. */
export interface CallPlace {
  readonly operation: string;
  readonly count: number;
}

export interface Interruption {
  readonly at: CallPlace;
  /** Decides what happens to the call, and to the process of the main step. */
  readonly act: (call: RelayedCall, main: ChildProcess | undefined) => Promise<void>;
}

export interface SweptStep {
  readonly attempt: number;
  readonly interruption?: Interruption;
  /** Inputs and variables on top of those of the job. */
  readonly inputs?: Texts;
  readonly variables?: Texts;
}

export interface SweptStage extends ScenarioStage {
  /** Runs main step and post step. */
  run(step: SweptStep): Promise<StepResult>;
  /** Calls of the last main step. */
  calls(): readonly CallPlace[];
  /** Commands of docker that have not ended. */
  openCommands(): readonly string[];
}

/** Engine time that passes with each poll: a rollout takes some polls, whatever the machine's speed. */
const POLL_MS = 20_000;
const POLLS = new Set(['DescribeServices', 'DescribeServiceDeployments', 'GetDeployment', 'DescribeTasks']);

/** Of one step. */
interface Watched {
  readonly calls: CallPlace[];
  readonly interruption: Interruption | undefined;
  main: ChildProcess | undefined;
  isMain: boolean;
}

export async function openSweptStage(job: SweptJob): Promise<SweptStage> {
  const { images = [], instances = 5 } = job;
  const stage = await openStage({ speed: 1, isStill: true, tasks: 'simulated', images, instances });
  const commands: RelayedCall[] = [];
  let watched: Watched = { calls: [], interruption: undefined, main: undefined, isMain: false };
  const play = async (call: RelayedCall): Promise<void> => {
    if (call.operation.startsWith('POST /docker/')) commands.push(call);
    if (POLLS.has(call.operation)) stage.local.advance(POLL_MS);
    const { interruption, main } = watched;
    const isIt = isPlace(call, watched);
    await (isIt && interruption !== undefined ? interruption.act(call, main) : passOn(call));
  };
  const relay = await openRelay({ target: stage.local.address, play, others: answerDocker(stage.local) });
  await job.prepare(stage);
  const run: SweptStage['run'] = (step) => {
    const now: Watched = { calls: [], interruption: step.interruption, main: undefined, isMain: true };
    watched = now;
    const onStart = (main: ChildProcess) => {
      now.main = main;
      main.once('exit', () => {
        now.isMain = false;
      });
    };
    return stage.job.run({ ...describeStep({ job, stage, address: relay.address }, step), onStart });
  };
  return {
    ...stage,
    run,
    calls: () => watched.calls,
    openCommands: () => commands.filter((call) => call.isOpen()).map(({ operation }) => operation),
    close: async () => {
      await relay.close();
      await stage.close();
    },
  };
}

/** Notes the call of a main step, and says whether the step is interrupted at it. */
function isPlace({ operation }: RelayedCall, { calls, interruption, isMain }: Watched): boolean {
  if (!isMain) return false;
  const count = calls.filter((call) => call.operation === operation).length + 1;
  calls.push({ operation, count });
  return interruption?.at.operation === operation && interruption.at.count === count;
}

interface StepPlace {
  readonly job: SweptJob;
  readonly stage: ScenarioStage;
  /** Of the relay. */
  readonly address: string;
}

function describeStep({ job, stage, address }: StepPlace, { attempt, inputs, variables }: SweptStep) {
  const { home } = stage.job;
  return {
    inputs: { cluster: 'production', 'wait-max-delay-seconds': '1', ...job.inputs(stage, address), ...inputs },
    environment: {
      ...stage.environment,
      AWS_ENDPOINT_URL: address,
      PATH: job.hasDocker === true ? findRelayedDocker(home, address) : shimDocker(home, 'exit 1'),
      ...describeRun(attempt),
      ...job.variables,
      ...variables,
    },
  };
}

/** Variables of the workflow run. */
export function describeRun(attempt: number): Texts {
  return {
    GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/deploy.yml@refs/heads/main',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ID: '7007',
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_JOB: 'deploy',
    GITHUB_ACTION: 'slipway',
  };
}
