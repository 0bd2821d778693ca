import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import { openHistories, readHistory } from '../../src/run/service-history.ts';
import { aRequest, aService, aServiceDeployment } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

const HISTORY = [aServiceDeployment()];

/** An ECS that notes whose service deployments are read. */
function aListeningEcs(answer: Ecs['serviceDeployments'] = () => Promise.resolve(HISTORY)) {
  const asked: string[] = [];
  const ecs = anEcs({
    serviceDeployments: (cluster, service, limit) => {
      asked.push(service);
      return answer(cluster, service, limit);
    },
  });
  return { ecs, asked };
}

const named = (count: number) => Array.from({ length: count }, (_, at) => `web-${at + 1}`);

describe('the history of a service', () => {
  test('of up to ten services is read at once by their names, and only once', async () => {
    const { ecs, asked } = aListeningEcs();

    const histories = openHistories(aRequest({ services: named(10) }), { ecs });

    expect(asked).toEqual(named(10));
    expect(await histories(aService({ name: 'web-3' }))).toBe(HISTORY);
    expect(asked).toHaveLength(10);
  });

  test('of a service that is named by its ARN is found by its name', async () => {
    const { arn } = aService();
    const { ecs, asked } = aListeningEcs();

    await openHistories(aRequest({ services: [arn] }), { ecs })(aService());

    expect(asked).toEqual([arn]);
  });

  test('of more than ten services is read when it is needed', async () => {
    const { ecs, asked } = aListeningEcs();

    const histories = openHistories(aRequest({ services: named(11) }), { ecs });

    expect(asked).toEqual([]);
    await histories(aService({ name: 'web-3' }));
    expect(asked).toEqual(['web-3']);
  });

  test('that may not be read is not known, and that is reported once it is needed', async () => {
    const denied = new DeployError({ kind: 'access', message: 'Denied.', advice: 'Allow it.' });
    const { ecs } = aListeningEcs(() => Promise.reject(denied));
    const world = aWorld({ ecs });
    const histories = openHistories(aRequest(), world);
    await new Promise((resolve) => setImmediate(resolve));

    expect(world.reported).toEqual([]);
    expect(await readHistory(aService(), histories, world)).toBeUndefined();
    const text = 'Service deployments cannot be read, so the reason of a failure may be missing: Denied.';
    expect(world.reported).toEqual([{ type: 'notice', text, advice: 'Allow it.' }]);
  });

  test.each([
    { name: 'AWS does not answer', error: { kind: 'unreachable' } },
    { name: 'the credentials have expired', error: { kind: 'access', hasExpired: true } },
  ] as const)('ends the run if $name', async ({ error }) => {
    const failure = new DeployError({ ...error, message: 'No.', advice: 'Run again.' });
    const world = aWorld(aListeningEcs(() => Promise.reject(failure)));

    await expect(readHistory(aService(), openHistories(aRequest(), world), world)).rejects.toBe(failure);
    expect(world.reported).toEqual([]);
  });
});
