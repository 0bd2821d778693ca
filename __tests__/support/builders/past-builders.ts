/** Builders of a service's past: a test names only what matters to it. */
import type { History } from '../../../src/history/history.ts';
import type { PastDeployment } from '../../../src/history/past-deployment.ts';
import type { ServiceStatus } from '../../../src/history/status.ts';
import type { LedgerEntry } from '../../../src/ledger/entry.ts';
import { anOldDeployment, aService, ourDeployment, revisionArn } from './service-builders.ts';
import { aServiceEvent } from './stopped-tasks.ts';

const START = Date.UTC(2026, 10, 3, 22, 3, 0);
const DAY_MS = 24 * 60 * 60_000;
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

/** What run `number` of the workflow writes down. */
export function anEntry(number: number, overrides: LedgerEntry = {}): LedgerEntry {
  return {
    repository: 'acme/shop',
    workflow: '.github/workflows/deploy.yml',
    runId: `98765432${number}`,
    runNumber: number,
    runAttempt: 1,
    commit: `${number}`.repeat(40).slice(0, 40),
    ...overrides,
  };
}

/** So many days before the deployment of `web:5`. */
export function daysAgo(days: number): number {
  return START - days * DAY_MS;
}

/** Newest first: one in progress, a rollback, a failure, one of a person and one that only the ledger remembers. */
export const PAST: readonly PastDeployment[] = [
  {
    at: daysAgo(0),
    revisionArn: revisionArn('web:5'),
    entry: anEntry(45, { releases: ['v1.4.2', 'v1.5.0'], imageDigest: DIGEST }),
    outcome: 'in progress',
  },
  {
    at: daysAgo(1),
    revisionArn: revisionArn('web:2'),
    entry: anEntry(42, { releases: ['v1.3.0'] }),
    outcome: 'steady',
    rollback: {
      run: anEntry(46),
      replaced: { revisionArn: revisionArn('web:4'), entry: anEntry(44, { releases: ['v1.4.1'] }) },
    },
  },
  {
    at: daysAgo(2),
    revisionArn: revisionArn('web:4'),
    entry: anEntry(44, { releases: ['v1.4.1'] }),
    outcome: 'rolled-back',
    reason: 'Service deployment rolled back because of the circuit breaker.',
  },
  { at: daysAgo(3), revisionArn: revisionArn('web:3'), entry: {}, outcome: 'stopped' },
  { at: daysAgo(120), revisionArn: revisionArn('web:1'), entry: anEntry(41), outcome: 'steady' },
];

export function aHistory(overrides: Partial<History> = {}): History {
  const images = new Map([
    [revisionArn('web:5'), `${REGISTRY}/web@${DIGEST}`],
    [revisionArn('web:4'), `${REGISTRY}/web:v1.4.1@${DIGEST}`],
    [revisionArn('web:3'), 'web:hotfix'],
  ]);
  return { service: aService(), deployments: PAST, images, ...overrides };
}

/** `web:5` takes over from `web:2`, by run 45. */
export function aStatus(overrides: Partial<ServiceStatus> = {}): ServiceStatus {
  const deployments = [
    ourDeployment({ revisionArn: revisionArn('web:5'), running: 1, pending: 1, createdAt: daysAgo(0) }),
    anOldDeployment({ revisionArn: revisionArn('web:2'), running: 3, createdAt: daysAgo(1) }),
  ];
  return {
    service: aService({
      revisionArn: revisionArn('web:5'),
      pending: 1,
      deployments,
      events: [
        aServiceEvent('(service web) registered 1 targets in (target-group web)', { at: START + 40_000 }),
        aServiceEvent('(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).', {
          at: START + 9_000,
        }),
      ],
    }),
    serving: [
      {
        revisionArn: revisionArn('web:5'),
        running: 1,
        entry: anEntry(45, { releases: ['v1.5.0'] }),
        image: `${REGISTRY}/web@${DIGEST}`,
      },
      { revisionArn: revisionArn('web:2'), running: 3, entry: {} },
    ],
    mark: { entry: anEntry(45, { releases: ['v1.5.0'] }), revision: 'web:5' },
    targetGroups: [
      {
        arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef',
        targets: [
          { id: '10.0.0.1', port: 80, state: 'healthy' },
          { id: '10.0.0.2', port: 80, state: 'healthy' },
          { id: '10.0.0.3', port: 80, state: 'initial', reasonCode: 'Elb.RegistrationInProgress' },
        ],
      },
    ],
    unreadable: [],
    ...overrides,
  };
}
