import { describe, expect, test } from '@jest/globals';
import type { RunEvent } from '../../src/report/event.ts';
import type { LogLine, LogStyle } from '../../src/report/log-line.ts';
import { renderEvent } from '../../src/report/log-lines.ts';
import { aDeployment, REFUSED, ROLLED_BACK, SEVERAL, SHIFTED, STEADY } from '../support/builders/run-stories.ts';
import { aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';
import { expectGolden } from '../support/harness/golden.ts';

const WORKFLOW: LogStyle = { kind: 'workflow' };
const TERMINAL: LogStyle = { kind: 'terminal', hasColour: false };

/** One line of a golden file: lines that are not plain text begin with their kind. */
function show(line: LogLine): string {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'annotation':
      return [`(${line.level}, ${line.title}) ${line.text}`, ...(line.more ?? [])].join('\n');
    case 'group-opened':
      return `(group) ${line.title}`;
    case 'group-closed':
      return '(end of group)';
    case 'debug':
      return `(debug) ${line.text}`;
  }
}

function report(events: readonly RunEvent[], style: LogStyle): string {
  return events
    .flatMap((event) => renderEvent(event, style))
    .map((line) => `${show(line)}\n`)
    .join('');
}

describe('the log of a whole run', () => {
  test.each([
    { name: 'steady', events: STEADY },
    { name: 'rolled-back', events: ROLLED_BACK },
    { name: 'shifted', events: SHIFTED },
    { name: 'several', events: SEVERAL },
    { name: 'refused', events: REFUSED },
  ])('that is $name reads well in a workflow and on a terminal', ({ name, events }) => {
    expectGolden(`log-${name}-workflow.txt`, report(events, WORKFLOW));
    expectGolden(`log-${name}-terminal.txt`, report(events, TERMINAL));
  });
});

describe('a line of the log', () => {
  test('shows the counts as one line with a bar', () => {
    const event: RunEvent = {
      type: 'counts',
      service: 'web',
      atMs: 42_000,
      desired: 4,
      ours: aDeployment({ running: 2, pending: 1, failed: 1 }),
      others: [aDeployment({ running: 1 }), aDeployment({ running: 2 })],
    };

    expect(renderEvent(event, WORKFLOW)).toEqual([
      { kind: 'text', text: '████████▒▒▒▒░░░░  web  new 2/4  old 3  pending 1  failed 1  0:42' },
    ]);
  });

  test('shows a deployment of ours that is not to be seen yet as nothing new', () => {
    const event: RunEvent = { type: 'counts', service: 'web', atMs: 0, desired: 0, ours: undefined, others: [] };

    expect(renderEvent(event, WORKFLOW)).toEqual([
      { kind: 'text', text: '░░░░░░░░░░░░░░░░  web  new 0/0  old 0  pending 0  failed 0  0:00' },
    ]);
  });

  test.each([
    { named: 'exit code 1', code: 1, words: 'container app exited with code 1 (application error)' },
    {
      named: 'exit code 126',
      code: 126,
      words: 'the command of container app cannot be executed (exit code 126)',
    },
    {
      named: 'exit code 139',
      code: 139,
      words: 'container app crashed with exit code 139 (SIGSEGV, invalid memory access)',
    },
  ])('reports in words why a task stopped with $named', ({ code, words }) => {
    const task = aStoppedTask({ containers: [aStoppedContainer({ exitCode: code })] });

    expect(renderEvent({ type: 'task-stopped', service: 'web', task }, WORKFLOW)).toEqual([
      { kind: 'text', text: `22:03:11  Service web: task 01234567 stopped: ${words}` },
    ]);
  });

  test('is coloured on a terminal that wants it', () => {
    const event: RunEvent = { type: 'judged', service: 'web', verdict: 'steady', reason: 'web:42 serves.' };

    expect(renderEvent(event, { kind: 'terminal', hasColour: true })).toEqual([
      { kind: 'text', text: '\u001b[32m✔ web steady: web:42 serves.\u001b[0m' },
    ]);
  });

  test.each(['rolled-back', 'failed', 'superseded', 'timed-out', 'stuck', 'refused', 'cancelled', 'unknown'] as const)(
    'has a title that the log of a workflow shows as it is: %s',
    (verdict) => {
      const end: RunEvent = { type: 'run-ended', verdict, reason: 'Why.', subject: 'web v1.5.0', tookMs: 1 };

      const titles = renderEvent(end, WORKFLOW).flatMap((line) => (line.kind === 'annotation' ? [line.title] : []));

      expect(titles).toEqual([expect.stringMatching(/^web v1\.5\.0 [a-z ()]+$/)]);
    },
  );

  test('of a debug event stays a debug line', () => {
    expect(renderEvent({ type: 'debug', text: 'look 3' }, TERMINAL)).toEqual([{ kind: 'debug', text: 'look 3' }]);
  });

  test.each([
    [
      'on a terminal, where the title stands before the text',
      TERMINAL,
      'error: dry-run: "yes" is not a boolean. Write true.',
    ],
    ['in the log of a workflow, which shows no title', WORKFLOW, 'dry-run: "yes" is not a boolean. Write true.'],
  ] as const)('names the input of an error once %s', (_, style, text) => {
    const error = { input: 'dry-run', text: 'dry-run: "yes" is not a boolean.', advice: 'Write true.' };

    expect(renderEvent({ type: 'refused', errors: [error] }, style)).toEqual([expect.objectContaining({ text })]);
  });

  test('says what the environment leads elsewhere', () => {
    const detours = ['profile deploy (AWS_PROFILE)', 'docker at tcp://build.example:2376 (DOCKER_HOST)'];
    const event: RunEvent = { type: 'identified', account: '111122223333', region: 'eu-west-1', detours };

    expect(renderEvent(event, WORKFLOW)).toEqual([
      {
        kind: 'text',
        text: 'AWS account 111122223333, eu-west-1; environment overrides: profile deploy (AWS_PROFILE), docker at tcp://build.example:2376 (DOCKER_HOST)',
      },
    ]);
  });

  test('says where the calls go when that is not Amazon', () => {
    const event: RunEvent = {
      type: 'identified',
      account: '111122223333',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:4566',
    };

    expect(renderEvent(event, WORKFLOW)).toEqual([
      {
        kind: 'text',
        text: 'AWS account 111122223333, eu-west-1, custom endpoint http://127.0.0.1:4566',
      },
    ]);
  });
});

describe('outside text in the log', () => {
  test('is cut, and the cut is said', () => {
    const event: RunEvent = { type: 'sight-lost', why: 'x'.repeat(2_000_000) };

    const [line] = renderEvent(event, WORKFLOW);

    expect(line).toEqual({
      kind: 'text',
      text: `Cannot reach AWS, the deployment continues: ${'x'.repeat(500)}… (1999000 characters left out) …${'x'.repeat(500)}`,
    });
  });
});
