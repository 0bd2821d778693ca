import { describe, expect, test } from '@jest/globals';
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import { anAppSpec } from '../../../packages/local-ecs/__tests__/support/generators/code-deploy-stories.ts';
import { readActive } from '../../../src/drivers/code-deploy/active-deployment.ts';
import { aimAppSpec, readAppSpec } from '../../../src/drivers/code-deploy/app-spec.ts';
import type { CodeDeploy } from '../../../src/ports/code-deploy.ts';
import type { CodeDeployment, DeploymentTarget } from '../../../src/ports/code-deploy-records.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import { aCodeDeployment, aTarget } from '../../support/builders/code-deploy-observations.ts';
import { anOldDeployment, aService, ourDeployment, revisionArn } from '../../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../../support/fakes/fake-world.ts';

const [before, next] = [revisionArn('web:1'), revisionArn('web:2')];
const SETS = { originalId: 'ecs-svc/old', replacementId: 'ecs-svc/new' };
const denied = () => Promise.reject(new DeployError({ kind: 'access', message: 'No.', advice: 'Allow it.' }));

/** `web:1` is running, and `web:2` is next to it. */
const service = aService({
  controller: 'CODE_DEPLOY',
  revisionArn: before,
  deployments: [
    ourDeployment({ id: SETS.replacementId, revisionArn: next }),
    anOldDeployment({ id: SETS.originalId, revisionArn: before }),
  ],
});

async function read(deployment: Partial<CodeDeployment>, target: CodeDeploy['target']) {
  const parsed = await readAppSpec(anAppSpec(), 'appspec.json');
  if ('errors' in parsed) throw new Error('the AppSpec file is not sound');
  const { appSpec } = parsed;
  const world = aWorld({
    ecs: anEcs({
      describeRevision: (reference) => {
        return Promise.resolve({
          arn: toRevisionArn(reference),
          family: 'web',
          number: 0,
          status: 'ACTIVE',
          described: {},
        });
      },
      listRevisions: () => Promise.resolve([next, before]),
    }),
  });
  const ours = { sha256: world.digest(aimAppSpec(appSpec, next)) };
  const port = {
    activeDeployments: () => Promise.resolve(['d-OURS00001']),
    describe: () => Promise.resolve(aCodeDeployment({ ...ours, ...deployment })),
    target,
  };
  const question = { service, appSpec, group: { application: 'shop', group: 'web' } };
  return readActive(question, { ...world, codeDeploy: () => Promise.resolve(port as unknown as CodeDeploy) });
}

describe('a deployment of the group that is not over', () => {
  const target = (sets: Partial<DeploymentTarget>) => () => Promise.resolve(aTarget(sets));
  test.each([
    ['tells both revisions by its task sets', { sha256: 'another file' }, target(SETS), [false, next, before]],
    [
      'that has no target yet is known by its AppSpec file',
      {},
      () => Promise.resolve(undefined),
      [false, next, before],
    ],
    ['whose target may not be read is known by its AppSpec file', {}, denied, [false, next, before]],
    [
      'of another file and without a replacement tells what it goes back to',
      { sha256: 'x' },
      target({ originalId: SETS.originalId }),
      [false, undefined, before],
    ],
    [
      'of another file whose target may not be read tells nothing',
      { sha256: 'x' },
      denied,
      [false, undefined, undefined],
    ],
    [
      'that takes another back brings the revision that served before',
      { rollbackOf: 'd-BAD000001' },
      target(SETS),
      [true, before, undefined],
    ],
  ])('%s', async (_, deployment, readTarget, expected) => {
    const active = await read(deployment, readTarget);

    expect([active?.isRollback, active?.revision?.arn, active?.returnsToArn]).toEqual(expected);
  });
});
