import { describe, expect, test } from '@jest/globals';
import { findHopeless } from '../../src/rollout/hopeless.ts';
import type { StoppedTask } from '../../src/rollout/observation.ts';
import { aContainerNotRun, aStoppedContainer, aStoppedTask } from '../support/stopped-tasks.ts';

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
    expect(findHopeless([task])?.task).toBe(task);
  });
});

describe('what may heal, and gets patience', () => {
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
    expect(findHopeless([task])).toBeUndefined();
  });
});
