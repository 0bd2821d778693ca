/** The example hello from an empty account on, by the AWS CLI alone: no control address, no options. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { startClients } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { AWS_CLI, describeWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { createApplicationLoadBalancer, type MadeLoadBalancer } from '../../support/harness/account-load-balancers.ts';
import { type EmptyAccount, openEmptyAccount } from '../../support/harness/empty-account.ts';

const HELLO = { cluster: 'production', service: 'hello' };
const EMPTY = {
  status: 'ACTIVE',
  registeredContainerInstancesCount: 0,
  runningTasksCount: 0,
  pendingTasksCount: 0,
  activeServicesCount: 0,
};

describeWith([AWS_CLI], 'hello, by calls of the AWS CLI alone', () => {
  let account: EmptyAccount;
  let front: MadeLoadBalancer;
  let image: string;

  beforeAll(async () => {
    account = await openEmptyAccount('hello', 21);
  });

  afterAll(() => account.close());

  function register(environment: readonly JsonObject[]): Promise<JsonObject> {
    const definition = account.read('task-definition.json');
    const [container = {}] = definition.containerDefinitions as readonly JsonObject[];
    const containerDefinitions = [{ ...container, image, environment }];
    return account.ecs('register-task-definition', { ...definition, containerDefinitions });
  }

  test('the cluster is empty at first, and five instances register', async () => {
    const before = await account.ecs('list-clusters', {});
    const { cluster } = await account.ecs('create-cluster', { clusterName: 'production' });
    const registered = await account.registerInstances('production', 5);
    const listed = await account.ecs('list-container-instances', { cluster: 'production' });
    const { clusters } = await account.ecs('describe-clusters', { clusters: ['production'] });

    expect(before).toEqual({ clusterArns: [] });
    expect(cluster).toMatchObject(EMPTY);
    expect(new Set(listed.containerInstanceArns as readonly string[])).toEqual(new Set(registered));
    expect(clusters).toMatchObject([{ ...EMPTY, registeredContainerInstancesCount: 5 }]);
  });

  test('the service greets the world through the listener of its load balancer', async () => {
    image = await account.push({ repository: 'hello', tag: '1' });
    front = await createApplicationLoadBalancer(account.aws, 'hello');
    await register([]);
    const loadBalancers = [{ ...front.reference, containerName: 'hello', containerPort: 5000 }];
    await account.ecs('create-service', { ...account.read('service.json'), loadBalancers });
    const service = await account.untilSteady(HELLO);

    expect(service).toMatchObject({ runningCount: 4, desiredCount: 4 });
    expect(await front.ask()).toEqual({ status: 200, text: 'Hello world!\n' });
  });

  test('revision 2 greets ECS, and no request fails meanwhile', async () => {
    await register([{ name: 'PROVIDER', value: 'ECS' }]);
    const clients = startClients(1, front.ask);
    await account.ecs('update-service', { ...HELLO, taskDefinition: 'hello:2' });
    const service = await account.untilSteady(HELLO);
    await clients.stop();

    expect(service).toMatchObject({ runningCount: 4, taskDefinition: expect.stringMatching(/\/hello:2$/) });
    const replies = new Set(clients.replies.map(({ status, text }) => `${status} ${text}`));
    expect([...replies].toSorted()).toEqual(['200 Hello ECS!\n', '200 Hello world!\n']);
    expect(await front.ask()).toEqual({ status: 200, text: 'Hello ECS!\n' });
  });

  test('the service is scaled to 0 and deleted, and no call was refused', async () => {
    const status = await account.retire(HELLO);

    expect(status).toMatch(/^(?:DRAINING|INACTIVE)$/);
    expect((await front.ask()).status).toBe(503);
    expect(account.review()).toEqual({ refused: [], controlRequests: [] });
  });
});
