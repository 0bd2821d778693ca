import { describe, expect, test } from '@jest/globals';
import type { TaskOutcome } from '../../src/drivers/one-off-task/task-outcome.ts';
import { renderEvent } from '../../src/report/log-lines.ts';
import { collectOutputs } from '../../src/report/outputs.ts';
import { foldTask } from '../../src/report/task-section.ts';
import { anEndedTask, TASK_ARN } from '../drivers/one-off-task/builders.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aRunRecord } from '../support/fakes/fake-world.ts';

const TERMINAL = { kind: 'terminal', hasColour: false } as const;

function aTask(overrides: Partial<TaskOutcome> = {}): TaskOutcome {
  return {
    state: 'well',
    cluster: 'production',
    startedBy: 'GitHub-Actions',
    plan: [],
    revisionArn: revisionArn('web:2'),
    taskArns: [TASK_ARN],
    failures: [],
    lastStatus: 'STOPPED',
    ...overrides,
  };
}

const TASK_PAGE =
  'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/production/tasks/1a2b3c4d5e6f/configuration?region=eu-west-1';

describe('the part of the summary about a one-off task', () => {
  test('is empty when there is none', () => {
    expect(foldTask(aRunRecord())).toBe('');
  });

  test('names the task, its revision, and the exit code of each container', () => {
    const containers = [
      { name: 'web', exitCode: 0, isEssential: true },
      { name: 'proxy', isEssential: false },
    ];

    expect(foldTask(aRunRecord({ task: aTask({ stoppedTask: anEndedTask(containers) }) })).split('\n\n')).toEqual([
      '<details><summary>One-off task succeeded</summary>',
      `- task [\`1a2b3c4d\`](${TASK_PAGE}), \`STOPPED\`\n- revision \`web:2\``,
      '| Container | Essential | Exit code |\n| --- | --- | --- |\n| `web` | yes | 0 |\n| `proxy` | no | – |',
      '</details>',
    ]);
  });
});

test('the output run-task-arn is a JSON list, as of the official action', () => {
  expect(collectOutputs(aRunRecord({ task: aTask() }))['run-task-arn']).toBe(`["${TASK_ARN}"]`);
});

test('the output run-task-arn is not set while no task was started', () => {
  expect(collectOutputs(aRunRecord({ task: aTask({ taskArns: [] }) }))['run-task-arn']).toBeUndefined();
});

test('the log reports the start, each status and the end', () => {
  const lines = [
    { type: 'task-started', taskArn: TASK_ARN, revision: 'web:2', isWaitedFor: false, isEarlier: false } as const,
    { type: 'task-status', taskArn: TASK_ARN, lastStatus: 'RUNNING', atMs: 5_000 } as const,
    { type: 'task-judged', isWell: false, reason: 'One-off task 1a2b3c4d of web:2 failed.' } as const,
  ].flatMap((event) => renderEvent(event, TERMINAL));

  expect(lines).toEqual([
    { kind: 'text', text: 'One-off task 1a2b3c4d (web:2) started, not waiting for it' },
    { kind: 'text', text: 'One-off task 1a2b3c4d: RUNNING  0:05' },
  ]);
});
