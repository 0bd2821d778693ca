/** Reasons and events as people have got them, from the ECS Developer Guide and from public issues. */
import { describe, expect, test } from '@jest/globals';
import { diagnoseRollout } from '../../src/diagnosis/diagnose.ts';
import type { CauseKind } from '../../src/diagnosis/diagnosis.ts';
import { type Evidence, NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import { findUnrecoverable } from '../../src/follow/unrecoverable.ts';
import { aContainerNotRun, aServiceEvent, aStoppedTask } from '../support/builders/stopped-tasks.ts';

const HERE: Evidence = { ...NO_EVIDENCE, cluster: 'prod', service: 'web' };
const ACCOUNT = '111122223333';
const SECRET = `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:app-secret-EaPYTy`;
const PULL_SECRETS =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:';

interface Row {
  readonly said: string;
  readonly kind: CauseKind;
  readonly title: string;
  /** Part of the next step. */
  readonly step: string;
  /** Whether another start could do better. */
  readonly mayHeal: boolean;
  readonly image?: string;
}

function failedToStart({ said, image = 'registry.example/web:v2' }: Pick<Row, 'said' | 'image'>) {
  return aStoppedTask({
    stopCode: 'TaskFailedToStart',
    hasRun: false,
    stoppedReason: said,
    containers: [{ ...aContainerNotRun(), image }],
  });
}

const ECR_IMAGE = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/my_image:v1`;

describe('a task that did not start because', () => {
  test.each<Row & { readonly named: string }>([
    {
      named: 'a secret is denied',
      said: `${PULL_SECRETS} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/web-execution/0123 is not authorized to perform: secretsmanager:GetSecretValue on resource: ${SECRET} because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400`,
      kind: 'secret-denied',
      title: `access denied: the execution role cannot read secret ${SECRET}`,
      step: `Add to the policy of the execution role web-execution: {"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"${SECRET}"}`,
      mayHeal: false,
    },
    {
      named: 'a secret is not found, as the agent says it now',
      said: `ResourceNotFoundException: The task can't retrieve the secret with ARN '${SECRET}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      kind: 'secret-absent',
      title: `secret ${SECRET} not found`,
      step: `aws secretsmanager describe-secret --secret-id ${SECRET}`,
      mayHeal: false,
    },
    {
      named: 'a secret cannot be decrypted',
      said: `${PULL_SECRETS} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400, request id: a87a66d9`,
      kind: 'secret-undecryptable',
      title: `access denied: the execution role cannot decrypt secret ${SECRET}`,
      step: 'kms:Decrypt',
      mayHeal: false,
    },
    {
      named: 'a secret is out of reach',
      said: `${PULL_SECRETS} unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${SECRET} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
      kind: 'secret-unreachable',
      title: `no connection to AWS Secrets Manager to read secret ${SECRET}`,
      step: 'secretsmanager',
      mayHeal: true,
    },
    {
      named: 'a secret has no such key',
      said: `${PULL_SECRETS} unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key password`,
      kind: 'secret-key-absent',
      title: 'a secret of the task definition has no JSON key password',
      step: 'Check that each secret of the task definition exists',
      mayHeal: false,
    },
    {
      named: 'a parameter is not found',
      said: `${PULL_SECRETS} unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /api//new-relic-license-key`,
      kind: 'secret-absent',
      title: 'parameter /api//new-relic-license-key not found',
      step: 'aws ssm get-parameters --names /api//new-relic-license-key',
      mayHeal: false,
    },
    {
      named: 'a parameter is denied, as the EC2 agent says it',
      said: `Fetching secret data from SSM Parameter Store in eu-west-1: AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/execution/9e05ad12 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/db status code: 400`,
      kind: 'secret-denied',
      title: `access denied: the execution role cannot read parameter arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/db`,
      step: `{"Effect":"Allow","Action":"ssm:GetParameters","Resource":"arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/db"}`,
      mayHeal: false,
    },
    {
      named: 'parameters are out of reach',
      said: 'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration.',
      kind: 'secret-unreachable',
      title: 'no connection to AWS Systems Manager to read a secret of the task definition',
      step: 'AWS Systems Manager (ssm)',
      mayHeal: true,
    },
    {
      named: 'the login to ECR is denied',
      said: `${PULL_SECRETS} unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 415e, api error AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/execution/0123 is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action`,
      kind: 'registry-denied',
      title: 'the execution role has no permission to log in to Amazon ECR',
      step: '{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"}',
      mayHeal: false,
    },
    {
      named: 'ECR is out of reach',
      said: 'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 44.213.79.104:443: i/o timeout',
      kind: 'registry-unreachable',
      title: 'no connection to Amazon ECR',
      step: 'ecr.api, ecr.dkr and Amazon S3',
      mayHeal: true,
    },
    {
      named: 'an image of ECR is denied',
      said: `CannotPullContainerError: Error response from daemon: pull access denied for ${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/my_image, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::${ACCOUNT}:assumed-role/MyBrokenRole/xyz is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:${ACCOUNT}:repository/my_image because no identity-based policy allows the ecr:BatchGetImage action`,
      image: ECR_IMAGE,
      kind: 'image-denied',
      title: `no permission to pull image ${ECR_IMAGE} of container app from Amazon ECR`,
      step: `Add to the policy of the execution role MyBrokenRole: {"Effect":"Allow","Action":"ecr:BatchGetImage","Resource":"arn:aws:ecr:us-east-1:${ACCOUNT}:repository/my_image"}`,
      mayHeal: false,
    },
    {
      named: 'an image of Docker Hub does not exist or is private',
      said: "CannotPullContainerError: Error response from daemon: pull access denied for acme/web, repository does not exist or may require 'docker login'",
      image: 'acme/web:v2',
      kind: 'image-private',
      title: 'image acme/web:v2 of container app does not exist or is private',
      step: 'Check the name acme/web:v2. If it is private, set repositoryCredentials of container app',
      mayHeal: false,
    },
    {
      named: 'an image of Docker Hub is denied, as containerd says it',
      said: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/repository:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed.',
      image: 'repository:latest',
      kind: 'image-private',
      title: 'image repository:latest of container app does not exist or is private',
      step: 'repositoryCredentials',
      mayHeal: false,
    },
    {
      named: 'Docker Hub limits pulls',
      said: 'CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/acme/web/manifests/sha256:7a54: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
      image: 'acme/web:v2',
      kind: 'image-throttled',
      title: 'the rate limit of the registry blocks pulls of image acme/web:v2 of container app',
      step: 'Copy the image to Amazon ECR',
      mayHeal: true,
    },
    {
      named: 'the disk is full',
      said: 'CannotPullContainerError: failed to register layer: Error processing tar file(exit status 1): write /tmp/my_large_file: no space left on device',
      kind: 'disk-full',
      title: 'no disk space left for container app',
      step: 'Free disk space',
      mayHeal: true,
    },
    {
      named: 'the log group is not found',
      said: 'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
      kind: 'log-group-absent',
      title: 'the log group not found',
      step: 'Create the log group',
      mayHeal: false,
    },
    {
      named: 'the log group is denied',
      said: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/execution/0123 is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/ecs/web:log-stream: because no identity-based policy allows the logs:CreateLogGroup action : exit status 1`,
      kind: 'log-group-denied',
      title: 'access denied: the execution role cannot write to log group /ecs/web',
      step: '"Action":"logs:CreateLogGroup"',
      mayHeal: false,
    },
    {
      named: 'the logs are out of reach',
      said: 'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
      kind: 'logs-unreachable',
      title: 'no connection to Amazon CloudWatch Logs for the log group',
      step: 'VPC endpoints',
      mayHeal: true,
    },
    {
      named: 'a role cannot be assumed',
      said: `ECS was unable to assume the role 'arn:aws:iam::${ACCOUNT}:role/app/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
      kind: 'role-inaccessible',
      title: `ECS cannot assume arn:aws:iam::${ACCOUNT}:role/app/web-task`,
      step: 'aws iam get-role --role-name web-task',
      mayHeal: false,
    },
    {
      named: 'the subnet has no free address',
      said: 'Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet subnet-05d93362e947058bc: InsufficientFreeAddressesInSubnet',
      kind: 'no-free-address',
      title: 'no free IP address in subnet-05d93362e947058bc',
      step: 'aws ec2 describe-subnets --subnet-ids subnet-05d93362e947058bc',
      mayHeal: true,
    },
    {
      named: 'no network interface came',
      said: 'Timeout waiting for network interface provisioning to complete.',
      kind: 'network-interface-failed',
      title: 'the network interface of the task could not be created',
      step: 'aws ecs describe-tasks',
      mayHeal: true,
    },
  ])('$named', ({ said, image, kind, title, step, mayHeal }) => {
    const task = failedToStart({ said, ...(image === undefined ? {} : { image }) });

    const [cause] = diagnoseRollout({ ...HERE, stoppedTasks: [task] }).causes;

    expect([cause?.kind, cause?.title, cause?.details[0]]).toEqual([kind, title, said]);
    expect(cause?.nextStep).toContain(step);
    expect(findUnrecoverable([task]) === undefined).toBe(mayHeal);
  });
});

describe('an event that says that', () => {
  const place = '(service web) was unable to place a task.';
  const closest = `${place.slice(0, -1)} because no container instance met all of its requirements. The closest matching (container-instance 0123)`;

  test.each<Pick<Row, 'said' | 'kind' | 'title' | 'step'>>([
    {
      said: '(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
      kind: 'no-provider-instances',
      title: 'the capacity provider of cluster prod has no container instances',
      step: 'managed scaling',
    },
    {
      said: `${place} Reason: You've reached the limit on the number of vCPUs you can run concurrently. For more information, see the Troubleshooting section.`,
      kind: 'vcpu-quota',
      title: 'the Fargate vCPU quota of this account and region is reached',
      step: 'aws service-quotas list-service-quotas --service-code fargate',
    },
    {
      said: `${place} Reason: You've reached the limit on the number of spot tasks you can run concurrently.`,
      kind: 'task-quota',
      title: 'the task quota of this account and region is reached',
      step: 'Request a higher quota',
    },
    {
      said: `${place} Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.`,
      kind: 'fargate-full',
      title: 'AWS Fargate has no capacity in the Availability Zones of the tasks',
      step: 'more Availability Zones',
    },
    {
      said: `${closest} has insufficient memory available.`,
      kind: 'no-room',
      title: 'no container instance has enough memory for another task',
      step: 'Add a container instance',
    },
    {
      said: `${closest} is missing an attribute required by your task.`,
      kind: 'no-room',
      title: 'no container instance has the attributes that the task definition requires',
      step: 'Add a container instance',
    },
    {
      said: `${place} Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider test-managed. UnauthorizedOperation: You are not authorized to perform this operation.`,
      kind: 'provider-failed',
      title: 'capacity provider test-managed cannot start enough container instances',
      step: 'Correct what ECS names',
    },
    {
      said: '(service web) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 2 tasks under protection)',
      kind: 'tasks-protected',
      title: '2 tasks of the old revision have scale-in protection and cannot be stopped',
      step: 'update-task-protection',
    },
    {
      said: '(service web) failed to launch a task with (error ECS was unable to assume the service linked role.).',
      kind: 'service-role-inaccessible',
      title: 'ECS cannot assume its service-linked role',
      step: 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
    },
    {
      said: '(service web) failed to launch a task with (error PlatformTaskDefinitionIncompatibilityException: One or more of the requested capabilities are not supported.).',
      kind: 'platform-incompatible',
      title:
        'PlatformTaskDefinitionIncompatibilityException: the Fargate platform version lacks a capability of the task definition',
      step: '--platform-version LATEST',
    },
    {
      said: '(service web) operations are being throttled. Will try again later.',
      kind: 'ecs-says',
      title: 'ECS says: (service web) operations are being throttled. Will try again later',
      step: 'aws ecs describe-services',
    },
  ])('$title', ({ said, kind, title, step }) => {
    const { causes } = diagnoseRollout({ ...HERE, events: [aServiceEvent(said)] });

    expect(causes.map((cause) => [cause.kind, cause.title])).toEqual([[kind, title]]);
    expect(causes[0]?.nextStep).toContain(step);
  });
});
