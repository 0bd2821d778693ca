import { describe, expect, test } from '@jest/globals';
import { diagnoseRollout } from '../../src/diagnosis/diagnose.ts';
import type { CauseKind } from '../../src/diagnosis/diagnosis.ts';
import { type Evidence, NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import { aPause } from '../support/builders/service-builders.ts';
import {
  aContainerLog,
  aContainerNotRun,
  anUnhealthyGroup,
  aServiceEvent,
  aStoppedContainer,
  aStoppedTask,
  TARGET_GROUP,
} from '../support/builders/stopped-tasks.ts';

function evidenceOf(overrides: Partial<Evidence>): Evidence {
  return { ...NO_EVIDENCE, cluster: 'prod', service: 'web', ...overrides };
}

/** A task that never came to run, in ECS's words. */
function aTaskNotStarted(stoppedReason: string, containerReason?: string) {
  return aStoppedTask({
    stopCode: 'TaskFailedToStart',
    stoppedReason,
    hasRun: false,
    containers: [aContainerNotRun(containerReason)],
  });
}

interface Row {
  readonly named: string;
  readonly stopped: ReturnType<typeof aStoppedTask>;
  readonly kind: CauseKind;
  readonly title: string;
  readonly nextStep: string;
}

const DESCRIBE_TASK =
  'Run: aws ecs describe-tasks --cluster prod --tasks arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef';

const ROWS: readonly Row[] = [
  {
    named: 'an image that is not in ECR',
    stopped: aTaskNotStarted(
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2: not found',
    ),
    kind: 'image-absent',
    title: 'image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app not found in the registry',
    nextStep: 'Run: aws ecr describe-images --repository-name web --image-ids imageTag=v2',
  },
  {
    named: 'an image that is not in ECR, said of its container',
    stopped: aTaskNotStarted('Task failed to start', 'CannotPullContainerError: failed to resolve ref …: not found'),
    kind: 'image-absent',
    title: 'image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app not found in the registry',
    nextStep: 'Run: aws ecr describe-images --repository-name web --image-ids imageTag=v2',
  },
  {
    named: 'an image that may not be pulled',
    stopped: aTaskNotStarted(
      "CannotPullContainerError: Error response from daemon: pull access denied for web, repository does not exist or may require 'docker login'",
    ),
    kind: 'image-denied',
    title:
      'no permission to pull image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app from Amazon ECR',
    nextStep:
      'Allow the execution role ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2.',
  },
  {
    named: 'a registry that limits pulls',
    stopped: aTaskNotStarted('CannotPullContainerError: inspect image has been retried 5 time(s): toomanyrequests: …'),
    kind: 'image-throttled',
    title:
      'the rate limit of the registry blocks pulls of image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app',
    nextStep:
      'Copy the image to Amazon ECR, pull it through an ECR pull-through cache, or set repositoryCredentials to a login with a higher limit.',
  },
  {
    named: 'a registry out of reach',
    stopped: aTaskNotStarted(
      'CannotPullContainerError: API error (500): Get https://registry.example/v2/: net/http: request canceled while waiting for connection',
    ),
    kind: 'image-unreachable',
    title:
      'no connection to the registry of image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app',
    nextStep:
      'Give the subnets of the tasks a route to the registry: a NAT gateway, a public IP or VPC endpoints; the security group must allow HTTPS out.',
  },
  {
    named: 'a pull that fails for a reason that we do not know',
    stopped: aTaskNotStarted('CannotPullContainerError: something that is new'),
    kind: 'image-not-pulled',
    title: 'image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2 of container app cannot be pulled',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'an image without the right platform',
    stopped: aTaskNotStarted(
      "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
    ),
    kind: 'wrong-architecture',
    title: 'the image of container app is built for another processor architecture than linux/amd64',
    nextStep:
      'Build the image for linux/amd64: input platforms: linux/amd64. An entry point that is a script must begin with #!.',
  },
  {
    named: 'a program of another architecture',
    stopped: aTaskNotStarted('Task failed to start', 'CannotStartContainerError: exec /app/run: exec format error'),
    kind: 'wrong-architecture',
    title: 'the image of container app is built for another processor architecture',
    nextStep:
      'Build the image for the processor of the container instances: input platforms, such as linux/arm64 or linux/amd64. An entry point that is a script must begin with #!.',
  },
  {
    named: 'a command that is not in the image',
    stopped: aTaskNotStarted(
      'Task failed to start',
      'CannotStartContainerError: Error response from daemon: exec: "serve": executable file not found in $PATH: unknown',
    ),
    kind: 'command-absent',
    title: 'the command of container app is not in the image',
    nextStep: 'Correct the command or entry point of container app, or add the program to the image.',
  },
  {
    named: 'exit code 127',
    stopped: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 127 })] }),
    kind: 'command-absent',
    title: 'the command of container app is not in the image',
    nextStep: 'Correct the command or entry point of container app, or add the program to the image.',
  },
  {
    named: 'exit code 126',
    stopped: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 126 })] }),
    kind: 'command-not-executable',
    title: 'the command of container app cannot be executed',
    nextStep: 'Make the entry point of container app executable (chmod +x) in the image.',
  },
  {
    named: 'memory that ran out',
    stopped: aStoppedTask({
      containers: [
        aStoppedContainer({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }),
      ],
    }),
    kind: 'out-of-memory',
    title: 'container app ran out of memory',
    nextStep: 'Increase the memory of container app in the task definition, or make it use less.',
  },
  {
    named: 'a kill without a reason',
    stopped: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 137 })] }),
    kind: 'killed',
    title: 'container app was killed, exit code 137',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'a bad memory access',
    stopped: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 139 })] }),
    kind: 'crashed',
    title: 'container app crashed with exit code 139',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'exit code 1',
    stopped: aStoppedTask(),
    kind: 'container-exited',
    title: 'container app exited with code 1',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'an essential container that ends with 0 while its neighbour is being stopped',
    stopped: aStoppedTask({
      containers: [aStoppedContainer({ name: 'proxy', exitCode: 143 }), aStoppedContainer({ exitCode: 0 })],
    }),
    kind: 'container-exited',
    title: 'container app exited with code 0',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'the container that failed, not the one killed for it',
    stopped: aStoppedTask({
      containers: [aStoppedContainer({ name: 'proxy', exitCode: 137 }), aStoppedContainer({ exitCode: 78 })],
    }),
    kind: 'container-exited',
    title: 'container app exited with code 78',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'a failed container health check',
    stopped: aStoppedTask({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
      containers: [
        aStoppedContainer({ exitCode: 143, health: 'UNHEALTHY' }),
        aStoppedContainer({ name: 'proxy', exitCode: 0, health: 'HEALTHY' }),
      ],
    }),
    kind: 'container-health',
    title: 'the health check of container app failed',
    nextStep:
      'Run the health check command of container app in its image. If the container is only slow to start, increase startPeriod.',
  },
  {
    named: 'a failed health check of the load balancer',
    stopped: aStoppedTask({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
      containers: [aStoppedContainer({ exitCode: 143 })],
    }),
    kind: 'load-balancer-health',
    title: 'load balancer health check failed',
    nextStep: `Check that the new version answers on the path and port of the health check within the grace period: aws elbv2 describe-target-groups --target-group-arns ${TARGET_GROUP}`,
  },
  {
    named: 'a secret that may not be read',
    stopped: aTaskNotStarted(
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: AccessDeniedException',
    ),
    kind: 'secret-denied',
    title: 'access denied: the execution role cannot read a secret of the task definition',
    nextStep: 'Allow the execution role secretsmanager:GetSecretValue.',
  },
  {
    named: 'a log group that is not there',
    stopped: aTaskNotStarted(
      'ResourceInitializationError: failed to validate logger args: The specified log group does not exist.',
    ),
    kind: 'log-group-absent',
    title: 'the log group not found',
    nextStep: 'Create the log group that the task definition names.',
  },
  {
    named: 'a role that cannot be assumed',
    stopped: aTaskNotStarted(
      "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task.",
    ),
    kind: 'role-inaccessible',
    title: 'ECS cannot assume arn:aws:iam::111122223333:role/web',
    nextStep:
      'Check that the role exists and that ecs-tasks.amazonaws.com can assume it: aws iam get-role --role-name web',
  },
  {
    named: 'a file system that cannot be mounted',
    stopped: aTaskNotStarted('ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes'),
    kind: 'volume-not-mounted',
    title: 'a volume could not be mounted',
    nextStep: 'Check that the file system exists and that its security group allows the tasks.',
  },
  {
    named: 'a host port that is held',
    stopped: aTaskNotStarted(
      'Task failed to start',
      'CannotStartContainerError: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
    ),
    kind: 'port-held',
    title: 'a host port of container app is already in use',
    nextStep: 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
  },
  {
    named: 'any other start that fails',
    stopped: aTaskNotStarted('Task failed to start', 'CannotStartContainerError: OCI runtime create failed'),
    kind: 'container-not-started',
    title: 'container app could not be started',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'a container that had not started when another ended the task',
    stopped: aStoppedTask({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', isEssential: true }],
    }),
    kind: 'container-never-ran',
    title: 'container app had not started when the task ended',
    nextStep: DESCRIBE_TASK,
  },
  {
    named: 'a host that was stopped',
    stopped: aStoppedTask({
      stopCode: 'InfrastructureHealth',
      stoppedReason: 'Host EC2 (instance i-0123) stopped/terminated.',
    }),
    kind: 'instance-lost',
    title: 'the container instance of the task disappeared',
    nextStep: 'Deploy again when capacity is available.',
  },
  {
    named: 'Spot capacity that was taken back',
    stopped: aStoppedTask({ stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }),
    kind: 'spot-interrupted',
    title: 'Spot capacity was reclaimed',
    nextStep: 'Deploy again, or run part of the service on on-demand capacity.',
  },
  {
    named: 'a person who stopped it',
    stopped: aStoppedTask({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }),
    kind: 'stopped-by-person',
    title: 'someone stopped a task (StopTask)',
    nextStep: 'Check CloudTrail for who called StopTask.',
  },
  {
    named: 'a reason that is new to us',
    stopped: aTaskNotStarted('Something that ECS began to say last week'),
    kind: 'ecs-says',
    title: 'ECS says: Something that ECS began to say last week',
    nextStep: "Run: aws ecs describe-services --cluster prod --services web --query 'services[0].events[:10]'",
  },
];

describe('one stopped task', () => {
  test.each(ROWS)('names $named', ({ stopped, kind, title, nextStep }) => {
    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [stopped] }));

    expect(causes.map((cause) => [cause.kind, cause.title, cause.count, cause.nextStep])).toEqual([
      [kind, title, 1, nextStep],
    ]);
  });

  test('with several containers is not blamed on one of them by guess', () => {
    const stopped = aStoppedTask({
      stoppedReason: 'CannotPullContainerError: web:v2: not found',
      containers: [aContainerNotRun(), { name: 'proxy' }],
    });

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [stopped] }));

    expect(causes.map(({ title, containers }) => ({ title, containers }))).toEqual([
      { title: 'the image of the task not found in the registry', containers: [] },
    ]);
  });

  test('of an image outside ECR sends to its registry', () => {
    const stopped = aStoppedTask({
      stoppedReason: 'CannotPullContainerError: nginx:nope: not found',
      containers: [{ name: 'app', image: 'docker.io/library/nginx:nope' }],
    });

    const { nextStep } = diagnoseRollout(evidenceOf({ stoppedTasks: [stopped] }));

    expect(nextStep).toBe('Check that the image of container app exists in its registry under that exact name.');
  });

  test('leads to its log, and brings the last lines along', () => {
    const log = aContainerLog({ region: 'eu-central-1' });

    const diagnosis = diagnoseRollout(evidenceOf({ stoppedTasks: [aStoppedTask()], logs: [log] }));

    expect([diagnosis.nextStep, diagnosis.logs]).toEqual([
      `Read its log: aws logs tail /ecs/web --since 30m --log-stream-names ${log.stream} --region eu-central-1`,
      [log],
    ]);
  });

  test('leads to its log when that may not be read from here, and shows no lines', () => {
    const log = aContainerLog({ lines: [] });

    const diagnosis = diagnoseRollout(evidenceOf({ stoppedTasks: [aStoppedTask()], logs: [log] }));

    expect([diagnosis.nextStep, diagnosis.logs]).toEqual([
      `Read its log: aws logs tail /ecs/web --since 30m --log-stream-names ${log.stream}`,
      [],
    ]);
  });

  test('does not lead to the log of another container', () => {
    const log = aContainerLog({ container: 'proxy' });

    const { nextStep } = diagnoseRollout(evidenceOf({ stoppedTasks: [aStoppedTask()], logs: [log] }));

    expect(nextStep).toBe(DESCRIBE_TASK);
  });

  test('is reported by the container that it ends with, not by one that may end before', () => {
    const sidecar = aStoppedContainer({ name: 'migrate', exitCode: 1, isEssential: false });
    const app = aStoppedContainer({ exitCode: 0, isEssential: true });

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [aStoppedTask({ containers: [sidecar, app] })] }));

    expect(causes.map(({ title }) => title)).toEqual(['container app exited with code 0']);
  });
});

describe('several stopped tasks', () => {
  test('are counted by cause, the most frequent first', () => {
    const slow = aStoppedTask({ stoppedReason: 'Task failed container health checks', stopCode: 'x' });
    const crashed = aStoppedTask();

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [slow, crashed, crashed] }));

    expect(causes.map(({ kind, count }) => ({ kind, count }))).toEqual([
      { kind: 'container-exited', count: 2 },
      { kind: 'container-health', count: 1 },
    ]);
  });

  test('that the scheduler ended as planned are no failures', () => {
    const planned = aStoppedTask({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/2222222222222222222)',
      containers: [aStoppedContainer({ exitCode: 143 })],
    });

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [planned] }));

    expect(causes.map(({ kind }) => kind)).toEqual(['no-evidence']);
  });
});

describe('events', () => {
  test('about capacity are shown in the words of ECS', () => {
    const text =
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.';

    const diagnosis = diagnoseRollout(evidenceOf({ events: [aServiceEvent(text)] }));

    const nextStep = 'Add one, or use a capacity provider or Fargate.';
    const title = 'cluster prod has no container instances';
    expect(diagnosis).toEqual({
      causes: [{ kind: 'no-instances', title, count: 0, containers: [], details: [text], nextStep }],
      nextStep,
      logs: [],
      unread: [],
    });
  });

  test('about capacity are over once all new tasks run', () => {
    const text =
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 1) has insufficient memory available.';
    const events = [aServiceEvent(text)];

    const kinds = (overrides: Partial<Evidence>) =>
      diagnoseRollout(evidenceOf({ events, ...overrides })).causes.map(({ kind }) => kind);

    expect(kinds({})).toEqual(['no-room']);
    expect(kinds({ hasAllTasks: true })).toEqual(['no-evidence']);
  });

  test('add the health check’s answer to the tasks that failed it', () => {
    const stopped = aStoppedTask({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
    });
    const text = `(service web) (task 0123) (port 8080) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Health checks failed with these codes: [503]).`;

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [stopped], events: [aServiceEvent(text)] }));

    expect(causes.map(({ kind, count, details }) => ({ kind, count, details }))).toEqual([
      {
        kind: 'load-balancer-health',
        count: 1,
        details: [stopped.stoppedReason, text],
      },
    ]);
  });

  test('of a rollout that goes well name no cause', () => {
    const events = [
      '(service web) has started 2 tasks: (task 01) (task 02).',
      '(service web) has begun draining connections on 1 tasks.',
      '(service web) has reached a steady state.',
    ].map((text) => aServiceEvent(text));

    const { causes } = diagnoseRollout(evidenceOf({ events }));

    expect(causes.map(({ kind }) => kind)).toEqual(['no-evidence']);
  });
});

describe('the health of targets', () => {
  const failedTask = aStoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
  });

  test('says what was asked of them and what came back, before ECS’s words', () => {
    const diagnosis = diagnoseRollout(evidenceOf({ stoppedTasks: [failedTask], targetGroups: [anUnhealthyGroup()] }));

    expect(diagnosis.causes).toEqual([
      {
        kind: 'load-balancer-health',
        title: 'load balancer health check failed: GET /health on port 8081 returned 404, expected 200-399',
        count: 1,
        containers: [],
        details: [
          'GET /health on port 8081 returned 404, expected 200-399 (2 targets)',
          'port 8081 is not in service yet: Initial health checks in progress',
          failedTask.stoppedReason,
        ],
        nextStep: `The target group checks GET /health and expects 200-399; the new version answers 404. Fix the new version or the health check: aws elbv2 modify-target-group --target-group-arn ${TARGET_GROUP} --health-check-path /PATH`,
      },
    ]);
  });

  test('is reported from the event once the target has left its group', () => {
    const text = `(service web) (task 0123) (port 8081) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Request timed out).`;
    const targetGroups = [anUnhealthyGroup({ targets: [] })];

    const { causes } = diagnoseRollout(
      evidenceOf({ stoppedTasks: [failedTask], targetGroups, events: [aServiceEvent(text)] }),
    );

    expect(causes[0]?.title).toBe('load balancer health check failed: GET /health on port 8081 timed out');
    expect(causes[0]?.details).toEqual([failedTask.stoppedReason, text]);
  });

  test('is a cause of its own while no task has stopped', () => {
    const { causes } = diagnoseRollout(evidenceOf({ targetGroups: [anUnhealthyGroup()] }));

    expect(causes.map(({ kind, count }) => ({ kind, count }))).toEqual([{ kind: 'load-balancer-health', count: 0 }]);
  });

  test('that is only unknown yet is not called a failure', () => {
    const targets = anUnhealthyGroup().targets.filter(({ state }) => state === 'initial');

    const { causes } = diagnoseRollout(evidenceOf({ targetGroups: [anUnhealthyGroup({ targets })] }));

    expect(causes.map(({ title, details }) => ({ title, details }))).toEqual([
      {
        title: 'tasks are not healthy in the load balancer',
        details: ['port 8081 is not in service yet: Initial health checks in progress'],
      },
    ]);
  });

  test('of targets that are all healthy says nothing', () => {
    const targets = anUnhealthyGroup().targets.filter(({ state }) => state === 'healthy');

    const { causes } = diagnoseRollout(evidenceOf({ targetGroups: [anUnhealthyGroup({ targets })] }));

    expect(causes.map(({ kind }) => kind)).toEqual(['no-evidence']);
  });
});

describe('the lifecycle of a deployment that shifts traffic', () => {
  const check = {
    id: 'ecs-lambda-1',
    status: 'FAILED',
    targetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check',
  };
  const alarms = { status: 'TRIGGERED', triggered: ['too many errors', 'latency'] };

  test.each([
    {
      named: 'an alarm that went off',
      lifecycle: { hooks: [], alarms },
      kind: 'alarm-triggered',
      title: 'a deployment alarm was triggered',
      details: ['too many errors', 'latency'],
      nextStep: "Run: aws cloudwatch describe-alarm-history --alarm-name 'too many errors'",
    },
    {
      named: 'a Lambda function that failed',
      lifecycle: { hooks: [check] },
      kind: 'hook-failed',
      title: 'a lifecycle hook failed',
      details: ['arn:aws:lambda:eu-west-1:111122223333:function:check: FAILED'],
      nextStep: 'Read the log of the hook: aws logs tail /aws/lambda/check --since 30m',
    },
    {
      named: 'a pause that someone refused',
      lifecycle: { hooks: [aPause({ status: 'FAILED' })] },
      kind: 'hook-failed',
      title: 'a lifecycle hook failed',
      details: ['ecs-pause-abcdefghij: FAILED'],
      nextStep: 'Check CloudTrail for who called ContinueServiceDeployment.',
    },
    {
      named: 'a pause that timed out',
      lifecycle: { hooks: [aPause({ status: 'TIMED_OUT' })] },
      kind: 'pause-timed-out',
      title: 'nobody approved the deployment before its pause timed out',
      details: ['ecs-pause-abcdefghij: TIMED_OUT'],
      nextStep: 'Deploy again and approve in time, or increase timeoutInMinutes of the PAUSE lifecycle hook.',
    },
    {
      named: 'a pause that nobody answered',
      lifecycle: { hooks: [aPause()] },
      kind: 'pause-unanswered',
      title: 'the deployment is paused and waits for approval',
      details: ['ecs-pause-abcdefghij: AWAITING_ACTION'],
      nextStep: 'Approve the pause before the limit, or increase wait-for-minutes.',
    },
  ])('names $named', ({ lifecycle, named: _named, ...cause }) => {
    const { causes, nextStep } = diagnoseRollout(evidenceOf({ lifecycle }));

    expect(causes).toEqual([{ ...cause, count: 0, containers: [] }]);
    expect(nextStep).toBe(cause.nextStep);
  });

  test('names nothing while hooks work and alarms are quiet', () => {
    const continued = aPause({ status: 'TIMED_OUT', timeoutAction: 'CONTINUE' });
    const lifecycle = {
      hooks: [aPause({ status: 'SUCCEEDED' }), continued],
      alarms: { status: 'MONITORING', triggered: [] },
    };

    const { causes } = diagnoseRollout(evidenceOf({ lifecycle }));

    expect(causes.map(({ kind }) => kind)).toEqual(['no-evidence']);
  });
});

describe('without evidence', () => {
  test('the count of the circuit breaker is reported', () => {
    const circuitBreaker = { status: 'TRIGGERED', failureCount: 3, threshold: 3 };

    const { causes } = diagnoseRollout(evidenceOf({ circuitBreaker }));

    expect(causes[0]?.details).toEqual(['ECS counted 3 failed tasks (circuit breaker threshold 3)']);
  });

  test('what may not be read is named', () => {
    const unreadable = [{ action: 'ecs:ListTasks', why: 'denied' }];

    expect(diagnoseRollout(evidenceOf({ unreadable })).unread).toEqual(['ecs:ListTasks: denied']);
  });

  test('what may not be read is named once, when the reason names it too', () => {
    const unreadable = [
      { action: 'ecs:ListTasks', why: 'ecs:ListTasks on service web was denied: no policy allows it.' },
    ];

    expect(diagnoseRollout(evidenceOf({ unreadable })).unread).toEqual([
      'ecs:ListTasks on service web was denied: no policy allows it.',
    ]);
  });
});

describe('outside text', () => {
  test('is cleaned and capped before it becomes a detail', () => {
    const stopped = aTaskNotStarted(`CannotPullContainerError: ##[error]\r\n::add-mask::x\u202e${'y'.repeat(5000)}`);

    const { causes } = diagnoseRollout(evidenceOf({ stoppedTasks: [stopped] }));

    const detail = causes[0]?.details[0] ?? '';
    expect(detail.startsWith('CannotPullContainerError: ##\\[error] ::add-mask::x\ufffdyyy')).toBe(true);
    expect(detail.length).toBeLessThan(1_100);
  });

  test('in a command stays one word of a shell', () => {
    const { nextStep } = diagnoseRollout(evidenceOf({ service: "web'; rm -rf / #" }));

    expect(nextStep).toBe(
      "Run: aws ecs describe-services --cluster prod --services 'web'\\''; rm -rf / #' --query 'services[0].events[:10]'",
    );
  });
});
