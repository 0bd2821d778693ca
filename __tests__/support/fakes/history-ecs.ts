/** The local ECS on virtual time as the follower of a history sees it: late, with errors, or less than all. */
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState } from '@slipway/local-ecs/engine';
import {
  type TargetFacts,
  toRevision,
  toServiceDeploymentRecord,
  toServiceRecord,
  toStoppedTask,
  toTargetFacts,
} from '../../../src/adapters/aws/records.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import type { StoppedTask } from '../../../src/ports/service-records.ts';
import { anEcs } from './fake-world.ts';
import type { HistoryWorld } from './history-world.ts';
import { type Caller, readCluster } from './virtual-cluster.ts';
import { withDates } from './with-dates.ts';

/** What ECS shows from a moment on, and what was made of it. */
export interface Shown {
  readonly at: number;
  readonly state: EngineState;
  readonly records: Map<string, unknown>;
}

/** What the follower is shown. */
export interface Sight {
  readonly world: HistoryWorld;
  /** The run's time, which is behind that of the world where another run has looked further. */
  now(): number;
  /** What ECS shows the run, of now or of a while ago. @throws DeployError when it does not answer */
  see(): Shown;
  /** The service-deployment calls are denied. */
  readonly isDenied: boolean;
}

/** Evidence enough for a verdict; the adapter reads a hundred. */
const MOST_TASKS = 20;

const denied = (action: string) =>
  new DeployError({ kind: 'access', message: `${action} was denied`, advice: 'Allow it.' });

interface Read<Answer> {
  readonly operation: string;
  readonly input: JsonObject;
  convert(answer: JsonObject): Answer;
}

export function openHistoryEcs(sight: Sight): Ecs {
  const { virtual } = sight.world;
  /** Of a state each is made once: a poll that finds the state of the poll before costs nothing. */
  const once = <Made>({ records }: Shown, key: string, make: () => Made): Made => {
    if (!records.has(key)) records.set(key, make());
    return records.get(key) as Made;
  };
  const read = <Answer>({ operation, input, convert }: Read<Answer>): Answer => {
    const shown = sight.see();
    const key = `${operation} ${JSON.stringify(input)}`;
    return once(shown, key, () => convert(virtual.peek(shown.state, { operation, input, at: shown.at })));
  };
  const present: Caller = {
    call: (operation, input = {}) => {
      const { world, now } = sight;
      const shown = world.showAt(now());
      const key = `unread ${operation} ${JSON.stringify(input)}`;
      return once(shown, key, () => virtual.peek(shown.state, { operation, input, at: shown.at }));
    },
  };
  const refuse = (action: string) => {
    if (sight.isDenied) throw denied(action);
  };
  return anEcs({
    ...readCluster(present),
    ...openWrites(sight, present),
    ...openTasks(read),
    describeService: () =>
      attempt(() =>
        read({
          operation: 'DescribeServices',
          input: { services: ['web'] },
          convert: ({ services }) => {
            const [found] = services as readonly JsonObject[];
            return found === undefined ? undefined : toServiceRecord(withDates(found), found);
          },
        }),
      ),
    serviceDeployments: () =>
      attempt(() => {
        refuse('ecs:ListServiceDeployments');
        return read({
          operation: 'ListServiceDeployments',
          input: { service: 'web' },
          convert: ({ serviceDeployments }) =>
            (serviceDeployments as readonly JsonObject[]).map((brief) =>
              toServiceDeploymentRecord(withDates(brief), findTarget(present, String(brief.targetServiceRevisionArn))),
            ),
        });
      }),
    describeServiceDeployment: (arn) =>
      attempt(() => {
        refuse('ecs:DescribeServiceDeployments');
        return read({
          operation: 'DescribeServiceDeployments',
          input: { serviceDeploymentArns: [arn] },
          convert: ({ serviceDeployments }) => {
            const [found] = serviceDeployments as readonly JsonObject[];
            return found === undefined ? undefined : toServiceDeploymentRecord(withDates(found), undefined);
          },
        });
      }),
  });
}

/** A port answers with a promise, also when it refuses. */
function attempt<Value>(read: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(read()));
}

function openWrites({ world, now }: Sight, present: Caller): Partial<Ecs> {
  const { virtual } = world;
  return {
    describeRevision: (reference) =>
      attempt(() => {
        const answer = present.call('DescribeTaskDefinition', { taskDefinition: reference });
        return toRevision(answer.taskDefinition as JsonObject);
      }),
    listRevisions: (familyPrefix) =>
      attempt(() => {
        const { taskDefinitionArns } = present.call('ListTaskDefinitions', { familyPrefix, sort: 'DESC' });
        return (taskDefinitionArns as readonly string[]).map(toRevisionArn);
      }),
    update: ({ revisionArn }) =>
      attempt(() => {
        const isFirst = now() === world.startedAt;
        const service = isFirst ? world.begin(revisionArn) : updateAgain(world, revisionArn);
        return toServiceRecord(withDates(service), service);
      }),
    stopWithRollback: (serviceDeploymentArn) =>
      attempt(() => {
        virtual.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
      }),
    // Someone else may have answered.
    answerHook: ({ serviceDeploymentArn, hookId, action }) =>
      attempt(() => {
        const answer = virtual.ask('ContinueServiceDeployment', { serviceDeploymentArn, hookId, action });
        if (!answer.ok) throw new DeployError({ kind: 'rejected', message: answer.message, advice: 'See the hook.' });
      }),
  };
}

/** A task that has stopped stays as it is, so each is described once. */
function openTasks(read: <Answer>(one: Read<Answer>) => Answer): Partial<Ecs> {
  const stopped = new Map<string, StoppedTask>();
  const list: Read<readonly string[]> = {
    operation: 'ListTasks',
    input: { serviceName: 'web', desiredStatus: 'STOPPED' },
    convert: ({ taskArns }) => (taskArns as readonly string[]).slice(0, MOST_TASKS),
  };
  const describe = (tasks: readonly string[]): Read<readonly StoppedTask[]> => ({
    operation: 'DescribeTasks',
    input: { tasks },
    convert: (answer) =>
      (answer.tasks as readonly JsonObject[]).filter(hasFailedOrStopped).map((task) => toStoppedTask(withDates(task))),
  });
  return {
    stoppedTasks: (_cluster, _service, deploymentId) =>
      attempt(() => {
        const tasks = read(list);
        const unknown = tasks.filter((arn) => !stopped.has(arn));
        if (unknown.length > 0) for (const task of read(describe(unknown))) stopped.set(task.arn, task);
        return tasks.flatMap((arn) => stopped.get(arn) ?? []).filter(({ startedBy }) => startedBy === deploymentId);
      }),
  };
}

/** As the adapter takes them: a task that failed its health checks has failed while its target drains. */
function hasFailedOrStopped({ lastStatus, stoppedReason = '' }: JsonObject): boolean {
  return lastStatus === 'STOPPED' || /^Task failed (?:ELB|container) health checks/.test(String(stoppedReason));
}

/** Only by a run that looks alone. */
function updateAgain({ virtual }: HistoryWorld, taskDefinition: string): JsonObject {
  return virtual.call('UpdateService', { service: 'web', taskDefinition }).service as JsonObject;
}

function findTarget(present: Caller, serviceRevisionArn: string): TargetFacts | undefined {
  const { serviceRevisions } = present.call('DescribeServiceRevisions', { serviceRevisionArns: [serviceRevisionArn] });
  const [found] = serviceRevisions as readonly JsonObject[];
  return found === undefined ? undefined : toTargetFacts(found);
}
