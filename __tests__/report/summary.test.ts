import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunRecord } from '../../src/report/run-record.ts';
import { MOST_SUMMARY_BYTES, renderSummary } from '../../src/report/summary.ts';
import { expectGolden } from '../support/golden.ts';
import { anyHostileText } from '../support/hostile-text.ts';
import { removeCode } from '../support/markdown-reader.ts';
import {
  aFailedRollbackRecord,
  anUnchangedRecord,
  anUnhealthyRecord,
  aPlannedRecord,
  aRecord,
  aRefusedRecord,
  aRollbackRecord,
  aRolledBackRecord,
  aSample,
  aServiceOutcome,
  aShiftedRecord,
} from '../support/run-records.ts';
import { aServiceEvent, aStoppedTask } from '../support/stopped-tasks.ts';

describe('the job summary', () => {
  test.each([
    { named: 'of a steady rolling update', file: 'summary-steady.md', record: aRecord() },
    {
      named: 'of a rollout that the circuit breaker took back',
      file: 'summary-rolled-back.md',
      record: aRolledBackRecord(),
    },
    {
      named: 'of a rollout whose tasks answer the load balancer wrongly',
      file: 'summary-unhealthy.md',
      record: anUnhealthyRecord(),
    },
    {
      named: 'of a blue/green deployment that an alarm took back',
      file: 'summary-shifted.md',
      record: aShiftedRecord(),
    },
    { named: 'of a run refused for three faults', file: 'summary-refused.md', record: aRefusedRecord() },
    { named: 'of a dry run', file: 'summary-planned.md', record: aPlannedRecord() },
    { named: 'of a rollback that was asked for', file: 'summary-rollback.md', record: aRollbackRecord() },
    { named: 'of a rollback that failed', file: 'summary-rollback-failed.md', record: aFailedRollbackRecord() },
    { named: 'of a run with nothing to do', file: 'summary-unchanged.md', record: anUnchangedRecord() },
  ])('$named is as reviewed', ({ file, record }) => {
    expectGolden(file, renderSummary(record));
  });

  test('begins with the verdict and the reason', () => {
    const summary = renderSummary(aRolledBackRecord());

    expect(summary.split('\n').slice(0, 3)).toEqual([
      '## ❌ Rolled back',
      '',
      'The circuit breaker of ECS rolled back; `web:41` serves again.',
    ]);
  });

  test('of several services begins with one row a service', () => {
    const services = [aServiceOutcome(), { ...aServiceOutcome(), name: 'worker', running: 1 }];

    const summary = renderSummary(aRecord({ services }));

    expect(summary).toContain('| `web` | steady | `web:42` | 4 of 4 |\n| `worker` | steady | `web:42` | 1 of 4 |');
  });

  test('links to the console of Amazon, and not when the calls went elsewhere', () => {
    const link =
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/deployments?region=eu-west-1';

    expect(renderSummary(aRecord())).toContain(`[Deployments in the AWS console](${link})`);
    expect(renderSummary(aRollbackRecord())).not.toContain('](');
  });
});

/** A record with the same text wherever a text can come from outside. */
function recordSaying(text: string): RunRecord {
  const cause = {
    kind: 'ecs-says',
    title: text,
    count: 1,
    containers: [text],
    exitWords: text,
    details: [text],
    nextStep: text,
  } as const;
  const web = aServiceOutcome({
    name: text,
    cluster: text,
    reason: `${text}.`,
    serviceDeploymentArn: text,
    revisionArn: text,
    previousRevisionArn: text,
    serving: [{ revisionArn: text, running: 1 }],
    sources: { [text]: text },
    changes: [text],
    plan: [text],
    events: [aServiceEvent(text)],
    stoppedTasks: [
      aStoppedTask({ arn: text, stoppedReason: text, containers: [{ name: text, exitCode: 1, reason: text }] }),
    ],
    diagnosis: {
      causes: [cause],
      nextStep: `Run: aws ${text}`,
      logs: [{ container: text, taskArn: text, group: text, stream: text, lines: [text, text] }],
      unread: [text],
    },
  });
  return aRecord({
    reason: text,
    nextStep: text,
    faults: [{ input: text, text, advice: text }],
    asked: { cluster: text, services: [text], isDryRun: false, commit: text, rollbackTo: text },
    identity: { account: text, arn: text, region: text, endpoint: text },
    image: { reference: text, registry: text, tags: [text], digest: text, origin: 'given' },
    services: [web],
    notices: [{ level: 'warning', text, advice: text }],
  });
}

describe('outside text in the summary', () => {
  test('never leaves its code', () => {
    const lineWithMarkup = /[<>&[\]\\$@~^{}]|https?:|www\.|__|(?<![|\s-])---/;

    const property = fc.property(anyHostileText(), (text) => {
      const outside = removeCode(renderSummary(recordSaying(text)));

      expect(outside.split('\n').filter((line) => lineWithMarkup.test(line))).toEqual([]);
    });

    fc.assert(property, { numRuns: 2000 });
  });

  test('changes neither the headings nor the tables nor the lists', () => {
    const shapeOf = (text: string) =>
      removeCode(renderSummary(recordSaying(text)))
        .split('\n')
        .filter((line) => /^(#|\||- |\*\*)/.test(line))
        .map((line) =>
          line.startsWith('|') ? line.split('|').length : (/^(?:#+|-|\*\*[^*]*\*\*)/.exec(line)?.[0] ?? ''),
        );
    const expected = shapeOf('word');

    const property = fc.property(anyHostileText(), (text) => {
      expect(shapeOf(text)).toEqual(expected);
    });

    fc.assert(property, { numRuns: 2000 });
  });

  test('never takes the summary over its limit, and what had no room is said', () => {
    const long = `${'é'.repeat(3000)}\n`.repeat(20);
    const services = Array.from({ length: 60 }, () => recordSaying(long).services).flat();

    const summary = renderSummary({ ...recordSaying(long), services });

    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(MOST_SUMMARY_BYTES);
    expect(summary).toMatch(/\n\d+ parts of this summary had no room; the report in JSON has them\.\n$/);
  });
});

describe('the picture of a rollout', () => {
  test('has at most forty points and ends as the rollout did, however many samples there are', () => {
    const timeline = Array.from({ length: 2000 }, (_, index) =>
      aSample(index, { oursRunning: Math.floor(index / 500) }),
    );

    const summary = renderSummary(aRecord({ services: [aServiceOutcome({ timeline })] }));

    const points = /line \[([^\]]*)\]/.exec(summary)?.[1]?.split(', ') ?? [];
    expect({ count: points.length, last: points.at(-1) }).toEqual({ count: 40, last: '3' });
  });

  test('is left out when there is nothing to draw', () => {
    const summary = renderSummary(aRecord({ services: [aServiceOutcome({ timeline: [aSample(0)] })] }));

    expect(summary).not.toContain('mermaid');
  });
});
