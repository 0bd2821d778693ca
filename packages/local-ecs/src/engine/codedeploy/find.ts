/** Finding what a request of CodeDeploy names. Texts are observed unless marked. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { readString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import { listPredefined } from './deployment-configs.ts';
import type {
  ApplicationRecord,
  CodeDeploymentRecord,
  DeploymentConfigRecord,
  DeploymentGroupRecord,
} from './records.ts';

/** A name of 1 to 100 characters (AWS CodeDeploy API reference). */
export interface NameRule {
  readonly field: string;
  /** Exceptions for a name that is absent, and for one that is not valid. */
  readonly required: string;
  readonly invalid: string;
}

export const APPLICATION_NAME: NameRule = {
  field: 'applicationName',
  required: 'ApplicationNameRequiredException',
  invalid: 'InvalidApplicationNameException',
};

export const GROUP_NAME: NameRule = {
  field: 'deploymentGroupName',
  required: 'DeploymentGroupNameRequiredException',
  invalid: 'InvalidDeploymentGroupNameException',
};

export const CONFIG_NAME: NameRule = {
  field: 'deploymentConfigName',
  required: 'DeploymentConfigNameRequiredException',
  invalid: 'InvalidDeploymentConfigNameException',
};

/** Wordings not documented. */
export function readName(input: JsonObject, rule: NameRule): string {
  const name = readString(input, rule.field) ?? '';
  if (name === '') throw new ApiError(rule.required, `${rule.field} is required.`);
  if (name.length > 100) throw new ApiError(rule.invalid, `${rule.field} has at most 100 characters.`);
  return name;
}

export function requireApplication(state: MutableState, input: JsonObject): ApplicationRecord {
  const name = readName(input, APPLICATION_NAME);
  const found = state.applications.get(name);
  if (found === undefined) {
    throw new ApiError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
  }
  return found;
}

export function requireGroup(
  state: MutableState,
  input: JsonObject,
  rule: NameRule = GROUP_NAME,
): DeploymentGroupRecord {
  const application = requireApplication(state, input).name;
  const name = readName(input, rule);
  const found = state.deploymentGroups.get(`${application}/${name}`);
  if (found === undefined) {
    throw new ApiError('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`);
  }
  return found;
}

export function findConfig(state: MutableState, name: string): DeploymentConfigRecord | undefined {
  return listPredefined().find((one) => one.name === name) ?? state.deploymentConfigs.get(name);
}

export function requireConfig(state: MutableState, name: string): DeploymentConfigRecord {
  const found = findConfig(state, name);
  if (found !== undefined) return found;
  throw new ApiError('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`);
}

export function requireDeployment(state: MutableState, input: JsonObject): CodeDeploymentRecord {
  const id = readString(input, 'deploymentId') ?? '';
  // Wordings not documented.
  if (id === '') throw new ApiError('DeploymentIdRequiredException', 'deploymentId is required.');
  const found = state.codeDeployments.get(id);
  if (found !== undefined) return found;
  throw new ApiError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
}
