import { describe, expect, test } from '@jest/globals';
import { describeEnd } from '../../src/report/run-end.ts';
import type { ServiceOutcome } from '../../src/report/run-record.ts';
import { aRecord, aRolledBackRecord, aServiceOutcome } from '../support/builders/run-records.ts';

const ROLLED_BACK = aRolledBackRecord();
const [WEB = aServiceOutcome()] = ROLLED_BACK.services;

/** The rolled-back service, with other last lines in its log. */
function writing(...lines: readonly string[]): ServiceOutcome {
  const { diagnosis } = WEB;
  if (diagnosis === undefined) throw new Error('The record has no diagnosis.');
  return { ...WEB, diagnosis: { ...diagnosis, logs: diagnosis.logs.map((log) => ({ ...log, lines })) } };
}

describe('the end of a run', () => {
  test('names service and release, the cause, the line of the log that has the error, and the next step', () => {
    expect(describeEnd(ROLLED_BACK)).toMatchObject({
      subject: 'web v2',
      why: 'container app exited with code 1 (application error): 3 tasks',
      logLine: 'Error: DATABASE_URL is not set',
      nextStep: WEB.diagnosis?.nextStep,
    });
  });

  test('has no cause that its reason has already', () => {
    const reason = 'web:42 failed: container app exited with code 1.';

    expect(describeEnd({ ...ROLLED_BACK, reason })).not.toHaveProperty('why');
  });

  test.each([
    [
      'above its stack',
      ['Error: Cannot find module "express"', '    at load (/app/node_modules/Error.js:3)', 'Node.js v24'],
      0,
    ],
    ['that is the last cause', ['java.lang.RuntimeException: boot', '  at Main', 'Caused by: ConnectException: no'], 2],
    ['where no line has one, which is the last', ['starting', 'listening', ''], 1],
  ])('quotes the error %s', (_, lines, at) => {
    expect(describeEnd({ ...ROLLED_BACK, services: [writing(...lines)] }).logLine).toBe(lines[at]);
  });

  test('names services with the same cause together, and a next step once', () => {
    const api = { ...WEB, name: 'api' };
    const services = [WEB, api, aServiceOutcome({ name: 'jobs', verdict: 'steady' })];

    const end = describeEnd({ ...ROLLED_BACK, services });

    expect(end).toMatchObject({
      subject: '2 of 3 services',
      why: 'web, api: container app exited with code 1',
    });
    expect(end).not.toHaveProperty('otherSteps');
  });

  test('that is green says no more than its reason', () => {
    const { verdict, reason, tookMs } = aRecord();

    expect(describeEnd(aRecord())).toEqual({ type: 'run-ended', verdict, reason, tookMs });
  });
});
