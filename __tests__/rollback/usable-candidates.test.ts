import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { ServiceDeploymentRecord } from '../../src/ports/service-records.ts';
import { pickUsable } from '../../src/rollback/usable-candidates.ts';
import { aServiceDeployment, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

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

describe('a revision that was replaced before it completed', () => {
  test.each([
    { name: 'ECS counted no failed task', overrides: aBreaker('MONITORING_COMPLETE', 0) },
    { name: 'ECS has no count', overrides: {} },
  ])('is a candidate when $name', async ({ overrides }) => {
    expect(await pickUsable([REPLACED], NO_CONTEXT, aStopped(overrides))).toEqual([REPLACED]);
  });

  test.each([
    { name: 'its tasks failed', overrides: aBreaker('MONITORING_COMPLETE', 1) },
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
