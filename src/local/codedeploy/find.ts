/** Finding what a request of CodeDeploy names. Texts are observed unless marked. */
import type { JsonObject } from '../../json.ts';
import type { Draft } from '../engine/draft.ts';
import { ApiFault } from '../engine/fault.ts';
import { readString } from '../engine/input.ts';
import { listPredefined } from './deployment-configs.ts';
import type {
  ApplicationRecord,
  CodeDeploymentRecord,
  DeploymentConfigRecord,
  DeploymentGroupRecord,
} from './records.ts';

/** A name of 1 to 100 characters (AWS CodeDeploy API reference). */
export interface NameRule {
  readonly member: string;
  /** Exceptions for a name that is absent, and for one that is not valid. */
  readonly required: string;
  readonly invalid: string;
}

export const APPLICATION_NAME: NameRule = {
  member: 'applicationName',
  required: 'ApplicationNameRequiredException',
  invalid: 'InvalidApplicationNameException',
};

export const GROUP_NAME: NameRule = {
  member: 'deploymentGroupName',
  required: 'DeploymentGroupNameRequiredException',
  invalid: 'InvalidDeploymentGroupNameException',
};

export const CONFIG_NAME: NameRule = {
  member: 'deploymentConfigName',
  required: 'DeploymentConfigNameRequiredException',
  invalid: 'InvalidDeploymentConfigNameException',
};

/** Wordings not documented. */
export function readName(input: JsonObject, rule: NameRule): string {
  const name = readString(input, rule.member) ?? '';
  if (name === '') throw new ApiFault(rule.required, `${rule.member} is required.`);
  if (name.length > 100) throw new ApiFault(rule.invalid, `${rule.member} has at most 100 characters.`);
  return name;
}

export function requireApplication(draft: Draft, input: JsonObject): ApplicationRecord {
  const name = readName(input, APPLICATION_NAME);
  const found = draft.applications.get(name);
  if (found === undefined) {
    throw new ApiFault('ApplicationDoesNotExistException', `No application found for name: ${name}`);
  }
  return found;
}

export function requireGroup(draft: Draft, input: JsonObject, rule: NameRule = GROUP_NAME): DeploymentGroupRecord {
  const application = requireApplication(draft, input).name;
  const name = readName(input, rule);
  const found = draft.deploymentGroups.get(`${application}/${name}`);
  if (found === undefined) {
    throw new ApiFault('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`);
  }
  return found;
}

export function findConfig(draft: Draft, name: string): DeploymentConfigRecord | undefined {
  return listPredefined().find((one) => one.name === name) ?? draft.deploymentConfigs.get(name);
}

export function requireConfig(draft: Draft, name: string): DeploymentConfigRecord {
  const found = findConfig(draft, name);
  if (found !== undefined) return found;
  throw new ApiFault('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`);
}

export function requireDeployment(draft: Draft, input: JsonObject): CodeDeploymentRecord {
  const id = readString(input, 'deploymentId') ?? '';
  // Wordings not documented.
  if (id === '') throw new ApiFault('DeploymentIdRequiredException', 'deploymentId is required.');
  const found = draft.codeDeployments.get(id);
  if (found !== undefined) return found;
  throw new ApiFault('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
}
