import {
  CreateRepositoryCommand,
  ECRClient,
  ListImagesCommand,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

const START = 1_700_000_000_000;
const WEB = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128 }] };

let closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function start(options: EmulatorOptions): Promise<{ readonly local: Emulator; readonly ecs: ECSClient }> {
  const local = await openEmulator({ clock: { kind: 'virtual', startMs: START }, ...options });
  const ecs = new ECSClient(clientSettings(local));
  closing.push(async () => {
    ecs.destroy();
    await local.close();
  });
  return { local, ecs };
}

describe('with a lag of five seconds', () => {
  const LAG = { consistency: { lagMs: 5000 } };

  /** Polls once a second and returns each distinct answer once. */
  async function watch<T>(local: Emulator, observe: () => Promise<T>): Promise<readonly T[]> {
    const seen: T[] = [];
    for (let second = 0; second < 12; second += 1) {
      const now = await observe();
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
      local.advance(1000);
    }
    return seen;
  }

  test('a task that was just started is missing at first, and there in the end', async () => {
    const { local, ecs } = await start(LAG);
    local.addInstances('default', 1);
    local.advance(10_000);
    await ecs.send(new RegisterTaskDefinitionCommand(WEB));
    const { tasks = [] } = await ecs.send(new RunTaskCommand({ taskDefinition: 'web' }));
    const described = new DescribeTasksCommand({ tasks: tasks.map(({ taskArn }) => taskArn ?? '') });

    const seen = await watch(local, async () => {
      const answer = await ecs.send(described);
      return answer.failures?.[0]?.reason ?? answer.tasks?.length;
    });

    expect([seen[0], seen.at(-1)]).toEqual(['MISSING', 1]);
  });

  test('a service is MISSING at first, and an update shows its new deployment later', async () => {
    const { local, ecs } = await start(LAG);
    local.advance(10_000);
    await ecs.send(new RegisterTaskDefinitionCommand(WEB));
    await ecs.send(new CreateServiceCommand({ serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }));
    const observe = async () => {
      const { failures, services } = await ecs.send(new DescribeServicesCommand({ services: ['web'] }));
      return failures?.[0]?.reason ?? services?.[0]?.deployments?.[0]?.id;
    };
    const first = await watch(local, observe);
    const { service } = await ecs.send(new UpdateServiceCommand({ service: 'web', forceNewDeployment: true }));

    const second = await watch(local, observe);

    expect(first[0]).toBe('MISSING');
    expect([second[0], second.at(-1)]).toEqual([first.at(-1), service?.deployments?.[0]?.id]);
  });

  test('no read sees a state that is older than the lag', async () => {
    const { local, ecs } = await start(LAG);
    await ecs.send(new RegisterTaskDefinitionCommand(WEB));
    await ecs.send(new CreateServiceCommand({ serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }));
    local.advance(5000);

    for (let time = 0; time < 100; time += 1) {
      const { failures } = await ecs.send(new DescribeServicesCommand({ services: ['web'] }));
      expect(failures).toEqual([]);
    }

    const ages = local.calls().map(({ ageMs }) => ageMs ?? 0);
    expect([Math.max(...ages) <= 5000, Math.max(...ages) > 4000]).toEqual([true, true]);
  });

  test('the same seed shows the same ages', async () => {
    const ages = [];
    for (const seed of [3, 3, 4]) {
      const { local, ecs } = await start({ ...LAG, seed });
      for (let time = 0; time < 5; time += 1) await ecs.send(new DescribeServicesCommand({ services: ['web'] }));
      ages.push(local.calls().map(({ ageMs }) => ageMs));
    }

    expect(ages[0]).toEqual(ages[1]);
    expect(ages[0]).not.toEqual(ages[2]);
  });

  test('ECR and STS answer as things are', async () => {
    const { local } = await start(LAG);
    local.advance(10_000);
    const ecr = new ECRClient(clientSettings(local));
    const sts = new STSClient(clientSettings(local));
    closing.push(
      async () => ecr.destroy(),
      async () => sts.destroy(),
    );
    const listed = () => ecr.send(new ListImagesCommand({ repositoryName: 'web' }));

    await expect(listed()).rejects.toThrow(RepositoryNotFoundException);
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));
    const { imageIds } = await listed();
    await sts.send(new GetCallerIdentityCommand({}));

    expect(imageIds).toEqual([]);
    expect(local.calls().filter(({ ageMs }) => ageMs !== undefined)).toEqual([]);
  });

  test('that is removed, reads see the current state', async () => {
    const { local, ecs } = await start(LAG);
    local.advance(10_000);
    local.setConsistency({ lagMs: 0 });
    await ecs.send(new RegisterTaskDefinitionCommand(WEB));
    await ecs.send(new CreateServiceCommand({ serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }));

    const { failures } = await ecs.send(new DescribeServicesCommand({ services: ['web'] }));

    expect(failures).toEqual([]);
  });
});

describe('with throttling', () => {
  const TWO_READS = { throttling: { serviceRead: { size: 2, refillPerSecond: 1 } } };
  const DESCRIBE = new DescribeServicesCommand({ services: ['web'] });

  test('a call without a token is refused as ECS refuses it, and not applied', async () => {
    const { local, ecs } = await start({ throttling: { taskDefinitionModify: { size: 1, refillPerSecond: 1 } } });
    const once = new ECSClient({ ...clientSettings(local), maxAttempts: 1 });
    closing.push(async () => once.destroy());
    await once.send(new RegisterTaskDefinitionCommand(WEB));

    const thrown = await once.send(new RegisterTaskDefinitionCommand(WEB)).catch((error: unknown) => error);
    local.advance(1000);
    const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(WEB));

    expect(thrown).toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
    expect(thrown).toHaveProperty('$metadata.httpStatusCode', 400);
    expect(taskDefinition?.revision).toBe(2);
  });

  test('the SDK tries again, and goes through once a token has come back', async () => {
    const { local, ecs } = await start(TWO_READS);
    ecs.middlewareStack.add(
      (next) => (attempt) => {
        if (local.calls().at(-1)?.answer === 'ThrottlingException') local.advance(1000);
        return next(attempt);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );

    for (let time = 0; time < 3; time += 1) await ecs.send(DESCRIBE);

    expect(local.calls().map(({ answer }) => answer)).toEqual(['ok', 'ok', 'ThrottlingException', 'ok']);
  });

  test('one group does not empty the bucket of another', async () => {
    const { local, ecs } = await start(TWO_READS);
    await ecs.send(DESCRIBE);
    await ecs.send(DESCRIBE);

    await ecs.send(new RegisterTaskDefinitionCommand(WEB));

    expect(local.calls().map(({ answer }) => answer)).toEqual(['ok', 'ok', 'ok']);
  });

  test('new limits begin with full buckets', async () => {
    const { local, ecs } = await start(TWO_READS);
    await ecs.send(DESCRIBE);
    await ecs.send(DESCRIBE);

    local.setThrottling(TWO_READS.throttling);
    await ecs.send(DESCRIBE);

    expect(local.calls().map(({ answer }) => answer)).toEqual(['ok', 'ok', 'ok']);
  });
});
