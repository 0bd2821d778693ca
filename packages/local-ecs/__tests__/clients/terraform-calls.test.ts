/**
 * The calls of Terraform's AWS provider for the resources around a service, in their order: create, refresh, refresh
 * again, destroy (source of hashicorp/terraform-provider-aws: internal/service/logs, secretsmanager, ssm, ecr, ecs).
 */
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ecr from '@aws-sdk/client-ecr';
import * as ecs from '@aws-sdk/client-ecs';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

/** What Terraform keeps of a resource; undefined when a refresh does not find it. */
type State = Readonly<Record<string, unknown>> | undefined;

interface Resource {
  /** What the configuration says, as the refreshed state must have it. */
  readonly wanted: Readonly<Record<string, unknown>>;
  create(): Promise<unknown>;
  refresh(): Promise<State>;
  destroy(): Promise<unknown>;
}

const TAGS = [{ Key: 'team', Value: 'shop' }];
const NAME = 'shop';

let local: Emulator;
let clients: ReturnType<typeof openClients>;

function openClients(settings: ReturnType<typeof clientSettings>) {
  return {
    logs: new logs.CloudWatchLogsClient(settings),
    ecr: new ecr.ECRClient(settings),
    ecs: new ecs.ECSClient(settings),
    secrets: new secrets.SecretsManagerClient(settings),
    ssm: new ssm.SSMClient(settings),
  };
}

beforeAll(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.now() } });
  clients = openClients(clientSettings(local));
});

afterAll(async () => {
  for (const client of Object.values(clients)) client.destroy();
  await local.close();
});

/** Undefined for an answer whose exception means that the resource does not exist. */
async function orAbsent<T>(sending: Promise<T>, ...exceptions: readonly string[]): Promise<T | undefined> {
  return sending.catch((thrown: Error) => {
    if (exceptions.includes(thrown.name)) return undefined;
    throw thrown;
  });
}

const logGroup = (): Resource => ({
  wanted: { name: `/ecs/${NAME}`, retention: 14, class: 'STANDARD', tags: { team: 'shop' } },
  async create() {
    const logGroupName = `/ecs/${NAME}`;
    await clients.logs.send(new logs.CreateLogGroupCommand({ logGroupName, tags: { team: 'shop' } }));
    await clients.logs.send(new logs.PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 }));
  },
  async refresh() {
    const { logGroups = [] } = await clients.logs.send(
      new logs.DescribeLogGroupsCommand({ logGroupNamePrefix: `/ecs/${NAME}` }),
    );
    const group = logGroups.find(({ logGroupName }) => logGroupName === `/ecs/${NAME}`);
    if (group === undefined) return undefined;
    const resourceArn = group.arn?.replace(/:\*$/, '') ?? '';
    const { tags } = await clients.logs.send(new logs.ListTagsForResourceCommand({ resourceArn }));
    const { logGroupName: name, retentionInDays: retention, logGroupClass, kmsKeyId } = group;
    return { name, arn: resourceArn, retention, class: logGroupClass, kmsKeyId, tags };
  },
  destroy: () => clients.logs.send(new logs.DeleteLogGroupCommand({ logGroupName: `/ecs/${NAME}` })),
});

const secret = (): Resource => ({
  wanted: { name: NAME, description: '', policy: undefined, tags: TAGS },
  create: () =>
    clients.secrets.send(
      new secrets.CreateSecretCommand({
        ...{ Name: NAME, Description: '', Tags: TAGS, ForceOverwriteReplicaSecret: false },
        ClientRequestToken: 'terraform-20261129000000000000000001',
      }),
    ),
  async refresh() {
    const SecretId = NAME;
    const found = await orAbsent(
      clients.secrets.send(new secrets.DescribeSecretCommand({ SecretId })),
      'ResourceNotFoundException',
    );
    if (found === undefined || found.DeletedDate !== undefined) return undefined;
    const policy = await clients.secrets.send(new secrets.GetResourcePolicyCommand({ SecretId }));
    const { ARN: arn, Name: name, Description: description, KmsKeyId: key, Tags: tags } = found;
    return { arn, name, description, key, tags, replica: found.ReplicationStatus, policy: policy.ResourcePolicy };
  },
  destroy: () => clients.secrets.send(new secrets.DeleteSecretCommand({ SecretId: NAME, RecoveryWindowInDays: 30 })),
});

const VERSION = 'terraform-20261129000000000000000002';

const secretVersion = (): Resource => ({
  wanted: { value: 'hunter2', id: VERSION, stages: ['AWSCURRENT'] },
  create: () =>
    clients.secrets.send(
      new secrets.PutSecretValueCommand({ SecretId: NAME, SecretString: 'hunter2', ClientRequestToken: VERSION }),
    ),
  async refresh() {
    const found = await orAbsent(
      clients.secrets.send(new secrets.GetSecretValueCommand({ SecretId: NAME, VersionId: VERSION })),
      ...['ResourceNotFoundException', 'InvalidRequestException'],
    );
    return found && { arn: found.ARN, value: found.SecretString, id: found.VersionId, stages: found.VersionStages };
  },
  // The current version is left to the end of its secret.
  destroy: () => clients.secrets.send(new secrets.DeleteSecretCommand({ SecretId: NAME })),
});

const parameter = (): Resource => ({
  wanted: { name: `/${NAME}/key`, type: 'SecureString', value: 'v', version: 1, tier: 'Standard', tags: TAGS },
  create: () =>
    clients.ssm.send(
      new ssm.PutParameterCommand({
        ...{ AllowedPattern: '', Name: `/${NAME}/key`, Overwrite: false, Type: 'SecureString', Value: 'v', Tags: TAGS },
      }),
    ),
  async refresh() {
    const name = `/${NAME}/key`;
    const read = new ssm.GetParameterCommand({ Name: name, WithDecryption: true });
    const found = await orAbsent(clients.ssm.send(read), 'ParameterNotFound');
    if (found === undefined) return undefined;
    const filter = { Key: 'Name', Option: 'Equals', Values: [name] };
    const { Parameters = [] } = await clients.ssm.send(
      new ssm.DescribeParametersCommand({ ParameterFilters: [filter] }),
    );
    const [{ AllowedPattern: pattern, DataType: kind, KeyId: key, Tier: tier, Description: description } = {}] =
      Parameters;
    const { TagList: tags } = await clients.ssm.send(
      new ssm.ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name }),
    );
    const { ARN: arn, Type: type, Value: value, Version: version } = found.Parameter ?? {};
    return { arn, name, type, value, version, pattern, kind, key, tier, description, tags, count: Parameters.length };
  },
  destroy: () => clients.ssm.send(new ssm.DeleteParameterCommand({ Name: `/${NAME}/key` })),
});

const repositoryName = NAME;

const repository = (): Resource => ({
  wanted: {
    name: NAME,
    mutability: 'IMMUTABLE',
    scanning: { scanOnPush: true },
    encryption: { encryptionType: 'AES256' },
    tags: TAGS,
  },
  create: () =>
    clients.ecr.send(
      new ecr.CreateRepositoryCommand({
        ...{
          repositoryName,
          imageTagMutability: 'IMMUTABLE',
          imageScanningConfiguration: { scanOnPush: true },
          tags: TAGS,
        },
        encryptionConfiguration: { encryptionType: 'AES256' },
      }),
    ),
  async refresh() {
    const found = await orAbsent(
      clients.ecr.send(new ecr.DescribeRepositoriesCommand({ repositoryNames: [NAME] })),
      'RepositoryNotFoundException',
    );
    const [one] = found?.repositories ?? [];
    if (one === undefined) return undefined;
    const { tags } = await clients.ecr.send(new ecr.ListTagsForResourceCommand({ resourceArn: one.repositoryArn }));
    const { repositoryArn: arn, registryId, repositoryUri: uri, imageTagMutability: mutability } = one;
    const { imageScanningConfiguration: scanning, encryptionConfiguration: encryption } = one;
    return { name: one.repositoryName, arn, registryId, uri, mutability, scanning, encryption, tags };
  },
  destroy: () =>
    clients.ecr.send(new ecr.DeleteRepositoryCommand({ repositoryName, registryId: '123456789012', force: false })),
});

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }],
});

const repositoryPolicy = (): Resource => ({
  wanted: { policyText: POLICY, registryId: '123456789012', repositoryName },
  create: () => clients.ecr.send(new ecr.SetRepositoryPolicyCommand({ repositoryName, policyText: POLICY })),
  async refresh() {
    const found = await orAbsent(
      clients.ecr.send(new ecr.GetRepositoryPolicyCommand({ repositoryName })),
      'RepositoryPolicyNotFoundException',
    );
    return (
      found && { policyText: found.policyText, registryId: found.registryId, repositoryName: found.repositoryName }
    );
  },
  destroy: () =>
    clients.ecr.send(new ecr.DeleteRepositoryPolicyCommand({ repositoryName, registryId: '123456789012' })),
});

const LIFECYCLE = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 },
      action: { type: 'expire' },
    },
  ],
});

const lifecyclePolicy = (): Resource => ({
  wanted: { policyText: LIFECYCLE, registryId: '123456789012', repositoryName },
  create: () => clients.ecr.send(new ecr.PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: LIFECYCLE })),
  async refresh() {
    const found = await orAbsent(
      clients.ecr.send(new ecr.GetLifecyclePolicyCommand({ repositoryName })),
      'LifecyclePolicyNotFoundException',
    );
    const { lifecyclePolicyText: policyText, registryId } = found ?? {};
    return found && { policyText, registryId, repositoryName: found.repositoryName };
  },
  destroy: () => clients.ecr.send(new ecr.DeleteLifecyclePolicyCommand({ repositoryName })),
});

const SETTINGS = [{ name: 'containerInsights' as const, value: 'enabled' }];

const cluster = (): Resource => ({
  wanted: { name: NAME, settings: SETTINGS, tags: [{ key: 'team', value: 'shop' }] },
  create: () =>
    clients.ecs.send(
      new ecs.CreateClusterCommand({ clusterName: NAME, settings: SETTINGS, tags: [{ key: 'team', value: 'shop' }] }),
    ),
  async refresh() {
    const arn = `arn:aws:ecs:us-east-1:123456789012:cluster/${NAME}`;
    const include = ['TAGS', 'CONFIGURATIONS', 'SETTINGS'] as const;
    const { clusters = [] } = await clients.ecs.send(
      new ecs.DescribeClustersCommand({ clusters: [arn], include: [...include] }),
    );
    const [one] = clusters;
    if (one === undefined || one.status === 'INACTIVE') return undefined;
    const { clusterName: name, configuration, settings, tags, serviceConnectDefaults } = one;
    return { name, arn: one.clusterArn, configuration, settings, tags, serviceConnectDefaults };
  },
  destroy: () => clients.ecs.send(new ecs.DeleteClusterCommand({ cluster: NAME })),
});

/** In an order in which each finds what it needs, and is not destroyed by another one. */
const RESOURCES: readonly (readonly [string, Resource])[] = [
  ['aws_cloudwatch_log_group', logGroup()],
  ['aws_secretsmanager_secret', secret()],
  ['aws_ssm_parameter', parameter()],
  ['aws_ecs_cluster', cluster()],
];

test.each(RESOURCES)('%s is created, has no difference in a refresh, and is destroyed', async (_, resource) => {
  await replay(resource);
});

test('aws_secretsmanager_secret_version', async () => {
  await clients.secrets.send(new secrets.RestoreSecretCommand({ SecretId: NAME }));

  await replay(secretVersion());
});

test('aws_ecr_repository with its policy and its lifecycle policy', async () => {
  const whole = repository();
  await whole.create();
  await replay(repositoryPolicy());
  await replay(lifecyclePolicy());
  const [first, second] = [await whole.refresh(), await whole.refresh()];
  await whole.destroy();

  expect(first).toMatchObject(whole.wanted);
  expect(second).toEqual(first);
  expect(await whole.refresh()).toBeUndefined();
});

async function replay(resource: Resource): Promise<void> {
  await resource.create();
  const first = await resource.refresh();
  local.advance(60_000);
  const second = await resource.refresh();
  await resource.destroy();

  expect(first).toMatchObject(resource.wanted);
  expect(second).toEqual(first);
  expect(await resource.refresh()).toBeUndefined();
}
