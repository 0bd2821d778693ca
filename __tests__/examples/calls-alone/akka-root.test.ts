/** Tasks with dynamic host ports from an empty account on, by boto3 alone. */
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { AWS_CLI, BOTO3, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { openEmptyAccount } from '../../support/harness/empty-account.ts';

/** What each task shows, three of them on two instances. */
function visitOf(release: string) {
  const visit = { ping: 'pong\n', release: `release ${release}`, 'knows its ports': true, dynamic: true };
  return { running: 3, instances: 2, alike: true, ...visit };
}

testWith([AWS_CLI, BOTO3], 'akka-root, by calls of boto3 alone', async () => {
  const account = await openEmptyAccount('akka-root', 25);
  const push = (release: string) => account.push({ repository: 'akka-root', tag: release, args: { RELEASE: release } });
  const environment = {
    ...account.environment,
    IMAGES: JSON.stringify([await push('1'), await push('2')]),
    INSTANCES: JSON.stringify(['127.0.25.1', '127.0.25.2']),
    TASK_DEFINITION: JSON.stringify(account.read('task-definition.json')),
    SERVICE: JSON.stringify(account.read('service.json')),
  };

  const program = join(import.meta.dirname, 'akka-root.py');
  const { stdout, stderr } = await runProgram('python3', [program], { environment });
  const review = account.review();
  await account.close();

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    empty: ['ACTIVE', 0, 0],
    first: visitOf('1'),
    second: visitOf('2'),
    left: [],
  });
  expect(review).toEqual({ refused: [], controlRequests: [] });
});
