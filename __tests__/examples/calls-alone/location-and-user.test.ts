/** Two services of one cluster from an empty account on: one behind each kind of load balancer, by the AWS CLI alone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { AWS_CLI, describeWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import {
  createApplicationLoadBalancer,
  createClassicLoadBalancer,
  type MadeLoadBalancer,
} from '../../support/harness/account-load-balancers.ts';
import { type EmptyAccount, openEmptyAccount } from '../../support/harness/empty-account.ts';

const CLUSTER = 'production';
const PORTS = { location: 8081, user: 9091 } as const;
type Name = keyof typeof PORTS;
const NAMES: readonly Name[] = ['location', 'user'];

function pageOf(name: Name, tag: string): string {
  return `${name} ${tag}: database ${name}s on db.example.internal, googledns is 8.8.8.8\n`;
}

describeWith([AWS_CLI], 'location and user, by calls of the AWS CLI alone', () => {
  let account: EmptyAccount;
  let balancers: Readonly<Record<Name, MadeLoadBalancer>>;

  beforeAll(async () => {
    account = await openEmptyAccount('location-and-user', 22);
    const user = { name: 'user', protocol: 'HTTP', instancePort: PORTS.user };
    const [application, classic] = await Promise.all([
      createApplicationLoadBalancer(account.aws, 'location'),
      createClassicLoadBalancer(account.aws, user),
      createInstances(),
    ]);
    balancers = { location: application, user: classic };
  });

  afterAll(() => account.close());

  async function createInstances(): Promise<void> {
    await account.ecs('create-cluster', { clusterName: CLUSTER });
    await account.registerInstances(CLUSTER, 4);
  }

  async function register(name: Name, tag: string): Promise<void> {
    const image = await account.push({ repository: name, tag, args: { NAME: name, TAG: tag } });
    const definition = account.read(`${name}/task-definition.json`);
    const [container = {}] = definition.containerDefinitions as readonly JsonObject[];
    await account.ecs('register-task-definition', { ...definition, containerDefinitions: [{ ...container, image }] });
  }

  async function create(name: Name): Promise<void> {
    const loadBalancers = [{ ...balancers[name].reference, containerName: name, containerPort: PORTS[name] }];
    await account.ecs('create-service', { ...account.read(`${name}/service.json`), loadBalancers });
  }

  async function expectPages(tag: string): Promise<void> {
    await Promise.all(NAMES.map((name) => balancers[name].untilShows(pageOf(name, tag))));
    const services = await Promise.all(NAMES.map((service) => account.untilSteady({ cluster: CLUSTER, service })));
    const replies = await Promise.all(NAMES.map((name) => balancers[name].ask()));
    expect(services.map(({ runningCount }) => runningCount)).toEqual([4, 4]);
    expect(replies).toEqual(NAMES.map((name) => ({ status: 200, text: pageOf(name, tag) })));
  }

  test('run on the same four instances, each behind its own load balancer', async () => {
    for (const name of NAMES) {
      await register(name, '10');
      await create(name);
    }

    await expectPages('10');
  });

  test('get their next image at 50/200', async () => {
    for (const name of NAMES) {
      await register(name, '11');
      await account.ecs('update-service', { cluster: CLUSTER, service: name, taskDefinition: name });
    }

    await expectPages('11');
  });

  test('are scaled to 0 and deleted, and no call was refused', async () => {
    const statuses = await Promise.all(NAMES.map((service) => account.retire({ cluster: CLUSTER, service })));

    for (const status of statuses) expect(status).toMatch(/^(?:DRAINING|INACTIVE)$/);
    expect(account.review()).toEqual({ refused: [], controlRequests: [] });
  });
});
