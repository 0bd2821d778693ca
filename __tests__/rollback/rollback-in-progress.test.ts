import { expect, test } from '@jest/globals';
import type { ActiveDeployment } from '../../src/ports/code-deploy-records.ts';
import {
  findActiveRollbackTarget,
  findRollbackPath,
  leadsToTarget,
  type RollbackContext,
} from '../../src/rollback/rollback-in-progress.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  OLD_ID,
  OUR_ID,
  ourDeployment,
  revisionArn,
} from '../support/builders/service-builders.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/production/web/ours';

/** `last-good` is requested while `web:2` is rolled out over `web:1`. */
function aContext(overrides: Partial<RollbackContext> = {}): RollbackContext {
  return {
    request: { kind: 'last-good' },
    targetArn: revisionArn('web:1'),
    service: aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment(), anOldDeployment()] }),
    history: [aServiceDeployment({ arn: ARN })],
    entry: { repository: 'acme/web' },
    repository: 'acme/web',
    ...overrides,
  };
}

const ROLLBACK_PATH = {
  deploymentId: OUR_ID,
  revisionArn: revisionArn('web:2'),
  serviceDeploymentArn: ARN,
  returnsToId: OLD_ID,
};

test.each<{ readonly name: string; readonly asked: Partial<RollbackContext>; readonly isFound: boolean }>([
  { name: 'for last-good', asked: {}, isFound: true },
  { name: 'for previous', asked: { request: { kind: 'previous' } }, isFound: true },
  { name: 'not for a revision by name', asked: { request: { kind: 'number', number: 1 } }, isFound: false },
  { name: 'not when ECS would return elsewhere', asked: { targetArn: revisionArn('web:0') }, isFound: false },
  {
    name: 'not when nothing has completed before',
    asked: { service: aService({ deployments: [ourDeployment(), anOldDeployment({ rolloutState: 'FAILED' })] }) },
    isFound: false,
  },
  {
    name: 'not when it is being rolled back already',
    asked: { history: [aServiceDeployment({ arn: ARN, status: 'ROLLBACK_IN_PROGRESS' })] },
    isFound: false,
  },
  {
    name: 'not when its own revision is the only one that completed',
    asked: {
      targetArn: revisionArn('web:2'),
      service: aService({ deployments: [ourDeployment({ rolloutState: 'COMPLETED' })] }),
    },
    isFound: false,
  },
  { name: 'not when the service has no deployment', asked: { service: aService({ deployments: [] }) }, isFound: false },
  { name: 'not when the history may not be read', asked: { history: [] }, isFound: false },
  {
    name: 'not when the newest service deployment is of another revision',
    asked: { history: [aServiceDeployment({ arn: ARN, targetRevisionArn: revisionArn('web:3') })] },
    isFound: false,
  },
  { name: 'not when another repository rolls it out', asked: { entry: { repository: 'acme/api' } }, isFound: false },
  { name: 'when it is not known who rolls it out', asked: { entry: undefined }, isFound: true },
  { name: 'when the run has no repository', asked: { repository: undefined }, isFound: true },
])('a deployment in progress is rolled back $name: $isFound', ({ asked, isFound }) => {
  expect(findRollbackPath(aContext(asked))).toEqual(isFound ? ROLLBACK_PATH : undefined);
});

const ACTIVE: ActiveDeployment = {
  id: 'd-OURS00001',
  isRollback: false,
  revision: { arn: revisionArn('web:2'), family: 'web', number: 2, status: 'ACTIVE', described: {} },
  returnsToArn: revisionArn('web:1'),
};
const { revision: _unknown, ...OF_ANYBODY } = ACTIVE;

test.each<{
  readonly name: string;
  readonly active?: ActiveDeployment;
  readonly asked?: Partial<RollbackContext>;
  readonly isBack: boolean;
}>([
  { name: 'when it is rolled back to the target', active: ACTIVE, isBack: true },
  { name: 'not when there is none', isBack: false },
  {
    name: 'not when it is rolled back elsewhere',
    active: ACTIVE,
    asked: { targetArn: revisionArn('web:0') },
    isBack: false,
  },
  { name: 'not when it is a rollback itself', active: { ...ACTIVE, isRollback: true }, isBack: false },
  { name: 'not when its revision is not known', active: OF_ANYBODY, isBack: false },
  {
    name: 'not when another repository deploys it',
    active: ACTIVE,
    asked: { entry: { repository: 'acme/api' } },
    isBack: false,
  },
])('a deployment by CodeDeploy is stopped $name: $isBack', ({ active, asked, isBack }) => {
  const { targetArn, entry, repository } = aContext({ targetArn: revisionArn('web:1'), ...asked });

  expect(leadsToTarget(active, { targetArn, entry, repository })).toBe(isBack);
});

test.each<readonly [string, ActiveDeployment | undefined, string | undefined]>([
  ['back to where CodeDeploy returns when it is stopped', ACTIVE, 'web:1'],
  ['to what a rollback brings', { ...ACTIVE, isRollback: true }, 'web:2'],
  ['nowhere by a rollback that brings what is not known', { ...OF_ANYBODY, isRollback: true }, undefined],
  ['nowhere without a deployment', undefined, undefined],
])('a deployment by CodeDeploy leads %s', (_, active, target) => {
  expect(findActiveRollbackTarget(active)).toBe(target === undefined ? undefined : revisionArn(target));
});
