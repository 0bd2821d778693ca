/** A made-up world: every port in memory, nothing that waits. A method that a test did not give says so when called. */

import type { Ecr, RegistryImage } from '../../../src/ports/ecr.ts';
import type { Ecs, Ledger } from '../../../src/ports/ecs.ts';
import type { RunState } from '../../../src/ports/run-state.ts';
import type { Clock, Docker, DockerOptions, DockerResult, Files } from '../../../src/ports/runner.ts';
import type { Tags } from '../../../src/ports/tags.ts';
import type { RunEvent } from '../../../src/report/event.ts';
import { createRunNotes } from '../../../src/report/run-notes.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import type { World } from '../../../src/run/world.ts';

/** A world with what was said and remembered in it. */
export interface FakeWorld extends World {
  readonly reported: readonly RunEvent[];
  readonly savedStates: readonly RunState[];
}

/** One call to docker, as the port saw it. */
export interface DockerCall {
  readonly args: readonly string[];
  readonly options: DockerOptions;
}

export interface FakeDocker extends Docker {
  readonly calls: readonly DockerCall[];
}

export interface FakeClock extends Clock {
  /** Lengths of all sleeps, milliseconds, in order. */
  readonly sleeps: readonly number[];
}

/** A world in which nothing is given but a clock, an origin and a caller; override what the test is about. */
export function aWorld(overrides: Partial<World> = {}): FakeWorld {
  const reported: RunEvent[] = [];
  const savedStates: RunState[] = [];
  return {
    identify: () =>
      Promise.resolve({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' }),
    ecs: anEcs(),
    ledger: aLedger(),
    ecr: anEcr(),
    evidence: () => refuse('evidence'),
    codeDeploy: () => refuse('codeDeploy'),
    localTasks: () => refuse('localTasks'),
    scaling: () =>
      Promise.resolve({ describeTargets: () => Promise.resolve([]), policyNames: () => Promise.resolve([]) }),
    requirements: () => {
      throw new Error('requirements');
    },
    schedules: () => {
      throw new Error('schedules');
    },
    cloudWatch: () => refuse('cloudWatch'),
    web: { get: () => Promise.reject(new Error('web')) },
    commands: { isFound: () => true, run: () => Promise.reject(new Error('commands')) },
    docker: aDocker(() => refuse('docker.run')),
    files: aFiles(),
    clock: aClock(),
    origin: { commit: 'c0ffee0123456789c0ffee0123456789c0ffee01', ref: 'refs/heads/main', eventName: 'push' },
    digest: (text) => digestPoorly(text),
    report: (event) => reported.push(event),
    notes: createRunNotes(aRunRecord(), () => {}),
    remember: (state) => savedStates.push(state),
    signal: new AbortController().signal,
    reported,
    savedStates,
    ...overrides,
  };
}

/** What is known before anything happened. */
export function aRunRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  return {
    verdict: 'unknown',
    reason: 'The run has not ended.',
    errors: [],
    asked: { cluster: 'default', services: [], isDryRun: false },
    services: [],
    notices: [],
    startedAt: 0,
    tookMs: 0,
    ...overrides,
  };
}

/** An ECS of only the methods given. */
export function anEcs(methods: Partial<Ecs> = {}): Ecs {
  return {
    clusterStatus: () => refuse('ecs.clusterStatus'),
    describeService: () => refuse('ecs.describeService'),
    describeWholeService: () => refuse('ecs.describeWholeService'),
    describeRevision: () => refuse('ecs.describeRevision'),
    listRevisions: () => refuse('ecs.listRevisions'),
    register: () => refuse('ecs.register'),
    update: () => refuse('ecs.update'),
    expressUrl: () => refuse('ecs.expressUrl'),
    create: () => refuse('ecs.create'),
    deleteService: () => refuse('ecs.deleteService'),
    serviceDeployments: () => refuse('ecs.serviceDeployments'),
    describeServiceDeployment: () => refuse('ecs.describeServiceDeployment'),
    stopWithRollback: () => refuse('ecs.stopWithRollback'),
    answerHook: () => refuse('ecs.answerHook'),
    stoppedTasks: () => refuse('ecs.stoppedTasks'),
    runTask: () => refuse('ecs.runTask'),
    describeTask: () => refuse('ecs.describeTask'),
    startedTasks: () => Promise.resolve([]),
    serviceTasks: () => refuse('ecs.serviceTasks'),
    containerInstances: () => refuse('ecs.containerInstances'),
    tagsOf: () => refuse('ecs.tagsOf'),
    tag: () => refuse('ecs.tag'),
    ...methods,
  };
}

/** A ledger that holds these tags by ARN, and keeps what is written. */
export function aLedger(kept: Map<string, Tags> = new Map()): Ledger {
  const read = (arn: string) => Promise.resolve(kept.get(arn) ?? {});
  return {
    read,
    readNeeded: read,
    write: (arn, tags) => {
      kept.set(arn, { ...kept.get(arn), ...tags });
      return Promise.resolve(true);
    },
  };
}

/** What a registry answers for an image of this digest; undefined: it has none. */
export function inRegistry(digest: string | undefined): RegistryImage | undefined {
  return digest === undefined ? undefined : { digest, isArchived: false };
}

/** An ECR of only the methods given. */
export function anEcr(methods: Partial<Ecr> = {}): Ecr {
  return {
    authorize: () => refuse('ecr.authorize'),
    authorizePublic: () => refuse('ecr.authorizePublic'),
    describeRepository: () => refuse('ecr.describeRepository'),
    createRepository: () => refuse('ecr.createRepository'),
    findImage: () => refuse('ecr.findImage'),
    isCache: () => refuse('ecr.isCache'),
    imageContent: () => refuse('ecr.imageContent'),
    addTag: () => refuse('ecr.addTag'),
    ...methods,
  };
}

/** A docker with given answers that records each call. A partial answer is completed with success and no output. */
export function aDocker(
  answer: (args: readonly string[], options: DockerOptions) => Partial<DockerResult> | Promise<Partial<DockerResult>>,
): FakeDocker {
  const calls: DockerCall[] = [];
  return {
    calls,
    hasPlugin: () => false,
    run: async (args, options = {}) => {
      calls.push({ args, options });
      return { exitCode: 0, stdout: '', stderr: '', ...(await answer(args, options)) };
    },
  };
}

/** Files of only the methods given; nothing is wrong with any path. */
export function aFiles(methods: Partial<Files> = {}): Files {
  return {
    readText: () => refuse('files.readText'),
    writeTemporary: () => refuse('files.writeTemporary'),
    writeReport: () => refuse('files.writeReport'),
    findPathError: () => Promise.resolve(undefined),
    temporaryPath: () => {
      throw notGiven('files.temporaryPath');
    },
    readTemporary: () => refuse('files.readTemporary'),
    ...methods,
  };
}

/** A clock that jumps: each sleep ends at once, that much later. `random` is always `jitter`. */
export function aClock(startMs = 0, jitter = 0.5): FakeClock {
  const sleeps: number[] = [];
  let nowMs = startMs;
  return {
    sleeps,
    now: () => nowMs,
    date: () => nowMs,
    sleep: (ms, signal) => {
      if (signal.aborted) return Promise.resolve();
      sleeps.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
    random: () => jitter,
  };
}

/** Sixty-four hex digits that differ when the texts do, most likely; enough for tests that do not import node's. */
function digestPoorly(text: string): string {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0').repeat(8);
}

function refuse(what: string): Promise<never> {
  return Promise.reject(notGiven(what));
}

function notGiven(what: string): Error {
  return new Error(`The test gave no ${what}, and it was called.`);
}
