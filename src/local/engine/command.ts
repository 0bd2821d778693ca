/** What each kind of command comes to. */
import { unreachable } from '../../errors.ts';
import { addInstance } from './add-instance.ts';
import type { Answer, Command } from './contract.ts';
import { type Draft, requestLook } from './draft.ts';
import { answerCall } from './operations/table.ts';
import { putTargetGroup } from './target-group.ts';
import { applyFact } from './task-life.ts';

/** @throws ApiFault when an operation is refused; the draft is then thrown away */
export function applyCommand(draft: Draft, command: Command, now: number): Answer | undefined {
  switch (command.kind) {
    case 'call':
      return { ok: true, output: answerCall(draft, command, now) };
    case 'fact':
      applyFact(draft, command.fact, now);
      return undefined;
    case 'tick':
      return undefined;
    case 'add-instance':
      return { ok: true, output: addInstance(draft, command, now) };
    case 'put-target-group':
      return { ok: true, output: putTargetGroup(draft, command.targetGroup) };
    case 'put-scenario':
      draft.scenario = command.scenario;
      return undefined;
    case 'put-images':
      draft.imageDigests = command.digests;
      return undefined;
    case 'put-alarm':
      draft.alarms.set(command.name, command.state);
      requestLook(draft, now);
      return undefined;
    default:
      return unreachable(command);
  }
}
