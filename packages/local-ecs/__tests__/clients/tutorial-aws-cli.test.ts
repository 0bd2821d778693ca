import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { type AwsCli, createAwsCli } from '../support/harness/aws-cli.ts';
import { createDockerClient, type DockerClient } from '../support/harness/docker-client.ts';
import { AWS_CLI, DOCKER, describeWith } from '../support/harness/needs-program.ts';

const MINUTE_MS = 60_000;
const BASE = 'slipway-tutorial-test:base';
const HELLO = [{ name: 'hello', image: 'hello:1', memory: 128, portMappings: [{ containerPort: 5000, hostPort: 80 }] }];

/** The first steps on ECS, in their order, each chapter on its own local ECS with a virtual clock. */
describeWith([AWS_CLI, DOCKER], 'a first tutorial, walked with the AWS CLI', () => {
  let local: Emulator;
  let aws: AwsCli;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.now() } });
    aws = createAwsCli(local);
  });

  afterEach(() => local.close());

  const ecs = (...args: readonly string[]): Promise<JsonObject> => aws.read('ecs', ...args);

  function register(family = 'hello'): Promise<JsonObject> {
    return ecs('register-task-definition', '--family', family, '--container-definitions', JSON.stringify(HELLO));
  }

  /** The list in an answer, and its first item. */
  function first(answer: JsonObject, list: string): JsonObject {
    return (answer[list] as readonly JsonObject[])[0] ?? {};
  }

  test('a cluster is made empty, and instances register', async () => {
    const made = await ecs('create-cluster', '--cluster-name', 'shop');
    const empty = await ecs('describe-clusters', '--clusters', 'shop');
    local.addInstances('shop', 2);
    const { containerInstanceArns } = await ecs('list-container-instances', '--cluster', 'shop');
    const arns = containerInstanceArns as readonly string[];
    const instances = await ecs('describe-container-instances', '--cluster', 'shop', '--container-instances', ...arns);
    const filled = await ecs('describe-clusters', '--clusters', 'shop', 'nowhere');
    const listed = await ecs('list-clusters');

    expect(first(empty, 'clusters')).toMatchObject({
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop',
      clusterName: 'shop',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
    });
    expect(made.cluster).toMatchObject({ status: 'ACTIVE' });
    expect(arns).toHaveLength(2);
    expect(first(instances, 'containerInstances')).toMatchObject({
      status: 'ACTIVE',
      agentConnected: true,
      runningTasksCount: 0,
      pendingTasksCount: 0,
    });
    expect(first(filled, 'clusters')).toMatchObject({ registeredContainerInstancesCount: 2 });
    expect(filled.failures).toEqual([{ arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/nowhere', reason: 'MISSING' }]);
    expect(listed.clusterArns).toContain('arn:aws:ecs:us-east-1:123456789012:cluster/shop');
  });

  test('a task definition is registered twice, listed, and its older revision put away', async () => {
    const one = await register();
    const two = await register();
    const listed = await ecs('list-task-definitions', '--family-prefix', 'hello', '--sort', 'DESC');
    const families = await ecs('list-task-definition-families');
    await ecs('deregister-task-definition', '--task-definition', 'hello:1');
    const active = await ecs('list-task-definitions');
    const latest = await ecs('describe-task-definition', '--task-definition', 'hello');

    const arn = (revision: number) => `arn:aws:ecs:us-east-1:123456789012:task-definition/hello:${revision}`;
    expect([one.taskDefinition, two.taskDefinition]).toMatchObject([
      { revision: 1, status: 'ACTIVE', taskDefinitionArn: arn(1) },
      { revision: 2, status: 'ACTIVE', taskDefinitionArn: arn(2) },
    ]);
    expect(listed).toEqual({ taskDefinitionArns: [arn(2), arn(1)] });
    expect(families).toEqual({ families: ['hello'] });
    expect(active).toEqual({ taskDefinitionArns: [arn(2)] });
    expect(latest.taskDefinition).toMatchObject({ revision: 2 });
  });

  test('a task is run, comes from PENDING to RUNNING with its ports, and is stopped', async () => {
    local.addInstances('default', 1);
    await register();

    const run = await ecs('run-task', '--task-definition', 'hello');
    const taskArn = String(first(run, 'tasks').taskArn);
    const pending = await ecs('describe-tasks', '--tasks', taskArn);
    local.advance(MINUTE_MS);
    const waited = await aws.run('ecs', 'wait', 'tasks-running', '--tasks', taskArn);
    const running = await ecs('describe-tasks', '--tasks', taskArn);
    const listed = await ecs('list-tasks');
    const stopped = await ecs('stop-task', '--task', taskArn, '--reason', 'the tutorial goes on');
    local.advance(MINUTE_MS);
    const ended = await aws.run('ecs', 'wait', 'tasks-stopped', '--tasks', taskArn);
    const after = await ecs('describe-tasks', '--tasks', taskArn);

    expect(first(pending, 'tasks')).toMatchObject({ lastStatus: 'PENDING', desiredStatus: 'RUNNING' });
    expect(waited).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(first(running, 'tasks')).toMatchObject({
      lastStatus: 'RUNNING',
      containers: [
        {
          name: 'hello',
          lastStatus: 'RUNNING',
          networkBindings: [{ bindIP: '0.0.0.0', containerPort: 5000, hostPort: 80, protocol: 'tcp' }],
        },
      ],
    });
    expect(listed).toEqual({ taskArns: [taskArn] });
    expect(stopped.task).toMatchObject({ desiredStatus: 'STOPPED' });
    expect(ended).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(first(after, 'tasks')).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'the tutorial goes on',
    });
  });

  test('a service is made, comes to a steady state, is scaled, updated, scaled to 0 and deleted', async () => {
    local.addInstances('default', 3);
    await register();
    await register();
    const describeService = async () => first(await ecs('describe-services', '--services', 'hello'), 'services');
    const update = (...change: readonly string[]) => ecs('update-service', '--service', 'hello', ...change);
    const settle = async () => {
      local.advance(10 * MINUTE_MS);
      return aws.run('ecs', 'wait', 'services-stable', '--services', 'hello');
    };

    const named = ['--service-name', 'hello', '--task-definition', 'hello:1'];
    await ecs('create-service', ...named, '--desired-count', '1');
    const begun = await describeService();
    const stable = await settle();
    const steady = await describeService();
    await update('--desired-count', '2');
    await settle();
    const scaled = await describeService();
    await update('--task-definition', 'hello:2');
    const rolling = await describeService();
    await settle();
    const updated = await describeService();
    const refused = await aws.run('ecs', 'delete-service', '--service', 'hello');
    await update('--desired-count', '0');
    await settle();
    const idle = await describeService();
    const deleted = await ecs('delete-service', '--service', 'hello');
    local.advance(10 * MINUTE_MS);
    const inactive = await aws.run('ecs', 'wait', 'services-inactive', '--services', 'hello');
    const listed = await ecs('list-services');

    expect(begun).toMatchObject({ status: 'ACTIVE', desiredCount: 1, runningCount: 0 });
    expect(stable).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const messages = (steady.events as readonly { readonly message: string }[]).map(({ message }) => message);
    expect(messages.at(0)).toBe('(service hello) has reached a steady state.');
    expect(messages.at(-1)).toMatch(/^\(service hello\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$/);
    expect(scaled).toMatchObject({ desiredCount: 2, runningCount: 2, deployments: [{ status: 'PRIMARY' }] });
    expect(rolling).toMatchObject({ deployments: [{ status: 'PRIMARY' }, { status: 'ACTIVE' }] });
    expect(updated).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:2',
      runningCount: 2,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
    expect(refused.stderr).toContain('An error occurred (InvalidParameterException) when calling the DeleteService');
    expect(idle).toMatchObject({ desiredCount: 0, runningCount: 0, pendingCount: 0 });
    expect(deleted.service).toMatchObject({ status: 'DRAINING' });
    expect(inactive).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(listed).toEqual({ serviceArns: [] });
  });

  test('a missing resource fails a wait and a call, in the words of ECS', async () => {
    const missing = await aws.run('ecs', 'wait', 'services-stable', '--services', 'nowhere');
    const cluster = await aws.run('ecs', 'describe-services', '--cluster', 'nowhere', '--services', 'hello');
    const service = await aws.run('ecs', 'update-service', '--service', 'nowhere', '--desired-count', '1');

    expect(missing).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining('Waiter ServicesStable failed: Waiter encountered a terminal failure state'),
    });
    expect(cluster.stderr).toContain(
      'An error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.',
    );
    expect(service.stderr).toContain(
      'An error occurred (ServiceNotFoundException) when calling the UpdateService operation: Service not found.',
    );
  });

  describe('a repository', () => {
    let docker: DockerClient;

    beforeEach(async () => {
      docker = createDockerClient();
      await importBaseImage(BASE);
    });

    afterEach(async () => {
      await removeImage(BASE);
      docker.close();
    });

    const ecr = (...args: readonly string[]): Promise<JsonObject> => aws.read('ecr', ...args);

    test('is made, docker logs in, tags and pushes, and the image is listed and deleted', async () => {
      const made = await ecr('create-repository', '--repository-name', 'hello');
      const { repositoryUri } = made.repository as JsonObject;
      const password = await aws.run('ecr', 'get-login-password');
      const login = ['login', '--username', 'AWS', '--password-stdin', local.registryHost];
      const loggedIn = await docker.must(login, password.stdout.trim());
      const reference = `${repositoryUri}:v1`;
      await docker.must(['tag', BASE, reference]);
      const pushed = await docker.must(['push', reference]);
      await removeImage(reference);
      const digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed)?.[1];
      const listed = await ecr('list-images', '--repository-name', 'hello');
      const described = await ecr('describe-images', '--repository-name', 'hello', '--image-ids', 'imageTag=v1');
      const full = await aws.run('ecr', 'delete-repository', '--repository-name', 'hello');
      const named = ['--repository-name', 'hello', '--image-ids', `imageDigest=${digest}`];
      const removed = await ecr('batch-delete-image', ...named);
      await ecr('delete-repository', '--repository-name', 'hello');

      expect(loggedIn).toContain('Login Succeeded');
      expect(listed).toEqual({ imageIds: [{ imageDigest: digest, imageTag: 'v1' }] });
      expect(first(described, 'imageDetails')).toMatchObject({ imageDigest: digest, imageTags: ['v1'] });
      expect(full.stderr).toContain('(RepositoryNotEmptyException)');
      expect(removed).toEqual({ imageIds: [{ imageDigest: digest, imageTag: 'v1' }], failures: [] });
    });
  });
});
