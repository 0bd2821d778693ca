import { describe, expect, test } from '@jest/globals';
import { describeHistory, renderHistory } from '../../src/report/history-lines.ts';
import { describeStatus, renderStatus } from '../../src/report/status-lines.ts';
import { linkToRun } from '../../src/text/run-link.ts';
import { aHistory, anEntry, aStatus } from '../support/builders/past-builders.ts';
import { aService } from '../support/builders/service-builders.ts';
import { expectGolden } from '../support/harness/golden.ts';

const lines = (texts: readonly string[]) => `${texts.join('\n')}\n`;
const objects = (list: readonly object[]) => lines(list.map((one) => JSON.stringify(one)));

describe('a history', () => {
  test('is a table for a terminal', () => {
    expectGolden('history.txt', lines(renderHistory(aHistory())));
  });

  test('is one object a deployment for machines', () => {
    expectGolden('history.jsonl', objects(describeHistory(aHistory())));
  });

  test('says so when there is none', () => {
    expect(renderHistory(aHistory({ deployments: [] }))).toEqual([
      'service web in cluster production',
      'No deployment is known: ECS keeps them for 90 days.',
    ]);
  });
});

describe('a status', () => {
  test('is lines for a terminal', () => {
    expectGolden('status.txt', lines(renderStatus(aStatus())));
  });

  test('is one object for machines', () => {
    expectGolden('status.json', `${JSON.stringify(describeStatus(aStatus()), null, 2)}\n`);
  });

  test('says what is missing', () => {
    const { mark: _mark, ...status } = aStatus({
      service: aService({ running: 0, deployments: [], events: [] }),
      serving: [],
      targetGroups: [],
      unreadable: [{ action: 'elasticloadbalancing:DescribeTargetHealth', why: 'It was denied.' }],
    });

    expect(renderStatus(status)).toEqual([
      'Service web (cluster production): ACTIVE, 0/4 tasks running, 0 pending',
      'No task is running.',
      'Not shown: It was denied.',
      'Deployments:',
      '  since  status  rollout  revision  desired  running  pending  failed',
    ]);
  });
});

describe('the link to a run', () => {
  test.each([
    {
      name: 'is on GitHub',
      entry: anEntry(7),
      server: undefined,
      link: 'https://github.com/acme/shop/actions/runs/987654327',
    },
    {
      name: 'is on the server of the repository',
      entry: anEntry(7),
      server: 'https://git.acme.example',
      link: 'https://git.acme.example/acme/shop/actions/runs/987654327',
    },
    { name: 'is none without a run', entry: { repository: 'acme/shop' }, server: undefined, link: undefined },
    {
      name: 'is none for a name that is no repository',
      entry: anEntry(7, { repository: 'a/b](//x)' }),
      server: undefined,
      link: undefined,
    },
    {
      name: 'is none for a number that is none',
      entry: anEntry(7, { runId: '7/../8' }),
      server: undefined,
      link: undefined,
    },
    { name: 'is none for an address that is none', entry: anEntry(7), server: 'javascript:alert(1)', link: undefined },
  ])('$name', ({ entry, server, link }) => {
    expect(linkToRun(entry, server)).toBe(link);
  });
});
