import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { toRevisionArn, toTaskArn } from '@slipway/ecs-rules/arns';
import { renderHtml } from '../../../src/report/html/page.ts';
import { STYLE, STYLE_HASH } from '../../../src/report/html/style.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import { VERSION } from '../../../src/text/version.ts';
import {
  aFailedRollbackRecord,
  aPlannedRecord,
  aRecord,
  aRefusedRecord,
  aRolledBackRecord,
  aServiceOutcome,
  aShiftedRecord,
} from '../../support/builders/run-records.ts';
import { aContainerLog, aServiceEvent, aStoppedTask } from '../../support/builders/stopped-tasks.ts';
import { aRolledBackRollout, aRollout } from '../../support/builders/timelines.ts';
import { expectGolden } from '../../support/harness/golden.ts';
import { listMarkup } from '../../support/harness/html-reader.ts';

describe('the page', () => {
  test('of a rollout that was rolled back is as reviewed', () => {
    expectGolden('report-rolled-back.html', renderHtml(aRolledBackRollout(4)).replace(VERSION, 'VERSION'));
  });

  test('allows its own style and nothing else', () => {
    const hash = createHash('sha256').update(STYLE).digest('base64');

    const page = renderHtml(aRecord());

    expect(STYLE_HASH).toBe(`sha256-${hash}`);
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|@import|url\((?!#)|\sstyle=|\son[a-z]+=/);
  });

  test.each([
    { name: 'steady', record: aRecord(), texts: ['Steady', 'web:42', 'Service web in cluster prod'] },
    {
      name: 'rolled back',
      record: aRolledBackRecord(),
      texts: ['Rolled back', 'container app exited with code 1', 'Next step', 'DATABASE_URL is not set'],
    },
    { name: 'shifted', record: aShiftedRecord(), texts: ['BAKE_TIME', 'alarm', 'Stages'] },
    { name: 'refused', record: aRefusedRecord(), texts: ['Refused', '3 problems', 'image-tag'] },
    { name: 'planned', record: aPlannedRecord(), texts: ['Planned', 'at least 80 seconds', 'What would change'] },
    { name: 'a rollback that failed', record: aFailedRollbackRecord(), texts: ['Rolled back', 'c0ffee012345'] },
  ])('of a run that is $name says it', ({ record, texts }) => {
    const page = renderHtml(record);

    for (const text of texts) expect(page).toContain(text);
  });

  test('has one section a service, and a table of them', () => {
    const services = ['web', 'api', 'worker'].map((name) => aServiceOutcome({ name }));

    const page = renderHtml(aRecord({ services }));

    expect(
      [...page.matchAll(/<section id="(service-\d)" aria-label="(Service \w+)"/g)].map(([, id, name]) => [id, name]),
    ).toEqual([
      ['service-1', 'Service web'],
      ['service-2', 'Service api'],
      ['service-3', 'Service worker'],
    ]);
    expect(page).toContain('<a href="#service-3">worker</a>');
  });
});

describe('the timeline', () => {
  test.each([1, 4, 12])('has a row for each of %i tasks', (desired) => {
    const page = renderHtml(aRollout(desired));

    expect([...page.matchAll(/<text class="lane end"/g)]).toHaveLength(2 * desired);
  });

  test.each([40, 400])('shares rows among %i tasks', (desired) => {
    const page = renderHtml(aRollout(desired));
    const rows = [...page.matchAll(/<text class="lane end"/g)].length;

    expect(rows).toBeGreaterThan(3);
    expect(rows).toBeLessThanOrEqual(32);
    expect(page).toContain(`${2 * desired} tasks in ${rows} rows`);
  });

  test('says when a task was PENDING, RUNNING and STOPPED', () => {
    const page = renderHtml(aRolledBackRollout(4));

    expect(page).toContain(
      '<title>new task aa000000: PENDING at 0:03, RUNNING at 0:17, STOPPED at 0:31, failed</title>',
    );
    expect(page).toContain('<title>old task bb000000: from before the update, runs on</title>');
  });

  test('marks batches, bounds, the rollback and the verdict', () => {
    const page = renderHtml(aRolledBackRollout(4));

    for (const text of ['batch 1: 1', 'batch 3: 1', 'bounds: 3 to 6 tasks', '>rollback<', '>Rolled back<']) {
      expect(page).toContain(text);
    }
  });

  test('places labels so that none lies on another', () => {
    const page = renderHtml(aShiftedRecord());

    const labels = [
      ...page.matchAll(/<g class="marker \w+">.*?<text class="(\w+)" x="([\d.]+)" y="([\d.]+)">([^<]+)</g),
    ];
    const spans = labels.map(([, side, x, y, label = '']) => {
      const from = side === 'end' ? Number(x) - 7 * label.length : Number(x);
      return { y, from, to: from + 7 * label.length };
    });
    for (const one of spans) {
      const touching = spans.filter(({ y, from, to }) => y === one.y && from < one.to && one.from < to);
      expect(touching).toEqual([one]);
    }
    expect(labels.map(([, , , , label]) => label)).toEqual(['alarm', 'rollback', 'Rolled back']);
  });

  test('says that nobody saw when a task was RUNNING', () => {
    expect(renderHtml(aRecord())).toContain('RUNNING since a time that is not known, runs on</title>');
  });

  test('folds more than a dozen stopped tasks', () => {
    const stoppedTasks = Array.from({ length: 400 }, (_, index) =>
      aStoppedTask({ arn: toTaskArn(`arn:task/prod/${index}`) }),
    );

    const page = renderHtml(aRecord({ services: [aServiceOutcome({ stoppedTasks })] }));

    expect(page).toContain('<details><summary>Stopped tasks (400)</summary>');
  });
});

/** A record in which each text that comes from outside is this one. */
function aRecordOf(text: string): RunRecord {
  const stoppedTasks = [aStoppedTask({ stoppedReason: text, containers: [{ name: text, exitCode: 1, reason: text }] })];
  const cause = {
    kind: 'ecs-says',
    title: text,
    count: 1,
    containers: [text],
    details: [text],
    nextStep: text,
  } as const;
  const diagnosis = {
    causes: [cause],
    nextStep: text,
    logs: [aContainerLog({ container: text, lines: [text] })],
    unread: [text],
  };
  const web = aServiceOutcome({
    ...{
      name: text,
      cluster: text,
      reason: text,
      deploymentId: text,
      revisionArn: toRevisionArn(text),
      previousRevisionArn: toRevisionArn(text),
    },
    ...{
      stoppedTasks,
      diagnosis,
      changes: [{ path: text, kind: 'changed' as const, before: text, after: text }],
      plan: [text],
      sources: { [text]: text },
    },
    serving: [{ revisionArn: toRevisionArn(text), running: 1 }],
    events: [aServiceEvent(text)],
  });
  return aRecord({
    reason: text,
    nextStep: text,
    errors: [{ text }, { text, input: text, advice: text }],
    asked: { cluster: text, services: [text], isDryRun: false, rollbackTo: text, commit: text, serverUrl: text },
    services: [web, web],
    notices: [{ level: 'warning', text, advice: text }],
  });
}

describe('text from outside', () => {
  const plain = listMarkup(renderHtml(aRecordOf('word')));

  test.each([
    '</script><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    ']]><svg onload=alert(1)>',
    '" onfocus="alert(1)" autofocus x="',
    "' style='x",
    '</style><style>*{display:none}</style>',
    '</title><iframe src="javascript:alert(1)">',
    'javascript:alert(1)',
  ])('is no markup: %s', (text) => {
    const { elements, attributes, rest } = listMarkup(renderHtml(aRecordOf(text)));

    expect({ elements, attributes }).toEqual({ elements: plain.elements, attributes: plain.attributes });
    expect(rest).not.toMatch(/[<>]/);
    expect(renderHtml(aRecordOf(text))).not.toMatch(/href="javascript/);
  });
});
