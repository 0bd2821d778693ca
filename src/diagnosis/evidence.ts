import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { asDeployError } from '../ports/deploy-error.ts';
import type { EvidencePorts } from '../ports/evidence-ports.ts';
import type { Ports } from '../ports/ports.ts';
import type {
  Observation,
  ServiceEvent,
  ServiceLoadBalancer,
  StoppedTask,
  TargetGroupState,
  Unreadable,
} from '../ports/service-records.ts';
import { clusterName } from '../text/arn.ts';
import { classifyTask } from './cause-rules.ts';
import { readDefinitionFacts } from './definition-facts.ts';
import type { ContainerLog } from './diagnosis.ts';
import { markEssential } from './essential.ts';
import { type Evidence, NO_EVIDENCE } from './evidence-record.ts';
import { giveWords, isBareExit } from './last-words.ts';
import { type ContainerStream, chooseLogStreams } from './log-streams.ts';
import { readRuntimeWords } from './runtime-words.ts';
import { chooseTargetGroups } from './target-health.ts';

/** The rollout that failed, and what was seen of it. */
export interface FailedRollout {
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId: string;
  readonly revisionArn: RevisionArn;
  /** Events of the service since the update. */
  readonly events: readonly ServiceEvent[];
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  /** The last good poll; undefined when there was none. */
  readonly lastObservation: Observation | undefined;
}

type Gatherer = Pick<Ports, 'ecs' | 'evidence'>;

const MOST_LINES = 20;

/**
 * Reads why a rollout failed: its stopped tasks, the last lines of the containers at error, and the health of the
 * targets where a load balancer has to do with it. Never throws: what may not or cannot be read is named in
 * `unreadable`.
 */
export async function gatherEvidence(failed: FailedRollout, world: Gatherer): Promise<Evidence> {
  const { cluster, service, events, lastObservation } = failed;
  const reader = openReader(lastObservation?.unreadable ?? []);
  const listed = await reader.read('ecs:ListTasks', () =>
    world.ecs.stoppedTasks(cluster, service, failed.deploymentId),
  );
  const tasks = listed ?? lastObservation?.stoppedTasks ?? [];
  const revision = await reader.read('ecs:DescribeTaskDefinition', () =>
    world.ecs.describeRevision(failed.revisionArn),
  );
  const described = revision?.described ?? {};
  const stoppedTasks = markEssential(tasks, described);
  const { loadBalancers } = failed;
  const streams = chooseLogStreams({ tasks: stoppedTasks, described, loadBalancers });
  const targetGroupArns = chooseTargetGroups({ tasks: stoppedTasks, events, loadBalancers });
  const connect = connectOnce(world.evidence);
  const [logs, targetGroups] = await Promise.all([
    Promise.all(streams.map((stream) => readLog(stream, reader, connect))),
    Promise.all(targetGroupArns.map((arn) => readTargetGroup(arn, reader, connect))),
  ]);
  const lifecycle = lastObservation?.serviceDeployment;
  const circuitBreaker = lifecycle?.circuitBreaker;
  return {
    cluster: clusterName(cluster),
    service,
    stoppedTasks: hearLogs(stoppedTasks, logs),
    events,
    logs,
    targetGroups,
    ...defined({
      definition: revision === undefined ? undefined : readDefinitionFacts(described),
      lifecycle:
        lifecycle === undefined ? undefined : { hooks: lifecycle.hooks, ...defined({ alarms: lifecycle.alarms }) },
      circuitBreaker,
    }),
    unreadable: reader.unreadable,
  };
}

/** A task that stopped and belongs to no service. */
export interface FailedTask {
  readonly cluster: string;
  readonly task: StoppedTask;
  /** What its revision says of its containers. */
  readonly document: JsonObject;
}

/** Reads the last lines of the containers at error of one task; as for a rollout, never throws. */
export async function gatherTaskEvidence(failed: FailedTask, world: Gatherer): Promise<Evidence> {
  const { cluster, task, document: described } = failed;
  const reader = openReader([]);
  const streams = chooseLogStreams({ tasks: [task], described, loadBalancers: [] });
  const connect = connectOnce(world.evidence);
  const logs = await Promise.all(streams.map((stream) => readLog(stream, reader, connect)));
  const definition = readDefinitionFacts(described);
  const known = {
    cluster: clusterName(cluster),
    stoppedTasks: hearLogs([task], logs),
    logs,
    definition,
    unreadable: reader.unreadable,
  };
  return { ...NO_EVIDENCE, ...known };
}

/** All tasks that a container ended in the same way end like the one whose log was read. */
function hearLogs(tasks: readonly StoppedTask[], logs: readonly ContainerLog[]): readonly StoppedTask[] {
  const heard = logs.flatMap(({ container, lines }) => {
    const words = readRuntimeWords(lines);
    return words === undefined ? [] : [{ container, words }];
  });
  return tasks.map((task) => {
    const blamed = isBareExit(task) ? classifyTask(task)?.containers[0] : undefined;
    const last = heard.find(({ container }) => container === blamed);
    return last === undefined ? task : giveWords(task, last);
  });
}

/** Connecting loads two clients and starts their time limit, so it waits for the first read. */
function connectOnce(connect: Ports['evidence']): Ports['evidence'] {
  let connected: Promise<EvidencePorts> | undefined;
  return () => {
    connected ??= connect();
    return connected;
  };
}

async function readLog(place: ContainerStream, reader: Reader, connect: Ports['evidence']): Promise<ContainerLog> {
  const { container, taskArn, ...stream } = place;
  const lines = await reader.read('logs:GetLogEvents', async () =>
    (await connect()).logs.lastLines(stream, MOST_LINES),
  );
  return { ...place, lines: lines ?? [] };
}

async function readTargetGroup(arn: string, reader: Reader, connect: Ports['evidence']): Promise<TargetGroupState> {
  const [targets, group] = await Promise.all([
    reader.read('elasticloadbalancing:DescribeTargetHealth', async () =>
      (await connect()).loadBalancing.targetHealth(arn),
    ),
    reader.read('elasticloadbalancing:DescribeTargetGroups', async () =>
      (await connect()).loadBalancing.describeTargetGroup(arn),
    ),
  ]);
  return { arn, targets: targets ?? [], ...defined({ healthCheck: group?.healthCheck }) };
}

/** Reads what can be done without, and notes each action that failed once. */
interface Reader {
  readonly unreadable: readonly Unreadable[];
  /** Undefined when it failed, now or before. */
  read<Value>(action: string, ask: () => Promise<Value>): Promise<Value | undefined>;
}

function openReader(known: readonly Unreadable[]): Reader {
  const unreadable = [...known];
  const outOfReach = new Set<string>();
  const hasFailed = (action: string) => unreadable.some((one) => one.action === action);
  return {
    unreadable,
    read: async (action, ask) => {
      if (hasFailed(action) || outOfReach.has(awsServiceOf(action))) return undefined;
      try {
        return await ask();
      } catch (thrown) {
        const error = asDeployError(thrown);
        if (error.kind === 'unreachable') outOfReach.add(awsServiceOf(action));
        if (!hasFailed(action)) unreadable.push({ action, why: error.message });
        return undefined;
      }
    },
  };
}

/** A service that does not answer is not called again: each try costs its whole time limit. */
function awsServiceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}
