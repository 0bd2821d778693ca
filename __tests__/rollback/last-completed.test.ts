import { describe, expect, test } from '@jest/globals';
import type { DeploymentRecord } from '../../src/ports/service-records.ts';
import {
  findClassicCompleted,
  findListedCompleted,
  findRecordedCompleted,
  findWrittenCompleted,
} from '../../src/rollback/last-completed.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  OUR_ID,
  ourDeployment,
  revisionArn,
  serviceDeploymentArn,
} from '../support/builders/service-builders.ts';

function ofRevision(revision: string, rolloutState: string, overrides: Partial<DeploymentRecord> = {}) {
  return anOldDeployment({ id: `ecs-svc/${revision}`, revisionArn: revisionArn(revision), rolloutState, ...overrides });
}

describe('of the deployments that the service lists, it is', () => {
  const ours = ourDeployment({ revisionArn: revisionArn('web:3'), rolloutState: 'FAILED' });
  test.each([
    { name: 'PRIMARY at rest', deployments: [ofRevision('web:1', 'COMPLETED')], expected: 'web:1' },
    {
      name: 'the completed one below a deployment in progress',
      deployments: [ofRevision('web:2', 'IN_PROGRESS'), ofRevision('web:1', 'COMPLETED')],
      expected: 'web:1',
    },
    {
      name: 'the completed one below two that failed',
      deployments: [ours, ofRevision('web:2', 'FAILED'), ofRevision('web:1', 'COMPLETED')],
      expected: 'web:1',
    },
    {
      name: 'none while ECS rolls back to one',
      deployments: [ofRevision('web:1', 'IN_PROGRESS'), ours],
      expected: undefined,
    },
    { name: 'never the one that is left', deployments: [{ ...ours, rolloutState: 'COMPLETED' }], expected: undefined },
  ])('$name', ({ deployments, expected }) => {
    const found = findListedCompleted(aService({ deployments }), { id: OUR_ID });

    expect(found).toBe(expected === undefined ? undefined : revisionArn(expected));
  });

  test('the task set that has the traffic, where CodeDeploy deploys', () => {
    const { rolloutState: _none, ...set } = ofRevision('web:1', '');

    expect(findListedCompleted(aService({ controller: 'CODE_DEPLOY', deployments: [set] }))).toBe(revisionArn('web:1'));
  });
});

describe('of the history it is', () => {
  const history = (...deployments: readonly (readonly [string, string])[]) =>
    deployments.map(([revision, status], at) =>
      aServiceDeployment({ arn: serviceDeploymentArn(String(at)), status, targetRevisionArn: revisionArn(revision) }),
    );

  test.each<{ name: string; past: readonly (readonly [string, string])[]; expected: string | undefined }>([
    {
      name: 'the newest success',
      past: [
        ['web:3', 'STOPPED'],
        ['web:2', 'SUCCESSFUL'],
        ['web:1', 'SUCCESSFUL'],
      ],
      expected: 'web:2',
    },
    {
      name: 'where ECS rolled back to',
      past: [
        ['web:2', 'ROLLBACK_SUCCESSFUL'],
        ['web:1', 'SUCCESSFUL'],
      ],
      expected: 'web:1',
    },
    {
      name: 'not one that is in progress',
      past: [
        ['web:2', 'IN_PROGRESS'],
        ['web:1', 'SUCCESSFUL'],
      ],
      expected: 'web:1',
    },
    {
      name: 'none when all were stopped',
      past: [
        ['web:2', 'STOPPED'],
        ['web:1', 'STOPPED'],
      ],
      expected: undefined,
    },
  ])('$name', ({ past, expected }) => {
    expect(findRecordedCompleted(history(...past))).toBe(expected === undefined ? undefined : revisionArn(expected));
  });

  test('never the deployment that is left, though it completed in between', () => {
    const past = history(['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(findRecordedCompleted(past, { serviceDeploymentArn: serviceDeploymentArn('0') })).toBe(revisionArn('web:1'));
  });

  test('not one whose revision may not be read', () => {
    const { targetRevisionArn: _unread, ...unread } = aServiceDeployment({ status: 'SUCCESSFUL' });

    expect(findRecordedCompleted([unread])).toBeUndefined();
  });
});

describe('behind a Classic Load Balancer, without a rollout state, it is', () => {
  const classic = (revision: string, overrides: Partial<DeploymentRecord> = {}): DeploymentRecord => {
    const { rolloutState: _none, ...record } = ofRevision(revision, '', overrides);
    return record;
  };

  test.each([
    { name: 'the only deployment, with all its tasks', deployments: [classic('web:1')], running: 4, expected: 'web:1' },
    {
      name: 'none while the only deployment lacks tasks',
      deployments: [classic('web:1')],
      running: 3,
      expected: undefined,
    },
    {
      name: 'the older one that still has tasks',
      deployments: [classic('web:2', { id: OUR_ID, running: 0 }), classic('web:1')],
      running: 4,
      expected: 'web:1',
    },
    {
      name: 'none while a task of the only deployment is still PENDING',
      deployments: [classic('web:1')],
      running: 4,
      pending: 1,
      expected: undefined,
    },
    {
      name: 'none when the only deployment is the one that is left',
      deployments: [classic('web:1', { id: OUR_ID })],
      running: 4,
      expected: undefined,
    },
    {
      name: 'the oldest of several that still have tasks',
      deployments: [
        classic('web:4', { id: OUR_ID }),
        classic('web:3'),
        classic('web:2', { running: 1 }),
        classic('web:1', { running: 0 }),
      ],
      running: 4,
      expected: 'web:2',
    },
    {
      name: 'none where ECS reports a rollout state',
      deployments: [classic('web:2', { id: OUR_ID }), ofRevision('web:1', 'FAILED')],
      running: 4,
      expected: undefined,
    },
    { name: 'none without a deployment', deployments: [], running: 4, expected: undefined },
  ])('$name', ({ deployments, running, pending = 0, expected }) => {
    const found = findClassicCompleted(aService({ deployments, running, pending }), { id: OUR_ID });

    expect(found).toBe(expected === undefined ? undefined : revisionArn(expected));
  });
});

test('behind a Classic Load Balancer, no deployment is left out where none is left', () => {
  const { rolloutState: _none, ...only } = anOldDeployment();

  expect(findClassicCompleted(aService({ deployments: [only] }))).toBe(only.revisionArn);
});

test('of the ledger it is the revision that was steady last', () => {
  const known = (['web:1', 'web:2', 'web:3'] as const).map((revision, at) => ({
    arn: revisionArn(revision),
    entry: {},
    verdict: { verdict: revision === 'web:3' ? 'failed' : 'steady', at } as const,
  }));

  expect(findWrittenCompleted(known)).toBe(revisionArn('web:2'));
  expect(findWrittenCompleted(known.toReversed())).toBe(revisionArn('web:2'));
  expect(findWrittenCompleted([])).toBeUndefined();
});
