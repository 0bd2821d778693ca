import { describe, expect, test } from '@jest/globals';
import { toRevisionArn, toServiceDeploymentArn, toTaskArn } from '@slipway/ecs-rules/arns';
import fc from 'fast-check';
import type { RunRecord } from '../../src/report/run-record.ts';
import { MOST_SUMMARY_BYTES, renderSummary } from '../../src/report/summary.ts';
import { aRelease, aRun, OLD, OURS } from '../support/builders/ended-runs.ts';
import { GOLDEN_RUNS } from '../support/builders/golden-runs.ts';
import { aRecord, aRollbackRecord, aRolledBackRecord, aServiceOutcome } from '../support/builders/run-records.ts';
import { aServiceEvent, aStoppedTask } from '../support/builders/stopped-tasks.ts';
import { anyHostileText } from '../support/generators/hostile-text.ts';
import { expectGolden } from '../support/harness/golden.ts';
import { removeCode } from '../support/harness/markdown-reader.ts';

describe('the job summary', () => {
  test.each(Object.entries(GOLDEN_RUNS))('of the run %s is as reviewed', (name, record) => {
    expectGolden(`summary-${name}.md`, renderSummary(record));
  });

  test('begins with the service, what failed, and what is running', () => {
    const [heading] = renderSummary(aRolledBackRecord()).split('\n');

    expect(heading).toBe('## ❌ web: revision 42 failed, rolled back to revision 41');
  });

  test('names a release with its revision where both revisions are of that release', () => {
    const [ours, old] = aRelease('rolled-back').past ?? [];
    const past = [ours, old].flatMap((one) => (one === undefined ? [] : [{ ...one, entry: { releases: ['v1.5.0'] } }]));

    const [heading] = renderSummary(
      aRun({ verdict: 'rolled-back', services: [aRelease('rolled-back', { past })] }),
    ).split('\n');

    expect(heading).toBe('## ❌ web: v1.5.0 (web:42) failed, rolled back to v1.5.0 (web:41)');
  });

  test('says nothing twice of a cause that the reason has', () => {
    const summary = renderSummary(GOLDEN_RUNS.crash ?? aRecord());

    expect(summary.split('container app exited with code 1').length - 1).toBe(1 + 3);
  });

  test('compares the commits of both releases', () => {
    const commits = '4be0d1277c0a8899aabbccddeeff001122334455...9f1c2e7ab0d34455667788990011223344556677';

    expect(renderSummary(GOLDEN_RUNS.crash ?? aRecord())).toContain(
      `[Compare the commits](https://github.com/acme/shop/compare/${commits})`,
    );
  });

  test('of a rollback compares from the older commit to the newer one', () => {
    expect(renderSummary(GOLDEN_RUNS.rollback ?? aRecord())).toContain('/compare/4be0d1277c0a');
  });

  test('shows what ran before, what this run deployed and what is running', () => {
    const summary = renderSummary(aRun({ verdict: 'rolled-back', services: [aRelease('rolled-back')] }));

    expect(
      summary
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(0, 5),
    ).toEqual([
      '|  | Release | Revision | Commit | Image | Tasks |',
      '| --- | --- | --- | --- | --- | --- |',
      expect.stringMatching(/^\| Before \| `v1\.4\.2` \| `web:41` \| .* \| `web:v1\.4\.2` \| 4 \|$/),
      expect.stringMatching(/^\| This run \| `v1\.5\.0` \| `web:42` \| .* \| `web:v1\.5\.0` \| 0\/4 \|$/),
      expect.stringMatching(/^\| \*\*Running now\*\* \| `v1\.4\.2` \| `web:41` \| .* \| `web:v1\.4\.2` \| 4\/4 \|$/),
    ]);
  });

  test('names images by their digests where both have the same tag', () => {
    const images = { [OURS]: `web:main@sha256:${'b'.repeat(64)}`, [OLD]: `web:main@sha256:${'a'.repeat(64)}` };

    const summary = renderSummary(aRun({ services: [aRelease('rolled-back', { images })] }));

    expect(summary).toContain('`web:main@sha256:aaaaaaaaaaaa`');
    expect(summary).toContain('`web:main@sha256:bbbbbbbbbbbb`');
  });

  test('leaves a column out of which nothing is known', () => {
    const web = aServiceOutcome({ past: [] });

    const { image: _image, ...record } = aRecord({ asked: { cluster: 'prod', services: ['web'], isDryRun: false } });

    expect(renderSummary({ ...record, services: [web] })).toContain('\n|  | Revision | Tasks |\n');
  });

  test('keeps what a check has seen in its cell, bars too', () => {
    const results = [{ check: 'GET /', result: 'failed', why: 'returned a|b' }] as const;

    const summary = renderSummary(aRecord({ services: [aServiceOutcome({ verification: { results, tookMs: 1 } })] }));

    expect(summary).toContain('\n| `GET /` | failed | returned `a│b` |');
  });

  test('takes no property of all objects for the release of a revision', () => {
    const serving = [{ revisionArn: toRevisionArn('__proto__'), running: 1 }];

    expect(renderSummary(aRecord({ services: [aServiceOutcome({ serving, sources: {}, images: {} })] }))).toContain(
      '`__proto__`',
    );
  });

  test('of several services begins with one row a service', () => {
    const services = [aServiceOutcome(), { ...aServiceOutcome(), name: 'worker', running: 1 }];

    const summary = renderSummary(aRecord({ services }));

    expect(summary).toContain('| `web` | ✅ steady | `web:41` | `web:42` | `web:42` | 4/4 |\n');
    expect(summary).toContain('| `worker` | ✅ steady | `web:41` | `web:42` | `web:42` | 1/4 |');
  });

  test('describes a cause once that several services have, and apart where their logs end differently', () => {
    const record = GOLDEN_RUNS['three-of-six-failed'] ?? aRecord();
    const services = record.services.map((service) => {
      const [log] = service.diagnosis?.logs ?? [];
      if (service.name !== 'api' || service.diagnosis === undefined || log === undefined) return service;
      return { ...service, diagnosis: { ...service.diagnosis, logs: [{ ...log, lines: ['port is in use'] }] } };
    });

    expect(renderSummary(record)).toContain(
      '**3 of 6 services** (`web`, `api`, `worker`): **Its container exited with code 1',
    );
    expect(renderSummary({ ...record, services })).toContain('**2 of 6 services** (`web`, `worker`): ');
  });

  test('links to the console of Amazon, and not when the calls went elsewhere', () => {
    const link =
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/deployments?region=eu-west-1';

    expect(renderSummary(aRecord())).toContain(`[Deployment in the AWS console](${link})`);
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
    serviceDeploymentArn: toServiceDeploymentArn(text),
    revisionArn: toRevisionArn(text),
    previousRevisionArn: toRevisionArn(text),
    serving: [{ revisionArn: toRevisionArn(text), running: 1 }],
    sources: { [text]: text },
    images: { [text]: text },
    changes: [{ path: text, kind: 'changed', before: text, after: [text] }],
    plan: [text],
    events: [aServiceEvent(text)],
    stoppedTasks: [
      aStoppedTask({
        arn: toTaskArn(text),
        stoppedReason: text,
        containers: [{ name: text, exitCode: 1, reason: text }],
      }),
    ],
    diagnosis: {
      causes: [cause],
      nextStep: `Run: aws ${text}`,
      logs: [{ container: text, taskArn: toTaskArn(text), group: text, stream: text, lines: [text, text] }],
      unread: [text],
    },
  });
  return aRecord({
    reason: text,
    nextStep: text,
    errors: [{ input: text, text, advice: text }],
    asked: { cluster: text, services: [text], isDryRun: false, commit: text, rollbackTo: text },
    identity: { account: text, arn: text, region: text, endpoint: text },
    image: { reference: text, registry: text, tags: [text], digest: text, origin: 'given' },
    services: [web],
    notices: [{ level: 'warning', text, advice: text }],
  });
}

describe('outside text in the summary', () => {
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

  test('never takes the summary over its limit, and counts the parts that were left out', () => {
    const long = `${'é'.repeat(3000)}\n`.repeat(20);
    const services = Array.from({ length: 60 }, () => recordSaying(long).services).flat();

    const summary = renderSummary({ ...recordSaying(long), services });

    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(MOST_SUMMARY_BYTES);
    expect(summary).toMatch(/\n\d+ parts of this summary had no room; the report in JSON has them\.\n$/);
  });
});
