import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A port of a load balancer on all its addresses. */
export interface BalancerListener {
  readonly port: number;
  /** Cuts open connections, else a client that keeps one alive would keep the server. */
  close(): Promise<void>;
}

export interface ListenerParts {
  readonly port: number;
  readonly answer: (incoming: IncomingMessage, answer: ServerResponse) => void;
  /** An address on loopback. */
  readonly address: string;
  /** A further address, once it is known; undefined for none. */
  readonly further: Promise<string | undefined>;
  /** Called for each address where it cannot listen. */
  readonly onError: (address: string, error: Error) => void;
}

/** Opens a port on an address at once, and on a further one once that is known. */
export function openListener({ port, answer, address, further, onError }: ListenerParts): BalancerListener {
  const servers: Server[] = [];
  let isClosed = false;
  const listen = (on: string): void => {
    const server = createServer(answer).on('error', (error) => onError(on, error));
    servers.push(server.listen(port, on));
  };
  listen(address);
  const opened = further.then((on) => {
    if (on !== undefined && !isClosed) listen(on);
  });
  return {
    port,
    close: async () => {
      isClosed = true;
      await Promise.all([opened, ...servers.map(closeServer)]);
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
