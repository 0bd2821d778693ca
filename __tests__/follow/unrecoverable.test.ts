import { describe, expect, test } from '@jest/globals';
import { findUnrecoverable } from '../../src/follow/unrecoverable.ts';
import type { StoppedTask } from '../../src/ports/service-records.ts';
import { aContainerNotRun, aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';

const failedToStart = (stoppedReason: string): StoppedTask =>
  aStoppedTask({ stopCode: 'TaskFailedToStart', hasRun: false, stoppedReason, containers: [aContainerNotRun()] });

const container = (reason: string, exitCode?: number): StoppedTask =>
  aStoppedTask({
    hasRun: false,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    containers: [{ ...aContainerNotRun(reason), ...(exitCode === undefined ? {} : { exitCode }) }],
  });

describe('what no waiting heals', () => {
  test.each<{ readonly name: string; readonly task: StoppedTask }>([
    {
      name: 'an image that is not there',
      task: failedToStart(
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/web:2: docker.io/library/web:2: not found',
      ),
    },
    {
      name: 'a repository that is not there',
      task: failedToStart(
        'CannotPullContainerError: Error response from daemon: API error (404): repository 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web not found',
      ),
    },
    {
      name: 'no image for the platform',
      task: failedToStart(
        "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'",
      ),
    },
    {
      name: 'a registry that denies the image',
      task: failedToStart(
        'CannotPullContainerError: pull access denied for web, repository does not exist or may require docker login',
      ),
    },
    { name: 'a program of another architecture', task: container('exec /app/web: exec format error', 1) },
    {
      name: 'a command that is not there',
      task: container(
        'CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "start.sh": executable file not found in $PATH',
      ),
    },
    {
      name: 'a shell that finds no command (127)',
      task: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 127 })] }),
    },
    {
      name: 'a file that may not be executed (126)',
      task: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 126 })] }),
    },
    {
      name: 'a secret that is not there',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm',
      ),
    },
    {
      name: 'a secret that the execution role may not read',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db from secrets manager: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: secretsmanager:GetSecretValue',
      ),
    },
    {
      name: 'a secret that is in none of the places that the EC2 agent reads',
      task: failedToStart(
        "Fetching secret data from AWS Secrets Manager in region eu-west-1: secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      ),
    },
    {
      name: 'a parameter that the execution role may not read',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: ssm:GetParameters',
      ),
    },
    {
      name: 'a log group that is not there, as Docker says it',
      task: container(
        'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. status code: 400',
      ),
    },
    {
      name: 'a log driver that the instance does not have',
      task: container(
        "CannotCreateContainerError: Error response from daemon: logger: no log driver named 'loki' is registered",
      ),
    },
    {
      name: 'an option that the log driver does not have',
      task: container(
        "CannotCreateContainerError: Error response from daemon: unknown log opt 'awslogs-groups' for awslogs log driver",
      ),
    },
    {
      name: 'a user that is not in the image',
      task: container(
        'CannotStartContainerError: Error response from daemon: unable to find user app: no matching entries in passwd file',
      ),
    },
    {
      name: 'a group that is not in the image',
      task: container(
        'CannotStartContainerError: Error response from daemon: unable to find group app: no matching entries in group file',
      ),
    },
    {
      name: 'a working directory that its user may not enter',
      task: container(
        'CannotStartContainerError: Error response from daemon: OCI runtime create failed: starting container process caused: chdir to cwd ("/home/app") set in config.json failed: permission denied: unknown',
        126,
      ),
    },
    {
      name: 'a working directory that is not there',
      task: container(
        'CannotStartContainerError: Error response from daemon: failed to create task for container: runc create failed: unable to start container process: chdir to cwd ("/srv/app") set in config.json failed: no such file or directory: unknown',
        127,
      ),
    },
    {
      name: 'a working directory that is no path',
      task: container(
        "CannotCreateContainerError: Error response from daemon: the working directory 'app' is invalid, it needs to be an absolute path",
      ),
    },
    {
      name: 'an entry point that may not be executed',
      task: container(
        'CannotStartContainerError: Error response from daemon: OCI runtime create failed: starting container process caused: exec: "/start.sh": permission denied: unknown',
      ),
    },
    {
      name: 'a repository that the role may not read, as the agent says it since 2024',
      task: failedToStart(
        "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web, repository does not exist or may require 'docker login'",
      ),
    },
    {
      name: 'an index without the platform, as Docker says it',
      task: failedToStart(
        'CannotPullContainerError: Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
      ),
    },
    {
      name: 'a shell that finds no command (127), next to a container that was stopped',
      task: aStoppedTask({
        containers: [aStoppedContainer({ exitCode: 127 }), aStoppedContainer({ name: 'proxy', exitCode: 143 })],
      }),
    },
    {
      name: 'a log group that is not there',
      task: failedToStart(
        'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ResourceNotFoundException: The specified log group does not exist',
      ),
    },
    {
      name: 'a role that cannot be assumed',
      task: failedToStart(
        'ECS was unable to assume the role arn:aws:iam::111122223333:role/web that was provided for this task.',
      ),
    },
    {
      name: 'a host port that something else holds',
      task: container(
        'CannotStartContainerError: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
      ),
    },
  ])('$name', ({ task }) => {
    expect(findUnrecoverable([task])?.task).toBe(task);
  });
});

describe('recoverable failures', () => {
  test.each<{ readonly name: string; readonly task: StoppedTask }>([
    { name: 'an exit code of the program', task: aStoppedTask() },
    {
      name: 'a container over its memory',
      task: aStoppedTask({
        containers: [
          aStoppedContainer({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }),
        ],
      }),
    },
    { name: 'a container health check', task: aStoppedTask({ stoppedReason: 'Task failed container health checks' }) },
    {
      name: 'a health check of the load balancer',
      task: aStoppedTask({
        stoppedReason:
          'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef)',
      }),
    },
    {
      name: 'a pull that is throttled',
      task: failedToStart('CannotPullContainerError: toomanyrequests: You have reached your pull rate limit'),
    },
    {
      name: 'a registry that does not answer',
      task: failedToStart(
        'CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection',
      ),
    },
    {
      name: 'a registry out of reach, as the agent says it since 2024',
      task: failedToStart(
        "CannotPullContainerError: The task cannot pull 'web' from the Amazon ECR repository '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web'. There is a connection issue between the task and Amazon ECR. Check your task network configuration.",
      ),
    },
    {
      name: 'a pull that was cut off, and its reason too',
      task: failedToStart(
        'CannotPullContainerError: containerd: pull command failed: error="failed to extract layer sha256:01: context ca...',
      ),
    },
    {
      name: 'a token of the registry out of reach',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed',
      ),
    },
    {
      name: 'a parameter store out of reach, in a reason that ECS cut',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadli...',
      ),
    },
    {
      name: 'secrets whose reading was cut off',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed',
      ),
    },
    {
      name: 'a log group out of reach',
      task: failedToStart(
        'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
      ),
    },
    {
      name: 'a secret whose reading is throttled',
      task: failedToStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: ThrottlingException: Rate exceeded',
      ),
    },
    { name: 'a kill without a reason', task: aStoppedTask({ containers: [aStoppedContainer({ exitCode: 137 })] }) },
    {
      name: 'capacity that went away',
      task: aStoppedTask({
        stopCode: 'InfrastructureHealth',
        stoppedReason: 'Host EC2 (instance i-0123456789abcdef0) terminated.',
        containers: [aContainerNotRun()],
      }),
    },
    {
      name: 'a disk that is full, which another instance has not',
      task: failedToStart('CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob1: no space left on device'),
    },
    {
      name: 'a runtime that was too slow',
      task: container('DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s'),
    },
    {
      name: 'a command that is not there in a container that the task can do without',
      task: aStoppedTask({
        containers: [aStoppedContainer({ name: 'sidecar', exitCode: 127 }), aStoppedContainer({ exitCode: 1 })],
      }),
    },
    {
      name: 'a task that a person stopped',
      task: aStoppedTask({
        stopCode: 'UserInitiated',
        stoppedReason: 'Task stopped by user',
        containers: [aStoppedContainer({ exitCode: 127 })],
      }),
    },
    {
      name: 'a spot interruption',
      task: aStoppedTask({ stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }),
    },
    {
      name: 'an old task that the scheduler stopped',
      task: aStoppedTask({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
        containers: [aStoppedContainer({ exitCode: 126 })],
      }),
    },
  ])('$name', ({ task }) => {
    expect(findUnrecoverable([task])).toBeUndefined();
  });
});
