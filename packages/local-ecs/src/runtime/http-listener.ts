import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type {
  ListenerAction,
  ListenerSpecification,
  Redirect,
} from '../engine/load-balancing/listener-specification.ts';
import { findRule } from '../engine/load-balancing/match-rule.ts';
import { writeLocation } from '../engine/load-balancing/redirect.ts';
import { answerPlainly } from './forward-request.ts';
import { type ListenerWorld, nameListener, type OpenListener } from './listener-world.ts';
import { closePort, openPort } from './open-port.ts';
import { createTurns, type Turns } from './weighted-groups.ts';

/** A listener of an application load balancer. */
export function createHttpListener(first: ListenerSpecification, world: ListenerWorld): OpenListener {
  let specification = first;
  const turns = createTurns();
  const server = createServer((incoming, answer) => {
    const request = { host: incoming.headers.host ?? '', target: readPath(incoming) };
    const action = findRule(specification.rules, request)?.action;
    if (action !== undefined) act({ action, incoming, answer }, { ...world, turns, port: specification.port });
  });
  openPort(server, { address: first.address, port: first.port, name: nameListener(first) }, world.warn);
  return {
    change: (next) => {
      specification = next;
    },
    close: () => {
      closePort(server);
      server.closeAllConnections();
    },
  };
}

/** A client may send a whole URL (RFC 9112, 3.2.2). */
function readPath({ url = '/' }: IncomingMessage): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
}

interface Handling {
  readonly action: ListenerAction;
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
}

interface HandlingWorld extends ListenerWorld {
  readonly turns: Turns;
  readonly port: number;
}

function act({ action, incoming, answer }: Handling, { turns, findGroup, port }: HandlingWorld): void {
  if (action.kind === 'forward') {
    const arn = turns.next(action.targetGroups);
    const group = arn === undefined ? undefined : findGroup(arn);
    if (group !== undefined) {
      void group.forward(incoming, answer, action.instancePort);
      return;
    }
    incoming.resume();
    answerPlainly(answer, 503, explainNoTarget(arn));
    return;
  }
  incoming.resume();
  if (action.kind === 'fixed-response') {
    answer.writeHead(action.status, { 'content-type': action.contentType || 'text/plain; charset=utf-8' });
    answer.end(action.body);
    return;
  }
  redirect(action, { incoming, answer, port });
}

function explainNoTarget(targetGroupArn: string | undefined): string {
  const name = targetGroupArn?.split('/')[1];
  if (name === undefined) return 'No target group has a weight.';
  return `No target of target group ${name} can answer: tasks are simulated.`;
}

function redirect(
  action: Redirect,
  { incoming, answer, port }: Omit<Handling, 'action'> & { readonly port: number },
): void {
  const { host = '' } = incoming.headers;
  answer.writeHead(action.status, { location: writeLocation(action, { host, port, target: readPath(incoming) }) });
  answer.end();
}
