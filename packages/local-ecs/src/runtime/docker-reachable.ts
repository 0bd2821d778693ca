import { isJsonObject } from '@slipway/ecs-rules/values';
import { readNodeError } from '../errors/node-error.ts';
import { connectDockerEngine } from './docker-engine.ts';

/** Whether containers can be run here, and if not, why: one sentence. */
export type DockerReach =
  | { readonly isReachable: true; readonly version: string }
  | { readonly isReachable: false; readonly why: string };

const DEFAULT_SOCKET = '/var/run/docker.sock';
const ANSWER_WITHIN_MS = 5_000;

/** The socket that `DOCKER_HOST` names, else Docker's default. Only unix sockets are supported. */
export function findDockerSocket(dockerHost: string | undefined): string | undefined {
  if (dockerHost === undefined || dockerHost === '') return DEFAULT_SOCKET;
  return dockerHost.startsWith('unix://') ? dockerHost.slice('unix://'.length) : undefined;
}

/** Reads the version of Docker Engine. Never throws. */
export async function isDockerReachable(
  dockerHost: string | undefined = process.env.DOCKER_HOST,
): Promise<DockerReach> {
  const socketPath = findDockerSocket(dockerHost);
  if (socketPath === undefined) return { isReachable: false, why: `DOCKER_HOST is ${dockerHost}, not a unix socket.` };
  const engine = connectDockerEngine(socketPath);
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await engine.ask({ method: 'GET', path: '/version', signal });
    const version = isJsonObject(answer) ? answer.Version : undefined;
    if (typeof version === 'string') return { isReachable: true, version };
    return { isReachable: false, why: `The service at ${socketPath} is not Docker Engine.` };
  } catch (thrown) {
    return { isReachable: false, why: explain(socketPath, thrown) };
  } finally {
    engine.close();
  }
}

function explain(socketPath: string, thrown: unknown): string {
  const { code, message } = readNodeError(thrown);
  if (code === 'ENOENT') return `Docker Engine not found: ${socketPath} does not exist.`;
  if (code === 'ECONNREFUSED') return `Docker Engine is not running: nothing listens at ${socketPath}.`;
  if (code === 'EACCES') return `No permission to use Docker Engine: ${socketPath} is not writable.`;
  return `Docker Engine at ${socketPath} does not answer: ${message}`;
}
