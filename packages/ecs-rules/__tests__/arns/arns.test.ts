import { expect, test } from '@jest/globals';
import type {
  ClusterArn,
  ClusterName,
  RevisionArn,
  RevisionReference,
  ServiceArn,
  ServiceDeploymentArn,
  ServiceName,
  TaskArn,
} from '@slipway/ecs-rules/arns';
import { toClusterArn, toRevisionArn, toServiceArn, toTaskArn } from '@slipway/ecs-rules/arns';

const PREFIX = 'arn:aws:ecs:eu-west-1:111122223333';
const REVISION = toRevisionArn(`${PREFIX}:task-definition/web:42`);
const CLUSTER = toClusterArn(`${PREFIX}:cluster/shop`);
const SERVICE = toServiceArn(`${PREFIX}:service/shop/web`);
const TASK = toTaskArn(`${PREFIX}:task/shop/0123456789abcdef0123456789abcdef`);

test('an ARN is its own text, and an empty one where AWS left it out', () => {
  expect([CLUSTER, toRevisionArn(undefined)]).toEqual([`${PREFIX}:cluster/shop`, '']);
});

/** The compiler refuses each marked line; it also refuses a mark on a line that it allows. */
test('an ARN of one kind is refused where another is wanted', () => {
  // @ts-expect-error a cluster is no revision
  const revision: RevisionArn = CLUSTER;
  // @ts-expect-error nor is the ARN of one that is written out
  const written: RevisionArn = 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop';
  // @ts-expect-error a text of any form is not known to be one
  const text: RevisionArn = String(REVISION);
  // @ts-expect-error a revision is no cluster
  const cluster: ClusterArn = REVISION;
  // @ts-expect-error a service deployment is stopped, never a service
  const deployment: ServiceDeploymentArn = SERVICE;
  // @ts-expect-error a task is no service
  const service: ServiceArn = TASK;
  // @ts-expect-error a revision is no task
  const task: TaskArn = REVISION;
  // @ts-expect-error a family alone is not one revision
  const family: RevisionReference = 'web';

  expect([revision, written, text, cluster, deployment, service, task, family]).toHaveLength(8);
});

test('the name of a service is refused where that of a cluster is wanted', () => {
  const service: ServiceName = 'web';
  // @ts-expect-error a service is no cluster
  const cluster: ClusterArn | ClusterName = service;

  expect(cluster).toBe('web');
});
