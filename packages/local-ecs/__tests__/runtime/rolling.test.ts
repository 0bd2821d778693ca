import { expect, test } from '@jest/globals';
import { aTaskArn, type ContainerStage, servePage, setContainerStage } from '../support/harness/container-stage.ts';
import { askOnce, findFreePort, startClients } from '../support/harness/http-clients.ts';

const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/hello/0123456789abcdef';

test('containers on port 80 of two addresses are replaced one at a time and no request fails', async () => {
  const stage = await setContainerStage('roll', { speed: 20 });
  const listenPort = await serve(stage);
  await bringIn(stage, 'old1', '127.0.77.31', 'Hello world!');
  await bringIn(stage, 'old2', '127.0.77.32', 'Hello world!');
  const clients = startClients(2, () => askOnce(listenPort, {}));

  await bringIn(stage, 'new1', '127.0.77.33', 'Hello ECS!');
  await takeOut(stage, 'old1');
  await bringIn(stage, 'new2', '127.0.77.31', 'Hello ECS!');
  await takeOut(stage, 'old2');
  await clients.await(20);
  await clients.stop();
  await stage.close();

  const counts = new Map<string, number>();
  for (const { status, text } of clients.replies) {
    counts.set(`${status} ${text}`, (counts.get(`${status} ${text}`) ?? 0) + 1);
  }
  expect([...counts.keys()]).toEqual(['200 Hello world!\n', '200 Hello ECS!\n']);
  expect(clients.replies.at(-1)?.text).toBe('Hello ECS!\n');
  expect(await stage.listLeft()).toEqual([]);
});

async function serve(stage: ContainerStage): Promise<number> {
  const listenPort = await findFreePort();
  const targetGroup = {
    name: 'hello',
    listenPort,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 300,
  };
  stage.runtime.perform({ kind: 'serve-target-group', targetGroupArn: GROUP, targetGroup });
  return listenPort;
}

async function bringIn(stage: ContainerStage, word: string, address: string, text: string): Promise<void> {
  const taskArn = aTaskArn(word);
  const portMappings = [{ containerPort: 5000, hostPort: 80 }];
  stage.startTask({
    taskArn,
    address,
    containers: [{ name: 'app', memory: 32, command: servePage(text), portMappings }],
  });
  await stage.book.waitFor('container-started', { taskArn });
  stage.runtime.perform({ kind: 'register-target', targetGroupArn: GROUP, taskArn, address, port: 80 });
  await stage.book.waitFor('target-health', { taskArn, state: 'healthy' });
}

async function takeOut(stage: ContainerStage, word: string): Promise<void> {
  const taskArn = aTaskArn(word);
  stage.runtime.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn });
  await stage.book.waitFor('target-drained', { taskArn });
  stage.runtime.perform({ kind: 'stop-task', taskArn });
  await stage.book.waitFor('container-exited', { taskArn });
}
