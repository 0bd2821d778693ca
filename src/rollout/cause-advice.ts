/** One step against each kind of cause. */
import { quoteOutsideText } from '../report/outside-text.ts';
import { quoteWord } from '../report/shell-word.ts';
import {
  adviseConnection,
  adviseDecryption,
  adviseLogAccess,
  advisePullAccess,
  adviseSecretAccess,
} from './access-advice.ts';
import { isParameter } from './cause-resource.ts';
import type { Scene } from './cause-scene.ts';
import type { CauseKind } from './diagnosis.ts';
import { ADD_CAPACITY } from './shortage.ts';
import { adviseOnTargets } from './target-advice.ts';

/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;

const NEXT_STEPS: Readonly<Record<CauseKind, (scene: Scene) => string>> = {
  'image-absent': checkImage,
  'image-denied': advisePullAccess,
  'image-private': ({ image, subject }) =>
    `Check the name ${image ?? `of the image of ${subject}`}. If it is private, set repositoryCredentials of ${subject} to a secret with a login of the registry.`,
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
    `Correct the command or entry point of ${subject}, or the image that should hold it.`,
  'command-not-executable': ({ subject }) => `Make the entry point of ${subject} executable (chmod +x) in the image.`,
  'user-absent': ({ subject }) =>
    `Correct the user of ${subject} in the task definition or the Dockerfile, or add it to the image.`,
  'directory-unusable': ({ subject }) =>
    `Give ${subject} an absolute working directory that is in the image and open to its user.`,
  'out-of-memory': ({ subject }) => `Raise the memory of ${subject} in the task definition, or lower what it uses.`,
  killed: readLog,
  crashed: readLog,
  'container-exited': readLog,
  'container-health': ({ subject }) =>
    `Run the health check of ${subject} by hand in its image; if it only starts slowly, raise startPeriod.`,
  'load-balancer-health': (scene) => adviseOnTargets(scene, scene.log === undefined ? undefined : readLog(scene)),
  'not-in-service': checkTargets,
  'target-group-absent': () =>
    'Create the target group again, or give the service another one by --load-balancers of aws ecs update-service.',
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
  'secret-throttled': () => 'Run the deployment again, or start fewer tasks at a time with a lower maximum-percent.',
  'secret-inaccessible': () =>
    'Check that each secret exists, that the execution role may read it, and that the subnets reach its endpoint.',
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
  'volume-not-mounted': () => 'Check that the file system exists and that its security group admits the tasks.',
  'platform-incompatible': (scene) =>
    `Use the newest platform version: aws ecs update-service ${nameService(scene)} --platform-version LATEST`,
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
  'no-provider-instances': () => 'Let its Auto Scaling group start instances, turn on managed scaling, or use Fargate.',
  'no-room': () => 'Add a container instance, stop other tasks, or lower what the task definition requires.',
  'fargate-full': () => 'Run the deployment again later, or give the service subnets in more Availability Zones.',
  'provider-failed': () => 'Correct what ECS names, such as a quota, the instance type or a missing permission.',
  // ECS supports no maximum percent above 100 for a DAEMON service.
  'percents-block': ({ isDaemon }) =>
    isDaemon ? 'Lower minimum-healthy-percent.' : 'Raise maximum-percent, or lower minimum-healthy-percent.',
  'tasks-protected': ({ cluster, service }) =>
    `Wait for the protection to end, or end it with aws ecs update-task-protection. List the tasks: aws ecs list-tasks --cluster ${quoteWord(cluster)} --service-name ${quoteWord(service)}`,
  'instance-lost': () => 'Run the deployment again once the capacity is back.',
  'spot-interrupted': () => 'Run the deployment again, or keep a base of the service on capacity that stays.',
  'stopped-by-person': () => 'Ask who stopped the task: CloudTrail names the caller of StopTask.',
  'alarm-triggered': readAlarm,
  'hook-failed': readHookLog,
  'pause-unanswered': () => 'Answer the pause before the limit, or make wait-for-minutes longer.',
  superseded: (scene) =>
    `Give all workflows that deploy this service one concurrency group. See who deployed: slipway history ${nameService(scene)}`,
  'tasks-pending': ({ cluster, service }) =>
    `See what they wait for, such as capacity or the pull of an image: aws ecs list-tasks --cluster ${quoteWord(cluster)} --service-name ${quoteWord(service)}`,
  stalled: ({ isDaemon }) =>
    isDaemon
      ? 'Lower minimum-healthy-percent, or stop other tasks on the container instances.'
      : 'Add a container instance, raise maximum-percent, or lower minimum-healthy-percent.',
  'service-deleted': () => 'Create the service again. CloudTrail names the caller of DeleteService.',
  'credentials-expired': (scene) =>
    `Set role-duration-seconds of aws-actions/configure-aws-credentials to more than the deployment takes. See how it ended: slipway status ${nameService(scene)}`,
  'contact-denied': (scene) =>
    `Allow the denied action to the role. See how it ended: slipway status ${nameService(scene)}`,
  'contact-lost': (scene) => `See how it ended before running again: slipway status ${nameService(scene)}`,
  'no-evidence': describeService,
  'ecs-says': describeService,
};

/** One step against a cause: what to change, or the exact command that shows more. */
export function adviseOn(kind: CauseKind, scene: Scene): string {
  return NEXT_STEPS[kind](scene);
}

function checkImage({ image, subject }: Scene): string {
  const parts = /^([^/]+\.dkr\.ecr\.[^/]+)\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image ?? '');
  const repository = parts?.[2];
  if (repository === undefined)
    return `Check that the image of ${subject} exists in its registry under that very name.`;
  const id = parts?.[4] === undefined ? `imageTag=${parts?.[3] ?? 'latest'}` : `imageDigest=${parts[4]}`;
  return `Run: aws ecr describe-images --repository-name ${quoteWord(repository)} --image-ids ${quoteWord(id)}`;
}

function checkSecret({ resource, words }: Scene): string {
  if (resource === undefined) return 'Check that each secret of the task definition exists in this region.';
  if (!isParameter(resource, words))
    return `Check its name and region: aws secretsmanager describe-secret --secret-id ${quoteWord(resource)}`;
  const names = resource.replace(/^arn:[^/]*:parameter/, '').split(/, ?/);
  return `Check its name and region: aws ssm get-parameters --names ${names.map(quoteWord).join(' ')}`;
}

function checkRole({ resource }: Scene): string {
  const allow = 'Check that the role exists and that ecs-tasks.amazonaws.com may assume it';
  return resource === undefined
    ? `${allow}.`
    : `${allow}: aws iam get-role --role-name ${quoteWord(resource.slice(resource.lastIndexOf('/') + 1))}`;
}

function readLog(scene: Scene): string {
  if (scene.log === undefined) return describeTask(scene);
  const [group, stream, region] = [scene.log.group, scene.log.stream, scene.log.region].map(quoteOutside);
  const where = scene.log.region === undefined ? '' : ` --region ${region}`;
  return `Read its log: aws logs tail ${group} --since 30m --log-stream-names ${stream}${where}`;
}

function describeTask(scene: Scene): string {
  if (scene.taskArn === undefined) return describeService(scene);
  return `Run: aws ecs describe-tasks --cluster ${quoteWord(scene.cluster)} --tasks ${quoteWord(scene.taskArn)}`;
}

/** Targets that are not in service yet are still listed. */
function checkTargets(scene: Scene): string {
  if (scene.targetGroupArn === undefined) {
    return 'Check that the service answers on the path and port of the health check within its grace period.';
  }
  return `Run: aws elbv2 describe-target-health --target-group-arn ${quoteWord(scene.targetGroupArn)}`;
}

function readAlarm({ alarm = '' }: Scene): string {
  return `Run: aws cloudwatch describe-alarm-history --alarm-name ${quoteWord(alarm)}`;
}

/** Lambda logs to a group named after the function unless it is set otherwise (Lambda Developer Guide, CloudWatch logs). */
function readHookLog({ hookFunction }: Scene): string {
  if (hookFunction === undefined) {
    return 'Ask who refused the deployment: CloudTrail names the caller of ContinueServiceDeployment.';
  }
  return `Read the log of the hook: aws logs tail ${quoteWord(`/aws/lambda/${hookFunction}`)} --since 30m`;
}

/** A task that runs once belongs to no service. */
function describeService(scene: Scene): string {
  if (scene.service === '' && scene.taskArn !== undefined) return describeTask(scene);
  return `Run: aws ecs describe-services ${nameService(scene, 'services')} --query 'services[0].events[:10]'`;
}

function nameService({ cluster, service }: Scene, flag = 'service'): string {
  return `--cluster ${quoteWord(cluster)} --${flag} ${quoteWord(service)}`;
}

/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = ''): string {
  return quoteWord(quoteOutsideText(name, LONGEST_NAME));
}
