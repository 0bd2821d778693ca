import type { MutableState } from '../mutable-state.ts';
import type { ListenerRecord } from './records.ts';

/** Deletes a listener with its rules, and closes it. */
export function removeListener(state: MutableState, { arn }: ListenerRecord): void {
  for (const rule of [...state.rules.values()]) {
    if (rule.listenerArn !== arn) continue;
    state.rules.delete(rule.arn);
    state.tags.delete(rule.arn);
  }
  state.listeners.delete(arn);
  state.tags.delete(arn);
  state.effects.push({ kind: 'close-listener', listenerArn: arn });
}
