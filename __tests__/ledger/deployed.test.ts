import { describe, expect, test } from '@jest/globals';
import { findSince, listDeployed, wasDeployed } from '../../src/ledger/deployed.ts';
import { type MarkedService, readOrderState } from '../../src/ledger/ledger.ts';
import { writeMark } from '../../src/ledger/mark.ts';
import { findOwnDeployment } from '../../src/ledger/own-deployment.ts';
import { writeTurn } from '../../src/ledger/run-turn.ts';
import {
  anOldDeployment,
  aService,
  ourDeployment,
  revisionArn,
  serviceDeploymentArn,
} from '../support/builders/service-builders.ts';
import { aLedger } from '../support/fakes/fake-world.ts';

const PRIMARY = ourDeployment({ revisionArn: revisionArn('web:2'), createdAt: 2_000 });
const SERVICE = aService({ deployments: [PRIMARY, anOldDeployment({ createdAt: 1_000 })] });
const WORKFLOW = { repository: 'acme/shop', workflow: 'deploy.yml' };
const RUN = { ...WORKFLOW, runNumber: 7, runAttempt: 2 };
const NEWER = { ...WORKFLOW, runNumber: 8, runAttempt: 1 };

describe('a turn has a deployment', () => {
  const deployed = listDeployed(SERVICE, []);

  test.each([
    { name: 'when its revision was deployed after it', revision: 'web:2', since: 1_000, expected: true },
    { name: 'not by a deployment from before it', revision: 'web:1', since: 2_000, expected: false },
    { name: 'not when its revision was never deployed', revision: 'web:3', since: 2_000, expected: false },
    { name: 'when its revision was PRIMARY already', revision: 'web:2', since: 0, expected: true },
    { name: 'by any deployment where no moment is kept', revision: 'web:1', since: undefined, expected: true },
  ])('$name', ({ revision, since, expected }) => {
    const turn = { entry: NEWER, revision, ...(since === undefined ? {} : { since }) };

    expect(wasDeployed(turn, deployed)).toBe(expected);
  });

  test('by the history, when the deployment is not listed any more', () => {
    const past = {
      arn: serviceDeploymentArn('one'),
      status: 'ROLLBACK_SUCCESSFUL',
      targetServiceRevisionArn: '',
      targetRevisionArn: revisionArn('web:3'),
      createdAt: 3_000,
      hooks: [],
    };

    expect(wasDeployed({ entry: NEWER, revision: 'web:3', since: 2_000 }, listDeployed(SERVICE, [past]))).toBe(true);
  });
});

test('a turn is taken at the newest deployment, or at 0 for the revision that is PRIMARY', () => {
  expect([findSince(revisionArn('web:3'), SERVICE, []), findSince(revisionArn('web:2'), SERVICE, [])]).toEqual([
    2_000, 0,
  ]);
});

describe('where the history may not be read', () => {
  const turn = writeTurn({ entry: NEWER, revision: 'web:3', since: 2_000 });
  const service: MarkedService = {
    arn: SERVICE.arn,
    revisionArns: [revisionArn('web:2')],
    readDeployed: () => Promise.resolve(listDeployed(SERVICE, undefined)),
  };

  test('a newer turn without a deployment does not count', async () => {
    const ledger = aLedger(new Map([[SERVICE.arn, turn]]));

    expect(await readOrderState(RUN, service, ledger)).not.toMatchObject({ kind: 'stale' });
  });

  test('a verdict on its revision reports that it was deployed', async () => {
    const verdict = { 'slipway:verdict/production/web': 'rolled-back 2026-01-01T00:00:00.000Z' };
    const ledger = aLedger(
      new Map([
        [SERVICE.arn, turn],
        [revisionArn('web:3'), verdict],
      ]),
    );

    expect(await readOrderState(RUN, service, ledger)).toMatchObject({ kind: 'stale' });
  });
});

describe('the deployment of a run that is started again', () => {
  const origin = { repository: 'acme/shop', runId: '70', step: 'deploy/slipway' };
  const mark = { entry: { ...RUN, runId: '70' }, revision: 'web:2', newest: 1_000, step: 'deploy/slipway' };

  test('is PRIMARY, of the revision of the mark and newer than what was there', () => {
    expect(findOwnDeployment(mark, SERVICE, origin)).toEqual({ newest: 1_000 });
  });

  test.each([
    { name: 'another run', mark: { ...mark, entry: { ...RUN, runId: '71' } } },
    { name: 'another step', mark: { ...mark, step: 'deploy/slipway_2' } },
    { name: 'another revision', mark: { ...mark, revision: 'web:3' } },
    { name: 'a deployment from before', mark: { ...mark, newest: 2_000 } },
  ])('is not known by the mark of $name', ({ mark: other }) => {
    expect(findOwnDeployment(other, SERVICE, origin)).toBeUndefined();
  });

  test('leaves nothing of an older mark', () => {
    expect(writeMark({ entry: {} })).toMatchObject({ 'slipway:newest': '', 'slipway:step': '', 'slipway:since': '' });
  });
});
