import type { Effect } from '../engine/contract.ts';
import type { ListenerSpecification } from '../engine/load-balancing/listener-specification.ts';
import { createHttpListener } from './http-listener.ts';
import { type ListenerWorld, nameLoadBalancer, type OpenListener } from './listener-world.ts';
import { createTcpListener } from './tcp-listener.ts';

/** The listeners of load balancers. */
export interface Listeners {
  /** Effects about other things are none of theirs. */
  perform(effect: Effect): void;
  /** Cuts every connection. */
  close(): void;
}

interface Entry {
  readonly place: string;
  /** As it is now. */
  listener: ListenerSpecification;
  /** On each of its addresses. */
  readonly open: OpenListener[];
}

export function createListeners(world: ListenerWorld): Listeners {
  const entries = new Map<string, Entry>();
  const close = (listenerArn: string): void => {
    for (const open of entries.get(listenerArn)?.open ?? []) open.close();
    entries.delete(listenerArn);
  };
  const serve = (listenerArn: string, listener: ListenerSpecification): void => {
    const place = `${listener.protocol} ${listener.address}:${listener.port}`;
    const entry = entries.get(listenerArn);
    if (entry?.place === place) {
      entry.listener = listener;
      for (const open of entry.open) open.change(listener);
      return;
    }
    close(listenerArn);
    const opened: Entry = { place, listener, open: [openListener(listener, world)] };
    entries.set(listenerArn, opened);
    void world.findReachable?.(nameLoadBalancer(listener)).then((address) => {
      if (address === undefined || entries.get(listenerArn) !== opened) return;
      opened.open.push(openListener({ ...opened.listener, address }, world));
    });
  };
  return {
    perform: (effect) => {
      if (effect.kind === 'serve-listener') serve(effect.listenerArn, effect.listener);
      if (effect.kind === 'close-listener') close(effect.listenerArn);
    },
    close: () => {
      for (const listenerArn of [...entries.keys()]) close(listenerArn);
    },
  };
}

function openListener(listener: ListenerSpecification, world: ListenerWorld): OpenListener {
  return (listener.protocol === 'TCP' ? createTcpListener : createHttpListener)(listener, world);
}
