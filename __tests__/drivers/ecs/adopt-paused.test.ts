import { expect, test } from '@jest/globals';
import { findDeploymentId } from '../../../src/drivers/ecs/adopt-paused.ts';
import {
  anOldDeployment,
  aServiceDeployment,
  aShiftingService,
  OLD_ID,
  OUR_ID,
  ourDeployment,
  revisionArn,
} from '../../support/builders/service-builders.ts';

const REVISION = revisionArn('web:2');
const back = [anOldDeployment({ status: 'PRIMARY' }), ourDeployment({ status: 'ACTIVE' })];

test.each([
  ['is PRIMARY while it is rolled out', 'IN_PROGRESS', [ourDeployment(), anOldDeployment()], OUR_ID],
  ['is the other one while it is rolled back', 'ROLLBACK_IN_PROGRESS', back, OUR_ID],
  [
    'is the other one also where both have its revision',
    'ROLLBACK_IN_PROGRESS',
    [anOldDeployment({ status: 'PRIMARY', revisionArn: REVISION }), ourDeployment({ status: 'ACTIVE' })],
    OUR_ID,
  ],
  ['has the id of its ARN when it is not listed', 'ROLLBACK_SUCCESSFUL', [anOldDeployment({ status: 'PRIMARY' })], ''],
])('a deployment %s', (_, status, deployments, id) => {
  const deployment = aServiceDeployment({ status });
  const wanted = id === '' ? deployment.arn.split('/').at(-1) : id;

  expect(findDeploymentId(aShiftingService({ deployments }), deployment, REVISION)).toBe(wanted);
  expect(wanted).not.toBe(OLD_ID);
});
