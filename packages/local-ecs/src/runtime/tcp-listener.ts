import { connect, createServer, type Socket } from 'node:net';
import type { ListenerSpecification } from '../engine/load-balancing/listener-specification.ts';
import { type ListenerWorld, nameListener, type OpenListener } from './listener-world.ts';
import { closePort, openPort } from './open-port.ts';
import type { LoadBalancerTarget } from './target.ts';
import { createTurns, type Turns } from './weighted-groups.ts';

/** A listener of a network load balancer: each connection goes to one target, unchanged. */
export function createTcpListener(first: ListenerSpecification, world: ListenerWorld): OpenListener {
  let specification = first;
  const turns = createTurns();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => undefined);
    const target = chooseTarget(specification, turns, world);
    if (target === undefined) client.destroy();
    else passThrough(client, target, readInstancePort(specification));
  });
  openPort(server, { address: first.address, port: first.port, name: nameListener(first) }, world.warn);
  return {
    change: (next) => {
      specification = next;
    },
    close: () => {
      closePort(server);
      for (const socket of sockets) socket.destroy();
    },
  };
}

function chooseTarget(
  { rules }: ListenerSpecification,
  turns: Turns,
  { findGroup }: ListenerWorld,
): LoadBalancerTarget | undefined {
  const action = rules.at(-1)?.action;
  const arn = action?.kind === 'forward' ? turns.next(action.targetGroups) : undefined;
  return arn === undefined ? undefined : findGroup(arn)?.choose();
}

function readInstancePort({ rules }: ListenerSpecification): number | undefined {
  const action = rules.at(-1)?.action;
  return action?.kind === 'forward' ? action.instancePort : undefined;
}

function passThrough(client: Socket, target: LoadBalancerTarget, instancePort: number | undefined): void {
  const { address: host, port: own } = target.endpoint;
  const port = instancePort ?? own;
  target.beginRequest();
  const upstream = connect({ host, port, allowHalfOpen: true });
  client.pipe(upstream);
  upstream.pipe(client);
  upstream.on('error', () => client.destroy());
  upstream.on('close', () => {
    target.endRequest();
    client.destroy();
  });
  client.on('close', () => upstream.destroy());
}
