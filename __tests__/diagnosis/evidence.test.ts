import { describe, expect, test } from '@jest/globals';
import { type FailedRollout, gatherEvidence } from '../../src/diagnosis/evidence.ts';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import type { EvidencePorts } from '../../src/ports/evidence-ports.ts';
import type { World } from '../../src/run/world.ts';
import { anObservation, aServiceDeployment, revisionArn, taskArn } from '../support/builders/service-builders.ts';
import {
  aContainerLog,
  anUnhealthyGroup,
  aServiceEvent,
  aStoppedTask,
  TARGET_GROUP,
} from '../support/builders/stopped-tasks.ts';
import { anEcs } from '../support/fakes/fake-world.ts';

const REVISION = {
  arn: revisionArn('web:42'),
  family: 'web',
  number: 42,
  status: 'ACTIVE',
  described: {
    containerDefinitions: [
      {
        name: 'app',
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'web' },
        },
      },
    ],
  },
};

const UNHEALTHY = aStoppedTask({ stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})` });

function aFailedRollout(overrides: Partial<FailedRollout> = {}): FailedRollout {
  return {
    cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
    service: 'web',
    deploymentId: 'ecs-svc/1111111111111111111',
    revisionArn: REVISION.arn,
    events: [],
    loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'app', containerPort: 8081 }],
    lastObservation: undefined,
    ...overrides,
  };
}

interface Given {
  readonly tasks?: World['ecs']['stoppedTasks'];
  readonly lines?: EvidencePorts['logs']['lastLines'];
  readonly targets?: EvidencePorts['loadBalancing']['targetHealth'];
}

/** A world in which all can be read but what the test says; remembers what it was requested. */
function aReadableWorld(given: Given = {}) {
  const asked: string[] = [];
  const noted = <Value>(action: string, value: Promise<Value>): Promise<Value> => {
    asked.push(action);
    return value;
  };
  const { targets, healthCheck = { protocol: '', port: '' } } = anUnhealthyGroup();
  const ports: EvidencePorts = {
    logs: {
      lastLines: (stream, limit) =>
        noted(
          `lines ${limit} ${stream.stream}`,
          given.lines?.(stream, limit) ?? Promise.resolve(aContainerLog().lines),
        ),
    },
    loadBalancing: {
      targetHealth: (arn) => noted('targets', given.targets?.(arn) ?? Promise.resolve(targets)),
      describeTargetGroup: () => noted('check', Promise.resolve({ healthCheck })),
      deregistrationDelayMs: () => Promise.reject(new Error('no evidence')),
    },
  };
  const ecs = anEcs({
    stoppedTasks: (...where) => noted('tasks', given.tasks?.(...where) ?? Promise.resolve([UNHEALTHY])),
    describeRevision: () => noted('revision', Promise.resolve(REVISION)),
  });
  return { asked, ecs, evidence: () => noted('connect', Promise.resolve(ports)) };
}

function fail(kind: DeployErrorKind, message: string): Promise<never> {
  return Promise.reject(new DeployError({ kind, message, advice: '' }));
}

const MARKED = { ...UNHEALTHY, containers: UNHEALTHY.containers.map((one) => ({ ...one, isEssential: true })) };

describe('evidence of a failed rollout', () => {
  test('is its stopped tasks, the lines of the containers that failed and the health of the targets', async () => {
    const world = aReadableWorld();
    const events = [aServiceEvent('(service web) has started 1 tasks: (task 01).')];
    const circuitBreaker = { status: 'TRIGGERED', failureCount: 3, threshold: 3 };
    const lastObservation = anObservation({ serviceDeployment: aServiceDeployment({ circuitBreaker }) });

    const evidence = await gatherEvidence(aFailedRollout({ events, lastObservation }), world);

    expect(evidence).toEqual({
      cluster: 'prod',
      service: 'web',
      stoppedTasks: [MARKED],
      events,
      logs: [aContainerLog()],
      targetGroups: [anUnhealthyGroup()],
      definition: { logGroups: { app: '/ecs/web' } },
      lifecycle: { hooks: [] },
      circuitBreaker,
      unreadable: [],
    });
    expect(world.asked).toEqual([
      'tasks',
      'revision',
      'connect',
      `lines 20 ${aContainerLog().stream}`,
      'targets',
      'check',
    ]);
  });

  test('connects to nothing when neither logs nor load balancers have to do with it', async () => {
    const absent = aStoppedTask({
      hasRun: false,
      stoppedReason: 'CannotPullContainerError: web:2: not found',
      containers: [{ name: 'app' }],
    });
    const world = aReadableWorld({ tasks: () => Promise.resolve([absent]) });

    const { logs, targetGroups } = await gatherEvidence(aFailedRollout(), world);

    expect([logs, targetGroups, world.asked]).toEqual([[], [], ['tasks', 'revision']]);
  });
});

test('the words of the runtime in one log are those of all tasks that ended in the same way', async () => {
  const words = 'exec /app: exec format error';
  const tasks = ['1', '2'].map((id) =>
    aStoppedTask({ arn: taskArn(id), containers: [{ name: 'app', exitCode: 255 }] }),
  );
  const killed = aStoppedTask({ containers: [{ name: 'app', exitCode: 0 }] });
  const world = aReadableWorld({
    tasks: () => Promise.resolve([...tasks, killed]),
    lines: () => Promise.resolve(['', words]),
  });

  const { stoppedTasks } = await gatherEvidence(aFailedRollout({ loadBalancers: [] }), world);

  expect(stoppedTasks.map(({ containers }) => containers[0]?.lastWords)).toEqual([words, words, undefined]);
});

describe('evidence that may not be read', () => {
  test('is named once, though it was wanted for several streams, and the rest is read', async () => {
    const crash = (exitCode: number) =>
      aStoppedTask({ arn: taskArn(String(exitCode)), containers: [{ name: 'app', exitCode }] });
    const world = aReadableWorld({
      tasks: () => Promise.resolve([crash(1), crash(139), UNHEALTHY]),
      lines: () => fail('access', 'logs:GetLogEvents on log stream … was denied.'),
    });

    const { unreadable, logs, targetGroups } = await gatherEvidence(aFailedRollout(), world);

    expect(unreadable).toEqual([{ action: 'logs:GetLogEvents', why: 'logs:GetLogEvents on log stream … was denied.' }]);
    expect(logs.map(({ stream, lines }) => ({ stream, lines }))).toEqual([
      { stream: 'web/app/1', lines: [] },
      { stream: 'web/app/139', lines: [] },
      { stream: aContainerLog().stream, lines: [] },
    ]);
    expect(targetGroups).toEqual([anUnhealthyGroup()]);
  });

  test('leaves a target group without its targets, and says so', async () => {
    const world = aReadableWorld({ targets: () => fail('access', 'denied') });

    const { unreadable, targetGroups } = await gatherEvidence(aFailedRollout(), world);

    expect(unreadable).toEqual([{ action: 'elasticloadbalancing:DescribeTargetHealth', why: 'denied' }]);
    expect(targetGroups).toEqual([anUnhealthyGroup({ targets: [] })]);
  });

  test('was denied before and is not requested again: what the last poll saw has to do', async () => {
    const unreadable = [{ action: 'ecs:ListTasks', why: 'denied' }];
    const world = aReadableWorld();

    const evidence = await gatherEvidence(
      aFailedRollout({ lastObservation: anObservation({ unreadable, stoppedTasks: [UNHEALTHY] }) }),
      world,
    );

    expect([evidence.stoppedTasks, evidence.unreadable]).toEqual([[MARKED], unreadable]);
    expect(world.asked).not.toContain('tasks');
  });

  test('of an ECS that does not answer is not waited for twice', async () => {
    const world = aReadableWorld({ tasks: () => fail('unreachable', 'no answer') });

    const { unreadable } = await gatherEvidence(aFailedRollout({ loadBalancers: [] }), world);

    expect([unreadable, world.asked]).toEqual([[{ action: 'ecs:ListTasks', why: 'no answer' }], ['tasks']]);
  });

  test('of an ECS that does not answer does not keep from asking other services', async () => {
    const world = aReadableWorld({ tasks: () => fail('unreachable', 'no answer') });

    const { targetGroups } = await gatherEvidence(aFailedRollout(), world);

    expect(targetGroups).toEqual([anUnhealthyGroup()]);
  });

  test('because one action is denied is no reason to leave the others of that service', async () => {
    const world = aReadableWorld({ tasks: () => fail('access', 'denied') });

    const { definition } = await gatherEvidence(aFailedRollout({ loadBalancers: [] }), world);

    expect(definition).toEqual({ logGroups: { app: '/ecs/web' } });
  });

  test('of the revision leaves the definition out', async () => {
    const world = aReadableWorld();
    const ecs = { ...world.ecs, describeRevision: () => fail('access', 'denied') };

    expect(await gatherEvidence(aFailedRollout(), { ...world, ecs })).not.toHaveProperty('definition');
  });

  test('because the clients cannot be loaded is no failure of the run', async () => {
    const world = { ...aReadableWorld(), evidence: () => Promise.reject(new Error('no such module')) };

    const { unreadable } = await gatherEvidence(aFailedRollout(), world);

    expect(unreadable.map(({ action }) => action)).toEqual([
      'logs:GetLogEvents',
      'elasticloadbalancing:DescribeTargetHealth',
      'elasticloadbalancing:DescribeTargetGroups',
    ]);
  });
});
