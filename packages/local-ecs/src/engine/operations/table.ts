import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { CODE_DEPLOY_OPERATIONS } from '../codedeploy/operations/table.ts';
import type { Caller } from '../contract.ts';
import { CLASSIC_OPERATIONS } from '../load-balancing/classic/operations/table.ts';
import { LOAD_BALANCING_OPERATIONS } from '../load-balancing/operations/table.ts';
import type { MutableState } from '../mutable-state.ts';
import type { OperationTable } from '../operation.ts';
import { checkTypes } from '../request-fields/check-types.ts';
import { refuseFields } from '../request-fields/refuse-fields.ts';
import { ACCOUNT_SETTING_OPERATIONS } from './account-settings.ts';
import { ATTRIBUTE_OPERATIONS } from './attributes.ts';
import { CAPACITY_PROVIDER_OPERATIONS } from './capacity-providers.ts';
import { CLUSTER_OPERATIONS } from './clusters.ts';
import { CONTAINER_INSTANCE_OPERATIONS } from './container-instances.ts';
import { EXPRESS_OPERATIONS } from './express-gateway-services.ts';
import { TASK_DEFINITION_LISTS } from './list-task-definitions.ts';
import { registerContainerInstance } from './register-container-instance.ts';
import { SERVICE_DEPLOYMENT_OPERATIONS } from './service-deployments.ts';
import { SERVICE_REVISION_OPERATIONS } from './service-revisions.ts';
import { SERVICE_OPERATIONS } from './services.ts';
import { TAG_OPERATIONS } from './tags.ts';
import { TASK_DEFINITION_OPERATIONS } from './task-definitions.ts';
import { TASK_PROTECTION_OPERATIONS } from './task-protection.ts';
import { TASK_SET_OPERATIONS } from './task-sets.ts';
import { TASK_OPERATIONS } from './tasks.ts';

const OPERATIONS: OperationTable = {
  ...CLUSTER_OPERATIONS,
  ...CAPACITY_PROVIDER_OPERATIONS,
  ...ACCOUNT_SETTING_OPERATIONS,
  ...CONTAINER_INSTANCE_OPERATIONS,
  RegisterContainerInstance: registerContainerInstance,
  ...ATTRIBUTE_OPERATIONS,
  ...TASK_DEFINITION_OPERATIONS,
  ...TASK_DEFINITION_LISTS,
  ...SERVICE_OPERATIONS,
  ...EXPRESS_OPERATIONS,
  ...SERVICE_DEPLOYMENT_OPERATIONS,
  ...SERVICE_REVISION_OPERATIONS,
  ...TASK_OPERATIONS,
  ...TASK_PROTECTION_OPERATIONS,
  ...TASK_SET_OPERATIONS,
  ...TAG_OPERATIONS,
  ...CODE_DEPLOY_OPERATIONS,
  ...LOAD_BALANCING_OPERATIONS,
  ...CLASSIC_OPERATIONS,
};

/** Names of the operations that the engine answers. */
export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATIONS);

/** @throws ApiError for a refusal; UnknownOperationException when the engine does not have the operation */
export function answerCall(
  state: MutableState,
  call: { readonly operation: string; readonly input: JsonObject; readonly caller: Caller },
  now: number,
): JsonObject {
  const operation = Object.hasOwn(OPERATIONS, call.operation) ? OPERATIONS[call.operation] : undefined;
  if (operation === undefined) {
    throw new ApiError('UnknownOperationException', `The local ECS does not simulate the operation ${call.operation}.`);
  }
  checkTypes(call.operation, call.input);
  refuseFields(call.operation, call.input);
  return operation(state, { input: call.input, caller: call.caller, now });
}
