/** Each kind of cause in one line. */

import type { CauseFacts } from './cause-facts.ts';
import { findMissingKey, isParameter } from './cause-resource.ts';
import type { CauseKind } from './diagnosis.ts';

const TITLES: Readonly<Record<CauseKind, (facts: CauseFacts) => string>> = {
  'image-absent': (facts) => `${describeFailedImage(facts)} not found in the registry`,
  'image-denied': (facts) => `no permission to pull ${describeFailedImage(facts)} from Amazon ECR`,
  'image-private': (facts) => `${describeFailedImage(facts)} does not exist or is private`,
  'image-throttled': (facts) => `the rate limit of the registry blocks pulls of ${describeFailedImage(facts)}`,
  'image-unreachable': (facts) => `no connection to the registry of ${describeFailedImage(facts)}`,
  'image-not-pulled': (facts) => `${describeFailedImage(facts)} cannot be pulled`,
  'registry-denied': () => 'the execution role has no permission to log in to Amazon ECR',
  'registry-unreachable': () => 'no connection to Amazon ECR',
  'disk-full': ({ subject }) => `no disk space left for ${subject}`,
  'wrong-architecture': ({ subject, platform }) =>
    `the image of ${subject} is built for another processor architecture${platform === undefined ? '' : ` than ${platform}`}`,
  'secret-absent': (facts) => `${describeSecret(facts)} not found`,
  'secret-key-absent': (facts) =>
    `${describeSecret(facts)} has no JSON key ${findMissingKey(facts.words) ?? 'of that name'}`,
  'secret-denied': (facts) => `access denied: the execution role cannot read ${describeSecret(facts)}`,
  'secret-undecryptable': (facts) => `access denied: the execution role cannot decrypt ${describeSecret(facts)}`,
  'secret-unreachable': (facts) => `no connection to ${describeSecretStore(facts)} to read ${describeSecret(facts)}`,
  'secret-throttled': (facts) => `AWS throttled the reads of ${describeSecret(facts)}`,
  'secret-inaccessible': (facts) => `${describeSecret(facts)} could not be read`,
  'log-group-absent': (facts) => `${describeLogGroup(facts)} not found`,
  'log-group-denied': (facts) => `access denied: the execution role cannot write to ${describeLogGroup(facts)}`,
  'logs-unreachable': (facts) => `no connection to Amazon CloudWatch Logs for ${describeLogGroup(facts)}`,
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
  'port-held': ({ subject }) => `a host port of ${subject} is already in use`,
  'no-free-address': ({ resource }) =>
    `no free IP address in ${resource === undefined ? 'a subnet of the tasks' : resource}`,
  'network-interface-failed': () => 'the network interface of the task could not be created',
  'vcpu-quota': () => 'the Fargate vCPU quota of this account and region is reached',
  'task-quota': () => 'the task quota of this account and region is reached',
  'no-instances': ({ cluster }) => `cluster ${cluster} has no container instances`,
  'no-provider-instances': ({ cluster }) => `the capacity provider of cluster ${cluster} has no container instances`,
  'no-room': ({ words }) => `no container instance ${describeLack(words)}`,
  'fargate-full': () => 'AWS Fargate has no capacity in the Availability Zones of the tasks',
  'provider-failed': ({ resource }) =>
    `capacity provider${resource === undefined ? 's' : ` ${resource}`} cannot start enough container instances`,
  'percents-block': () => 'minimumHealthyPercent and maximumPercent allow no task to start or stop',
  'tasks-protected': ({ words }) =>
    `${/(\d{1,5}) tasks? under protection/.exec(words)?.[1] ?? 'Some'} tasks of the old revision have scale-in protection and cannot be stopped`,
  'load-balancer-health': ({ probe }) =>
    `load balancer health check failed${probe === undefined ? '' : `: ${probe.words}`}`,
  'not-in-service': () => 'tasks are not healthy in the load balancer',
  'target-group-absent': ({ resource }) => `target group ${resource ?? 'of the service'} not found`,
  'target-group-unattached': ({ resource }) => `target group ${resource ?? 'of the service'} has no load balancer`,
  'instance-lost': () => 'the container instance of the task disappeared',
  'spot-interrupted': () => 'Spot capacity was reclaimed',
  'stopped-by-person': () => 'someone stopped a task (StopTask)',
  'alarm-triggered': () => 'a deployment alarm was triggered',
  'hook-failed': () => 'a lifecycle hook failed',
  'pause-timed-out': () => 'nobody approved the deployment before its pause timed out',
  'pause-unanswered': () => 'the deployment is paused and waits for approval',
  superseded: () => 'someone else deployed to the service during this deployment',
  'tasks-pending': () => 'new tasks were still PENDING',
  stalled: () => 'ECS can neither start nor stop a task',
  'service-deleted': ({ service }) => `service ${service} was deleted during the deployment`,
  'credentials-expired': () => 'the AWS credentials of this step expired before the deployment ended',
  'contact-denied': () => 'access denied while following the deployment',
  'contact-lost': () => 'ECS could not be reached',
  'no-evidence': () => 'cause unknown: no stopped task of this deployment was found, and ECS reports no problem',
  'ecs-says': ({ words }) => describeEcsWords(words),
};

/** A cause in one line. */
export function formatCauseTitle(kind: CauseKind, facts: CauseFacts): string {
  return TITLES[kind](facts);
}

function describeFailedImage({ image, subject }: CauseFacts): string {
  return image === undefined ? `the image of ${subject}` : `image ${image} of ${subject}`;
}

function describeSecret({ resource, words }: CauseFacts): string {
  if (resource === undefined) return 'a secret of the task definition';
  return `${isParameter(resource, words) ? 'parameter' : 'secret'} ${resource}`;
}

function describeSecretStore({ words }: CauseFacts): string {
  if (/\bssm\b|Systems Manager|Parameter Store/i.test(words)) return 'AWS Systems Manager';
  return /\basm\b|secrets ?manager/i.test(words) ? 'AWS Secrets Manager' : 'the AWS service';
}

function describeLogGroup({ resource }: CauseFacts): string {
  return resource === undefined ? 'the log group' : `log group ${resource}`;
}

/** ECS names what the closest instance lacks (ECS Developer Guide, service event messages). */
function describeLack(words: string): string {
  if (/insufficient memory|RESOURCE:MEMORY/i.test(words)) return 'has enough memory for another task';
  if (/insufficient CPU|RESOURCE:CPU/i.test(words)) return 'has enough CPU units for another task';
  if (/RESOURCE:GPU/.test(words)) return 'has a GPU for another task';
  if (/missing an attribute/i.test(words)) return 'has the attributes that the task definition requires';
  if (/AGENT/.test(words)) return 'has a container agent that is connected';
  return 'meets the requirements of another task';
}

/** ECS's own words as a cause of their own, where no class fits them. */
function describeEcsWords(words: string): string {
  const said = words.trim().replace(/\.$/, '');
  return said === '' ? 'ECS gives no reason' : `ECS says: ${said}`;
}
