/** Runs of a deploy of v1.5.0 (web:42) over v1.4.2 (web:41), each as it ended. */

import type { RevisionArn, TaskArn } from '@slipway/ecs-rules/arns';
import { diagnoseRollout } from '../../../src/diagnosis/diagnose.ts';
import { type Evidence, NO_EVIDENCE } from '../../../src/diagnosis/evidence-record.ts';
import type { TimelineSample } from '../../../src/follow/service-progress.ts';
import type { PastDeployment } from '../../../src/history/past-deployment.ts';
import type { StoppedTask } from '../../../src/ports/service-records.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import type { RunRecord, ServiceOutcome } from '../../../src/report/run-record.ts';
import { anEntry, daysAgo } from './past-builders.ts';
import { aRecord, aSample, aServiceOutcome } from './run-records.ts';
import { aContainerLog, aServiceEvent, aStoppedTask } from './stopped-tasks.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333';
const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const START = Date.UTC(2026, 10, 3, 22, 3, 0);
const OUR_COMMIT = '9f1c2e7ab0d34455667788990011223344556677';
const OLD_COMMIT = '4be0d1277c0a8899aabbccddeeff001122334455';

export const OURS = revision(42);
export const OLD = revision(41);

/** ARN of `web:42`, or of another family. */
export function revision(number: number, family = 'web'): RevisionArn {
  return `${ARN}:task-definition/${family}:${number}`;
}

export function image(tag: string, digit: string, name = 'web'): string {
  return `${REGISTRY}/${name}:${tag}@sha256:${digit.repeat(64)}`;
}

/** What the ledger has of both releases. */
export function releases(outcome: Verdict, family = 'web'): readonly PastDeployment[] {
  const ours = anEntry(1204, { commit: OUR_COMMIT, releases: ['v1.5.0'] });
  const old = anEntry(1187, { commit: OLD_COMMIT, releases: ['v1.4.2'] });
  return [
    { at: START, revisionArn: revision(42, family), entry: ours, outcome },
    { at: daysAgo(6), revisionArn: revision(41, family), entry: old, outcome: 'steady' },
  ];
}

/** A service with both releases known. */
export function aRelease(verdict: Verdict, overrides: Partial<ServiceOutcome> = {}): ServiceOutcome {
  return aServiceOutcome({
    verdict,
    isUpdateSent: true,
    serving: [{ revisionArn: OLD, running: 4 }],
    images: { [OURS]: image('v1.5.0', 'b'), [OLD]: image('v1.4.2', 'a') },
    changes: [
      { path: 'containerDefinitions[app].image', kind: 'changed', before: 'web:v1.4.2', after: 'web:v1.5.0' },
      { path: 'containerDefinitions[app].environment[LOG_LEVEL]', kind: 'added' },
    ],
    plan: ['Forecast: 2 batches, at least 80 s (mostly health checks); 4–5 tasks running throughout.'],
    past: releases(verdict),
    ...overrides,
  });
}

/** A run over that service which ended so. */
export function anEndedRun(verdict: Verdict, reason: string, overrides: Partial<ServiceOutcome> = {}): RunRecord {
  return aRun({ verdict, reason, services: [aRelease(verdict, { reason, ...overrides })] });
}

export function aRun(overrides: Partial<RunRecord> = {}): RunRecord {
  const asked = { cluster: 'prod', services: ['web'], isDryRun: false, commit: OUR_COMMIT };
  return aRecord({
    asked: { ...asked, serverUrl: 'https://github.com' },
    image: {
      reference: image('v1.5.0', 'b'),
      registry: REGISTRY,
      tags: ['v1.5.0', 'sha-9f1c2e7ab0d3'],
      digest: `sha256:${'b'.repeat(64)}`,
      origin: 'built',
    },
    ...overrides,
  });
}

/** So many tasks of `web:42` that stopped, 20 seconds apart. */
export function stoppedTasks(count: number, overrides: Partial<StoppedTask> = {}): readonly StoppedTask[] {
  return Array.from({ length: count }, (_, index) =>
    aStoppedTask({
      arn: `${ARN}:task/prod/${`${index + 1}c0ffee`.padEnd(32, '0')}`,
      stoppedAt: START + (index + 1) * 20_000,
      ...overrides,
    }),
  );
}

/** What a red run found out. */
export function diagnose(evidence: Partial<Evidence>): Pick<ServiceOutcome, 'stoppedTasks' | 'diagnosis' | 'events'> {
  const { stoppedTasks = [], events = [] } = evidence;
  const all = { ...NO_EVIDENCE, cluster: 'prod', service: 'web', ...evidence };
  return { stoppedTasks, events, diagnosis: diagnoseRollout(all) };
}

/** The events of ECS around a rollback. */
export const BREAKER_EVENTS = [
  aServiceEvent('(service web) has started 1 tasks: (task 1c0ffee0000000000000000000000000).', { at: START + 6_000 }),
  aServiceEvent('(service web) (deployment ecs-svc/1111111111111111111) deployment failed: tasks failed to start.', {
    at: START + 125_000,
  }),
  aServiceEvent('(service web) rolling back to deployment ecs-svc/2222222222222222222.', { at: START + 125_000 }),
];

/** New tasks start and fail until ECS rolls back after two minutes. */
export const FAILING: readonly TimelineSample[] = [
  aSample(2, { othersRunning: 4 }),
  aSample(8, { oursPending: 1, othersRunning: 4 }),
  aSample(22, { oursRunning: 1, othersRunning: 4 }),
  aSample(31, { othersRunning: 4, failed: 1 }),
  aSample(58, { oursRunning: 1, othersRunning: 4, failed: 1 }),
  aSample(66, { othersRunning: 4, failed: 2 }),
  aSample(98, { oursRunning: 1, othersRunning: 4, failed: 2 }),
  aSample(110, { othersRunning: 4, failed: 3 }),
  aSample(125, { othersRunning: 4, failed: 3, isRollback: true }),
  aSample(148, { othersRunning: 4 }),
];

/** The last lines of a program of Node.js that lacks a package. */
export function aCrashLog(taskArn: TaskArn, container = 'app') {
  return aContainerLog({
    container,
    taskArn,
    stream: `web/${container}/${taskArn.slice(-32)}`,
    lines: [
      '> web@1.5.0 start',
      '> node dist/server.js',
      '',
      'node:internal/modules/cjs/loader:1386',
      '  throw err;',
      '  ^',
      '',
      "Error: Cannot find module 'express'",
      'Require stack:',
      '- /app/dist/server.js',
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1383:15)',
      "  code: 'MODULE_NOT_FOUND',",
      "  requireStack: [ '/app/dist/server.js' ]",
      '}',
    ],
  });
}
