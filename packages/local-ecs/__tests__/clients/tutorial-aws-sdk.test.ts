import { CreateRepositoryCommand, ECRClient, paginateDescribeRepositories } from '@aws-sdk/client-ecr';
import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  paginateListServices,
  paginateListTaskDefinitions,
  paginateListTasks,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  ServiceNotFoundException,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

const HELLO = [{ name: 'hello', image: 'hello:1', memory: 128, portMappings: [{ containerPort: 5000, hostPort: 80 }] }];

describe('a first tutorial, walked with the AWS SDK', () => {
  let local: Emulator;
  let ecs: ECSClient;

  beforeEach(async () => {
    // A rollout of a minute lasts a quarter of a second: a waiter has to poll more than once.
    local = await openEmulator({ clock: { kind: 'scaled', speed: 240 } });
    local.addInstances('default', 4);
    ecs = new ECSClient(clientSettings(local));
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'hello', containerDefinitions: HELLO }));
  });

  afterEach(async () => {
    ecs.destroy();
    await local.close();
  });

  const timeout = () => ({ client: ecs, maxWaitTime: 60, minDelay: 1, maxDelay: 1 });

  test('a task is waited for until it runs, and until it has stopped', async () => {
    const { tasks } = await ecs.send(new RunTaskCommand({ taskDefinition: 'hello' }));
    const named = { tasks: [tasks?.[0]?.taskArn ?? ''] };

    const running = await waitUntilTasksRunning(timeout(), named);
    await ecs.send(new StopTaskCommand({ task: named.tasks[0] }));
    const stopped = await waitUntilTasksStopped(timeout(), named);

    expect([running.state, stopped.state]).toEqual(['SUCCESS', 'SUCCESS']);
  });

  test('a service is waited for until it is stable, scaled, and gone', async () => {
    const named = { services: ['hello'] };
    await ecs.send(new CreateServiceCommand({ serviceName: 'hello', taskDefinition: 'hello', desiredCount: 2 }));

    const stable = await waitUntilServicesStable(timeout(), named);
    const { services } = await ecs.send(new DescribeServicesCommand(named));
    await ecs.send(new UpdateServiceCommand({ service: 'hello', desiredCount: 0 }));
    const idle = await waitUntilServicesStable(timeout(), named);
    await ecs.send(new DeleteServiceCommand({ service: 'hello' }));
    const inactive = await waitUntilServicesInactive(timeout(), named);

    expect([stable.state, idle.state, inactive.state]).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    expect(services).toMatchObject([{ runningCount: 2, events: expect.any(Array) }]);
  });

  test('a wait for a missing service ends at once, and an update is refused with its own class', async () => {
    const wait = waitUntilServicesStable(timeout(), { services: ['nowhere'] });
    const update = ecs.send(new UpdateServiceCommand({ service: 'nowhere', desiredCount: 1 }));

    await expect(wait).rejects.toThrow('"state":"FAILURE"');
    await expect(update).rejects.toBeInstanceOf(ServiceNotFoundException);
  });

  test('services, tasks, revisions and repositories come in pages', async () => {
    const ecr = new ECRClient(clientSettings(local));
    for (const name of ['a1', 'b1', 'c1']) {
      await ecs.send(new CreateServiceCommand({ serviceName: name, taskDefinition: 'hello', desiredCount: 0 }));
      await ecs.send(new RegisterTaskDefinitionCommand({ family: name, containerDefinitions: HELLO }));
      await ecs.send(new RunTaskCommand({ taskDefinition: 'hello' }));
      await ecr.send(new CreateRepositoryCommand({ repositoryName: name }));
    }
    const two = { client: ecs, pageSize: 2 };

    const sizes = {
      services: await countPages(paginateListServices(two, {}), ({ serviceArns }) => serviceArns),
      tasks: await countPages(paginateListTasks(two, {}), ({ taskArns }) => taskArns),
      revisions: await countPages(paginateListTaskDefinitions(two, {}), ({ taskDefinitionArns }) => taskDefinitionArns),
      repositories: await countPages(
        paginateDescribeRepositories({ client: ecr, pageSize: 2 }, {}),
        ({ repositories }) => repositories,
      ),
    };
    ecr.destroy();

    expect(sizes).toEqual({ services: [2, 1], tasks: [2, 1], revisions: [2, 2], repositories: [2, 1] });
  });
});

/** How many items each page has. */
async function countPages<Page>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => readonly unknown[] | undefined,
): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const page of pages) sizes.push(read(page)?.length ?? 0);
  return sizes;
}
