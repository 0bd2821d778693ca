import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Change } from '../../src/diff/change.ts';
import { MOST_PLAN_CHARACTERS, renderPlan } from '../../src/report/plan-comment.ts';
import { describePlan } from '../../src/report/plan-headline.ts';
import type { RunRecord } from '../../src/report/run-record.ts';
import { aPlannedRecord, aServiceOutcome } from '../support/builders/run-records.ts';
import { expectGolden } from '../support/harness/golden.ts';

/** The plan of two services, one of which stays as it is. */
function aPlan(overrides: Partial<RunRecord> = {}): RunRecord {
  const record = aPlannedRecord();
  const api = { ...aServiceOutcome({ name: 'api', changes: [], plan: ['image stays: api = shop/api:v3'] }) };
  const services = [...record.services, api];
  const asked = { ...record.asked, services: ['web', 'api'] };
  return { ...record, services, asked, reason: describePlan(services), ...overrides };
}

/** A release with more memory and one more variable: what docs/plan.md shows. */
function aRelease(): RunRecord {
  const record = aPlannedRecord();
  const repository = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web';
  const changes: readonly Change[] = [
    {
      path: 'containerDefinitions[web].image',
      kind: 'changed',
      before: `${repository}:v1.4.2`,
      after: `${repository}:v1.5.0`,
    },
    { path: 'containerDefinitions[web].memory', kind: 'changed', before: 128, after: 512 },
    { path: 'containerDefinitions[web].environment[LOG_LEVEL]', kind: 'added' },
  ];
  const services = record.services.map((web) => ({ ...web, cluster: 'production', changes }));
  const asked = { ...record.asked, cluster: 'production' };
  return { ...record, services, asked, reason: describePlan(services), notices: [] };
}

describe('the comment', () => {
  test('of a release shows what changes in one service', () => {
    expectGolden('plan-one-service.md', renderPlan(aRelease()));
  });

  test('of a plan begins with its marker, and has the headline, the diff and the forecast', () => {
    expectGolden('plan-changes.md', renderPlan(aPlan()));
  });

  test('of a plan that would be refused has the problems first', () => {
    const text = 'Container "app" maps no container port 8080, which the load balancer of service web uses.';
    const errors = [
      { text, advice: 'Add a port mapping with containerPort 8080.' },
      { input: 'maximum-percent', text: 'maximum-percent: 50 is below 100.' },
    ];

    expectGolden('plan-refused.md', renderPlan(aPlan({ verdict: 'refused', errors })));
  });

  test('has the same marker whatever the order of the services', () => {
    const [first = ''] = renderPlan(aPlan()).split('\n');
    const asked = { ...aPlan().asked, services: ['api', 'web'] };

    expect(renderPlan(aPlan({ asked })).split('\n')[0]).toBe(first);
    expect(first).toBe('<!-- slipway-plan prod api web -->');
  });

  test('never ends its marker early, and is never longer than GitHub takes', () => {
    const anyChange = fc.record<Change>({
      path: fc.string({ maxLength: 300 }),
      kind: fc.constantFrom('added', 'removed', 'changed'),
      before: fc.string({ unit: 'binary', maxLength: 400 }),
    });

    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 400 }), fc.string(), (changes, name) => {
        const services = Array.from({ length: 30 }, () => aServiceOutcome({ name, changes }));
        const asked = { ...aPlan().asked, cluster: name, services: [name] };

        const comment = renderPlan(aPlan({ services, asked }));

        expect(comment.length).toBeLessThanOrEqual(MOST_PLAN_CHARACTERS);
        expect(comment.split('\n')[0]).toMatch(/^<!-- slipway-plan [\w -]* -->$/);
      }),
      { numRuns: 20 },
    );
  });
});
