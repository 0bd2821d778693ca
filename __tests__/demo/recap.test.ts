/** The end of the demo: a table of the acts, and whether all went as expected. */
import { describe, expect, test } from '@jest/globals';
import { listActs } from '../../src/demo/acts.ts';
import { foldCommand } from '../../src/demo/play.ts';
import { isAsExpected, renderRecap } from '../../src/demo/recap.ts';
import { aRecord } from '../support/builders/run-records.ts';

const results = listActs('containers').map((act) => ({
  act,
  record: aRecord({ verdict: act.verdict, tookMs: 90_000, services: [] }),
  page: 'Hello world!',
}));
const requests = { pages: new Map([['Hello world!', 700]]), failed: 0 };
const recap = { results, requests, report: '/tmp/report.html', tookMs: 42_400, program: 'slipway' };

describe('the recap', () => {
  test('has verdict, time, exit code and page of each act, the requests, the report and what to try next', () => {
    expect(renderRecap(recap)).toEqual([
      '━━ Recap',
      '   act           revision  verdict      took  exit code      page after it',
      '1  First deploy  –         steady       1:30  0              Hello world!',
      '2  New version   –         steady       1:30  0              Hello world!',
      '3  Broken image  –         rolled-back  1:30  10 (expected)  Hello world!',
      '4  Rollback      –         steady       1:30  0              Hello world!',
      '',
      'Requests through the load balancer during acts 2 to 4: 700 served, 0 failed',
      'HTML report of act 3: /tmp/report.html',
      'All four acts ended as expected, after 42 s. Nothing is left running.',
      '',
      '━━ Next',
      'slipway local          your own local ECS, for any AWS client',
      'slipway deploy --help  all that a deploy can do',
      'README.md              a workflow for GitHub Actions, to copy',
    ]);
  });

  test('says which exit code was expected where an act ended otherwise', () => {
    const [first, ...others] = results;
    const failed = { ...first, record: aRecord({ verdict: 'failed', services: [] }) } as (typeof results)[number];
    const lines = renderRecap({ ...recap, results: [failed, ...others] });

    expect(lines.find((line) => line.startsWith('1 '))).toContain('11 (expected 0)');
    expect(lines).toContain('The demo did not end as expected, after 42 s. Nothing is left running.');
  });

  test('is not as expected when a request failed', () => {
    expect(isAsExpected({ results, requests: { ...requests, failed: 1 } })).toBe(false);
    expect(isAsExpected({ results, requests })).toBe(true);
    expect(isAsExpected({ results })).toBe(true);
  });
});

describe('the commands of the acts', () => {
  test('fit 100 columns, and stay commands to copy', () => {
    for (const { command } of [...listActs('containers'), ...listActs('simulated')]) {
      const lines = foldCommand(command);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
      expect(lines.join('\n').replaceAll(/ \\\n +/g, ' ')).toBe(`$ slipway ${command.join(' ')}`);
    }
  });
});
