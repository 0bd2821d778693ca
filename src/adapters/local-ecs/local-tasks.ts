import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { defined } from '@slipway/ecs-rules/values';
import { createContainerRuntime, findDockerError } from '@slipway/local-ecs/internal';
import type { LocalTask, LocalTaskRun, LocalTasks, PublishedPort, Socket, TaskFact } from '../../ports/local-tasks.ts';
import type { Docker } from '../../ports/runner.ts';
import { ignoresSigterm } from './parse-signals.ts';
import { parseSockets } from './parse-sockets.ts';

/** Containers that share no network of their own publish their ports here. */
const ADDRESS = '127.0.0.1';

/** There is only one task per runtime. */
const TASK_ARN = 'arn:aws:ecs:us-east-1:000000000000:task/rehearsal/00000000000000000000000000000000';
const CLUSTER_ARN = 'arn:aws:ecs:us-east-1:000000000000:cluster/rehearsal';

/** All images are on Docker Engine before a task starts. */
const NO_REGISTRY = {
  registry: '',
  resolveDigest: () => undefined,
  authorize: () => ({ username: '', password: '' }),
};

/** @param secrets values by name */
export function createLocalTasks(secrets: ReadonlyMap<string, string>, docker: Docker): LocalTasks {
  return { findDockerError, start: (task) => startTask(task, docker), secrets };
}

type Fact = Parameters<Parameters<typeof createContainerRuntime>[0]['report']>[0];

function startTask({ document, images, ownImages }: LocalTask, docker: Docker): LocalTaskRun {
  const facts: TaskFact[] = [];
  /** Ids on Docker Engine by container. */
  const ids = new Map<string, string>();
  const startedMs = performance.now();
  const elapsedMs = (): number => performance.now() - startedMs;
  const runtime = createContainerRuntime({
    report: (fact) => {
      if (fact.kind === 'container-started') ids.set(fact.container, fact.runtimeId);
      const known = readFact(fact);
      if (known !== undefined) facts.push({ ...known, atMs: elapsedMs() });
    },
    images: NO_REGISTRY,
    readTask: () => ({ described: describeTask(document.family), instanceTags: [] }),
    speed: 1,
    engineName: 'slipway rehearsal',
    ownImages,
  });
  const task = { taskArn: TASK_ARN, address: ADDRESS, taskDefinition: document, images };
  runtime.perform({ kind: 'start-task', task });
  return {
    elapsedMs,
    facts: () => facts,
    readLines: (container) => runtime.readLogs(TASK_ARN, container),
    isListening,
    readSockets: (container) => readSockets(ids.get(container), docker),
    ignoresSigterm: (container) => findIgnored(ids.get(container), docker),
    stop: () => runtime.perform({ kind: 'stop-task', taskArn: TASK_ARN }),
    close: () => runtime.close(),
  };
}

/** For the metadata endpoint of the task. */
function describeTask(family: unknown) {
  const names = { taskArn: TASK_ARN, clusterArn: CLUSTER_ARN, group: `family:${family}` };
  return { ...names, desiredStatus: 'RUNNING', lastStatus: 'RUNNING', launchType: 'EC2' };
}

type Untimed<Timed> = Timed extends unknown ? Omit<Timed, 'atMs'> : never;

function readFact(fact: Fact): Untimed<TaskFact> | undefined {
  switch (fact.kind) {
    case 'container-started':
      return { kind: 'started', container: fact.container, ports: fact.networkBindings.flatMap(readPorts) };
    case 'container-health':
      return { kind: 'health', container: fact.container, isHealthy: fact.health === 'HEALTHY' };
    case 'container-exited':
      return {
        kind: 'exited',
        container: fact.container,
        exitCode: fact.exitCode,
        ...defined({ reason: fact.reason }),
      };
    case 'start-failed': {
      const { reason, container, containerReason, exitCode } = fact;
      return { kind: 'start-failed', reason, ...defined({ container, containerReason, exitCode }) };
    }
    default:
      return undefined;
  }
}

type Binding = Extract<Fact, { kind: 'container-started' }>['networkBindings'][number];

/** Of a range each port has its own program or none, so nothing is said about them. UDP has no connection to try. */
function readPorts(binding: Binding): readonly PublishedPort[] {
  if (!('hostPort' in binding) || binding.protocol !== 'tcp') return [];
  return [{ containerPort: binding.containerPort, hostPort: binding.hostPort, address: binding.bindIP }];
}

/** Docker's proxy accepts every connection, and closes it at once when nothing in the container listens. */
const STAYS_OPEN_MS = 250;

function isListening({ address, hostPort }: PublishedPort): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: address, port: hostPort });
    const end = (isOpen: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isOpen);
    };
    const timer = setTimeout(() => end(!socket.connecting), STAYS_OPEN_MS);
    // A server that speaks first listens.
    socket.once('data', () => end(true));
    socket.once('end', () => end(false));
    socket.once('error', () => end(false));
  });
}

/**
 * Reads what the kernel says of the network of a container (proc(5), /proc/PID/net/tcp). That works where Docker Engine
 * runs on this machine, and this process is in no container itself.
 */
async function readSockets(id: string | undefined, docker: Docker): Promise<readonly Socket[] | undefined> {
  try {
    const { pid } = (await inspect(id, docker)) ?? {};
    if (pid === undefined) return undefined;
    const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')));
    return tables.flatMap(parseSockets);
  } catch {
    return undefined;
  }
}

async function findIgnored(id: string | undefined, docker: Docker): Promise<boolean | undefined> {
  try {
    const { pid, stopSignal } = (await inspect(id, docker)) ?? {};
    // Docker Engine stops with another signal where the image has one.
    if (pid === undefined || !/^(?:(?:SIG)?TERM|15)?$/.test(stopSignal ?? '')) return undefined;
    return ignoresSigterm(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The first process of a container, and what ends it; undefined: it does not run. */
async function inspect(
  id: string | undefined,
  docker: Docker,
): Promise<{ readonly pid: number; readonly stopSignal: string } | undefined> {
  if (id === undefined) return undefined;
  const format = '--format={{.State.Pid}} {{.Config.StopSignal}}';
  const { stdout } = await docker.run(['inspect', format, '--', id], { isQuiet: true });
  const [digits, stopSignal = ''] = stdout.trim().split(' ');
  const pid = Number(digits);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, stopSignal } : undefined;
}
