/** A database with a volume behind a Classic Load Balancer, from an empty account on, by the AWS CLI alone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { AWS_CLI, describeWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { createClassicLoadBalancer, type MadeLoadBalancer } from '../../support/harness/account-load-balancers.ts';
import { type EmptyAccount, openEmptyAccount } from '../../support/harness/empty-account.ts';

const CLUSTER = 'production';
const DATABASE = { cluster: CLUSTER, service: 'searchapp-db' };
const ROWS = '/cgi-bin/rows';

function pageOf(release: string): string {
  return `searchapp-db, release ${release}, is ready for searchapp\n`;
}

describeWith([AWS_CLI], 'searchapp-db, by calls of the AWS CLI alone', () => {
  let account: EmptyAccount;
  let front: MadeLoadBalancer;

  beforeAll(async () => {
    account = await openEmptyAccount('searchapp-db', 24);
    await account.ecs('create-cluster', { clusterName: CLUSTER });
    await account.registerInstances(CLUSTER, 2);
    const settings = { name: 'searchapp-db', protocol: 'TCP', instancePort: 3306 };
    front = await createClassicLoadBalancer(account.aws, settings);
    await register('1');
  });

  afterAll(() => account.close());

  async function register(release: string): Promise<void> {
    const image = await account.push({ repository: 'searchapp-db', tag: release, args: { RELEASE: release } });
    const definition = account.read('task-definition.json');
    const [container = {}] = definition.containerDefinitions as readonly JsonObject[];
    await account.ecs('register-task-definition', { ...definition, containerDefinitions: [{ ...container, image }] });
  }

  async function untilTask(task: string, lastStatus: string): Promise<JsonObject> {
    let described: JsonObject = {};
    await untilTrue(async () => {
      const { tasks } = await account.ecs('describe-tasks', { cluster: CLUSTER, tasks: [task] });
      [described = {}] = tasks as readonly JsonObject[];
      return described.lastStatus === lastStatus;
    }, `the task is ${lastStatus}`);
    return described;
  }

  /** The volume belongs to an instance: the next task must start there. */
  async function drainOthers(): Promise<void> {
    const { taskArns } = await account.ecs('list-tasks', { cluster: CLUSTER, serviceName: DATABASE.service });
    const { containerInstanceArn } = await untilTask(String((taskArns as readonly string[])[0]), 'RUNNING');
    const { containerInstanceArns } = await account.ecs('list-container-instances', { cluster: CLUSTER });
    const containerInstances = (containerInstanceArns as readonly string[]).filter(
      (arn) => arn !== containerInstanceArn,
    );
    const change = { cluster: CLUSTER, containerInstances, status: 'DRAINING' };
    await account.ecs('update-container-instances-state', change);
  }

  test('runs alone as a task: started, described with its port, stopped', async () => {
    const started = await account.ecs('run-task', { cluster: CLUSTER, taskDefinition: 'searchapp-db' });
    const task = String((started.tasks as readonly JsonObject[])[0]?.taskArn);
    const running = await untilTask(task, 'RUNNING');
    await account.ecs('stop-task', { cluster: CLUSTER, task, reason: 'tried' });
    const stopped = await untilTask(task, 'STOPPED');

    expect(running.containers).toMatchObject([{ networkBindings: [{ containerPort: 3306, hostPort: 3306 }] }]);
    expect(stopped).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'tried' });
  });

  test('stores a row through its load balancer', async () => {
    const loadBalancers = [{ ...front.reference, containerName: 'mysql', containerPort: 3306 }];
    const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 };
    const service = { ...account.read('service.json'), loadBalancers, deploymentConfiguration };
    await account.ecs('create-service', service);
    await front.untilShows(pageOf('1'));
    const written = await front.ask({ method: 'POST', path: ROWS, body: 'written before the deploy' });

    expect(written).toEqual({ status: 200, text: 'written before the deploy\n' });
  });

  test('has the row after the next release', async () => {
    await drainOthers();
    await register('2');
    await account.ecs('update-service', { ...DATABASE, taskDefinition: 'searchapp-db:2' });
    await front.untilShows(pageOf('2'));
    const service = await account.untilSteady(DATABASE);

    expect(service).toMatchObject({ runningCount: 1, taskDefinition: expect.stringMatching(/\/searchapp-db:2$/) });
    expect(await front.ask({ path: ROWS })).toEqual({ status: 200, text: 'written before the deploy\n' });
  });

  test('is scaled to 0 and deleted, and no call was refused', async () => {
    const status = await account.retire(DATABASE);

    expect(status).toMatch(/^(?:DRAINING|INACTIVE)$/);
    expect(account.review()).toEqual({ refused: [], controlRequests: [] });
  });
});
