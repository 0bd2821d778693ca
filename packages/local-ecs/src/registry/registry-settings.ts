import type { JsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, readText } from './ecr-input.ts';
import { answer, type EcrOperation, refuseOperation } from './ecr-operation.ts';
import { isPolicy } from './ecr-settings.ts';
import { type Refusal, refuseParameter } from './refusal.ts';
import { putReplication } from './registry-replication.ts';
import { getRepositoryScanning, putScanning } from './registry-scanning.ts';
import type { OperateSettings, RegistrySettings, World } from './settings-contract.ts';

export function createRegistrySettings(): RegistrySettings {
  return { policyText: undefined, scanning: { scanType: 'BASIC', rules: [] }, replication: { rules: [] } };
}

const OPERATIONS: Readonly<Record<string, OperateSettings>> = {
  PutRegistryPolicy: putPolicy,
  GetRegistryPolicy: getPolicy,
  DeleteRegistryPolicy: deletePolicy,
  PutRegistryScanningConfiguration: putScanning,
  GetRegistryScanningConfiguration: ({ scanning }, _input, { context }) => ({
    registryId: context.account,
    scanningConfiguration: scanning,
  }),
  BatchGetRepositoryScanningConfiguration: getRepositoryScanning,
  PutReplicationConfiguration: putReplication,
  DescribeRegistry: ({ replication }, _input, { context }) => ({
    registryId: context.account,
    replicationConfiguration: replication,
  }),
};

export function createSettingsOperations(settings: RegistrySettings): ReadonlyMap<string, EcrOperation> {
  const bind =
    (operate: OperateSettings): EcrOperation =>
    (catalogue, input, context) => {
      const output = operate(settings, input, { catalogue, context });
      return isRefusal(output) ? refuseOperation(catalogue, output) : answer(catalogue, output);
    };
  return new Map(Object.entries(OPERATIONS).map(([name, operate]) => [name, bind(operate)]));
}

function putPolicy(settings: RegistrySettings, input: JsonObject, { context }: World): JsonObject | Refusal {
  const policyText = readText(input.policyText);
  if (!isPolicy(policyText)) return refuseParameter('PolicyText', 'Invalid registry policy provided');
  settings.policyText = policyText;
  return { registryId: context.account, policyText };
}

function getPolicy({ policyText }: RegistrySettings, _input: JsonObject, { context }: World): JsonObject | Refusal {
  if (policyText !== undefined) return { registryId: context.account, policyText };
  const message = `Registry policy does not exist in the registry with id '${context.account}'`;
  return { type: 'RegistryPolicyNotFoundException', message };
}

function deletePolicy(settings: RegistrySettings, input: JsonObject, world: World): JsonObject | Refusal {
  const deleted = getPolicy(settings, input, world);
  settings.policyText = undefined;
  return deleted;
}
