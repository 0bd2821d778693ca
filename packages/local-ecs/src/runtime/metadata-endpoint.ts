import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '@slipway/ecs-rules/values';
import { readNodeError } from '../errors/node-error.ts';
import type { Bridge } from './bridge.ts';
import type { DockerEngine } from './docker-engine.ts';
import {
  type ObservedTask,
  writeContainerMetadata,
  writeTaskMetadata,
  writeTaskWithTags,
} from './metadata-document.ts';
import type { Pair } from './task-specification.ts';

/** The caller: a container of a task that can be inspected. */
export interface MetadataSubject {
  readonly container: string;
  /** Undefined when the task is not known to ECS any more. */
  readonly observe: () => Promise<ObservedTask | undefined>;
}

/** The task metadata endpoint: each container has an address that no other can guess. */
export interface MetadataEndpoint {
  /** @returns the variables that contain the address for a container */
  open(subject: MetadataSubject): MetadataLease;
  close(): void;
}

export interface MetadataLease {
  readonly environment: readonly Pair[];
  /** The address answers no more. */
  end(): void;
}

/**
 * Opens the endpoint on the bridge's own address, which containers reach and other machines do not: it answers
 * containers of the bridge only, and each only at its own path of 128 random bits.
 *
 * @throws Error when this machine has no such address: Docker Engine runs elsewhere, in a virtual machine or rootless
 */
export async function openMetadataEndpoint(bridge: Bridge, engine: DockerEngine): Promise<MetadataEndpoint> {
  const subjects = new Map<string, MetadataSubject>();
  const server = createServer((request, answer) => {
    const isContainer = bridge.hasContainer(request.socket.remoteAddress ?? '');
    void reply({ request, answer, find: (token) => (isContainer ? subjects.get(token) : undefined), engine });
  });
  const port = await listenOn(server, bridge.gateway);
  return {
    open: (subject) => {
      const token = randomBytes(16).toString('hex');
      subjects.set(token, subject);
      const origin = `http://${bridge.gateway}:${port}`;
      return {
        environment: [
          { name: 'ECS_CONTAINER_METADATA_URI', value: `${origin}/v3/${token}` },
          { name: 'ECS_CONTAINER_METADATA_URI_V4', value: `${origin}/v4/${token}` },
        ],
        end: () => subjects.delete(token),
      };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listenOn(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, () => resolve((server.address() as AddressInfo).port));
  });
}

interface MetadataRequest {
  readonly request: IncomingMessage;
  readonly answer: ServerResponse;
  readonly find: (token: string) => MetadataSubject | undefined;
  readonly engine: DockerEngine;
}

/** Version 3 is answered as version 4, which only has more fields. */
async function reply({ request, answer, find, engine }: MetadataRequest): Promise<void> {
  const [, token = '', path = ''] = /^\/v[34]\/([0-9a-f]{32})(\/[a-zA-Z/]*)?$/.exec(request.url ?? '') ?? [];
  const subject = request.method === 'GET' ? find(token) : undefined;
  try {
    const task = await subject?.observe();
    const content = subject && task ? await readPath(path, { task, subject, engine }) : undefined;
    send(answer, content === undefined ? 404 : 200, content ?? 'Metadata not found.');
  } catch (thrown) {
    send(answer, 500, readNodeError(thrown).message);
  }
}

interface PathRequest {
  readonly task: ObservedTask;
  readonly subject: MetadataSubject;
  readonly engine: DockerEngine;
}

async function readPath(path: string, { task, subject, engine }: PathRequest): Promise<Json | undefined> {
  switch (path.replace(/\/$/, '')) {
    case '':
      return writeContainerMetadata(task, subject.container);
    case '/task':
      return writeTaskMetadata(task);
    case '/taskWithTags':
      return writeTaskWithTags(task);
    case '/stats':
      return readStats(engine, task.containers.get(subject.container)?.inspected.Id);
    case '/task/stats': {
      const ids = [...task.containers.values()].map(({ inspected }) => String(inspected.Id));
      return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await readStats(engine, id)])));
    }
    default:
      return undefined;
  }
}

/** Docker takes two samples, a second apart, so that shares of CPU can be computed. */
function readStats(engine: DockerEngine, id: Json | undefined): Promise<Json> {
  return engine.ask({ method: 'GET', path: `/containers/${String(id)}/stats?stream=false` });
}

function send(answer: ServerResponse, status: number, content: Json): void {
  answer.writeHead(status, { 'content-type': 'application/json' });
  answer.end(JSON.stringify(content));
}
