import type { Fact } from '../../contract.ts';
import type { MutableState } from '../../mutable-state.ts';
import { readInstanceKey } from './serve-classic.ts';

/** The health of an instance that was registered by a call, as its Classic Load Balancer has found it. */
export function noteInstanceHealth(state: MutableState, fact: Fact): void {
  if (fact.kind !== 'target-health') return;
  const id = readInstanceKey(fact.taskArn);
  const found = state.classicLoadBalancers.get(fact.targetGroupArn);
  if (id === undefined || found === undefined) return;
  const instances = found.instances.map((one) => (one.id === id ? { ...one, state: fact.state } : one));
  state.classicLoadBalancers.set(found.name, { ...found, instances });
}
