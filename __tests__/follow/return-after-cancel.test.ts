import { describe, expect, test } from '@jest/globals';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import type { DeploymentDriver, FollowedDeployment, RollbackTarget } from '../../src/follow/driver.ts';
import { openReported } from '../../src/follow/news.ts';
import { returnAfterCancel } from '../../src/follow/return-after-cancel.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { aService, revisionArn, theFacts } from '../support/builders/service-builders.ts';
import { aClock, aWorld } from '../support/fakes/fake-world.ts';

const PREVIOUS: RollbackTarget = { kind: 'found', revisionArn: revisionArn('web:1'), isChosen: true };
const rollout = driveRollout({ facts: theFacts(), before: aService(), serviceDeploymentsBefore: new Set() });

/** The limit is not reached: answers come at once. */
const QUICK = { clock: { ...aClock(), sleep: () => new Promise<void>(() => undefined) } };

/** A complete deployment whose rollback is as given. */
function complete(overrides: Partial<DeploymentDriver>): FollowedDeployment {
  const driver: DeploymentDriver = {
    ...rollout,
    findTarget: () => Promise.resolve(PREVIOUS),
    openRollback: () => driver,
    preparePrevious: () => Promise.resolve(() => Promise.resolve(driver)),
    ...overrides,
  };
  const reported = openReported(driver.before, undefined);
  return {
    driver,
    ending: { verdict: 'cancelled', reason: '', lastObservation: undefined, known: driver.nothingKnown, reported },
  };
}

describe('the rollback of a complete deployment after a cancel', () => {
  test('is requested from ECS, and noted for the summary', async () => {
    const world = aWorld(QUICK);
    world.notes.noteService('web', {});

    expect(await returnAfterCancel(complete({}), world)).toBe('Rollback to web:1 requested.');
    expect(world.reported).toMatchObject([{ type: 'rollback-asked', service: 'web', to: 'web:1' }]);
    expect(world.notes.record().services).toMatchObject([{ name: 'web', isRollbackRequested: true }]);
  });

  test('starts no docker, which the run has stopped', async () => {
    let answer: unknown;
    const preparePrevious: DeploymentDriver['preparePrevious'] = async (_target, { docker }) => {
      answer = await docker.run(['version']).catch((thrown: unknown) => thrown);
      return undefined;
    };

    await returnAfterCancel(complete({ preparePrevious }), aWorld(QUICK));

    expect(answer).toMatchObject({ kind: 'build' });
  });

  test('is not requested where someone has deployed since', async () => {
    const preparePrevious = () => Promise.resolve(undefined);

    expect(await returnAfterCancel(complete({ preparePrevious }), aWorld(QUICK))).toBeUndefined();
  });

  test('says why it cannot be requested', async () => {
    const findTarget = () => Promise.resolve({ kind: 'none', reason: 'No deployment has completed.' } as const);
    const denied = new DeployError({ kind: 'access', message: 'ecs:UpdateService was denied.', advice: '' });
    const without = (overrides: Partial<DeploymentDriver>) => returnAfterCancel(complete(overrides), aWorld(QUICK));

    expect(await without({ findTarget })).toBe('No deployment has completed.');
    expect(await without({ preparePrevious: () => Promise.reject(denied) })).toBe(
      'The rollback could not be requested: ecs:UpdateService was denied.',
    );
  });

  test('that is not answered in time is reported so', async () => {
    const preparePrevious = () => new Promise<never>(() => undefined);

    expect(await returnAfterCancel(complete({ preparePrevious }), aWorld())).toBe(
      'The rollback was not confirmed in time.',
    );
  });
});
