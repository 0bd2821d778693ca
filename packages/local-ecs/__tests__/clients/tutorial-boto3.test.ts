import { join } from 'node:path';
import { expect } from '@jest/globals';
import { openEmulator } from '../../src/emulator/emulator.ts';
import { environmentOf } from '../support/harness/local-client.ts';
import { BOTO3, testWith } from '../support/harness/needs-program.ts';
import { runProgram } from '../support/harness/run-program.ts';

testWith([BOTO3], 'a first tutorial, walked with boto3: its pages, waiters and exceptions', async () => {
  const local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.now() } });

  const program = join(import.meta.dirname, 'tutorial.py');
  const { stdout, stderr } = await runProgram('python3', [program], { environment: environmentOf(local) });
  await local.close();

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    account: '123456789012',
    pages: [2, 2, 1],
    cluster: ['ACTIVE', 0, 0, 0, 0],
    instances: ['ACTIVE', 'ACTIVE'],
    revision: 2,
    task: ['PENDING', 'RUNNING', 'STOPPED', 'enough'],
    ports: [{ bindIP: '0.0.0.0', containerPort: 5000, hostPort: 80, protocol: 'tcp' }],
    running: [1, 1, 0],
    event: '(service hello) has reached a steady state.',
    rolling: ['PRIMARY', 'ACTIVE'],
    serving: 'hello:2',
    deleted: 'INACTIVE',
    images: [['v1', 'v2'], ['v3']],
    user: 'AWS',
    layer: 'a layer of some bytes',
    refusals: [
      ['ClusterNotFoundException', 'Cluster not found.'],
      ['ServiceNotFoundException', 'Service not found.'],
      [
        'RepositoryNotFoundException',
        "The repository with name 'nowhere' does not exist in the registry with id '123456789012'",
      ],
      ['ClientError', 'The local ECS does not simulate the operation DiscoverPollEndpoint.'],
      ['ClientError', 'GET / (s3) is not an operation of the local ECS.'],
    ],
  });
});
