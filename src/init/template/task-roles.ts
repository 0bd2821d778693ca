import type { Setup } from '../setup.ts';
import type { NamedService } from './named-service.ts';
import { joinBlocks, scalar } from './yaml.ts';

/** What the tasks of a service may do, and where they log. The task definition names all three. */
export function renderTaskRoles({ cluster }: Setup, service: NamedService): string {
  return joinBlocks([renderLogGroup(service), renderExecutionRole(cluster, service), renderTaskRole(service)]);
}

function renderLogGroup({ id, name }: NamedService): string {
  return `${id}LogGroup:
  Type: AWS::Logs::LogGroup
  DeletionPolicy: RetainExceptOnCreate
  UpdateReplacePolicy: Retain
  Properties:
    LogGroupName: ${scalar(`/ecs/${name}`)}
    RetentionInDays: 30`;
}

const TRUST = `AssumeRolePolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Action: sts:AssumeRole
          Principal:
            Service: ecs-tasks.amazonaws.com`;

/** Only for tasks of this account (ECS Developer Guide, task IAM role, the confused deputy). */
const OWN_ACCOUNT = `Condition:
            StringEquals:
              aws:SourceAccount: !Ref AWS::AccountId`;

function renderExecutionRole(cluster: string, { id, name }: NamedService): string {
  const secrets = `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${cluster}/${name}/*`;
  return `# ECS starts the tasks with this role: it pulls the image, writes the log and reads the secrets of the containers.
${id}ExecutionRole:
  Type: AWS::IAM::Role
  Properties:
    RoleName: ${scalar(`${name}-execution`)}
    ${TRUST}
    Policies:
      - PolicyName: start-tasks
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: ecr:GetAuthorizationToken
              Resource: '*' # AWS allows no narrower resource
            - Effect: Allow
              Action: [ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer]
              Resource: !GetAtt ${id}Repository.Arn
            - Effect: Allow
              Action: [logs:CreateLogStream, logs:PutLogEvents]
              Resource: !GetAtt ${id}LogGroup.Arn
            - Effect: Allow
              Action: secretsmanager:GetSecretValue
              Resource: !Sub ${scalar(secrets)}`;
}

function renderTaskRole({ id, name }: NamedService): string {
  return `# The application itself has this role. Add the policies that it needs; it needs none to run.
${id}TaskRole:
  Type: AWS::IAM::Role
  Properties:
    RoleName: ${scalar(`${name}-task`)}
    ${TRUST}
          ${OWN_ACCOUNT}`;
}
