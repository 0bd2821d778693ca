import { describe, expect, test } from '@jest/globals';
import { readHistory } from '../../src/history/read-history.ts';
import { writeEntry } from '../../src/ledger/entry.ts';
import { writeVerdict } from '../../src/ledger/verdict.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import { anEntry, daysAgo } from '../support/builders/past-builders.ts';
import { aService, aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const QUESTION = { cluster: 'production', service: 'web' };
const NAME = { cluster: 'production', service: 'web' };
const denied = new DeployError({ kind: 'access', message: 'It is denied.', advice: 'Allow it.' });

/** `web:1` has a verdict older than ECS’s history; `web:2` is running. */
function aPast(methods: Partial<Ecs> = {}) {
  const world = aWorld();
  const tags = {
    ...writeEntry(anEntry(41)),
    ...writeVerdict(NAME, { verdict: 'steady', at: daysAgo(120) }, world.digest),
  };
  const described = {
    containerDefinitions: [
      { name: 'log', essential: false, image: 'log:1' },
      { name: 'web', image: 'web:v2' },
    ],
  };
  const recent = aServiceDeployment({
    status: 'SUCCESSFUL',
    targetRevisionArn: revisionArn('web:2'),
    createdAt: daysAgo(1),
  });
  const ecs = anEcs({
    describeService: () => Promise.resolve(aService({ revisionArn: revisionArn('web:2') })),
    serviceDeployments: () => Promise.resolve([recent]),
    listRevisions: () => Promise.resolve(['web:2', 'web:1'].map(revisionArn)),
    describeRevision: (arn) =>
      arn === revisionArn('web:2')
        ? Promise.resolve({ arn, family: 'web', number: 2, status: 'ACTIVE', described })
        : Promise.reject(denied),
    ...methods,
  });
  return aWorld({ ecs, ledger: aLedger(new Map([[revisionArn('web:1'), tags]])) });
}

const RECENT = { at: daysAgo(1), revisionArn: revisionArn('web:2'), entry: {}, outcome: 'steady' };
const FORGOTTEN = { at: daysAgo(120), revisionArn: revisionArn('web:1'), entry: anEntry(41), outcome: 'steady' };

describe('a history that is read', () => {
  test('joins ECS’s deployments with the verdicts on the family, and has the images that can be read', async () => {
    const { deployments, images } = await readHistory(QUESTION, 10, aPast());

    expect(deployments).toEqual([RECENT, FORGOTTEN]);
    expect(images).toEqual(new Map([[revisionArn('web:2'), 'web:v2']]));
  });

  test('does not read the family where ECS has enough', async () => {
    const world = aPast({ listRevisions: () => Promise.reject(new Error('not to be called')) });

    expect((await readHistory(QUESTION, 1, world)).deployments).toEqual([RECENT]);
  });

  test('is the ledger’s where the deployments may not be read, which is said', async () => {
    const world = aPast({ serviceDeployments: () => Promise.reject(denied) });

    expect((await readHistory(QUESTION, 10, world)).deployments).toEqual([FORGOTTEN]);
    expect(world.reported).toEqual([
      { type: 'notice', text: 'Only deployments recorded in tags are shown: It is denied.', advice: 'Allow it.' },
    ]);
  });

  test('is refused for a service that does not exist', async () => {
    const world = aPast({ describeService: () => Promise.resolve(undefined) });

    await expect(readHistory(QUESTION, 10, world)).rejects.toThrow('Service web not found in cluster production.');
  });
});
