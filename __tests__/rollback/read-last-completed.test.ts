import { describe, expect, test } from '@jest/globals';
import { type ServiceName, writeVerdict } from '../../src/ledger/verdict.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../src/ports/service-records.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { readHistoryOrNone, readLastCompleted, readWritten } from '../../src/rollback/read-last-completed.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  ourDeployment,
  revisionArn,
} from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const NAME: ServiceName = { cluster: 'production', service: 'web' };
const DENIED = new DeployError({ kind: 'access', message: 'denied', advice: '' });
const UNREACHABLE = new DeployError({ kind: 'unreachable', message: 'no answer', advice: '' });

/** A world whose ledger saw these revisions steady. */
function aWorldWith(listRevisions: Ecs['listRevisions'], steady: readonly string[] = []) {
  const { digest } = aWorld();
  const tags = steady.map((revision, at): readonly [string, Tags] => [
    revisionArn(revision),
    writeVerdict(NAME, { verdict: 'steady', at }, digest),
  ]);
  return aWorld({ ledger: aLedger(new Map(tags)), ecs: anEcs({ listRevisions }) });
}

/** Nothing has completed as far as the service itself shows. */
const MOVING = aService({ deployments: [ourDeployment(), anOldDeployment({ rolloutState: 'FAILED' })] });

function read(
  service: ServiceRecord,
  history: () => Promise<readonly ServiceDeploymentRecord[] | undefined> = () => Promise.resolve(undefined),
  world = aWorldWith(() => Promise.resolve([])),
) {
  return readLastCompleted({ service, history }, world);
}

describe('the revision that completed last', () => {
  test('is the one that the service lists, and then no history is read', async () => {
    const service = aService({ deployments: [anOldDeployment({ revisionArn: revisionArn('web:1') })] });

    expect(await read(service, () => Promise.reject(new Error('not needed')))).toBe(revisionArn('web:1'));
  });

  test('is the one of the history, where the service lists none', async () => {
    const history = [aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: revisionArn('web:1') })];

    expect(await read(MOVING, () => Promise.resolve(history))).toBe(revisionArn('web:1'));
  });

  test('is the one of the ledger, where the history has none', async () => {
    const listed = ['web:3', 'web:2', 'web:1'].map(revisionArn);
    const world = aWorldWith(() => Promise.resolve(listed), ['web:1', 'web:2']);

    expect(await read(MOVING, () => Promise.resolve([]), world)).toBe(revisionArn('web:2'));
  });

  test('is unknown where nothing may be read', async () => {
    expect(
      await read(
        MOVING,
        undefined,
        aWorldWith(() => Promise.reject(DENIED)),
      ),
    ).toBeUndefined();
  });
});

describe('what the ledger has', () => {
  test('is that of the twenty newest revisions of the family', async () => {
    const asked: unknown[] = [];
    const world = aWorldWith((...question) => {
      asked.push(question);
      return Promise.resolve([revisionArn('web:1')]);
    });

    expect(await readWritten(aService(), world)).toEqual([{ arn: revisionArn('web:1'), entry: {} }]);
    expect(asked).toEqual([['web', 20]]);
  });

  test('is nothing where no revision may be listed', async () => {
    expect(
      await readWritten(
        aService(),
        aWorldWith(() => Promise.reject(DENIED)),
      ),
    ).toEqual([]);
  });

  test('is not guessed where ECS does not answer', async () => {
    await expect(
      readWritten(
        aService(),
        aWorldWith(() => Promise.reject(UNREACHABLE)),
      ),
    ).rejects.toBe(UNREACHABLE);
  });

  test('is nothing for a service that names no revision', async () => {
    const world = aWorldWith(() => Promise.reject(new Error('no family to list')));

    expect(await readWritten(aService({ revisionArn: '' }), world)).toEqual([]);
  });
});

test('a history that may not be read is none, and one that does not answer ends the run', async () => {
  const asking = (serviceDeployments: Ecs['serviceDeployments']) => ({ ecs: anEcs({ serviceDeployments }) });
  const history = [aServiceDeployment()];

  expect(
    await readHistoryOrNone(
      aService(),
      asking(() => Promise.resolve(history)),
    ),
  ).toBe(history);
  expect(
    await readHistoryOrNone(
      aService(),
      asking(() => Promise.reject(DENIED)),
    ),
  ).toBeUndefined();
  await expect(
    readHistoryOrNone(
      aService(),
      asking(() => Promise.reject(UNREACHABLE)),
    ),
  ).rejects.toBe(UNREACHABLE);
});
