/** One step against each kind of cause. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { lastSegment } from '../text/arn.ts';
import { quoteWord } from '../text/shell-word.ts';
import {
  adviseConnection,
  adviseDecryption,
  adviseLogAccess,
  advisePullAccess,
  adviseSecretAccess,
} from './access-advice.ts';
import type { CauseFacts } from './cause-facts.ts';
import { isParameter } from './cause-resource.ts';
import type { CauseKind } from './diagnosis.ts';
import { ADD_CAPACITY } from './shortage.ts';
import { adviseOnTargets } from './target-advice.ts';

/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;

const NEXT_STEPS: Readonly<Record<CauseKind, (facts: CauseFacts) => string>> = {
  'image-absent': checkImage,
  'image-denied': advisePullAccess,
  'image-private': ({ image, subject }) =>
    `Check the name ${image ?? `of the image of ${subject}`}. If it is private, set repositoryCredentials of ${subject} to a secret with the registry login.`,
  'image-throttled': () =>
    'Copy the image to Amazon ECR, pull it through an ECR pull-through cache, or set repositoryCredentials to a login with a higher limit.',
  'image-unreachable': () => adviseConnection('the registry'),
  'image-not-pulled': describeTask,
  'registry-denied': advisePullAccess,
  'registry-unreachable': () => adviseConnection('Amazon ECR (ecr.api, ecr.dkr and Amazon S3)'),
  'disk-full': () =>
    'Free disk space on the container instance or give it a larger volume; on Fargate raise ephemeralStorage of the task definition.',
  'wrong-architecture': ({ platform }) =>
    `Build the image for ${platform ?? 'the processor of the container instances'}: input platforms${platform === undefined ? ', such as linux/arm64 or linux/amd64' : `: ${platform}`}. An entry point that is a script must begin with #!.`,
  'command-absent': ({ subject }) =>
    `Correct the command or entry point of ${subject}, or add the program to the image.`,
  'command-not-executable': ({ subject }) => `Make the entry point of ${subject} executable (chmod +x) in the image.`,
  'user-absent': ({ subject }) =>
    `Correct the user of ${subject} in the task definition or the Dockerfile, or add it to the image.`,
  'directory-unusable': ({ subject }) =>
    `Set an absolute working directory of ${subject} that exists in the image and that its user can enter.`,
  'out-of-memory': ({ subject }) => `Increase the memory of ${subject} in the task definition, or make it use less.`,
  killed: readLog,
  crashed: readLog,
  'container-exited': readLog,
  'container-health': ({ subject }) =>
    `Run the health check command of ${subject} in its image. If the container is only slow to start, increase startPeriod.`,
  'load-balancer-health': (facts) => adviseOnTargets(facts, facts.log === undefined ? undefined : readLog(facts)),
  'not-in-service': checkTargets,
  'target-group-absent': () => 'Recreate the target group, or change it with aws ecs update-service --load-balancers.',
  'target-group-unattached': ({ resource }) =>
    `Add a listener or a rule of a load balancer that forwards to this target group${resource === undefined ? '.' : `: aws elbv2 describe-target-groups --target-group-arns ${quoteWord(resource)}`}`,
  'secret-absent': checkSecret,
  'secret-key-absent': checkSecret,
  'secret-denied': adviseSecretAccess,
  'secret-undecryptable': adviseDecryption,
  'secret-unreachable': ({ words }) =>
    adviseConnection(
      /\bssm\b|Systems Manager/i.test(words) ? 'AWS Systems Manager (ssm)' : 'AWS Secrets Manager (secretsmanager)',
    ),
  'secret-throttled': () => 'Deploy again, or start fewer tasks at a time with a lower maximum-percent.',
  'secret-inaccessible': () =>
    'Check that each secret exists, the execution role can read it, and the subnets reach its endpoint.',
  'log-group-absent': ({ resource }) =>
    resource === undefined
      ? 'Create the log group that the task definition names.'
      : `Create it: aws logs create-log-group --log-group-name ${quoteWord(resource)}`,
  'log-group-denied': adviseLogAccess,
  'logs-unreachable': () => adviseConnection('Amazon CloudWatch Logs (logs)'),
  'log-group-inaccessible': () =>
    'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
  'role-inaccessible': checkRole,
  'service-role-inaccessible': () =>
    'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
  'volume-not-mounted': () => 'Check that the file system exists and that its security group allows the tasks.',
  'platform-incompatible': (facts) =>
    `Use the newest platform version: aws ecs update-service ${serviceFlags(facts)} --platform-version LATEST`,
  'port-held': () => 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
  'container-not-started': describeTask,
  'container-never-ran': describeTask,
  'no-free-address': ({ resource }) =>
    `Delete unused network interfaces, or give the service a larger subnet${resource === undefined ? '.' : `: aws ec2 describe-subnets --subnet-ids ${quoteWord(resource)}`}`,
  'network-interface-failed': describeTask,
  'vcpu-quota': () =>
    'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
  'task-quota': () =>
    'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
  'no-instances': () => ADD_CAPACITY,
  'no-provider-instances': () => 'Scale out its Auto Scaling group, enable managed scaling, or use Fargate.',
  'no-room': () => 'Add a container instance, stop other tasks, or lower what the task definition requires.',
  'fargate-full': () => 'Deploy again later, or add subnets in more Availability Zones.',
  'provider-failed': () => 'Correct what ECS names, such as a quota, the instance type or a missing permission.',
  // ECS supports no maximum percent above 100 for a DAEMON service.
  'percents-block': ({ isDaemon }) =>
    isDaemon ? 'Lower minimum-healthy-percent.' : 'Raise maximum-percent, or lower minimum-healthy-percent.',
  'tasks-protected': ({ cluster, service }) =>
    `Wait for the protection to end, or end it with aws ecs update-task-protection. List the tasks: aws ecs list-tasks --cluster ${quoteWord(cluster)} --service-name ${quoteWord(service)}`,
  'instance-lost': () => 'Deploy again when capacity is available.',
  'spot-interrupted': () => 'Deploy again, or run part of the service on on-demand capacity.',
  'stopped-by-person': () => 'Check CloudTrail for who called StopTask.',
  'alarm-triggered': readAlarm,
  'hook-failed': readHookLog,
  'pause-timed-out': () =>
    'Deploy again and approve in time, or increase timeoutInMinutes of the PAUSE lifecycle hook.',
  'pause-unanswered': () => 'Approve the pause before the limit, or increase wait-for-minutes.',
  superseded: (facts) =>
    `Use one concurrency group in all workflows that deploy this service. See who deployed: slipway history ${serviceFlags(facts)}`,
  'tasks-pending': ({ cluster, service }) =>
    `Check what they wait for (capacity, image pull): aws ecs list-tasks --cluster ${quoteWord(cluster)} --service-name ${quoteWord(service)}`,
  stalled: ({ isDaemon }) =>
    isDaemon
      ? 'Lower minimum-healthy-percent, or stop other tasks on the container instances.'
      : 'Add a container instance, raise maximum-percent, or lower minimum-healthy-percent.',
  'service-deleted': () => 'Recreate the service. Check CloudTrail for who called DeleteService.',
  'credentials-expired': (facts) =>
    `Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the deployment. Check how it ended: slipway status ${serviceFlags(facts)}`,
  'contact-denied': (facts) =>
    `Allow the denied action for the role. Check how it ended: slipway status ${serviceFlags(facts)}`,
  'contact-lost': (facts) => `Check how it ended before running again: slipway status ${serviceFlags(facts)}`,
  'no-evidence': describeService,
  'ecs-says': describeService,
};

/** One step against a cause: what to change, or the exact command that shows more. */
export function adviseOn(kind: CauseKind, facts: CauseFacts): string {
  return NEXT_STEPS[kind](facts);
}

function checkImage({ image, subject }: CauseFacts): string {
  const parts = /^([^/]+\.dkr\.ecr\.[^/]+)\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image ?? '');
  const repository = parts?.[2];
  if (repository === undefined)
    return `Check that the image of ${subject} exists in its registry under that exact name.`;
  const id = parts?.[4] === undefined ? `imageTag=${parts?.[3] ?? 'latest'}` : `imageDigest=${parts[4]}`;
  return `Run: aws ecr describe-images --repository-name ${quoteWord(repository)} --image-ids ${quoteWord(id)}`;
}

function checkSecret({ resource, words }: CauseFacts): string {
  if (resource === undefined) return 'Check that each secret of the task definition exists in this region.';
  if (!isParameter(resource, words))
    return `Check its name and region: aws secretsmanager describe-secret --secret-id ${quoteWord(resource)}`;
  const names = resource.replace(/^arn:[^/]*:parameter/, '').split(/, ?/);
  return `Check its name and region: aws ssm get-parameters --names ${names.map(quoteWord).join(' ')}`;
}

function checkRole({ resource }: CauseFacts): string {
  const allow = 'Check that the role exists and that ecs-tasks.amazonaws.com can assume it';
  return resource === undefined
    ? `${allow}.`
    : `${allow}: aws iam get-role --role-name ${quoteWord(lastSegment(resource))}`;
}

function readLog(facts: CauseFacts): string {
  if (facts.log === undefined) return describeTask(facts);
  const [group, stream, region] = [facts.log.group, facts.log.stream, facts.log.region].map(quoteOutside);
  const where = facts.log.region === undefined ? '' : ` --region ${region}`;
  return `Read its log: aws logs tail ${group} --since 30m --log-stream-names ${stream}${where}`;
}

function describeTask(facts: CauseFacts): string {
  if (facts.taskArn === undefined) return describeService(facts);
  return `Run: aws ecs describe-tasks --cluster ${quoteWord(facts.cluster)} --tasks ${quoteWord(facts.taskArn)}`;
}

/** Targets that are not in service yet are still listed. */
function checkTargets(facts: CauseFacts): string {
  if (facts.targetGroupArn === undefined) {
    return 'Check that the service answers on the path and port of the health check within the grace period.';
  }
  return `Run: aws elbv2 describe-target-health --target-group-arn ${quoteWord(facts.targetGroupArn)}`;
}

function readAlarm({ alarm = '' }: CauseFacts): string {
  return `Run: aws cloudwatch describe-alarm-history --alarm-name ${quoteWord(alarm)}`;
}

/**
 * Lambda logs to a group named after the function unless it is set otherwise (Lambda Developer Guide, CloudWatch logs).
 */
function readHookLog({ hookFunction }: CauseFacts): string {
  if (hookFunction === undefined) return 'Check CloudTrail for who called ContinueServiceDeployment.';
  return `Read the log of the hook: aws logs tail ${quoteWord(`/aws/lambda/${hookFunction}`)} --since 30m`;
}

/** A task that runs once belongs to no service. */
function describeService(facts: CauseFacts): string {
  if (facts.service === '' && facts.taskArn !== undefined) return describeTask(facts);
  return `Run: aws ecs describe-services ${serviceFlags(facts, 'services')} --query 'services[0].events[:10]'`;
}

function serviceFlags({ cluster, service }: CauseFacts, flag = 'service'): string {
  return `--cluster ${quoteWord(cluster)} --${flag} ${quoteWord(service)}`;
}

/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = ''): string {
  return quoteWord(quoteOutsideText(name, LONGEST_NAME));
}
