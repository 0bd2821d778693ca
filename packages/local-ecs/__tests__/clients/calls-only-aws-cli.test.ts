import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { type AwsCli, createAwsCli } from '../support/harness/aws-cli.ts';
import { AWS_CLI, describeWith } from '../support/harness/needs-program.ts';

/** Everything around a service by calls of the AWS CLI alone: no control address, no options, no files. */
describeWith([AWS_CLI], 'a story of the AWS CLI alone', () => {
  let local: Emulator;
  let aws: AwsCli;

  beforeAll(async () => {
    local = await openEmulator({ clock: { kind: 'scaled', speed: 100 } });
    aws = createAwsCli(local);
  });

  afterAll(() => local.close());

  test('a container instance registers, a task runs on it and logs to the group that was created', async () => {
    const resources = [
      { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 1024 },
    ];
    const document = JSON.stringify({ instanceId: 'i-0123456789abcdef0', instanceType: 'm5.large' });
    await aws.read(
      ...['ecs', 'register-container-instance', '--total-resources', JSON.stringify(resources)],
      ...['--instance-identity-document', document],
    );
    const group = ['--log-group-name', '/ecs/web'];
    await aws.read('logs', 'create-log-group', ...group, '--tags', 'team=shop');
    await aws.read('logs', 'put-retention-policy', ...group, '--retention-in-days', '7');
    await aws.read('logs', 'create-log-stream', ...group, '--log-stream-name', 'deploys');
    const event = JSON.stringify([{ timestamp: local.clock().now, message: 'deploy begins' }]);
    await aws.read('logs', 'put-log-events', ...group, '--log-stream-name', 'deploys', '--log-events', event);
    const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' };
    const container = { name: 'web', image: 'web:1', memory: 64, logConfiguration: { logDriver: 'awslogs', options } };
    await aws.read(
      ...['ecs', 'register-task-definition', '--family', 'web'],
      ...['--container-definitions', JSON.stringify([container])],
    );
    await aws.read(
      'ecs',
      'create-service',
      '--service-name',
      'web',
      '--task-definition',
      'web',
      '--desired-count',
      '1',
    );
    await aws.read('ecs', 'wait', 'services-stable', '--services', 'web');
    const { logGroups } = await aws.read('logs', 'describe-log-groups', '--log-group-name-prefix', '/ecs/web');
    const { logStreams } = await aws.read('logs', 'describe-log-streams', ...group);
    const { events } = await aws.read('logs', 'filter-log-events', ...group, '--filter-pattern', 'deploy');
    const { containerInstanceArns: arns } = await aws.read('ecs', 'list-container-instances');
    const [instance = ''] = arns as readonly string[];
    const refused = await aws.run('ecs', 'deregister-container-instance', '--container-instance', instance);
    await aws.read('ecs', 'deregister-container-instance', '--container-instance', instance, '--force');

    expect(logGroups).toMatchObject([{ logGroupName: '/ecs/web', retentionInDays: 7 }]);
    expect((logStreams as readonly JsonObject[]).map(({ logStreamName }) => logStreamName)).toEqual([
      'deploys',
      expect.stringMatching(/^ecs\/web\/[0-9a-f]{32}$/),
    ]);
    expect(events).toMatchObject([{ logStreamName: 'deploys', message: 'deploy begins' }]);
    expect(refused.stderr).toContain('Found running tasks on the instance.');
    expect(await aws.read('ecs', 'list-container-instances')).toEqual({ containerInstanceArns: [] });
  });

  test('secrets and parameters are written and read', async () => {
    await aws.read('secretsmanager', 'create-secret', '--name', 'prod/db', '--secret-string', '{"user":"app"}');
    await aws.read('secretsmanager', 'put-secret-value', '--secret-id', 'prod/db', '--secret-string', '{"user":"new"}');
    const previous = await aws.read(
      ...['secretsmanager', 'get-secret-value', '--secret-id', 'prod/db', '--version-stage', 'AWSPREVIOUS'],
    );
    await aws.read('secretsmanager', 'delete-secret', '--secret-id', 'prod/db', '--force-delete-without-recovery');
    const gone = await aws.run('secretsmanager', 'get-secret-value', '--secret-id', 'prod/db');
    await aws.read('ssm', 'put-parameter', '--name', '/app/key', '--type', 'SecureString', '--value', 'v');
    const parameters = await aws.read('ssm', 'get-parameters-by-path', '--path', '/app', '--with-decryption');

    expect(previous).toMatchObject({ Name: 'prod/db', SecretString: '{"user":"app"}' });
    expect(gone.stderr).toContain('(ResourceNotFoundException)');
    expect(parameters).toMatchObject({ Parameters: [{ Name: '/app/key', Value: 'v', Type: 'SecureString' }] });
  });

  test('a role is assumed', async () => {
    const role = 'arn:aws:iam::123456789012:role/deploy';
    const assumed = await aws.read('sts', 'assume-role', '--role-arn', role, '--role-session-name', 'ci');
    const refused = await aws.run('sts', 'assume-role', '--role-arn', role, '--role-session-name', 'a b');

    expect(assumed).toMatchObject({
      AssumedRoleUser: { Arn: 'arn:aws:sts::123456789012:assumed-role/deploy/ci' },
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/), SessionToken: expect.any(String) },
    });
    expect(refused.stderr).toContain('(ValidationError)');
  });
});
