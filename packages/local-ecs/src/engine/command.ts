/** What each kind of command comes to. */
import { unreachable } from '@slipway/ecs-rules/values';
import { addInstances } from './add-instance.ts';
import type { Answer, Command } from './contract.ts';
import { type MutableState, requestEvaluation } from './mutable-state.ts';
import { answerCall } from './operations/table.ts';
import { putTargetGroup } from './target-group.ts';
import { applyFact } from './task-life.ts';

/** A command that does more than let time pass. */
type ActingCommand = Exclude<Command, { readonly kind: 'tick' }>;

/** @throws ApiError when an operation is refused; the mutable state is then thrown away */
export function applyCommand(state: MutableState, command: ActingCommand, now: number): Answer | undefined {
  switch (command.kind) {
    case 'call':
      return { ok: true, output: answerCall(state, command, now) };
    case 'fact':
      applyFact(state, command.fact, now);
      return undefined;
    case 'add-instances':
      return { ok: true, output: addInstances(state, command, now) };
    case 'put-target-group':
      return { ok: true, output: putTargetGroup(state, command.targetGroup) };
    case 'put-scenario':
      state.scenario = command.scenario;
      return undefined;
    case 'put-images':
      state.imageDigests = command.digests;
      return undefined;
    case 'put-log-groups':
      state.logGroups = command.logGroups;
      return undefined;
    case 'put-alarm':
      state.alarms.set(command.name, command.state);
      requestEvaluation(state, now);
      return undefined;
    default:
      return unreachable(command);
  }
}
