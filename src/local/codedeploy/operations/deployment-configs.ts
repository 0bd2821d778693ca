/** Deployment configurations: how production traffic is shifted. */
import type { JsonObject } from '../../../json.ts';
import type { Draft } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { drawUuid } from '../../engine/identifiers.ts';
import { asTimestamp, readObject, readString } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { listPredefined, readRouting } from '../deployment-configs.ts';
import { CONFIG_NAME, findConfig, readName, requireConfig } from '../find.ts';
import { cutList } from '../paginate.ts';

export const CONFIG_OPERATIONS: OperationTable = {
  'codedeploy:CreateDeploymentConfig': createDeploymentConfig,
  'codedeploy:GetDeploymentConfig': getDeploymentConfig,
  'codedeploy:ListDeploymentConfigs': listDeploymentConfigs,
  'codedeploy:DeleteDeploymentConfig': deleteDeploymentConfig,
};

/** Wordings not documented. */
function createDeploymentConfig(draft: Draft, { input, now }: Call): JsonObject {
  const name = readName(input, CONFIG_NAME);
  if (name.startsWith('CodeDeployDefault.')) {
    throw new ApiFault(CONFIG_NAME.invalid, 'The names of predefined deployment configurations are reserved.');
  }
  const platform = readString(input, 'computePlatform') ?? 'Server';
  if (platform !== 'ECS') {
    const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
    throw new ApiFault('InvalidComputePlatformException', problem);
  }
  if (findConfig(draft, name) !== undefined) {
    const problem = `A deployment configuration named ${name} already exists.`;
    throw new ApiFault('DeploymentConfigAlreadyExistsException', problem);
  }
  const trafficRouting = readObject(input, 'trafficRoutingConfig') ?? { type: 'AllAtOnce' };
  readRouting(trafficRouting);
  const id = drawUuid(draft);
  draft.deploymentConfigs.set(name, { id, name, createdAt: now, trafficRouting });
  return { deploymentConfigId: id };
}

function getDeploymentConfig(draft: Draft, { input }: Call): JsonObject {
  const found = requireConfig(draft, readName(input, CONFIG_NAME));
  return {
    deploymentConfigInfo: {
      deploymentConfigId: found.id,
      deploymentConfigName: found.name,
      createTime: asTimestamp(found.createdAt),
      computePlatform: 'ECS',
      trafficRoutingConfig: found.trafficRouting,
    },
  };
}

function listDeploymentConfigs(draft: Draft, { input }: Call): JsonObject {
  const page = cutList([...listPredefined(), ...draft.deploymentConfigs.values()], input);
  return { deploymentConfigsList: page.items.map(({ name }) => name), ...page.next };
}

/** Wordings not documented. */
function deleteDeploymentConfig(draft: Draft, { input }: Call): JsonObject {
  const name = readName(input, CONFIG_NAME);
  if (name.startsWith('CodeDeployDefault.')) {
    throw new ApiFault('InvalidOperationException', 'A predefined deployment configuration cannot be deleted.');
  }
  for (const { configName } of draft.deploymentGroups.values()) {
    if (configName === name) throw new ApiFault('DeploymentConfigInUseException', `${name} is still in use.`);
  }
  draft.deploymentConfigs.delete(name);
  return {};
}
