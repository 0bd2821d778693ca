/** Each kind of cause in one line. */

import { findMissingKey, isParameter } from './cause-resource.ts';
import type { Scene } from './cause-scene.ts';
import type { CauseKind } from './diagnosis.ts';
import { describeEcsWords } from './ecs-words.ts';

const TITLES: Readonly<Record<CauseKind, (scene: Scene) => string>> = {
  'image-absent': (scene) => `${nameImage(scene)} was not found in its registry`,
  'image-denied': (scene) => `${nameImage(scene)} may not be pulled from Amazon ECR`,
  'image-private': (scene) => `${nameImage(scene)} does not exist or is private`,
  'image-throttled': (scene) => `the registry limits pulls of ${nameImage(scene)}`,
  'image-unreachable': (scene) => `no connection to the registry of ${nameImage(scene)}`,
  'image-not-pulled': (scene) => `${nameImage(scene)} cannot be pulled`,
  'registry-denied': () => 'the execution role may not log in to Amazon ECR',
  'registry-unreachable': () => 'no connection to Amazon ECR',
  'disk-full': ({ subject }) => `no disk space is left for ${subject}`,
  'wrong-architecture': ({ subject, platform }) =>
    `the image of ${subject} is built for another processor architecture${platform === undefined ? '' : ` than ${platform}`}`,
  'secret-absent': (scene) => `${nameSecret(scene)} was not found`,
  'secret-key-absent': (scene) =>
    `${nameSecret(scene)} has no JSON key ${findMissingKey(scene.words) ?? 'of that name'}`,
  'secret-denied': (scene) => `the execution role may not read ${nameSecret(scene)}`,
  'secret-undecryptable': (scene) => `the execution role may not decrypt ${nameSecret(scene)}`,
  'secret-unreachable': (scene) => `no connection to ${nameSecretStore(scene)} to read ${nameSecret(scene)}`,
  'secret-throttled': (scene) => `AWS limits the reads of ${nameSecret(scene)}`,
  'secret-inaccessible': (scene) => `${nameSecret(scene)} could not be read`,
  'log-group-absent': (scene) => `${nameLogGroup(scene)} was not found`,
  'log-group-denied': (scene) => `the execution role may not write to ${nameLogGroup(scene)}`,
  'logs-unreachable': (scene) => `no connection to Amazon CloudWatch Logs for ${nameLogGroup(scene)}`,
  'log-group-inaccessible': () => 'the log driver could not start',
  'role-inaccessible': ({ resource }) => `ECS cannot assume ${resource ?? 'a role of the task definition'}`,
  'service-role-inaccessible': () => 'ECS cannot assume its service-linked role',
  'volume-not-mounted': () => 'a volume could not be mounted',
  'platform-incompatible': () =>
    'PlatformTaskDefinitionIncompatibilityException: the Fargate platform version lacks a capability of the task definition',
  'command-absent': ({ subject }) => `the command of ${subject} is not in the image`,
  'command-not-executable': ({ subject }) => `the command of ${subject} cannot be executed`,
  'user-absent': ({ subject }) => `the user of ${subject} is not in the image`,
  'directory-unusable': ({ subject }) => `the working directory of ${subject} cannot be used`,
  'out-of-memory': ({ subject }) => `${subject} ran out of memory`,
  killed: ({ subject }) => `${subject} was killed, exit code 137`,
  crashed: ({ subject, exitCode }) => `${subject} crashed with exit code ${exitCode}`,
  'container-exited': ({ subject, exitCode }) => `${subject} exited with code ${exitCode}`,
  'container-health': ({ subject }) => `the health check of ${subject} failed`,
  'container-not-started': ({ subject }) => `${subject} could not be started`,
  'container-never-ran': ({ subject }) => `${subject} had not started when the task ended`,
  'port-held': ({ subject }) => `a host port of ${subject} is held already`,
  'no-free-address': ({ resource }) =>
    `no free IP address in ${resource === undefined ? 'a subnet of the tasks' : resource}`,
  'network-interface-failed': () => 'the network interface of the task could not be created',
  'vcpu-quota': () => 'the Fargate vCPU quota of this account and region is used up',
  'task-quota': () => 'the quota of tasks of this account and region is used up',
  'no-instances': ({ cluster }) => `cluster ${cluster} has no container instances`,
  'no-provider-instances': ({ cluster }) => `the capacity provider of cluster ${cluster} has no container instances`,
  'no-room': ({ words }) => `no container instance ${nameLack(words)}`,
  'fargate-full': () => 'AWS Fargate has no capacity in the Availability Zones of the tasks',
  'provider-failed': ({ resource }) =>
    `capacity provider${resource === undefined ? 's' : ` ${resource}`} cannot start enough container instances`,
  'percents-block': () => 'minimumHealthyPercent and maximumPercent allow no task to start or stop',
  'tasks-protected': ({ words }) =>
    `${/(\d{1,5}) tasks? under protection/.exec(words)?.[1] ?? 'Some'} protected tasks of the old revision may not be stopped`,
  'load-balancer-health': ({ probe }) =>
    `the health check of the load balancer failed${probe === undefined ? '' : `: ${probe.words}`}`,
  'not-in-service': () => 'the load balancer has tasks that are not in service',
  'target-group-absent': ({ resource }) => `target group ${resource ?? 'of the service'} was not found`,
  'target-group-unattached': ({ resource }) => `target group ${resource ?? 'of the service'} has no load balancer`,
  'instance-lost': () => 'the host of the task went away',
  'spot-interrupted': () => 'Spot capacity was taken back',
  'stopped-by-person': () => 'a task was stopped by a call to StopTask',
  'alarm-triggered': () => 'a deployment alarm went off',
  'hook-failed': () => 'a lifecycle hook failed',
  'pause-unanswered': () => 'the deployment waits at a pause, and nobody has answered it',
  superseded: () => 'somebody else deployed to the service during this deployment',
  'tasks-pending': () => 'new tasks were still waiting to start',
  stalled: () => 'ECS can neither start nor stop a task',
  'service-deleted': ({ service }) => `service ${service} was deleted during the deployment`,
  'credentials-expired': () => 'the AWS credentials of this step expired before the deployment was over',
  'contact-denied': () => 'ECS denied the calls that follow the deployment',
  'contact-lost': () => 'ECS could not be reached',
  'no-evidence': () => 'no stopped task of this deployment was found, and ECS reports no problem',
  'ecs-says': ({ words }) => describeEcsWords(words),
};

/** A cause in one line. */
export function nameCause(kind: CauseKind, scene: Scene): string {
  return TITLES[kind](scene);
}

function nameImage({ image, subject }: Scene): string {
  return image === undefined ? `the image of ${subject}` : `image ${image} of ${subject}`;
}

function nameSecret({ resource, words }: Scene): string {
  if (resource === undefined) return 'a secret of the task definition';
  return `${isParameter(resource, words) ? 'parameter' : 'secret'} ${resource}`;
}

function nameSecretStore({ words }: Scene): string {
  if (/\bssm\b|Systems Manager|Parameter Store/i.test(words)) return 'AWS Systems Manager';
  return /\basm\b|secrets ?manager/i.test(words) ? 'AWS Secrets Manager' : 'the AWS service';
}

function nameLogGroup({ resource }: Scene): string {
  return resource === undefined ? 'the log group' : `log group ${resource}`;
}

/** ECS names what the closest instance lacks (ECS Developer Guide, service event messages). */
function nameLack(words: string): string {
  if (/insufficient memory|RESOURCE:MEMORY/i.test(words)) return 'has enough memory for another task';
  if (/insufficient CPU|RESOURCE:CPU/i.test(words)) return 'has enough CPU units for another task';
  if (/RESOURCE:GPU/.test(words)) return 'has a GPU for another task';
  if (/missing an attribute/i.test(words)) return 'has the attributes that the task definition requires';
  if (/AGENT/.test(words)) return 'has a container agent that is connected';
  return 'meets the requirements of another task';
}
