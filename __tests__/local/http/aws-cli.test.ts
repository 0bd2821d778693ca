import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalEcs, startLocalEcs } from '../../../src/local/local-ecs.ts';
import { untilTrue } from '../../support/http-clients.ts';
import { control, environmentOf } from '../../support/local-client.ts';
import { createRegistryClient, pushImage } from '../../support/registry-client.ts';
import { hasProgram, type ProgramResult, runProgram } from '../../support/run-program.ts';

const SLOW_MS = 60_000;

/** Tells, in one run, what a program on boto3 sees. */
const BOTO_STORY = `
import json, boto3, botocore
ecs, ecr, sts = (boto3.client(name) for name in ('ecs', 'ecr', 'sts'))
told = {'account': sts.get_caller_identity()['Account']}
for name in ('a', 'b', 'c', 'd'):
    ecs.create_cluster(clusterName=name)
pages = ecs.get_paginator('list_clusters').paginate(PaginationConfig={'PageSize': 2})
told['pages'] = [len(page['clusterArns']) for page in pages]
try:
    ecs.delete_cluster(cluster='nowhere')
except ecs.exceptions.ClusterNotFoundException as error:
    told['cluster'] = error.response['Error']['Message']
try:
    ecr.describe_images(repositoryName='nowhere')
except ecr.exceptions.RepositoryNotFoundException as error:
    told['repository'] = error.response['Error']['Message']
try:
    ecs.describe_daemon(daemonArn='arn:aws:ecs:us-east-1:123456789012:daemon/default/agent')
except botocore.exceptions.ClientError as error:
    told['unknown'] = error.response['Error']['Code']
print(json.dumps(told))
`;

if (!hasProgram('aws')) {
  test('the AWS CLI is not on this machine, so it is not tried', () => {
    expect(hasProgram('aws')).toBe(false);
  });
} else {
  describe('the AWS CLI', () => {
    let local: LocalEcs;

    beforeEach(async () => {
      local = await startLocalEcs({ clock: { kind: 'scaled', speed: 2_000 } });
    });

    afterEach(() => local.close());

    const aws = (...args: string[]): Promise<ProgramResult> =>
      runProgram('aws', [...args, '--output', 'json'], { environment: environmentOf(local) });

    async function read(...args: string[]): Promise<unknown> {
      const { exitCode, stdout, stderr } = await aws(...args);
      if (exitCode !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    }

    interface Health {
      readonly TargetHealthDescriptions: readonly { readonly TargetHealth: { readonly State: string } }[];
    }

    const readHealth = (arn: string) => read('elbv2', 'describe-target-health', '--target-group-arn', arn);

    /** A service of one task on host port 8080, behind a target group of its name, that logs to `/ecs/NAME`. */
    async function serveBehind(name: string): Promise<{ readonly targetGroupArn: string }> {
      const made = await control(local, 'POST', { path: 'target-groups', body: { name } });
      const { targetGroupArn } = made.body as { readonly targetGroupArn: string };
      local.addInstances('default', 1);
      const options = {
        'awslogs-group': `/ecs/${name}`,
        'awslogs-region': 'us-east-1',
        'awslogs-stream-prefix': 'ecs',
      };
      const container = {
        name: 'app',
        image: `${name}:1`,
        memory: 64,
        portMappings: [{ containerPort: 80, hostPort: 8080 }],
        logConfiguration: { logDriver: 'awslogs', options },
      };
      const definition = { family: name, containerDefinitions: [container] };
      const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 80 }];
      const service = {
        serviceName: name,
        taskDefinition: name,
        desiredCount: 1,
        healthCheckGracePeriodSeconds: 86_400,
        loadBalancers,
      };
      local.callAsSomebodyElse({ operation: 'RegisterTaskDefinition', input: definition });
      const answer = local.callAsSomebodyElse({ operation: 'CreateService', input: service });
      if (!answer.ok) throw new Error(answer.message);
      return { targetGroupArn };
    }

    test(
      'knows who calls',
      async () => {
        expect(await read('sts', 'get-caller-identity')).toEqual({
          UserId: 'AIDALOCALLOCALLOCAL00',
          Account: '123456789012',
          Arn: 'arn:aws:iam::123456789012:user/local',
        });
      },
      SLOW_MS,
    );

    test(
      'makes a cluster, and says in ECS’s words that another is not there',
      async () => {
        const made = await read('ecs', 'create-cluster', '--cluster-name', 'shop');
        const absent = await aws('ecs', 'delete-cluster', '--cluster', 'nowhere');

        expect(made).toMatchObject({ cluster: { clusterName: 'shop', status: 'ACTIVE' } });
        expect(absent.exitCode).not.toBe(0);
        expect(absent.stderr).toContain(
          'An error occurred (ClusterNotFoundException) when calling the DeleteCluster operation: Cluster not found.',
        );
      },
      SLOW_MS,
    );

    test(
      'makes a repository, and sees what was pushed to it',
      async () => {
        const made = await read('ecr', 'create-repository', '--repository-name', 'web');
        const image = await pushImage(createRegistryClient(local), 'web', { tag: 'v1', layer: 'layer' });
        const described = await read('ecr', 'describe-images', '--repository-name', 'web');

        expect(made).toMatchObject({ repository: { repositoryUri: `${local.registryHost}/web` } });
        expect(described).toMatchObject({ imageDetails: [{ imageDigest: image.digest, imageTags: ['v1'] }] });
      },
      SLOW_MS,
    );

    test(
      'prints the password that docker login takes',
      async () => {
        const { stdout } = await runProgram('aws', ['ecr', 'get-login-password'], {
          environment: environmentOf(local),
        });

        const authorization = `Basic ${Buffer.from(`AWS:${stdout.trim()}`).toString('base64')}`;
        const { status } = await fetch(`${local.address}/v2/`, { headers: { authorization } });

        expect(status).toBe(200);
      },
      SLOW_MS,
    );

    test(
      'registers, makes a service and waits until it is stable',
      async () => {
        const container = { name: 'app', image: 'web:1', essential: true, memory: 128 };
        await read(
          'ecs',
          'register-task-definition',
          '--family',
          'web',
          '--container-definitions',
          JSON.stringify([container]),
        );
        local.addInstances('default', 2);
        const names = ['--cluster', 'default', '--service-name', 'web', '--task-definition', 'web'];
        await read('ecs', 'create-service', ...names, '--desired-count', '2');

        const waited = await aws('ecs', 'wait', 'services-stable', '--cluster', 'default', '--services', 'web');
        const described = await read('ecs', 'describe-services', '--cluster', 'default', '--services', 'web');

        expect(waited).toMatchObject({ exitCode: 0, stderr: '' });
        expect(described).toMatchObject({
          failures: [],
          services: [{ status: 'ACTIVE', runningCount: 2, pendingCount: 0, deployments: [{ status: 'PRIMARY' }] }],
        });
      },
      SLOW_MS,
    );

    test(
      'reads the log of a container, and the health of a target',
      async () => {
        const reason = 'Health checks failed with these codes: [503]';
        const target = { afterMs: 1_000, result: 'unhealthy' as const, reason };
        local.putScenario({ images: [{ image: 'web:*', logs: ['starting', 'no database'], target }] });
        const { targetGroupArn } = await serveBehind('web');
        const isUnhealthy = () => JSON.stringify(local.targetGroups()).includes('"unhealthy"');
        await untilTrue(isUnhealthy);

        const health = await readHealth(targetGroupArn);
        const streams = await read('logs', 'describe-log-streams', '--log-group-name', '/ecs/web');
        const [stream] = (streams as { logStreams: readonly { logStreamName: string }[] }).logStreams;
        const name = stream?.logStreamName ?? '';
        const log = ['--log-group-name', '/ecs/web', '--log-stream-name', name];
        const last = await read('logs', 'get-log-events', ...log, '--limit', '1');
        const absent = await aws('logs', 'get-log-events', ...log.with(3, 'nowhere'));

        expect(name).toMatch(/^ecs\/app\/[0-9a-f]{32}$/);
        expect(last).toMatchObject({ events: [{ message: 'no database', timestamp: expect.any(Number) }] });
        expect(absent.stderr).toContain(
          'An error occurred (ResourceNotFoundException) when calling the GetLogEvents operation: The specified log stream does not exist.',
        );
        const { TargetHealthDescriptions: told } = health as Health;
        expect(told[0]).toEqual({
          Target: { Id: expect.stringMatching(/^i-/), Port: 8080 },
          HealthCheckPort: '8080',
          TargetHealth: { State: 'unhealthy', Reason: 'Target.ResponseCodeMismatch', Description: reason },
        });
      },
      SLOW_MS,
    );

    test(
      'says in the words of Elastic Load Balancing that a target group is not there',
      async () => {
        const { targetGroupArn } = await serveBehind('web');

        const { stderr } = await aws(
          ...['elbv2', 'describe-target-health', '--target-group-arn'],
          targetGroupArn.replace(/.$/, 'x'),
        );
        const groups = await read('elbv2', 'describe-target-groups', '--names', 'web');

        expect(stderr).toContain(
          'An error occurred (TargetGroupNotFound) when calling the DescribeTargetHealth operation: One or more target groups not found',
        );
        expect(groups).toMatchObject({
          TargetGroups: [{ TargetGroupArn: targetGroupArn, HealthCheckPath: '/', Matcher: { HttpCode: '200' } }],
        });
      },
      SLOW_MS,
    );

    test(
      'boto3 pages, and raises the exceptions of the service model',
      async () => {
        const { stdout, stderr } = await runProgram('python3', ['-c', BOTO_STORY], {
          environment: environmentOf(local),
        });

        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual({
          account: '123456789012',
          pages: [2, 2, 1],
          cluster: 'Cluster not found.',
          repository: "The repository with name 'nowhere' does not exist in the registry with id '123456789012'",
          unknown: 'UnknownOperationException',
        });
      },
      SLOW_MS,
    );
  });
}
