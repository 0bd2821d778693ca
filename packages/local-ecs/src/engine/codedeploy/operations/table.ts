import type { OperationTable } from '../../operation.ts';
import { APPLICATION_OPERATIONS } from './applications.ts';
import { CONFIG_OPERATIONS } from './deployment-configs.ts';
import { GROUP_OPERATIONS } from './deployment-groups.ts';
import { TARGET_OPERATIONS } from './deployment-targets.ts';
import { DEPLOYMENT_OPERATIONS } from './deployments.ts';
import { REVISION_OPERATIONS } from './revisions.ts';

/** The operations of CodeDeploy, named as IAM names its actions: `codedeploy:CreateDeployment`. */
export const CODE_DEPLOY_OPERATIONS: OperationTable = {
  ...APPLICATION_OPERATIONS,
  ...CONFIG_OPERATIONS,
  ...GROUP_OPERATIONS,
  ...DEPLOYMENT_OPERATIONS,
  ...TARGET_OPERATIONS,
  ...REVISION_OPERATIONS,
};
