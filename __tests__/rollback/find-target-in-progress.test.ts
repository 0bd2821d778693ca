import { describe, expect, test } from '@jest/globals';
import type { RollbackRequest } from '../../src/inputs/request.ts';
import { writeEntry } from '../../src/ledger/entry.ts';
import type { RollbackService } from '../../src/rollback/find-target.ts';
import { anOldDeployment, aService, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';
import { aRevision, find, HISTORY } from './find-target-builders.ts';

const REPOSITORY = 'acme/shop';

describe('while a deployment is in progress', () => {
  const deployments = [
    anOldDeployment({
      id: 'ecs-svc/3',
      status: 'PRIMARY',
      revisionArn: revisionArn('web:3'),
      rolloutState: 'IN_PROGRESS',
    }),
    anOldDeployment({ id: 'ecs-svc/2', revisionArn: revisionArn('web:2') }),
  ];
  const service = aService({ revisionArn: revisionArn('web:3'), deployments });
  const history = HISTORY.map((one, at) => (at === 0 ? { ...one, status: 'IN_PROGRESS' } : one));

  test('ECS can roll it back to the target', async () => {
    const { rollbackPath } = await find({ found: { service, history } });

    expect(rollbackPath).toEqual({
      deploymentId: 'ecs-svc/3',
      revisionArn: revisionArn('web:3'),
      serviceDeploymentArn: serviceDeploymentArn('deployment-3'),
      returnsToId: 'ecs-svc/2',
    });
  });

  test('ECS is not asked to roll back the deployment of another repository', async () => {
    const tags = new Map([[revisionArn('web:3'), writeEntry({ repository: 'acme/other' })]]);

    const { rollbackPath } = await find({ tags, origin: { repository: REPOSITORY }, found: { service, history } });

    expect(rollbackPath).toBeUndefined();
  });

  test('its own revision is no refusal: it is followed', async () => {
    const request: RollbackRequest = { kind: 'revision', family: 'web', number: 3 };

    expect((await find({ request, found: { service, history } })).revision.number).toBe(3);
  });
});

describe('while CodeDeploy deploys', () => {
  const active = { id: 'd-OURS00001', isRollback: false, revision: aRevision(3), returnsToArn: revisionArn('web:1') };
  const aState = (more: Partial<typeof active> = {}) =>
    ({ codeDeploy: { active: { ...active, ...more } } }) as unknown as Pick<RollbackService, 'codeDeploy'>;

  test('a step back leads to where CodeDeploy returns, by a stop of its deployment', async () => {
    expect(await find({ found: aState() })).toMatchObject({ revision: { number: 1 }, isCodeDeployRollback: true });
  });

  test('a rollback of CodeDeploy is followed to what it brings', async () => {
    const found = aState({ isRollback: true, revision: aRevision(2) });

    expect(await find({ found })).toMatchObject({ revision: { number: 2 }, isCodeDeployRollback: false });
  });

  test('the deployment of another repository is not stopped', async () => {
    const tags = new Map([[revisionArn('web:3'), writeEntry({ repository: 'acme/other' })]]);

    expect(await find({ tags, origin: { repository: REPOSITORY }, found: aState() })).toMatchObject({
      isCodeDeployRollback: false,
    });
  });

  test('a revision by name is taken as named', async () => {
    const request: RollbackRequest = { kind: 'revision', family: 'web', number: 3 };

    expect((await find({ request, found: aState() })).revision.number).toBe(3);
  });
});
