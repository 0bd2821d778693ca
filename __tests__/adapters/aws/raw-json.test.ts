import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeTaskDefinitionCommand, ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { expect, test } from '@jest/globals';
import { keepAnswer, sendBody } from '../../../src/adapters/aws/raw-json.ts';

/** A peer that records what it is sent and answers with a fixed text. */
async function startPeer(answer: string) {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ECSClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
  });
  return { client, received, close: () => new Promise((resolve) => server.close(resolve)) };
}

test('a field that the SDK does not know reaches ECS', async () => {
  const peer = await startPeer('{"taskDefinition":{"family":"web","revision":1}}');
  const document = {
    family: 'web',
    containerDefinitions: [{ name: 'web', futureField: { depth: 1 } }],
    newThing: [1],
  };

  const command = new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [] });
  sendBody(command, document);
  const output = await peer.client.send(command);
  await peer.close();

  expect(JSON.parse(peer.received[0] ?? '')).toEqual(document);
  expect(output.taskDefinition?.revision).toBe(1);
});

test('a field that the SDK does not know comes back from ECS', async () => {
  const peer = await startPeer('{"taskDefinition":{"family":"web","revision":3,"futureField":"kept"}}');

  const command = new DescribeTaskDefinitionCommand({ taskDefinition: 'web' });
  const answer = keepAnswer(command);
  const output = await peer.client.send(command);
  await peer.close();

  expect(answer()).toEqual({ taskDefinition: { family: 'web', revision: 3, futureField: 'kept' } });
  expect(output.taskDefinition?.family).toBe('web');
});
