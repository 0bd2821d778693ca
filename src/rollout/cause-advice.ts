import { quoteOutsideText } from '../report/outside-text.ts';
import { quoteWord } from '../report/shell-word.ts';
import type { CauseKind } from './diagnosis.ts';
import type { LogStream } from './observation.ts';

/** What a title and a next step are made of. All members but `log` are cleaned and capped. */
export interface Scene {
  readonly cluster: string;
  readonly service: string;
  /** `container app`, `containers app, proxy` or `the task`. */
  readonly subject: string;
  readonly container?: string;
  readonly image?: string;
  readonly exitCode?: number;
  readonly taskArn?: string;
  /** Where the container wrote its last lines, if that is known. */
  readonly log?: LogStream;
  readonly targetGroupArn?: string;
  /** The first deployment alarm that went off. */
  readonly alarm?: string;
  /** The Lambda function behind a hook that failed. */
  readonly hookFunction?: string;
}

/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;

const TITLES: Readonly<Record<CauseKind, (scene: Scene) => string>> = {
  'image-absent': ({ subject }) => `the image of ${subject} is not in its registry`,
  'image-denied': ({ subject }) => `the image of ${subject} may not be pulled`,
  'image-throttled': ({ subject }) => `the registry limits pulls of the image of ${subject}`,
  'image-unreachable': ({ subject }) => `the registry of the image of ${subject} cannot be reached`,
  'image-not-pulled': ({ subject }) => `the image of ${subject} cannot be pulled`,
  'wrong-architecture': ({ subject }) => `the image of ${subject} is built for another processor architecture`,
  'command-absent': ({ subject }) => `the command of ${subject} is not in the image`,
  'command-not-executable': ({ subject }) => `the command of ${subject} cannot be executed`,
  'user-absent': ({ subject }) => `the user of ${subject} is not in the image`,
  'directory-unusable': ({ subject }) => `the working directory of ${subject} cannot be used`,
  'out-of-memory': ({ subject }) => `${subject} ran out of memory`,
  killed: ({ subject }) => `${subject} was killed, exit code 137`,
  crashed: ({ subject, exitCode }) => `${subject} crashed with exit code ${exitCode}`,
  'container-exited': ({ subject, exitCode }) => `${subject} exited with code ${exitCode}`,
  'container-health': ({ subject }) => `the health check of ${subject} failed`,
  'load-balancer-health': () => 'the health check of the load balancer failed',
  'not-in-service': () => 'the load balancer has tasks that are not in service',
  'secret-inaccessible': () => 'the secrets or the token of the registry could not be read',
  'log-group-inaccessible': () => 'the log driver could not start',
  'role-inaccessible': () => 'ECS cannot assume a role of the task definition',
  'volume-not-mounted': () => 'a volume could not be mounted',
  'port-held': ({ subject }) => `a host port of ${subject} is held already`,
  'container-not-started': ({ subject }) => `${subject} could not be started`,
  'container-never-ran': ({ subject }) => `${subject} had not started when the task ended`,
  'instance-lost': () => 'the host of the task went away',
  'spot-interrupted': () => 'Spot capacity was taken back',
  'stopped-by-person': () => 'a task was stopped by a call to StopTask',
  'alarm-triggered': () => 'a deployment alarm went off',
  'hook-failed': () => 'a lifecycle hook failed',
  'pause-unanswered': () => 'the deployment waits at a pause, and nobody has answered it',
  'no-evidence': () => 'no stopped task of this deployment can be seen',
  'ecs-says': () => 'ECS says',
};

const NEXT_STEPS: Readonly<Record<CauseKind, (scene: Scene) => string>> = {
  'image-absent': checkImage,
  'image-denied': () =>
    'Let the execution role read the repository (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer, ecr:GetAuthorizationToken).',
  'image-throttled': () => 'Copy the image to Amazon ECR, or pull through an ECR cache, and deploy it from there.',
  'image-unreachable': () =>
    'Give the subnets of the tasks a route to the registry: NAT, a public IP or VPC endpoints.',
  'image-not-pulled': describeTask,
  'wrong-architecture': () => 'Build for the architecture of the service: input platforms, such as linux/amd64.',
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
  'load-balancer-health': checkTargets,
  'not-in-service': checkTargets,
  'secret-inaccessible': () =>
    'Check that each secret exists, that the execution role may read it, and that the subnets reach its endpoint.',
  'log-group-inaccessible': () =>
    'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
  'role-inaccessible': () => 'Let ecs-tasks.amazonaws.com assume the task role and the execution role.',
  'volume-not-mounted': () => 'Check that the file system exists and that its security group admits the tasks.',
  'port-held': () => 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
  'container-not-started': describeTask,
  'container-never-ran': describeTask,
  'instance-lost': () => 'Run the deployment again once the capacity is back.',
  'spot-interrupted': () => 'Run the deployment again, or keep a base of the service on capacity that stays.',
  'stopped-by-person': () => 'Ask who stopped the task: CloudTrail names the caller of StopTask.',
  'alarm-triggered': readAlarm,
  'hook-failed': readHookLog,
  'pause-unanswered': () => 'Answer the pause before the limit, or make wait-for-minutes longer.',
  'no-evidence': describeService,
  'ecs-says': describeService,
};

/** A cause in one line. */
export function nameCause(kind: CauseKind, scene: Scene): string {
  return TITLES[kind](scene);
}

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

function checkTargets(scene: Scene): string {
  if (scene.targetGroupArn === undefined) {
    return 'Check that the service answers on the path and port of the health check within its grace period.';
  }
  return `Run: aws elbv2 describe-target-health --target-group-arn ${quoteWord(scene.targetGroupArn)}`;
}

function readAlarm({ alarm = '' }: Scene): string {
  return `Run: aws cloudwatch describe-alarm-history --alarm-name ${quoteWord(alarm)}`;
}

/** Lambda logs to a group named after the function unless told otherwise (Lambda Developer Guide, CloudWatch logs). */
function readHookLog({ hookFunction }: Scene): string {
  if (hookFunction === undefined) {
    return 'Ask who refused the deployment: CloudTrail names the caller of ContinueServiceDeployment.';
  }
  return `Read the log of the hook: aws logs tail ${quoteWord(`/aws/lambda/${hookFunction}`)} --since 30m`;
}

/** A task that runs once belongs to no service. */
function describeService(scene: Scene): string {
  const { cluster, service } = scene;
  if (service === '' && scene.taskArn !== undefined) return describeTask(scene);
  const names = `--cluster ${quoteWord(cluster)} --services ${quoteWord(service)}`;
  return `Run: aws ecs describe-services ${names} --query 'services[0].events[:10]'`;
}

/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = ''): string {
  return quoteWord(quoteOutsideText(name, LONGEST_NAME));
}
