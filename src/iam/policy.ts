/**
 * What a role needs, by feature: docs/permissions.md is made of it, and the calls of all tests are checked against it.
 */

/** One statement of an IAM policy that allows. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a group of permissions is for. */
export interface Feature {
  readonly name: string;
  /** `required`: a run that does this fails without. `optional`: it continues with less, and says so. */
  readonly need: 'required' | 'optional';
  /** For docs/permissions.md: one paragraph. */
  readonly purpose: string;
  readonly statements: readonly Statement[];
}

/** The place and the names of the example in docs/permissions.md. */
const REGION = 'eu-west-1';
const ACCOUNT = '123456789012';
const CLUSTER = arn('ecs', 'cluster/production');
const SERVICE = arn('ecs', 'service/production/web');
const REVISIONS = arn('ecs', 'task-definition/web:*');
const REPOSITORY = arn('ecr', 'repository/web');
const IN_CLUSTER = { ArnEquals: { 'ecs:cluster': CLUSTER } };

function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

function allow(Sid: string, statement: Pick<Statement, 'Action' | 'Resource' | 'Condition'>): Statement {
  return { Sid, Effect: 'Allow', ...statement };
}

/**
 * Every permission, once. Resources and conditions are the narrowest that the action takes (Service Authorization
 * Reference, Amazon ECS, Amazon ECR, IAM, Elastic Load Balancing v2, CloudWatch Logs, Secrets Manager, Systems Manager,
 * Amazon EventBridge, Amazon EventBridge Scheduler, Amazon CloudWatch).
 */
export const FEATURES: readonly Feature[] = [
  {
    name: 'Every deploy',
    need: 'required',
    purpose:
      'AWS allows no narrower resource than `*` for the two reads of revisions. Name the roles of the task definition under `iam:PassRole`: whoever may pass a role and start tasks can use that role.',
    statements: [
      allow('ReadAndUpdateTheService', {
        Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
        Resource: [SERVICE],
      }),
      allow('ReadRevisions', { Action: ['ecs:DescribeTaskDefinition', 'ecs:ListTaskDefinitions'], Resource: ['*'] }),
      allow('RegisterRevisions', { Action: ['ecs:RegisterTaskDefinition'], Resource: [REVISIONS] }),
      allow('PassTheRolesOfTheTask', {
        Action: ['iam:PassRole'],
        Resource: [`arn:aws:iam::${ACCOUNT}:role/web-execution`, `arn:aws:iam::${ACCOUNT}:role/web-task`],
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    ],
  },
  {
    name: '`run-task`',
    need: 'required',
    purpose: 'Also needs `ecs:DescribeTasks` below to wait for the task, and `ecs:TagResource` with `run-task-tags`.',
    statements: [allow('RunTheOneOffTask', { Action: ['ecs:RunTask'], Resource: [REVISIONS], Condition: IN_CLUSTER })],
  },
  {
    name: '`service-definition`',
    need: 'required',
    purpose:
      'Used only if the service does not exist; `ecs:DeleteService` only if its first deployment fails, without `on-failure: leave`. A file with `tags` also needs `ecs:TagResource` (ECS Developer Guide, tagging on creation).',
    statements: [
      allow('CreateTheService', { Action: ['ecs:CreateService', 'ecs:DeleteService'], Resource: [SERVICE] }),
    ],
  },
  {
    name: '`repository`',
    need: 'required',
    purpose:
      'To find, build and push images. Without `ecr:GetDownloadUrlForLayer` no image is reused, and a notice says so. `ecr:DescribeImages` also resolves tags to digests, for deploys and for `rollback-to`. With `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` Slipway refuses an image that does not exist or is built for another platform; without them it logs a notice and continues. For images of another account, its repositories must allow `ecr:DescribeImages`; otherwise Docker resolves them. `rehearse` pulls images that are not on the runner, with or without `repository`: that needs `ecr:GetAuthorizationToken`, `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer`.',
    statements: [
      allow('LogInToTheRegistry', { Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] }),
      allow('FindReuseAndPushImages', {
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImages',
          'ecr:DescribeRepositories',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        Resource: [REPOSITORY],
      }),
    ],
  },
  {
    name: '`registry-type: public`',
    need: 'required',
    purpose:
      'Only for Amazon ECR Public. `registries` needs only `ecr:GetAuthorizationToken`; the repositories of the other accounts need a policy that lets this account pull.',
    statements: [
      allow('LogInToEcrPublic', {
        Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
        Resource: ['*'],
      }),
    ],
  },
  {
    name: '`scheduled-rules` and `schedules`',
    need: 'required',
    purpose:
      'To read rules and schedules before anything is written, and to give their targets the new revision. Leave out the statements of the one that you do not use. `iam:PassRole` is for the roles of their targets: EventBridge starts the tasks with them ([scheduled tasks](recipes.md#scheduled-tasks)).',
    statements: [
      allow('UpdateRules', {
        Action: ['events:ListTargetsByRule', 'events:PutTargets'],
        Resource: [arn('events', 'rule/nightly-report')],
      }),
      allow('PassTheRolesOfRules', {
        Action: ['iam:PassRole'],
        Resource: [`arn:aws:iam::${ACCOUNT}:role/start-report`],
        Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } },
      }),
      allow('UpdateSchedules', {
        Action: ['scheduler:GetSchedule', 'scheduler:UpdateSchedule'],
        Resource: [arn('scheduler', 'schedule/default/weekly-report')],
      }),
      allow('PassTheRolesOfSchedules', {
        Action: ['iam:PassRole'],
        Resource: [`arn:aws:iam::${ACCOUNT}:role/start-report`],
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    ],
  },
  {
    name: '`create-repository`',
    need: 'required',
    purpose: 'Used only if the repository does not exist.',
    statements: [allow('CreateTheRepository', { Action: ['ecr:CreateRepository'], Resource: [REPOSITORY] })],
  },
  {
    name: 'Services that CodeDeploy deploys',
    need: 'required',
    purpose: 'Instead of `ecs:UpdateService`. The statements for `run-task` and the diagnosis stay the same.',
    statements: [
      allow('DeployWithCodeDeploy', {
        Action: [
          'codedeploy:CreateDeployment',
          'codedeploy:GetDeployment',
          'codedeploy:GetDeploymentConfig',
          'codedeploy:GetDeploymentGroup',
          'codedeploy:ListDeployments',
          'codedeploy:RegisterApplicationRevision',
        ],
        Resource: [
          arn('codedeploy', 'application:AppECS-production-web'),
          arn('codedeploy', 'deploymentgroup:AppECS-production-web/DgpECS-production-web'),
          arn('codedeploy', 'deploymentconfig:*'),
        ],
      }),
      allow('MonitorAndStopWithCodeDeploy', {
        Action: [
          'codedeploy:BatchGetDeploymentTargets',
          'codedeploy:ListDeploymentTargets',
          'codedeploy:StopDeployment',
        ],
        Resource: ['*'],
      }),
    ],
  },
  {
    name: 'Service deployments',
    need: 'optional',
    purpose:
      "`rollback-to: last-good` and `previous`, reasons in ECS's own words, and a rollback that stops only the deployment of this run.",
    statements: [
      allow('ReadAndStopServiceDeployments', {
        Action: [
          'ecs:DescribeServiceDeployments',
          'ecs:DescribeServiceRevisions',
          'ecs:ListServiceDeployments',
          'ecs:StopServiceDeployment',
        ],
        Resource: [
          SERVICE,
          arn('ecs', 'service-deployment/production/web/*'),
          arn('ecs', 'service-revision/production/web/*'),
        ],
      }),
    ],
  },
  {
    name: '`continue`, `slipway abort` and `verify-at`',
    need: 'required',
    purpose:
      'To answer a deployment that waits at a PAUSE lifecycle hook. Also needs `ecs:DescribeServices` and the service deployments above. A role that only approves needs no `ecs:UpdateService`; then set `on-failure: leave`.',
    statements: [
      allow('AnswerPauses', {
        Action: ['ecs:ContinueServiceDeployment'],
        Resource: [arn('ecs', 'service-deployment/production/web/*')],
      }),
    ],
  },
  {
    name: 'Forecast and diagnosis',
    need: 'optional',
    purpose:
      'Whether a deployment can work on the container instances of the cluster, and how long targets drain. Whether the cluster of a one-off task exists, and whether this run has already started the task. After a failure: why tasks stopped, and what the load balancer received. `elasticloadbalancing:DescribeTargetGroups` also shows whether a target group fits a port that changes.',
    statements: [
      allow('ListTasks', { Action: ['ecs:ListTasks'], Resource: ['*'], Condition: IN_CLUSTER }),
      allow('DescribeTasks', { Action: ['ecs:DescribeTasks'], Resource: [arn('ecs', 'task/production/*')] }),
      allow('DescribeTheCluster', { Action: ['ecs:DescribeClusters'], Resource: [CLUSTER] }),
      allow('ListContainerInstances', { Action: ['ecs:ListContainerInstances'], Resource: [CLUSTER] }),
      allow('DescribeContainerInstances', {
        Action: ['ecs:DescribeContainerInstances'],
        Resource: [arn('ecs', 'container-instance/production/*')],
      }),
      allow('ReadTargetGroups', {
        Action: [
          'elasticloadbalancing:DescribeTargetGroupAttributes',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        Resource: ['*'],
      }),
    ],
  },
  {
    name: 'What tasks need',
    need: 'optional',
    purpose:
      'Whether the secrets, parameters, log groups and roles exist that a task definition newly names ([checks](checks.md#what-tasks-need)). Only metadata is read: none of these permissions shows a value. Name your secrets under `CheckSecrets`, and under `CheckRoles` the roles of the task definition and the role of the workflow.',
    statements: [
      allow('CheckSecrets', {
        Action: ['secretsmanager:DescribeSecret'],
        Resource: [arn('secretsmanager', 'secret:production/web/*')],
      }),
      allow('CheckParameters', { Action: ['ssm:DescribeParameters'], Resource: ['*'] }),
      allow('CheckRoles', {
        Action: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
        Resource: [
          `arn:aws:iam::${ACCOUNT}:role/web-execution`,
          `arn:aws:iam::${ACCOUNT}:role/web-task`,
          `arn:aws:iam::${ACCOUNT}:role/github-deploy`,
        ],
      }),
      allow('CheckLogGroups', { Action: ['logs:DescribeLogGroups'], Resource: [arn('logs', 'log-group:*')] }),
    ],
  },
  {
    name: 'Express Mode services',
    need: 'optional',
    purpose: 'The URL of the service, for the output `url` and the job summary.',
    statements: [allow('ReadTheUrl', { Action: ['ecs:DescribeExpressGatewayService'], Resource: [SERVICE] })],
  },
  {
    name: '`verify-alarms` and `verify-metrics`',
    need: 'optional',
    purpose:
      'The state of alarms and the values of metrics. `target-…` metrics also need `elasticloadbalancing:DescribeTargetGroups`. Without them the checks are inconclusive ([verification](verify-and-rehearse.md#verify)).',
    statements: [
      allow('ReadAlarms', { Action: ['cloudwatch:DescribeAlarms'], Resource: [arn('cloudwatch', 'alarm:*')] }),
      allow('ReadMetrics', { Action: ['cloudwatch:GetMetricData'], Resource: ['*'] }),
    ],
  },
  {
    name: 'Autoscaling',
    need: 'optional',
    purpose:
      'Whether Application Auto Scaling changes the desired count of the service. Read by a plan, and if `desired-count` is set.',
    statements: [
      allow('ReadScaling', {
        Action: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
        Resource: ['*'],
      }),
    ],
  },
  {
    name: 'Log lines',
    need: 'optional',
    purpose:
      'The last log lines of a failed container. Leave this out if containers may log secrets: the lines appear in the log of the workflow.',
    statements: [
      allow('ReadLastLogLines', {
        Action: ['logs:GetLogEvents'],
        Resource: [arn('logs', 'log-group:/ecs/web:log-stream:*')],
      }),
    ],
  },
  {
    name: 'Ledger',
    need: 'optional',
    purpose:
      'Tags with the run, commit and release of a revision; `rollback-to` a release or a commit; refusing older runs. A task definition file with `tags` also needs `ecs:TagResource` (ECS Developer Guide, tagging on creation).',
    statements: [
      allow('KeepTheLedger', {
        Action: ['ecs:ListTagsForResource', 'ecs:TagResource'],
        Resource: [SERVICE, REVISIONS],
      }),
    ],
  },
  {
    name: 'Pull-through caches',
    need: 'optional',
    purpose: 'Used if an image is not in the registry: whether ECS would fetch it from another registry.',
    statements: [
      allow('ReadPullThroughCacheRules', { Action: ['ecr:DescribePullThroughCacheRules'], Resource: ['*'] }),
    ],
  },
];

/** Called without a permission (AWS STS API reference, GetCallerIdentity: "No permissions are required"). */
export const FREE_ACTIONS: readonly string[] = ['sts:GetCallerIdentity'];

/** Permissions that no call of Slipway is named after, with the service that checks them. */
export const CHECKED_BY_OTHERS: Readonly<Record<string, string>> = {
  'iam:PassRole':
    'ECS, of RegisterTaskDefinition, RunTask and UpdateService; EventBridge, of PutTargets; EventBridge Scheduler, of UpdateSchedule (IAM User Guide, passing a role)',
  'codedeploy:GetDeploymentConfig':
    'CodeDeploy, of CreateDeployment (AWS CodeDeploy User Guide, permissions reference)',
  'codedeploy:RegisterApplicationRevision':
    'CodeDeploy, of CreateDeployment with an AppSpec file (AWS CodeDeploy User Guide, permissions reference)',
  'sts:GetServiceBearerToken': 'ECR Public, of GetAuthorizationToken (ECR Public API reference)',
  'ecr:BatchCheckLayerAvailability': 'docker push (ECR User Guide, permissions for pushing an image)',
  'ecr:CompleteLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
  'ecr:InitiateLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
  'ecr:UploadLayerPart': 'docker push (ECR User Guide, permissions for pushing an image)',
};

/**
 * The statement that allows an action; undefined when no policy of ours has it.
 * @param call the action that was called: roles are passed to its service
 */
export function findStatement(action: string, call = ''): Statement | undefined {
  const having = FEATURES.flatMap(({ statements }) => statements).filter(({ Action }) => Action.includes(action));
  const service = `${call.split(':')[0]}.amazonaws.com`;
  return having.find(({ Condition }) => Condition?.StringEquals?.['iam:PassedToService'] === service) ?? having[0];
}
