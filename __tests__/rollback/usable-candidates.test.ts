import { describe, expect, test } from '@jest/globals';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import type { ServiceDeploymentRecord } from '../../src/ports/service-records.ts';
import { pickUsable } from '../../src/rollback/usable-candidates.ts';
import { aServiceDeployment, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';
import { anEcr, anEcs, aWorld, inRegistry } from '../support/fakes/fake-world.ts';

const ARN = revisionArn('web:2');
const REPLACED = {
  arn: ARN,
  words: 'web:2 (replaced before it completed)',
  stoppedDeploymentArn: serviceDeploymentArn('2'),
};
const NO_CONTEXT = { refused: [], history: [] };

/** A world in which the stopped deployment is as given, or may not be read. */
function aWorldWith(read: () => Promise<ServiceDeploymentRecord | undefined>) {
  const revision = { arn: ARN, family: 'web', number: 2, status: 'ACTIVE', described: { containerDefinitions: [] } };
  return aWorld({
    ecs: anEcs({ describeRevision: () => Promise.resolve(revision), describeServiceDeployment: read }),
  });
}

function aStopped(overrides: Partial<ServiceDeploymentRecord>) {
  return aWorldWith(() =>
    Promise.resolve(aServiceDeployment({ arn: serviceDeploymentArn('2'), status: 'STOPPED', ...overrides })),
  );
}

const aBreaker = (status: string, failureCount: number) => ({
  circuitBreaker: { status, failureCount, threshold: 3 },
});

describe('a candidate', () => {
  const candidate = { arn: ARN, words: 'web:2' };
  const anyDigest = `sha256:${'a'.repeat(64)}`;
  const image = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@${anyDigest}`;
  const revision = {
    arn: ARN,
    family: 'web',
    number: 2,
    status: 'ACTIVE',
    described: { containerDefinitions: [{ name: 'app', image }] },
  };

  /** A registry in which the image exists or not, and the revision as given. */
  function aWorldOf(described: () => Promise<typeof revision>, isImageThere = true) {
    const world = aWorld({
      ecs: anEcs({ describeRevision: described }),
      ecr: anEcr({
        isCache: () => Promise.resolve(false),
        imageContent: () => Promise.resolve({ labels: {}, platforms: [], children: [] }),
        findImage: () => Promise.resolve(inRegistry(isImageThere ? anyDigest : undefined)),
      }),
    });
    world.notes.note({
      identity: { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' },
    });
    return world;
  }

  const fail = (kind: DeployErrorKind) => () => Promise.reject(new DeployError({ kind, message: '', advice: '' }));

  test.each([
    { name: 'whose image exists is usable', world: aWorldOf(() => Promise.resolve(revision)), isOne: true },
    { name: 'whose image is gone is not', world: aWorldOf(() => Promise.resolve(revision), false), isOne: false },
    {
      name: 'that was deregistered is not',
      world: aWorldOf(() => Promise.resolve({ ...revision, status: 'INACTIVE' })),
      isOne: false,
    },
    { name: 'that does not exist is not', world: aWorldOf(fail('absent')), isOne: false },
    { name: 'that may not be read is usable', world: aWorldOf(fail('access')), isOne: true },
  ])('$name', async ({ world, isOne }) => {
    expect(await pickUsable([candidate], NO_CONTEXT, world)).toEqual(isOne ? [candidate] : []);
    expect(world.reported).toEqual([]);
  });

  test.each<DeployErrorKind>(['internal', 'cancelled'])('whose read ends with %s ends the run', async (kind) => {
    await expect(pickUsable([candidate], NO_CONTEXT, aWorldOf(fail(kind)))).rejects.toMatchObject({ kind });
  });

  test('that was just refused is none', async () => {
    expect(await pickUsable([candidate], { ...NO_CONTEXT, refused: ['web:2'] }, aWorld())).toEqual([]);
  });
});

describe('a revision that was replaced before it completed', () => {
  test.each([
    { name: 'ECS counted no failed task', overrides: aBreaker('MONITORING_COMPLETE', 0) },
    { name: 'ECS has no count', overrides: {} },
  ])('is a candidate when $name', async ({ overrides }) => {
    expect(await pickUsable([REPLACED], NO_CONTEXT, aStopped(overrides))).toEqual([REPLACED]);
  });

  test.each([
    { name: 'its tasks failed', overrides: aBreaker('MONITORING_COMPLETE', 1) },
    { name: 'an alarm went off', overrides: { alarms: { status: 'TRIGGERED', triggered: ['latency'] } } },
    { name: 'the circuit breaker opened without a count', overrides: aBreaker('TRIGGERED', 0) },
    { name: 'the circuit breaker opened', overrides: aBreaker('TRIGGERED', 3) },
  ])('is no candidate when $name', async ({ overrides }) => {
    expect(await pickUsable([REPLACED], NO_CONTEXT, aStopped(overrides))).toEqual([]);
  });

  test('is a candidate when its deployment may not be read', async () => {
    const denied = new DeployError({ kind: 'access', message: 'denied', advice: 'Allow it.' });

    expect(
      await pickUsable(
        [REPLACED],
        NO_CONTEXT,
        aWorldWith(() => Promise.reject(denied)),
      ),
    ).toEqual([REPLACED]);
  });
});
