import type { JsonObject } from '@slipway/ecs-rules/values';
import type {
  AlarmState,
  Answer,
  Caller,
  Command,
  Effect,
  EngineSettings,
  Fact,
  InstanceSpecification,
  Scenario,
  TargetGroupSpecification,
} from '../engine/contract.ts';
import type { LogGroupNames } from '../engine/log-groups.ts';
import type { CancelWake, EngineClock } from './clock.ts';
import { createStateHistory, type Moment, type StateHistory } from './state-history.ts';

/** The pure engine: what a host drives. Times are milliseconds since the epoch. */
export interface Engine<State> {
  createState(settings: EngineSettings, now: number): State;
  step(state: State, command: Command, now: number): Step<State>;
  /** When the engine has something to do by itself; undefined when it only waits for commands. */
  nextWake(state: State, now: number): number | undefined;
}

export interface Step<State> {
  readonly state: State;
  readonly answer?: Answer;
  readonly effects: readonly Effect[];
  /** What has changed the state: nothing, what was due by then and no more, or the command. */
  readonly change: 'none' | 'time' | 'command';
}

/** A step that changed something. Taken from the state before, the command leads to this state. */
export interface KeptStep<State> {
  readonly command: Command;
  readonly at: number;
  readonly state: State;
}

export interface HostParts<State> {
  readonly engine: Engine<State>;
  readonly settings: EngineSettings;
  readonly clock: EngineClock;
  /** The state to continue from; absent: a new one. */
  readonly state?: State;
  /**
   * Keeps each step that changes something, before its answer or its effects are known to anyone. False when it cannot
   * be kept: then it is not taken either. A call is refused; a fact, and what is due by time, are tried again.
   */
  readonly keep?: (step: KeptStep<State>) => boolean;
  /** Where effects go. */
  readonly perform: (effect: Effect) => void;
}

/** One engine, kept: its state, its time and the order of its commands. */
export interface Host<State> {
  call(operation: string, input: JsonObject, caller: Caller): Answer;
  /** What happened in the world; taken after the command in progress. */
  report(fact: Fact): void;
  addInstances(cluster: string, instances: readonly InstanceSpecification[]): Answer;
  putTargetGroup(targetGroup: TargetGroupSpecification): Answer;
  putScenario(scenario: Scenario): Answer;
  /** Digest by `HOST/NAME:TAG`, what simulated tasks resolve their tags by. */
  putImages(digests: ReadonlyMap<string, string>): Answer;
  putLogGroups(logGroups: LogGroupNames): Answer;
  /** A CloudWatch alarm changes its state. */
  putAlarm(name: string, state: AlarmState): Answer;
  /** Moves a virtual clock, with every wake on the way. @throws Error on any other clock */
  advance(ms: number): void;
  /** When the engine does something next by itself; undefined when nothing happens by time alone. */
  nextEventAt(): number | undefined;
  /** Begins to wake the engine; any command does so too. */
  wake(): void;
  state(): State;
  /** Keeps states of the past from now on, for so many milliseconds of engine time; 0 at the start. */
  remember(ms: number): void;
  /** The state as it was so many milliseconds ago, or the oldest that is remembered; at 0 the one that is. */
  past(ageMs: number): Moment<State>;
  /** Answers a read from a state of the past; changes nothing. */
  callPast(call: ReadCall, ageMs: number): Answer;
  /** Accepts and does nothing afterwards. */
  close(): void;
}

/** An operation that reads. */
export interface ReadCall {
  readonly operation: string;
  readonly input: JsonObject;
  readonly caller: Caller;
}

const NO_ANSWER: Answer = { ok: true, output: {} };
const TICK: Command = { kind: 'tick' };
/** A step that could not be kept is tried again after so long, in milliseconds of real time. */
const AGAIN_MS = 1000;

/** What a host remembers between commands. */
interface Memory<State> {
  state: State;
  readonly past: StateHistory<State>;
  isBusy: boolean;
  isClosed: boolean;
  /** The last step could not be kept. */
  isStuck: boolean;
  readonly waiting: Command[];
  cancelWake: CancelWake;
}

/** Runs commands one at a time through the engine's step and wakes it when its time has come. */
export function createHost<State>(parts: HostParts<State>): Host<State> {
  const { engine, clock } = parts;
  const state = parts.state ?? engine.createState(parts.settings, clock.now());
  const memory: Memory<State> = {
    state,
    past: createStateHistory({ at: clock.now(), state }),
    isBusy: false,
    isClosed: false,
    isStuck: false,
    waiting: [],
    cancelWake: () => {},
  };
  const run = (command: Command): Answer => runCommand(parts, memory, command);
  const past = (ageMs: number): Moment<State> => memory.past.find(clock.now() - ageMs);
  return {
    call: (operation, input, caller) => run({ kind: 'call', operation, input, caller }),
    report(fact) {
      memory.waiting.push({ kind: 'fact', fact });
      takeTurn(parts, memory, () => undefined);
    },
    addInstances: (cluster, instances) => run({ kind: 'add-instances', cluster, instances }),
    putTargetGroup: (targetGroup) => run({ kind: 'put-target-group', targetGroup }),
    putScenario: (scenario) => run({ kind: 'put-scenario', scenario }),
    putImages: (digests) => run({ kind: 'put-images', digests }),
    putLogGroups: (logGroups) => run({ kind: 'put-log-groups', logGroups }),
    putAlarm: (name, state) => run({ kind: 'put-alarm', name, state }),
    advance: (ms) => advance(parts, memory, clock.now() + ms),
    nextEventAt: () => engine.nextWake(memory.state, clock.now()),
    wake: () => sleepUntilWake(parts, memory),
    state: () => memory.state,
    remember: memory.past.keepFor,
    past,
    callPast(call, ageMs) {
      const moment = past(ageMs);
      return engine.step(moment.state, { kind: 'call', ...call }, moment.at).answer ?? NO_ANSWER;
    },
    close() {
      memory.isClosed = true;
      memory.cancelWake();
    },
  };
}

/** Once the state can be written again, a refused call may be retried. */
const NOT_KEPT: Answer = {
  ok: false,
  type: 'ServerException',
  message: 'The local ECS cannot write to its folder; nothing has changed.',
  status: 500,
};

/** A command that arrives during another one (a fact reported from inside an effect) is queued. */
function runCommand<State>(parts: HostParts<State>, memory: Memory<State>, command: Command): Answer {
  if (memory.isClosed) return { ok: false, type: 'ServerException', message: 'The local ECS is closed.', status: 500 };
  if (memory.isBusy) {
    memory.waiting.push(command);
    return NO_ANSWER;
  }
  return takeTurn(parts, memory, () => takeStep(parts, memory, command)) ?? NOT_KEPT;
}

/** Does one step, then the queued commands, and sleeps until the next one is due. */
function takeTurn<State, Result>(
  parts: HostParts<State>,
  memory: Memory<State>,
  act: () => Result,
): Result | undefined {
  if (memory.isBusy || memory.isClosed) return undefined;
  memory.isBusy = true;
  try {
    const result = act();
    for (let next = memory.waiting[0]; next !== undefined; next = memory.waiting[0]) {
      if (takeStep(parts, memory, next) === undefined) break;
      memory.waiting.shift();
    }
    return result;
  } finally {
    memory.isBusy = false;
    sleepUntilWake(parts, memory);
  }
}

/** Undefined when the step could not be kept, and was not taken. */
function takeStep<State>(parts: HostParts<State>, memory: Memory<State>, command: Command): Answer | undefined {
  const now = parts.clock.now();
  const step = parts.engine.step(memory.state, command, now);
  const kept = { command: step.change === 'time' ? TICK : command, at: now, state: step.state };
  memory.isStuck = step.change !== 'none' && parts.keep?.(kept) === false;
  if (memory.isStuck) return undefined;
  memory.state = step.state;
  memory.past.note({ at: now, state: step.state });
  for (const effect of step.effects) parts.perform(effect);
  return step.answer ?? NO_ANSWER;
}

function sleepUntilWake<State>(parts: HostParts<State>, memory: Memory<State>): void {
  memory.cancelWake();
  const { clock } = parts;
  const now = clock.now();
  // An engine that is due at once after its own tick must not keep the process from everything else.
  const earliest = memory.isStuck ? clock.at(performance.now() + AGAIN_MS) : now + 1;
  const wake = memory.isStuck ? now : parts.engine.nextWake(memory.state, now);
  if (wake === undefined || memory.isClosed) return;
  memory.cancelWake = clock.wakeAt(Math.max(wake, earliest), () => runCommand(parts, memory, TICK));
}

function advance<State>(parts: HostParts<State>, memory: Memory<State>, target: number): void {
  const { clock, engine } = parts;
  if (clock.kind !== 'virtual') throw new Error(`only a virtual clock can be advanced, and this one is ${clock.kind}`);
  for (let isFirst = true; ; isFirst = false) {
    const now = clock.now();
    const wake = engine.nextWake(memory.state, now);
    if (wake === undefined || wake > target) break;
    const due = Math.max(wake, isFirst ? now : now + 1);
    if (due > target) break;
    clock.moveTo(due);
    runCommand(parts, memory, TICK);
  }
  clock.moveTo(target);
  runCommand(parts, memory, TICK);
}
