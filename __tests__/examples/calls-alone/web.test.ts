/** Two linked containers with secrets and logs from an empty account on, by the AWS CLI alone. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { AWS_CLI, describeWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { createApplicationLoadBalancer, type MadeLoadBalancer } from '../../support/harness/account-load-balancers.ts';
import { type EmptyAccount, openEmptyAccount } from '../../support/harness/empty-account.ts';

const WEB = { cluster: 'production', service: 'web' };
const KEY = 'no-secret-but-an-example';
const SHOWN_KEY = createHash('sha256').update(KEY).digest('hex').slice(0, 8);
/** From the folder of the example. */
const STAND_IN = '../../__tests__/examples/stand-in-nginx';

describeWith([AWS_CLI], 'web, by calls of the AWS CLI alone', () => {
  let account: EmptyAccount;
  let front: MadeLoadBalancer;
  let nginx: string;
  let secretArn: string;

  beforeAll(async () => {
    account = await openEmptyAccount('web', 23);
    await Promise.all([createInstances(), pushProxy(), writeValues()]);
    front = await createApplicationLoadBalancer(account.aws, 'web');
  });

  afterAll(() => account.close());

  async function createInstances(): Promise<void> {
    await account.ecs('create-cluster', { clusterName: WEB.cluster });
    await account.registerInstances(WEB.cluster, 3);
  }

  async function pushProxy(): Promise<void> {
    const standIn = await account.push({ repository: 'stand-in-nginx', tag: '1', context: STAND_IN });
    nginx = await account.push({ repository: 'nginx', tag: '1', context: 'nginx', args: { BASE: standIn } });
  }

  /** The secret and the parameter of the app, and the log group. */
  async function writeValues(): Promise<void> {
    const { aws } = account;
    await aws.read('logs', 'create-log-group', '--log-group-name', '/ecs/web');
    const value = ['--secret-string', JSON.stringify({ 'secret-key': KEY })];
    secretArn = String((await aws.read('secretsmanager', 'create-secret', '--name', 'dockerzon', ...value)).ARN);
    const password = ['--type', 'SecureString', '--value', 'no-password-but-an-example'];
    await aws.read('ssm', 'put-parameter', '--name', '/dockerzon/database-password', ...password);
  }

  /** The example's task definition with a new image of the app, and the secret that the story made. */
  async function register(release: string): Promise<void> {
    const args = { RELEASE: release };
    const image = await account.push({ repository: 'dockerzon', tag: release, context: 'dockerzon', args });
    const definition = account.read('task-definition.json');
    const [proxy = {}, app = {}] = definition.containerDefinitions as readonly JsonObject[];
    const [key = {}, password = {}] = app.secrets as readonly JsonObject[];
    const secrets = [{ ...key, valueFrom: `${secretArn}:secret-key::` }, password];
    const containerDefinitions = [
      { ...proxy, image: nginx },
      { ...app, image, secrets },
    ];
    await account.ecs('register-task-definition', { ...definition, containerDefinitions });
  }

  /** Runs a command of the app as a one-off task to its end. Returns the exit code. */
  async function runOnce(command: readonly string[]): Promise<unknown> {
    const overrides = { containerOverrides: [{ name: 'dockerzon', command }] };
    const { cluster } = WEB;
    const { tasks } = await account.ecs('run-task', { cluster, taskDefinition: 'web', launchType: 'EC2', overrides });
    const [{ taskArn } = { taskArn: '' }] = tasks as readonly { readonly taskArn: string }[];
    let task: JsonObject = {};
    await untilTrue(async () => {
      const described = await account.ecs('describe-tasks', { cluster, tasks: [taskArn] });
      [task = {}] = described.tasks as readonly JsonObject[];
      return task.lastStatus === 'STOPPED';
    }, 'the one-off task has stopped');
    return (task.containers as readonly JsonObject[]).find(({ name }) => name === 'dockerzon')?.exitCode;
  }

  async function untilLogged(message: string): Promise<void> {
    const logs = ['logs', 'filter-log-events', '--log-group-name', '/ecs/web'];
    await untilTrue(async () => {
      const { events } = await account.aws.read(...logs);
      return (events as readonly JsonObject[]).some((event) => event.message === message);
    }, `/ecs/web has "${message}"`);
  }

  const pageOf = (release: string) => `dockerzon, release ${release}, secret key ${SHOWN_KEY}`;

  async function expectRelease(release: string): Promise<void> {
    const service = await account.untilSteady(WEB);
    const replies = await Promise.all(['/', '/static/release.txt'].map((path) => front.ask({ path })));
    expect(service).toMatchObject({ runningCount: 2 });
    expect(replies.map(({ text }) => text.trim())).toEqual([pageOf(release), `static files of release ${release}`]);
  }

  test('shows the app behind nginx, with the value of its secret', async () => {
    await register('one');
    const loadBalancers = [{ ...front.reference, containerName: 'nginx', containerPort: 80 }];
    await account.ecs('create-service', { ...account.read('service.json'), loadBalancers });

    await expectRelease('one');
  });

  test('has a migration that exits with 1: DescribeTasks shows the code, and its log the reason', async () => {
    await register('two');

    const exitCode = await runOnce(['sh', '-c', 'echo "the schema is newer than this release"; exit 1']);

    expect(exitCode).toBe(1);
    await untilLogged('the schema is newer than this release');
    await expectRelease('one');
  });

  test('gets release two after a migration that succeeds', async () => {
    const exitCode = await runOnce(['sh', '/srv/migrate.sh']);
    await account.ecs('update-service', { ...WEB, taskDefinition: 'web:2' });

    expect(exitCode).toBe(0);
    await expectRelease('two');
  });

  test('is scaled to 0 and deleted, and no call was refused', async () => {
    const status = await account.retire(WEB);

    expect(status).toMatch(/^(?:DRAINING|INACTIVE)$/);
    expect(account.review()).toEqual({ refused: [], controlRequests: [] });
  });
});
