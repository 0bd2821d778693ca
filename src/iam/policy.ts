/** What a role needs, by feature: docs/permissions.md is made of it, and the calls of all tests are held against it. */

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
  /** `required`: a run that does this fails without. `optional`: it goes on with less, and says so. */
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
 * Reference, Amazon ECS, Amazon ECR, Elastic Load Balancing v2, CloudWatch Logs).
 */
export const FEATURES: readonly Feature[] = [
  {
    name: 'Every deploy',
    need: 'required',
    purpose:
      'The two reads of revisions are given for `*`, since they take no narrower resource. What keeps the role small is `iam:PassRole`: who may pass a role and start tasks has that role, so name the roles of the task definition.',
    statements: [
      allow('LookAtAndUpdateTheService', {
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
    purpose:
      'Together with `ecs:DescribeTasks` below when the task is waited for. With `run-task-tags` ECS asks for `ecs:TagResource` as well.',
    statements: [allow('RunTheOneOffTask', { Action: ['ecs:RunTask'], Resource: [REVISIONS], Condition: IN_CLUSTER })],
  },
  {
    name: '`repository`',
    need: 'required',
    purpose:
      'To look for images, build and push. Without `ecr:GetDownloadUrlForLayer` no image is reused, and that is said. Of these `ecr:DescribeImages` also resolves the tags of images to digests, for deploys and for `rollback-to`. With `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` Slipway refuses an image that is absent or built for another platform; without them it says so and continues. For images of another account its repositories have to allow `ecr:DescribeImages`; else docker is asked.',
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
      'For Amazon ECR Public alone. `registries` needs no more than `ecr:GetAuthorizationToken`, and of the repositories of the other accounts a policy of their own that lets this account pull.',
    statements: [
      allow('LogInToEcrPublic', {
        Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
        Resource: ['*'],
      }),
    ],
  },
  {
    name: '`create-repository`',
    need: 'required',
    purpose: 'Asked only when the repository is absent.',
    statements: [allow('CreateTheRepository', { Action: ['ecr:CreateRepository'], Resource: [REPOSITORY] })],
  },
  {
    name: 'Services that CodeDeploy deploys',
    need: 'required',
    purpose:
      'In place of `ecs:UpdateService`. With `run-task` and for the diagnosis the other statements stay as they are.',
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
      allow('FollowAndStopWithCodeDeploy', {
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
      "For `rollback-to: last-good` and `previous`, for reasons in ECS's own words, and for a rollback that is bound to the very deployment of the run.",
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
    name: 'Forecast and diagnosis',
    need: 'optional',
    purpose:
      'Whether a rollout can work on the container instances of the cluster, how long its targets drain; whether the cluster of a one-off task without a service exists, and whether this run has started its task before; and when something goes wrong, why tasks stopped and what the load balancer got.',
    statements: [
      allow('ListTasks', { Action: ['ecs:ListTasks'], Resource: ['*'], Condition: IN_CLUSTER }),
      allow('DescribeTasks', { Action: ['ecs:DescribeTasks'], Resource: [arn('ecs', 'task/production/*')] }),
      allow('LookAtTheCluster', { Action: ['ecs:DescribeClusters'], Resource: [CLUSTER] }),
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
    name: 'Log lines',
    need: 'optional',
    purpose:
      'The last lines of a container that failed. What it wrote, secrets too, is then in the log of the workflow: leave this out where that must not be.',
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
      'Tags that say which run, commit and release a revision comes from; `rollback-to` with a release or a commit; the refusal of older runs. A task definition file that has `tags` makes ECS ask for `ecs:TagResource` as well (ECS Developer Guide, tagging on creation).',
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
    purpose: 'Asked when an image is not in the registry; tells whether ECS would fetch it from elsewhere.',
    statements: [
      allow('KnowWhatComesByAPullThroughCache', { Action: ['ecr:DescribePullThroughCacheRules'], Resource: ['*'] }),
    ],
  },
];

/** Called without a permission (AWS STS API reference, GetCallerIdentity: "No permissions are required"). */
export const FREE_ACTIONS: readonly string[] = ['sts:GetCallerIdentity'];

/** Permissions that no call of Slipway bears the name of, with who asks for them. */
export const ASKED_BY_OTHERS: Readonly<Record<string, string>> = {
  'iam:PassRole': 'ECS, of RegisterTaskDefinition, RunTask and UpdateService (IAM User Guide, passing a role)',
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

/** The statement that allows an action; undefined when no policy of ours has it. */
export function findStatement(action: string): Statement | undefined {
  return FEATURES.flatMap(({ statements }) => statements).find(({ Action }) => Action.includes(action));
}
