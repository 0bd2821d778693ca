import { join } from 'node:path';
import { expect } from '@jest/globals';
import { openEmulator } from '../../src/emulator/emulator.ts';
import { environmentOf } from '../support/harness/local-client.ts';
import { BOTO3, testWith } from '../support/harness/needs-program.ts';
import { runProgram } from '../support/harness/run-program.ts';

testWith([BOTO3], 'a story of boto3 alone: logs, secrets, parameters, roles and instances', async () => {
  const local = await openEmulator({ clock: { kind: 'scaled', speed: 20 } });

  const program = join(import.meta.dirname, 'calls-only.py');
  const { stdout, stderr } = await runProgram('python3', [program], { environment: environmentOf(local) });
  await local.close();

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    rejected: { tooOldLogEventEndIndex: 1 },
    group: ['/ecs/web', 30],
    tags: { team: 'shop' },
    events: ['one', 'two'],
    twice: 'ResourceAlreadyExistsException',
    deleted: 'ResourceNotFoundException',
    binary: [0, 1],
    secret: 'text',
    secrets: ['prod/db'],
    marked: 'InvalidRequestException',
    parameters: ['/app/a', '/app/b', '/app/sub/c'],
    exists: 'ParameterAlreadyExists',
    found: [['/app/a'], ['/nowhere']],
    absent: 'ParameterNotFound',
    callers: ['arn:aws:iam::123456789012:user/local', 'arn:aws:sts::123456789012:assumed-role/deploy/ci'],
    placed: true,
    instances: [],
  });
});
